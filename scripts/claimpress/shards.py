"""A site built in parts, on as many machines as there are: each makes its share, and one joins them to the same bytes."""

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeVar

from claimpress import __version__
from claimpress.bench import Bench, Done
from claimpress.check import Project
from claimpress.packed import Places
from claimpress.press.run import Printed
from claimpress.problem import CannotRun, Problem
from claimpress.rules.built import Part
from claimpress.search.searched import Searched

TOLD: Final = "shard.json"
"""The file of a shard that tells what it holds."""
SITE: Final = "site"
DOCS: Final = "docs"
_SHARE: Final = re.compile(r"([1-9]\d{0,3})/([1-9]\d{0,3})", re.ASCII)

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a build: the number of the part, counted from 1, and of how many."""

    number: int
    parts: int

    @classmethod
    def parse(cls, text: str) -> "Share":
        """Read ``3/16``.

        Raises:
            CannotRun: it is no such share.
        """
        found = _SHARE.fullmatch(text)
        if found is None or int(found[1]) > int(found[2]):
            message = f"{text!r} is no share of a build, expected one like 3/16: the third of sixteen parts"
            raise CannotRun(message, "Build every share from 1/16 to 16/16, then: claimpress merge")
        return cls(int(found[1]), int(found[2]))

    def of(self, things: Sequence[Thing]) -> list[Thing]:
        """Return this share of some things: each of them is in one."""
        return list(things[self.number - 1 :: self.parts])

    @property
    def folder(self) -> str:
        """The name of its folder."""
        return f"{self.number}-of-{self.parts}"


def mark_of(project: Project) -> str:
    """Return the fingerprint of what a site is made from: shards of different projects are never joined."""
    files = [*project.claims, *project.sources, *project.documents.values()]
    said = sha256(f"{__version__}\n{project.config!r}".encode("utf-8", "surrogatepass"))
    for file in files:
        said.update(
            f"{file.path}\0{sha256(file.data or b'').hexdigest()}\n".encode("utf-8", "surrogateescape")
        )
    return said.hexdigest()


def write_shard(folder: Path, share: Share, mark: str, done: Iterable[Done], docs: Path) -> None:
    """Write what a shard holds besides the HTML, which is there already.

    Args:
        folder: its folder.
        share: which part of the build it is.
        mark: the fingerprint of what the site is made from.
        done: what was made.
        docs: the folder that the generated files lie in.
    """
    made = list(done)
    for path in (path for each in made for path in each.prints):
        target = folder / DOCS / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((docs / path).read_bytes())
    told = {"share": [share.number, share.parts], "mark": mark, "done": [_plain(each) for each in made]}
    (folder / TOLD).write_text(json.dumps(told, ensure_ascii=False), "utf-8", "surrogateescape")


def _plain(done: Done) -> dict[str, Any]:
    printed = [
        [
            each.source,
            each.meta,
            each.entries,
            astuple(each.searched) if each.searched is not None else None,
            list(each.places),
            each.links,
        ]
        for each in done.printed
    ]
    seen = [
        [
            [problem.plain() for problem in part.problems],
            {path: list(places) for path, places in part.places.items()},
            part.links,
        ]
        for part in done.seen
    ]
    return {"prints": done.prints, "pieces": done.pieces, "printed": printed, "seen": seen}


@dataclass(frozen=True, slots=True)
class Shards:
    """All shards of a site: their folders, in order, and what each tells."""

    folders: tuple[Path, ...]
    told: tuple[dict[str, Any], ...]

    def take(self, bench: Bench, target: Path) -> Iterator[Done]:
        """Put the files of every shard in their places, and yield what was made."""
        for folder, told in zip(self.folders, self.told, strict=True):
            for path in _files(folder / SITE):
                place = target / path
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(folder / SITE / path, place)
            changed = [
                path
                for path in _files(folder / DOCS)
                if bench.docs.write(path, (folder / DOCS / path).read_bytes())
            ]
            done = [_done(each) for each in told["done"]]
            if done:
                done[0].changed += changed
            yield from done


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _done(values: dict[str, Any]) -> Done:
    printed = [
        Printed(
            source,
            meta,
            entries,
            Searched(*found) if found is not None else None,
            Places(places),
            links,
        )
        for source, meta, entries, found, places, links in values["printed"]
    ]
    seen = [
        Part(
            tuple(map(Problem.read, problems)),
            {path: Places(ids) for path, ids in places.items()},
            links,
        )
        for problems, places, links in values["seen"]
    ]
    pieces = {path: [(key, length) for key, length in found] for path, found in values["pieces"].items()}
    return Done(values["prints"], [], pieces, printed, seen)


def shards_in(folder: Path, mark: str) -> Shards:
    """Return the shards in a folder.

    Args:
        folder: the folder that holds a folder of each.
        mark: the fingerprint of what the site is made from.

    Raises:
        CannotRun: one is missing, cannot be read, or was built from something else.
    """
    found: dict[int, tuple[Path, dict[str, Any]]] = {}
    parts = set[int]()
    for path in sorted(folder.rglob(TOLD)):
        told = _told(path)
        number, of = told["share"]
        parts.add(of)
        if told["mark"] != mark:
            message = (
                f"the shard {path.parent.name} was built from other records, settings or another version"
            )
            raise CannotRun(message, "Build every share from the same commit, with the same addresses.")
        found[number] = (path.parent, told)
    if len(parts) != 1:
        message = (
            f"there are no shards in {folder.name}" if not parts else "there are shards of different builds"
        )
        raise CannotRun(message, "Build every share first, for example: claimpress build --shard 1/4")
    (of,) = parts
    missing = [f"{number}/{of}" for number in range(1, of + 1) if number not in found]
    if missing:
        message = f"shards are missing: {', '.join(missing)}"
        raise CannotRun(message, f"Build what is missing: claimpress build --shard {missing[0]}")
    ordered = [found[number] for number in range(1, of + 1)]
    return Shards(tuple(path for path, _ in ordered), tuple(told for _, told in ordered))


def _told(path: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(path.read_text("utf-8", "surrogateescape"))
        number, parts = told["share"]
        told |= {"share": [int(number), int(parts)], "mark": str(told["mark"]), "done": list(told["done"])}
    except (OSError, ValueError, TypeError, KeyError) as error:
        message = f"what the shard {path.parent.name} holds cannot be read"
        raise CannotRun(message, "Build that share again.") from error
    return told
