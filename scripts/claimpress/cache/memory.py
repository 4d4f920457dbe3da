"""The edge where something is remembered from one build to the next: files of plain values, of which no part is ever run."""

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any, Final

FOLDER: Final = ".claimpress/cache"
"""The folder, below that of the site."""


def keep(root: Path, name: str, values: dict[str, Any]) -> str:
    """Write a memory in one step; where that cannot be done there is none, which costs time and nothing else.

    Returns:
        Its fingerprint, by which another memory can tell that they belong together.
    """
    folder = root / FOLDER
    payload = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogateescape")
    said = hashlib.sha256(payload).hexdigest()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", "utf-8")
        handle, temporary = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(f"{said}\n".encode() + payload)
            Path(temporary).replace(folder / name)
        finally:
            Path(temporary).unlink(missing_ok=True)
    return said


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
        said, _, payload = (root / FOLDER / name).read_bytes().partition(b"\n")
        found = hashlib.sha256(payload).hexdigest()
        if said.decode() != found or fingerprint not in {"", found}:
            return None
        values = json.loads(payload.decode("utf-8", "surrogateescape"))
    except (OSError, ValueError):
        return None
    return values if isinstance(values, dict) else None
