"""The text that was pinned, from git: the edge where an earlier version of a document is looked for."""

import hashlib
import shutil
import subprocess
from pathlib import Path
from typing import Final

MOST: Final = 50
"""Versions of a document that are looked through, the newest first."""


def pinned_text(root: Path, path: str, sha256: str) -> str | None:
    """Return the version of a document with that fingerprint; None where git is not there or does not hold it.

    Args:
        root: the site's folder.
        path: the document, relative to it.
        sha256: the fingerprint that is pinned.
    """
    git = shutil.which("git")
    if git is None:
        return None
    revisions = _output(git, root, "log", f"--max-count={MOST}", "--format=%H", "--", path) or b""
    for revision in revisions.decode().split():
        data = _output(git, root, "show", f"{revision}:./{path}")
        if data is not None and hashlib.sha256(data).hexdigest() == sha256:
            return data.decode("utf-8", "replace")
    return None


def _output(git: str, root: Path, *arguments: str) -> bytes | None:
    done = subprocess.run([git, "-C", str(root), *arguments], capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None
