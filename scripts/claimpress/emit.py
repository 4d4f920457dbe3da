"""The edge where pages and images are written: only what changed, and nothing that is not ours."""

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimpress.data.manifest import is_manifest
from claimpress.problem import CannotRun
from claimpress.progress import Progress
from claimpress.share.cards import Picture
from claimpress.share.drawing import drawn, needs_drawing
from claimpress.share.png import HEAD, TAIL, mark_of

MANIFEST: Final = ".claimpress.json"
"""The list of the files that we wrote, with their fingerprints; it lies in the folder that they are below.

The fingerprint of an image is that of what it was drawn from, which the image itself carries.
"""

_OF_A_RECORD: Final = "Move the file, or rename the record whose page it would be."
_KINDS: Final = {".md": ("a page", _OF_A_RECORD), ".png": ("an image", _OF_A_RECORD)}
_DOWNLOAD: Final = ("a download", "Move the file.")


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written because they changed, left as they were, and removed."""

    changed: int
    unchanged: int
    removed: int


@dataclass(frozen=True, slots=True)
class Docs:
    """The folder that generated files are written into, usually docs/, once it is known that all of them may be written.

    Args:
        folder: the folder.
        removed: the files of an earlier run that were removed because this one does not make them.
    """

    folder: Path
    removed: tuple[str, ...]

    def write(self, path: str, data: bytes) -> bool:
        """Write a file unless it has those bytes already, and say whether it was written; any process may do so.

        Raises:
            CannotRun: the folder cannot be written.
        """
        with _plainly(self.folder):
            return _write(self.folder / path, data)

    def write_pieces(
        self, path: str, pieces: Iterable[bytes | memoryview], before: str = ""
    ) -> tuple[bool, str]:
        """Write a file that may be long, piece by piece; say whether it was written, and return its fingerprint.

        Args:
            path: its path below the folder.
            pieces: its bytes.
            before: the fingerprint of what is there, where that is known.

        Raises:
            CannotRun: the folder cannot be written.
        """
        with _plainly(self.folder):
            return _write_pieces(self.folder / path, pieces, before)

    def finish(self, fingerprints: Mapping[str, str]) -> None:
        """List what was written: the path of each file, with its fingerprint.

        Raises:
            CannotRun: the folder cannot be written.
        """
        with _plainly(self.folder):
            _list(self.folder, fingerprints)

    def draw(self, pictures: Sequence[Picture], progress: Progress | None = None) -> list[str]:
        """Draw the images that are not there or show something else, and return their paths; after the list, for it may take minutes.

        Args:
            pictures: the images to be there.
            progress: told how many images are drawn, and of how many.

        Raises:
            CannotRun: the folder cannot be written.
        """
        with _plainly(self.folder):
            due = [picture for picture in pictures if _is_due(self.folder / picture.path, picture)]
            return [path for path, data in drawn(due, progress) if _write(self.folder / path, data)]


def begin(folder: Path, paths: Collection[str], text_of: Callable[[str], str | None]) -> Docs:
    """Begin to write generated files into a folder.

    A file is written only when its bytes change, so that a server that watches the folder does not run in circles. Files that
    an earlier run wrote and this one does not make are removed; no other file is ever touched.

    Args:
        folder: usually docs/.
        paths: paths below the folder of all that will be written.
        text_of: returns the text of a page or download, or None for an image and for the manifest; asked only for what is in the way.

    Raises:
        CannotRun: something would replace a file that is not ours, or the folder cannot be written.
    """
    ours = _read_manifest(folder)
    new = set(paths)
    _refuse_foreign(folder, new - ours.keys(), text_of)
    with _plainly(folder):
        removed = tuple(path for path in sorted(ours.keys() - new) if _remove(folder, path))
        if not new <= ours.keys():
            # Whoever is stopped half way finds in the list what is ours.
            _list(folder, dict.fromkeys(new, "") | {path: ours[path] for path in ours.keys() & new})
    return Docs(folder, removed)


@contextlib.contextmanager
def _plainly(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"{_shown(folder, error.filename)} cannot be written: {error.strerror}"
        raise CannotRun(message, "Check the rights of the folder and the space on the disk.") from error


def _list(folder: Path, fingerprints: Mapping[str, str]) -> None:
    text = json.dumps(fingerprints, indent=1, sort_keys=True)
    _write(folder / MANIFEST, f"{text}\n".encode())


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
        return {str(name): str(listed[name]) for name in listed}
    except (OSError, ValueError, TypeError, LookupError) as error:
        message = f"{folder.name}/{MANIFEST}, the list of generated files, cannot be read"
        fix = "Restore it, or remove it together with the generated pages (git clean -Xn docs lists them)."
        raise CannotRun(message, fix) from error


def _refuse_foreign(folder: Path, paths: Iterable[str], text_of: Callable[[str], str | None]) -> None:
    """Refuse to replace what we did not write, before anything is written."""
    for path in sorted(paths):
        target = folder / path
        if not target.exists():
            continue
        text = text_of(path)
        if target.is_dir() or not _is_ours(target.read_bytes(), text):
            what, fix = _KINDS.get(target.suffix, _DOWNLOAD)
            message = f"{folder.name}/{path} is in the way: {what} is to be written there, and claimpress did not write it"
            raise CannotRun(message, fix)


def _is_ours(held: bytes, text: str | None) -> bool:
    """A page or a download is ours when it is as it would be written; an image and the list of all files say that they are."""
    if text is None:
        return mark_of(held) is not None or is_manifest(held)
    return held == text.encode()


def _write(path: Path, data: bytes) -> bool:
    """Write a file, unless it holds those bytes already; say whether it was written."""
    try:
        held = path.read_bytes()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return True
    if held == data:
        return False
    with _beside(path) as temporary:
        temporary.write_bytes(data)
        temporary.replace(path)
    return True


def _write_pieces(path: Path, pieces: Iterable[bytes | memoryview], before: str) -> tuple[bool, str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with _beside(path) as temporary:
        with temporary.open("wb") as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
        if path.is_file() and (before or _fingerprint(path)) == digest.hexdigest():
            return False, digest.hexdigest()
        temporary.replace(path)
    return True, digest.hexdigest()


def _fingerprint(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a new file in the same folder, removed unless it was moved: readers never see half a file that was whole before."""
    temporary = path.with_name(f".claimpress-{os.getpid()}-{path.name}")
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _remove(folder: Path, path: str) -> bool:
    """Remove one of our files, and the folders that are empty without it."""
    target = folder / path
    if not target.is_file() or not target.resolve().is_relative_to(folder.resolve()):
        return False
    target.unlink()
    for parent in target.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
    return True
