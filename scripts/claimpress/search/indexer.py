"""The edge where Pagefind is run: it reads the pages that it is given and writes an index of them."""

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pagefind_bin  # type: ignore[import-untyped]

from claimpress.problem import CannotRun

_MADE: Final = "index"
# Where there is one, a thousand files are written there in the time that fifty take on a disk.
_MEMORY: Final = Path("/dev/shm")  # noqa: S108 -- what is made there is a folder of a name of its own, that only we may enter
_ROOM: Final = 256 * 1024 * 1024
"""Bytes that have to be free there: many times what the pages of some parts take."""
_EXCLUDED: Final = "[data-search-exclude]"


@dataclass(frozen=True, slots=True)
class Begun:
    """An index that is being made. Whoever began it closes it.

    Args:
        pages: the pages that it is made from.
        folder: what it is made in.
        process: the program that makes it.
    """

    pages: TemporaryDirectory[str]
    folder: TemporaryDirectory[str]
    process: subprocess.Popen[str]

    def made(self) -> Path:
        """Wait for the index, and return its folder, which is there until this is closed; it may lie on another disk.

        Raises:
            CannotRun: Pagefind fails.
        """
        said, _ = self.process.communicate()
        if self.process.returncode != 0:
            told = said.strip().replace(f"{self.folder.name}{os.sep}", "").replace(self.pages.name, "pages")
            message = f"the index of the search cannot be made, Pagefind says:\n{told}"
            raise CannotRun(message, "Tell us, or raise extra.claimpress.pagefind_from in mkdocs.yml.")
        return Path(self.folder.name, _MADE)

    def close(self) -> None:
        """Let go of it, made or not."""
        with self.process:
            self.process.kill()
        self.folder.cleanup()
        self.pages.cleanup()


def begin(place: Path, give: Callable[[Path], None], language: str, *, in_memory: bool = False) -> Begun:
    """Begin an index.

    Args:
        place: a folder on the disk that the index is to be on.
        give: writes the pages into a folder.
        language: the language of their words.
        in_memory: whether the index is better made in memory, where that can be done: few of its files will be wanted.

    Raises:
        CannotRun: Pagefind does not start.
    """
    with ExitStack() as undone:
        pages = TemporaryDirectory(prefix=".pages-", dir=_scratch(place))
        undone.callback(pages.cleanup)
        folder = TemporaryDirectory(prefix=".index-", dir=_scratch(place) if in_memory else place)
        undone.callback(folder.cleanup)
        give(Path(pages.name))
        begun = Begun(pages, folder, _started(Path(pages.name), Path(folder.name, _MADE), language))
        undone.pop_all()
        return begun


def _scratch(place: Path) -> Path:
    """Return where files that are read once are best written: into memory, where that is a folder with room, or else to the disk."""
    has_room = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ROOM
    return _MEMORY if has_room else place


def _started(pages: Path, index: Path, language: str) -> subprocess.Popen[str]:
    """Start Pagefind, away from any settings of its own that somebody may have."""
    told = [f"--site={pages}", f"--output-path={index}", f"--force-language={language}"]
    told += [f"--exclude-selectors={_EXCLUDED}", "--quiet"]
    own = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        return subprocess.Popen(
            [pagefind_bin.get_executable(), *told],
            cwd=pages,
            env=own,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    except OSError as error:
        message = f"the index of the search cannot be made: Pagefind does not start ({error.strerror})"
        fix = "Install claimpress again, or raise extra.claimpress.pagefind_from in mkdocs.yml."
        raise CannotRun(message, fix) from error
