"""The index of a large site: which parts of it there are, which are made anew, and what Pagefind is given for these.

Source: Pagefind 1.5, https://pagefind.app/docs/multisite/ for indexes that are joined when they are searched.
"""

import json
import os
import shutil
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Final

from claimpress.crew import cores
from claimpress.progress import Progress
from claimpress.search.indexer import Begun, begin
from claimpress.search.parts import Part, parts_of
from claimpress.search.searched import Searched, for_pagefind

FOLDER: Final = "search/pagefind"
"""The folder of the index below that of the site."""
PARTS: Final = "parts.json"
"""The file in it that names its parts."""
_ENGINE: Final = ("pagefind.js", "pagefind-worker.js", "wasm.*.pagefind")
_INDEX: Final = ("pagefind-entry.json", "pagefind.*.pf_meta", "index", "fragment")
_FORM: Final = 3
"""Goes up whenever something else is given of a page: no part that was made before is kept then."""
_LONGEST: Final = 255
"""Bytes of the name of a file that every disk takes."""
# The index that the program itself comes with holds no page of the site, but it has to hold a word: one that nobody asks for.
_NOTHING: Final = '<!doctype html><html lang="{}"><body><p>\ua66e\ua66e</p></body></html>'


@dataclass(frozen=True)  # no slots: what is worked out once is kept
class Index:
    """The index of a site. Whoever begins parts of it closes it in the end.

    Args:
        site: the folder of the site that it is made for.
        old: the folder of the site as it was, or None.
        language: the language of the site.
        ahead: the parts that were begun, by name.
    """

    site: Path
    old: Path | None
    language: str
    ahead: dict[str, Begun] = field(default_factory=dict)

    def begin(self, pages: Iterable[Searched]) -> None:
        """Begin the parts that are not there yet, which ``make`` takes where it still wants them; it waits for none of them.

        Args:
            pages: all pages that the search finds, for all that is known so far.

        Raises:
            CannotRun: Pagefind does not start.
        """
        for part in self._missing(parts_of(pages, self._engine.name)):
            self.ahead[part.name] = self._begin(part)

    def close(self) -> None:
        """Let go of what was begun, and is not wanted."""
        while self.ahead:
            self.ahead.popitem()[1].close()

    @property
    def _engine(self) -> Part:
        return Part(f"engine-{version('pagefind_bin')}-{_FORM}-{self.language}", 1, ())

    def _missing(self, parts: Iterable[Part]) -> list[Part]:
        return sorted((part for part in parts if not self._kept(part)), key=_size, reverse=True)

    def make(
        self, pages: Iterable[Searched], progress: Progress | None = None, *, is_whole: bool
    ) -> list[str]:
        """Make the parts that are not there yet, and return the paths below the site's folder of what is no more.

        Args:
            pages: all pages that the search finds.
            progress: told how many of how many pages have been read.
            is_whole: whether the folder takes the place of that of the site as it was; else it holds what is new of it.

        Raises:
            CannotRun: Pagefind fails.
        """
        engine = self._engine
        parts = parts_of(pages, engine.name)
        wanted = self._missing((engine, *parts))
        if is_whole and self.old is not None:
            for part in (part for part in (engine, *parts) if part not in wanted):
                place = Path(FOLDER, part.name)
                shutil.copytree(self.old / place, self.site / place, copy_function=_linked)
        done, total = 0, sum(map(_size, wanted))
        with ThreadPoolExecutor(cores()) as pool:
            for part in pool.map(self._make, wanted):
                done += _size(part)
                if progress is not None and total:
                    progress(done, total)
        told = {"engine": engine.name, "parts": [[part.name, part.boost] for part in parts]}
        place = self.site / FOLDER
        place.mkdir(parents=True, exist_ok=True)
        (place / PARTS).write_text(json.dumps(told, separators=(",", ":")), "utf-8")
        return list(self._gone({engine.name, *(part.name for part in parts)}))

    def _kept(self, part: Part) -> bool:
        """Say whether the site as it was has a part."""
        return self.old is not None and (self.old / FOLDER / part.name / "pagefind-entry.json").is_file()

    def _gone(self, names: Collection[str]) -> Iterable[str]:
        folder = self.old / FOLDER if self.old is not None else None
        if folder is None or not folder.is_dir():
            return
        for place in sorted(folder.iterdir()):
            if place.is_dir() and place.name not in names:
                yield from (path.relative_to(self.old or place).as_posix() for path in _files(place))

    def _make(self, part: Part) -> Part:
        place = self.site / FOLDER / part.name
        place.parent.mkdir(parents=True, exist_ok=True)
        begun = self.ahead.pop(part.name) if part.name in self.ahead else self._begin(part)
        with closing(begun):
            index = begun.made()
            wanted = (*_INDEX, *(() if part.pages else _ENGINE))
            for path in index.iterdir():
                if not any(path.match(pattern) for pattern in wanted):
                    path.unlink()
            self._settle(index, place)
        return part

    def _settle(self, index: Path, place: Path) -> None:
        """Put a part in its place; a file that the site as it was has too, under whatever part, only gets a second name."""
        if not self._held:
            index.rename(place)
            return
        for path in _files(index):
            name = str(path.relative_to(index))
            target, data, held = place / name, path.read_bytes(), self._held.get(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            if held is not None and Path(held).read_bytes() == data:
                _linked(held, str(target))
            else:
                target.write_bytes(data)

    @cached_property
    def _held(self) -> dict[str, str]:
        """The files of the index as it was, by their path in their part; most are named by what they hold."""
        folder = self.old / FOLDER if self.old is not None else None
        parts = sorted(folder.iterdir()) if folder is not None and folder.is_dir() else []
        return {
            os.path.relpath(f"{place}/{name}", part): f"{place}/{name}"
            for part in parts
            for place, _, names in os.walk(part)
            for name in names
        }

    def _begin(self, part: Part) -> Begun:
        # On the disk of the site where all of it is new, so that what was made is only renamed.
        give = partial(self._give, part)
        return begin(self.site.parent, give, self.language, in_memory=bool(self._held))

    def _give(self, part: Part, folder: Path) -> None:
        """Write what Pagefind is given of the pages of a part."""
        if not part.pages:
            (folder / "index.html").write_text(_NOTHING.format(self.language), "utf-8")
        for path in part.pages:
            target = folder / _flat(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(for_pagefind(self._read(path), self.language), "utf-8", "xmlcharrefreplace")

    def _read(self, path: str) -> str:
        new = self.site / path
        place = new if self.old is None or new.is_file() else self.old / path
        return place.read_text("utf-8", "replace")


def _flat(path: str) -> str:
    """Return the name of a page in one folder with all others, as ``search.js`` reads it: a folder takes longer than a file.

    What a disk does not take as one name is left in its folders.
    """
    name = path.replace("%", "%25").replace("/", "%2F")
    return name if len(os.fsencode(name)) <= _LONGEST else path


def _size(part: Part) -> int:
    return len(part.pages)


def _files(folder: Path) -> Sequence[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _linked(source: str, target: str) -> None:
    """Give a file a second name: what has been indexed is never written to again."""
    try:
        os.link(source, target)
    except OSError:  # not on every disk
        shutil.copyfile(source, target)
