"""The edge where a memory of the last build is kept: one file of plain values, of which no part is ever run."""

import contextlib
import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

FOLDER: Final = ".claimpress/cache"
"""The folder, below that of the site."""
_NAME: Final = "last-build"


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a build that went well.

    Args:
        asked: the fingerprint of what it was asked to do, and with what.
        read: the files and folders that it read.
        stamp: what these looked like.
        contents: the fingerprint of what they held.
        written: the folders that it wrote, and reads itself.
        made: what these looked like.
        said: what a build that finds nothing changed has to say.
    """

    asked: str
    read: tuple[str, ...]
    stamp: str
    contents: str
    written: tuple[str, ...]
    made: str
    said: str


def keep(root: Path, memory: Memory) -> None:
    """Write a memory in one step; where that cannot be done there is none, which costs time and nothing else."""
    folder = root / FOLDER
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", "utf-8")
        payload = json.dumps(asdict(memory)).encode()
        handle, name = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(f"{hashlib.sha256(payload).hexdigest()}\n".encode() + payload)
            Path(name).replace(folder / _NAME)
        finally:
            Path(name).unlink(missing_ok=True)


def forget(root: Path) -> None:
    """Remove the memory: what it tells of is about to change."""
    with contextlib.suppress(OSError):
        (root / FOLDER / _NAME).unlink(missing_ok=True)


def kept(root: Path) -> Memory | None:
    """Read the memory, or return None where there is none, or none that is whole."""
    try:
        said, _, payload = (root / FOLDER / _NAME).read_bytes().partition(b"\n")
        if said.decode() != hashlib.sha256(payload).hexdigest():
            return None
        values: dict[str, Any] = json.loads(payload)
        return Memory(**values | {name: tuple(values[name]) for name in ("read", "written")})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
