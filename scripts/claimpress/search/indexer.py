"""The edge where Pagefind is run: it reads the pages that it is given and writes an index of them."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pagefind_bin  # type: ignore[import-untyped]

from claimpress.problem import CannotRun

_PAGES: Final = "pages"
_MADE: Final = "index"
_EXCLUDED: Final = "[data-search-exclude]"


@dataclass(frozen=True, slots=True)
class Begun:
    """An index that is being made. Whoever began it closes it.

    Args:
        folder: what it is made in.
        process: the program that makes it.
    """

    folder: TemporaryDirectory[str]
    process: subprocess.Popen[str]

    def made(self) -> Path:
        """Wait for the index, and return its folder, which is there until this is closed.

        Raises:
            CannotRun: Pagefind fails.
        """
        said, _ = self.process.communicate()
        if self.process.returncode != 0:
            told = said.strip().replace(f"{self.folder.name}{os.sep}", "")
            message = f"the index of the search cannot be made, Pagefind says:\n{told}"
            raise CannotRun(message, "Tell us, or raise extra.claimpress.pagefind_from in mkdocs.yml.")
        return Path(self.folder.name, _MADE)

    def close(self) -> None:
        """Let go of it, made or not."""
        with self.process:
            self.process.kill()
        self.folder.cleanup()


def begin(place: Path, give: Callable[[Path], None], language: str) -> Begun:
    """Begin an index.

    Args:
        place: a folder on the disk that the index is to be on.
        give: writes the pages into a folder.
        language: the language of their words.

    Raises:
        CannotRun: Pagefind does not start.
    """
    folder = TemporaryDirectory(prefix=".index-", dir=place)
    try:
        pages = Path(folder.name, _PAGES)
        pages.mkdir()
        give(pages)
        return Begun(folder, _started(pages, Path(folder.name, _MADE), language))
    except BaseException:
        folder.cleanup()
        raise


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
