"""The edge where pages are written: only what changed, and nothing that is not ours."""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimpress.pages.render import Page
from claimpress.problem import CannotRun

MANIFEST: Final = ".claimpress.json"
"""The list of the files that we wrote, with their fingerprints; it lies in the folder that they are below."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written because they changed, left as they were, and removed."""

    changed: int
    unchanged: int
    removed: int


def emit(folder: Path, pages: Iterable[Page]) -> Written:
    """Write pages below a folder.

    A file is written only when its bytes change, so that a server that watches the folder does not run in circles. Files
    that an earlier run wrote and this one does not are removed; no other file is ever touched.

    Args:
        folder: usually docs/.
        pages: what to write, with paths below the folder.

    Raises:
        CannotRun: a page would replace a file that is not ours, or the folder cannot be written.
    """
    ours = _read_manifest(folder)
    new = {page.path: page.text.encode() for page in pages}
    _refuse_foreign(folder, new, ours)
    try:
        changed = sum(_write(folder / path, data) for path, data in sorted(new.items()))
        gone = sorted(ours.keys() - new.keys())
        removed = sum(_remove(folder, path) for path in gone)
        fingerprints = {path: hashlib.sha256(data).hexdigest() for path, data in sorted(new.items())}
        _write(folder / MANIFEST, (json.dumps(fingerprints, indent=1) + "\n").encode())
    except OSError as error:
        message = f"{_shown(folder, error.filename)} cannot be written: {error.strerror}"
        raise CannotRun(message, "Check the rights of the folder and the space on the disk.") from error
    return Written(changed, len(new) - changed, removed)


def _shown(folder: Path, name: object) -> str:
    path = Path(str(name))
    return path.relative_to(folder.parent).as_posix() if path.is_relative_to(folder.parent) else path.name


def _read_manifest(folder: Path) -> dict[str, str]:
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        listed = json.loads(path.read_bytes())
        return {str(name): str(listed[name]) for name in listed if _inside(folder, name)}
    except (OSError, ValueError, TypeError) as error:
        message = f"{folder.name}/{MANIFEST}, the list of generated files, cannot be read"
        fix = "Restore it, or remove it together with the generated pages (git clean -Xn docs lists them)."
        raise CannotRun(message, fix) from error


def _inside(folder: Path, name: str) -> bool:
    return (folder / name).resolve().is_relative_to(folder.resolve())


def _refuse_foreign(folder: Path, new: dict[str, bytes], ours: dict[str, str]) -> None:
    """Refuse to replace what we did not write, before anything is written."""
    for path, data in sorted(new.items()):
        target = folder / path
        if path in ours or not target.exists():
            continue
        if target.is_dir() or target.read_bytes() != data:
            message = f"{folder.name}/{path} is in the way: a page is to be written there, and claimpress did not write it"
            raise CannotRun(message, "Move the file, or rename the record whose page it would be.")


def _write(path: Path, data: bytes) -> bool:
    """Write a file in one step, unless it holds those bytes already; say whether it was written."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path) as temporary:
        temporary.write_bytes(data)
        temporary.replace(path)
    return True


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a new empty file in the same folder, removed unless it was moved: readers never see half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".claimpress-", suffix=path.suffix)
    os.fchmod(handle, 0o644)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _remove(folder: Path, path: str) -> bool:
    """Remove one of our files, and the folders that are empty without it."""
    target = folder / path
    if not target.is_file():
        return False
    target.unlink()
    for parent in target.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
    return True
