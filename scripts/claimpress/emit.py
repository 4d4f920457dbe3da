"""The edge where pages and images are written: only what changed, and nothing that is not ours."""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimpress.pages.render import Page
from claimpress.problem import CannotRun
from claimpress.share.cards import Picture
from claimpress.share.drawing import Progress, drawn, needs_drawing
from claimpress.share.mark import mark
from claimpress.share.png import HEAD, TAIL, mark_of

MANIFEST: Final = ".claimpress.json"
"""The list of the files that we wrote, with their fingerprints; it lies in the folder that they are below.

The fingerprint of an image is that of what it was drawn from, which the image itself carries.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written because they changed, left as they were, and removed."""

    changed: int
    unchanged: int
    removed: int


def emit(
    folder: Path, pages: Iterable[Page], pictures: Sequence[Picture] = (), progress: Progress | None = None
) -> Written:
    """Write pages and share images below a folder.

    A page is written only when its bytes change, so that a server that watches the folder does not run in circles; an image
    is drawn only when what it shows has changed. Files that an earlier run wrote and this one does not are removed; no other
    file is ever touched.

    Args:
        folder: usually docs/.
        pages: what to write, with paths below the folder.
        pictures: the images to be there, with paths below the folder.
        progress: told how many images are drawn, and of how many.

    Raises:
        CannotRun: a page would replace a file that is not ours, or the folder cannot be written.
    """
    ours = _read_manifest(folder)
    new = {page.path: page.text.encode() for page in pages}
    due = [picture for picture in pictures if _is_due(folder / picture.path, picture)]
    fingerprints = {path: hashlib.sha256(data).hexdigest() for path, data in new.items()}
    fingerprints |= {picture.path: mark(picture.card) for picture in pictures}
    _refuse_foreign(folder, fingerprints.keys() - ours.keys(), new)
    try:
        changed = sum(_write(folder / path, data) for path, data in sorted(new.items()))
        removed = sum(_remove(folder, path) for path in sorted(ours.keys() - fingerprints.keys()))
        _write(folder / MANIFEST, (json.dumps(fingerprints, indent=1, sort_keys=True) + "\n").encode())
        # After the list of what is ours, for this may take minutes: whoever stops it finds the rest in order.
        changed += sum(_write(folder / path, data) for path, data in drawn(due, progress))
    except OSError as error:
        message = f"{_shown(folder, error.filename)} cannot be written: {error.strerror}"
        raise CannotRun(message, "Check the rights of the folder and the space on the disk.") from error
    return Written(changed, len(fingerprints) - changed, removed)


def _is_due(path: Path, picture: Picture) -> bool:
    """Say whether an image has to be drawn, from the first and last bytes of what lies there."""
    if not path.is_file():
        return True
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(max(0, path.stat().st_size - TAIL))
        return needs_drawing(head, file.read(), picture.card)


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


def _refuse_foreign(folder: Path, paths: Iterable[str], new: dict[str, bytes]) -> None:
    """Refuse to replace what we did not write, before anything is written.

    Args:
        folder: the folder that all paths are below.
        paths: what is to be written and is not on the list of what is ours.
        new: the bytes of the pages; what is not among them is an image.
    """
    for path in sorted(paths):
        target = folder / path
        if target.exists() and (target.is_dir() or not _is_ours(target.read_bytes(), new.get(path))):
            what = "a page" if path in new else "an image"
            message = f"{folder.name}/{path} is in the way: {what} is to be written there, and claimpress did not write it"
            raise CannotRun(message, "Move the file, or rename the record whose page it would be.")


def _is_ours(held: bytes, page: bytes | None) -> bool:
    """A page is ours when it is as it would be written; an image says itself that it is."""
    return mark_of(held) is not None if page is None else held == page


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
