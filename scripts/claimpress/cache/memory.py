"""The edge where something is remembered from one build to the next: files of plain values, of which no part is ever run."""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any, BinaryIO, Final

FOLDER: Final = ".claimpress/cache"
"""The folder, below that of the site."""

_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_AT_ONCE: Final = 500


def keep(root: Path, name: str, values: dict[str, Any]) -> str:
    """Write a memory in one step; where that cannot be done there is none, which costs time and nothing else.

    Returns:
        Its fingerprint, by which another memory can tell that they belong together.
    """
    folder = root / FOLDER
    digest = hashlib.sha256()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", "utf-8")
        with replacing(folder / name) as file:
            for piece in _pieces(values):
                data = piece.encode("utf-8", "surrogateescape")
                digest.update(data)
                file.write(data)
            file.write(f"\n{digest.hexdigest()}".encode())
    return digest.hexdigest()


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write, which takes the place of another in one step; of one that was not written to its end nothing is left.

    Args:
        path: the other one.

    Raises:
        OSError: it cannot be written.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _pieces(values: dict[str, Any]) -> Iterator[str]:
    """Yield values as JSON, some members at a time: what is remembered of thousands of pages fills no memory twice."""
    yield "{"
    joint = ""
    for is_long, members in groupby(values.items(), lambda member: isinstance(member[1], dict)):
        if is_long:
            for key, value in members:
                yield f"{joint}{_encode(key)}:"
                yield from _pieces(value)
                joint = ","
            continue
        while some := dict(islice(members, _AT_ONCE)):
            yield f"{joint}{_encode(some)[1:-1]}"
            joint = ","
    yield "}"


def forget(root: Path, name: str) -> None:
    """Remove a memory: what it tells of is about to change."""
    with contextlib.suppress(OSError):
        (root / FOLDER / name).unlink(missing_ok=True)


def kept(root: Path, name: str, fingerprint: str = "") -> dict[str, Any] | None:
    """Read a memory, or return None where there is none, or none that is whole.

    Args:
        root: the folder of the site.
        name: its name.
        fingerprint: the one that it has to have, where that is known.
    """
    try:
        payload, _, said = (root / FOLDER / name).read_bytes().rpartition(b"\n")
        found = hashlib.sha256(payload).hexdigest()
        if said.decode() != found or fingerprint not in {"", found}:
            return None
        values = json.loads(payload.decode("utf-8", "surrogateescape"))
    except (OSError, ValueError):
        return None
    return values if isinstance(values, dict) else None
