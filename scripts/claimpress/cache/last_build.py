"""Has anything changed since the last build? Answered from what the disk says of the files, before anything is read.

An answer is given only to the same words of the same command, in the same folder, on the same day, by the same programs, when
every file that the build read and every file that it wrote is as it was. In any other case there is no answer, and the
build is done.
"""

import hashlib
import os
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from claimpress.cache.files import Elsewhere, Look, contents, look
from claimpress.cache.memory import Memory, forget, keep, kept

COMMAND: Final = "build"
_CONFIG: Final = "mkdocs.yml"
_RECORDS: Final = (_CONFIG, "claims", "seeds")
_PACKAGE: Final = Path(__file__).parents[1]
# What changes a build or its report and need not be named in mkdocs.yml.
_VARIABLES: Final = frozenset({"SOURCE_DATE_EPOCH", "GITHUB_ACTIONS"})
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# The disk's clock goes in steps: two changes within one cannot be told apart (4 to 16 ms where it is in use).
_STEP: Final = 40_000_000
_SECOND: Final = 1_000_000_000


def recall(words: Sequence[str]) -> str | None:
    """Return what a build has to say that would find nothing changed, or None when it has to be done.

    Args:
        words: the command and its options, as they were typed.
    """
    root = Path.cwd()
    memory = kept(root) if list(words[:1]) == [COMMAND] else None
    if memory is None:
        return None
    try:
        if memory.asked != _asked(words, root) or memory.made != look(map(Path, memory.written)).stamp:
            return None
        seen = look(map(Path, memory.read))
        same = memory.stamp == seen.stamp or memory.contents == contents(seen.names)
    except (OSError, Elsewhere):
        return None
    return memory.said if same else None


@dataclass(frozen=True, slots=True)
class Trace:
    """What a build reads and writes besides the records and this package.

    Args:
        docs: the folder of the Markdown, which it writes before it reads it.
        found: what that folder looked like in between.
        site: the folder of the site.
        read: the folders that the site is made from.
    """

    docs: Path
    found: str
    site: Path
    read: tuple[Path, ...] = ()


def trace(docs: Path, site: Path) -> Trace | None:
    """Take the trace of a build that has written its Markdown and not yet read it; None where that cannot be done."""
    try:
        return Trace(docs, look([docs]).stamp, site)
    except (OSError, Elsewhere):
        return None


@dataclass(frozen=True, slots=True)
class Begun:
    """A build that has begun: in which folder, when, and the fingerprint of what it goes by besides files."""

    root: Path
    at: int
    asked: str

    def remember(self, said: str, done: Trace) -> None:
        """Remember the build, if nothing can have changed while it was done.

        Args:
            said: what a build that finds nothing changed has to say.
            done: what it read and wrote.
        """
        own = {*(self.root / name for name in _RECORDS), _PACKAGE}
        places = _outermost((own | set(done.read)) - {done.docs}, done.docs)
        try:
            seen, made = look(places), _settled([done.docs, done.site])
            untouched = seen.newest < self.at - _STEP and look([done.docs]).stamp == done.found
            if made is None or not untouched:
                return
            names = tuple(map(str, places))
            written = (str(done.docs), str(done.site))
            memory = Memory(self.asked, names, seen.stamp, contents(seen.names), written, made.stamp, said)
        except (OSError, Elsewhere):
            return
        keep(self.root, memory)


def begin(words: Sequence[str]) -> Begun | None:
    """Begin a command here, before it looks at the clock or at a file; None where it is no build that can be remembered.

    Args:
        words: the command and its options, as they were typed.
    """
    at = time.time_ns()
    root = Path.cwd()
    # Elsewhere a file can be written to without leaving a trace in what the disk says of it.
    if list(words[:1]) != [COMMAND] or os.name != "posix":
        return None
    forget(root)
    try:
        return Begun(root, at, _asked(words, root))
    except OSError:
        return None


def _settled(places: Sequence[Path]) -> Look | None:
    """Look at folders that were just written, late enough for the next change to be seen; None where a second is not enough."""
    for _ in range(25):
        made = look(places)
        if made.newest % _SECOND == 0:  # a disk that counts seconds only
            return None
        if time.time_ns() - made.newest > _STEP:
            return made
        time.sleep(_STEP / _SECOND)
    return None


def _outermost(places: set[Path], docs: Path) -> list[Path]:
    """Leave out what lies in a folder that is looked at anyway."""
    wider = places | {docs}
    return sorted(place for place in places if wider.isdisjoint(place.parents))


def _asked(words: Sequence[str], root: Path) -> str:
    """Return the fingerprint of everything that a build goes by besides files."""
    named = {*_NAME.findall((root / _CONFIG).read_text("utf-8", "replace")), *_VARIABLES}
    variables = sorted((name, os.environ[name]) for name in named if name in os.environ)
    day = datetime.now().astimezone().date().isoformat()
    told = (list(words), str(root), day, sys.version, sys.path, _installed(), variables)
    return hashlib.sha256(repr(told).encode("utf-8", "surrogateescape")).hexdigest()


def _installed() -> list[str]:
    """Return every package that is installed, with its version: the names of the folders that tell of them."""
    folders = [Path(folder) for folder in sys.path if Path(folder).is_dir()]
    return sorted(path.name for folder in folders for path in folder.glob("*-info"))
