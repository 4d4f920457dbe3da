"""What is remembered of a build that went well: what it was asked to do, and what the disk said of all that it read and wrote."""

import hashlib
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from claimpress import PACKAGE
from claimpress.cache.files import Look, look
from claimpress.cache.memory import forget, keep, kept

COMMAND: Final = "build"
"""The command whose work is remembered."""
CONFIG: Final = "mkdocs.yml"
"""The file of the settings."""
_NAME: Final = "last-build"
_RECORDS: Final = ("claims", "seeds")
# What changes a build or its report and need not be named in mkdocs.yml.
_VARIABLES: Final = frozenset({"SOURCE_DATE_EPOCH", "GITHUB_ACTIONS"})
_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a build that went well.

    Args:
        asked: the fingerprint of what it was asked to do, and with what.
        read: the files and folders that it read, besides the records and the documents.
        world: what these looked like, how large each of them was, and what they held: a fingerprint each.
        records: of each of the records, the documents and the pages that are written by hand, what it looked like and its
            fingerprint.
        by_hand: these pages.
        written: the folders that it wrote, and reads itself.
        made: what these looked like, but for these pages.
        said: what a build that finds nothing changed has to say.
        pages: the fingerprint of what is known of its pages; empty for nothing.
    """

    asked: str
    read: list[str]
    world: list[str]
    records: dict[str, list[str]]
    by_hand: list[str]
    written: list[str]
    made: str
    said: str
    pages: str


def remembered(root: Path) -> Memory | None:
    """Return what is remembered of the last build in a folder, or None."""
    values = kept(root, _NAME)
    try:
        return Memory(**values) if values is not None else None
    except TypeError:
        return None


def remember_build(root: Path, memory: Memory) -> None:
    """Remember a build."""
    keep(root, _NAME, asdict(memory))


def forget_build(root: Path) -> None:
    """Forget the last build: what it wrote is about to change."""
    forget(root, _NAME)


def records_in(root: Path, by_hand: Sequence[str]) -> Look:
    """Look at all records and documents, and at the pages that are written by hand."""
    return look([*(root / name for name in _RECORDS), *map(Path, by_hand)])


def held_in(name: str) -> str:
    """Return the fingerprint of what a file holds; of a folder, nothing."""
    return "" if name.endswith("/") else hashlib.sha256(Path(name).read_bytes()).hexdigest()


def asked_of(words: Sequence[str], root: Path) -> str:
    """Return the fingerprint of everything that a build goes by besides files."""
    named = {*_VARIABLE.findall((root / CONFIG).read_text("utf-8", "replace")), *_VARIABLES}
    named.discard("_")  # by which a shell tells a program what it was called
    variables = sorted((name, os.environ[name]) for name in named if name in os.environ)
    day = datetime.now().astimezone().date().isoformat()
    told = (list(words), str(root), day, sys.version, str(PACKAGE), _installed(), variables)
    return hashlib.sha256(repr(told).encode("utf-8", "surrogateescape")).hexdigest()


def _installed() -> list[str]:
    """Return every package that is installed, where, and its version: the paths of the folders that tell of them.

    Where else Python looks for modules depends on how it was started, by a command, a module or a script; what it finds does not.
    """
    folders = {Path(folder) for folder in sys.path if Path(folder).is_dir()}
    return sorted(str(path) for folder in folders for path in folder.glob("*-info"))
