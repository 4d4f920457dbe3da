"""The folder of the built site: a new one is made beside it, and takes its place, whole or in those files that have changed."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from claimpress.problem import CannotRun

# What every site built by MkDocs holds: only such a folder, or an empty one, may be replaced.
_MARKS: Final = ("404.html", "sitemap.xml")


def refuse_foreign(target: Path, marks: Iterable[str] = _MARKS) -> None:
    """Refuse to replace a folder that is no built site: somebody may have mistyped ``--site-dir``.

    Args:
        target: the folder.
        marks: the files by which one is known.
    """
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    if not all((target / mark).is_file() for mark in marks):
        message = f"{target.name} is in the way: it exists, and no site was built there before"
        raise CannotRun(message, "Name another folder with --site-dir, or move this one.")


@contextmanager
def staging(target: Path) -> Iterator[Path]:
    """Give a new folder beside the target, on the same disk so that one can take the place of the other."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        message = f"the folder of {target.name} cannot be written: {error.strerror}"
        raise CannotRun(
            message, "Check the rights of the folder, or name another with --site-dir."
        ) from error
    try:
        yield folder / "new"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def swap(staging: Path, target: Path) -> None:
    """Put the new site in the place of the old one; should that fail, the old one is put back."""
    old = staging.with_name("old")
    try:
        if target.exists():
            target.rename(old)
        staging.rename(target)
    except OSError as error:
        if old.exists() and not target.exists():
            old.rename(target)
        message = f"{target.name} cannot be replaced: {error.strerror}"
        raise CannotRun(message, "Check the rights of the folder; the old site is untouched.") from error


def install(staging: Path, target: Path, gone: Iterable[str]) -> None:
    """Put the files that have changed into the site, each in one step, and take out what is no more.

    Should that fail half way, the next build makes the whole site: what is known of it was forgotten when this one began.

    Args:
        staging: the folder that holds the changed files.
        target: the folder of the site.
        gone: paths below that of files that are no more.
    """
    try:
        for folder, _, names in os.walk(staging):
            place = target / Path(folder).relative_to(staging)
            place.mkdir(parents=True, exist_ok=True)
            for name in names:
                Path(folder, name).replace(place / name)
        remove(target, gone)
    except OSError as error:
        message = f"{target.name} cannot be written: {error.strerror}"
        raise CannotRun(message, "Check the rights of the folder, and build again.") from error


def remove(target: Path, gone: Iterable[str]) -> None:
    """Take files out of a site, and the folders that are empty without them."""
    files = [target / path for path in gone]
    for file in files:
        file.unlink(missing_ok=True)
    for folder in {file.parent for file in files}:
        _tidy(target, folder)


def _tidy(target: Path, folder: Path) -> None:
    """Remove a folder of the site that is empty, and those above it that are empty without it."""
    while folder != target and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
