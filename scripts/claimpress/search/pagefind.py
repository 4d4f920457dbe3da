"""The edge where Pagefind is run: it reads what it is given of the pages of a part and writes that part of the index.

Source: Pagefind 1.5, https://pagefind.app/docs/multisite/ for indexes that are joined when they are searched.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pagefind_bin  # type: ignore[import-untyped]

from claimpress.crew import cores
from claimpress.problem import CannotRun
from claimpress.progress import Progress
from claimpress.search.parts import Part, parts_of
from claimpress.search.searched import Searched, for_pagefind

FOLDER: Final = "search/pagefind"
"""The folder of the index below that of the site."""
PARTS: Final = "parts.json"
"""The file in it that names its parts."""
_ENGINE: Final = ("pagefind.js", "pagefind-worker.js", "wasm.*.pagefind")
_INDEX: Final = ("pagefind-entry.json", "pagefind.*.pf_meta", "index", "fragment")
_EXCLUDED: Final = "[data-search-exclude]"
_FORM: Final = 3
"""Goes up whenever something else is given of a page: no part that was made before is kept then."""
_LONGEST: Final = 255
"""Bytes of the name of a file that every disk takes."""
# The index that the program itself comes with holds no page of the site, but it has to hold a word: one that nobody asks for.
_NOTHING: Final = '<!doctype html><html lang="{}"><body><p>\ua66e\ua66e</p></body></html>'


@dataclass(frozen=True, slots=True)
class Index:
    """The index of a site.

    Args:
        site: the folder of the site that it is made for.
        old: the folder of the site as it was, or None.
        language: the language of the site.
        is_whole: whether the folder takes the place of that of the site as it was; else it holds what is new of it.
    """

    site: Path
    old: Path | None
    language: str
    is_whole: bool

    def make(self, pages: Iterable[Searched], progress: Progress | None = None) -> list[str]:
        """Make the parts that are not there yet, and return the paths below the site's folder of what is no more.

        Args:
            pages: all pages that the search finds.
            progress: told how many of how many pages have been read.

        Raises:
            CannotRun: Pagefind fails.
        """
        engine = Part(f"engine-{version('pagefind_bin')}-{_FORM}-{self.language}", 1, ())
        parts = parts_of(pages, engine.name)
        wanted = sorted((part for part in (engine, *parts) if not self._kept(part)), key=_size, reverse=True)
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
        """Say whether the site as it was has a part, and give it a second name where another site takes the place of that."""
        if self.old is None or not (self.old / FOLDER / part.name / "pagefind-entry.json").is_file():
            return False
        if self.is_whole:
            place = self.site / FOLDER / part.name
            shutil.copytree(self.old / FOLDER / part.name, place, copy_function=_linked)
        return True

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
        # On the disk of the site, so that what was made is only renamed.
        with TemporaryDirectory(prefix=".index-", dir=self.site.parent) as folder:
            pages, index = Path(folder, "pages"), Path(folder, "index")
            self._give(part, pages)
            _run(pages, index, self.language)
            wanted = (*_INDEX, *(() if part.pages else _ENGINE))
            for path in index.iterdir():
                if not any(path.match(pattern) for pattern in wanted):
                    path.unlink()
            index.rename(place)
        return part

    def _give(self, part: Part, folder: Path) -> None:
        """Write what Pagefind is given of the pages of a part."""
        folder.mkdir()
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


def _run(pages: Path, index: Path, language: str) -> None:
    """Run Pagefind, away from any settings of its own that somebody may have."""
    told = [f"--site={pages}", f"--output-path={index}", f"--force-language={language}"]
    told += [f"--exclude-selectors={_EXCLUDED}", "--quiet"]
    own = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        run = subprocess.run(
            [pagefind_bin.get_executable(), *told],
            cwd=pages,
            env=own,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        message = f"the index of the search cannot be made: Pagefind does not start ({error.strerror})"
        fix = "Install claimpress again, or raise extra.claimpress.pagefind_from in mkdocs.yml."
        raise CannotRun(message, fix) from error
    if run.returncode != 0:
        said = (run.stderr + run.stdout).strip().replace(f"{pages.parent}{os.sep}", "")
        message = f"the index of the search cannot be made, Pagefind says:\n{said}"
        raise CannotRun(message, "Tell us, or raise extra.claimpress.pagefind_from in mkdocs.yml.")
