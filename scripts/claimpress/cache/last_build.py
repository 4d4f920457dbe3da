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
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from claimpress.cache.files import STEP, Elsewhere, Look, contents, look
from claimpress.cache.known import Known, recalled, remember
from claimpress.cache.memory import forget, keep, kept

COMMAND: Final = "build"
_NAME_OF_MEMORY: Final = "last-build"
_CONFIG: Final = "mkdocs.yml"
_RECORDS: Final = ("claims", "seeds")
_PACKAGE: Final = Path(__file__).parents[1]
# What changes a build or its report and need not be named in mkdocs.yml.
_VARIABLES: Final = frozenset({"SOURCE_DATE_EPOCH", "GITHUB_ACTIONS"})
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SECOND: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a build that went well.

    Args:
        asked: the fingerprint of what it was asked to do, and with what.
        read: the files and folders that it read, besides the records and the documents.
        world: what these looked like, how large each of them was, and what they held: a fingerprint each.
        records: the same of the records, the documents and the pages that are written by hand.
        by_hand: these pages.
        written: the folders that it wrote, and reads itself.
        made: what these looked like, but for these pages.
        said: what a build that finds nothing changed has to say.
        pages: the fingerprint of what is known of its pages; empty for nothing.
    """

    asked: str
    read: list[str]
    world: list[str]
    records: list[str]
    by_hand: list[str]
    written: list[str]
    made: str
    said: str
    pages: str


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is remembered that still holds.

    Args:
        said: what a build has to say that would find nothing changed; empty when it has to be done.
        known: what is known of the pages, where nothing has changed but records, documents and pages written by hand.
        at: when that was looked at: nanoseconds since 1970; 0 where nothing was.
    """

    said: str = ""
    known: Known | None = None
    at: int = 0


def recall(words: Sequence[str], *, is_late: bool = False) -> Recalled:
    """Return what a command can take from the last build.

    Args:
        words: the command and its options, as they were typed.
        is_late: whether the clock of the disk has gone on since the command began.
    """
    at, root = time.time_ns(), Path.cwd()
    memory = _kept(root) if list(words[:1]) == [COMMAND] else None
    if memory is None:
        return Recalled()
    try:
        made = look(map(Path, memory.written), frozenset(memory.by_hand))
        is_ours = memory.asked == _asked(words, root) and memory.made == made.stamp
        world = look(map(Path, memory.read))
        if not is_ours or not _is_same(world, memory.world):
            return Recalled()
        records = _records(root, memory.by_hand)
        if _is_same(records, memory.records):
            return Recalled(memory.said)
    except (OSError, Elsewhere, TypeError, ValueError):
        return Recalled()
    if max(world.newest, records.newest) >= at - STEP and not is_late:
        # Saved just before: a build that looks a moment later can be remembered, and the next is spared a build of everything.
        time.sleep(STEP / _SECOND)
        return recall(words, is_late=True)
    return Recalled(known=recalled(root, memory.pages) if memory.pages else None, at=at)


def _kept(root: Path) -> Memory | None:
    values = kept(root, _NAME_OF_MEMORY)
    try:
        return Memory(**values) if values is not None else None
    except TypeError:
        return None


def _records(root: Path, by_hand: Sequence[str]) -> Look:
    """Look at all records and documents, and at the pages that are written by hand."""
    return look([*(root / name for name in _RECORDS), *map(Path, by_hand)])


def _is_same(seen: Look, before: Sequence[str]) -> bool:
    """Say whether files look as they did or, touched or moved, hold what they held."""
    stamp, sizes, held = before
    return stamp == seen.stamp or (sizes == seen.sizes and held == contents(seen.names))


@dataclass(frozen=True, slots=True)
class Trace:
    """What a build reads and writes besides the records and this package.

    Args:
        docs: the folder of the Markdown, some of which it writes.
        found: what that folder looked like once that was done.
        ours: paths below that folder of what it writes.
        site: the folder of the site.
        read: the folders that the site is made from.
    """

    docs: Path
    found: str
    ours: frozenset[str]
    site: Path
    read: tuple[Path, ...] = ()


def trace(docs: Path, ours: frozenset[str], site: Path, read: tuple[Path, ...]) -> Trace | None:
    """Take the trace of a build that has just written its files; None where that cannot be done."""
    try:
        return Trace(docs, look([docs]).stamp, ours, site, read)
    except (OSError, Elsewhere):
        return None


@dataclass(frozen=True, slots=True)
class Begun:
    """A build that has begun.

    Args:
        root: in which folder.
        at: when: nanoseconds since 1970.
        asked: the fingerprint of what it goes by besides files.
        known: what is known of the pages, where nothing has changed since the last build but what that tells of.
    """

    root: Path
    at: int
    asked: str
    known: Known | None = None

    def remember(self, said: str, done: Trace, known: Known | None) -> None:
        """Remember the build, if nothing can have changed while it was done.

        Args:
            said: what a build that finds nothing changed has to say.
            done: what it read and wrote.
            known: what is known of its pages.
        """
        places = _places(self.root, done)
        by_hand = sorted(str(done.docs / path) for path in known.by_hand) if known is not None else []
        try:
            world = look(places)
            records = _records(self.root, by_hand)
            made = _settled([done.docs, done.site], frozenset(by_hand))
            docs = look([done.docs])
            newest = max(world.newest, records.newest, _by_hand(done, docs).newest)
            if made is None or newest >= self.at - STEP or docs.stamp != done.found:
                return
            memory = Memory(
                asked=self.asked,
                read=[str(place) for place in places],
                world=[world.stamp, world.sizes, contents(world.names)],
                records=[records.stamp, records.sizes, contents(records.names)],
                by_hand=by_hand,
                written=[str(done.docs), str(done.site)],
                made=made.stamp,
                said=said,
                pages=remember(self.root, known) if known is not None else "",
            )
        except (OSError, Elsewhere):
            return
        keep(self.root, _NAME_OF_MEMORY, asdict(memory))


def world_of(root: Path, done: Trace, known: Known | None) -> tuple[str, int]:
    """Return what all looks like that a site is made from but its records and documents, and when any of it was changed last.

    Args:
        root: the folder that holds mkdocs.yml.
        done: what the site was made from.
        known: what is known of it: the pages that this tells of may look otherwise too.

    Raises:
        OSError: something cannot be looked at.
        Elsewhere: there is a link among it.
    """
    told = frozenset(str(done.docs / path) for path in known.by_hand) if known is not None else frozenset()
    others, pages = look(_places(root, done)), _by_hand(done, look([done.docs]), told)
    return f"{others.stamp} {pages.stamp}", max(others.newest, pages.newest)


def _places(root: Path, done: Trace) -> list[Path]:
    own = {root / _CONFIG, _PACKAGE}
    return _outermost((own | set(done.read)) - {done.docs}, {done.docs})


def _by_hand(done: Trace, docs: Look, told: frozenset[str] = frozenset()) -> Look:
    """Look at the files in docs/ that we did not write; when any was changed last counts for those too that are left out."""
    files = (Path(name) for name in docs.names if not name.endswith("/"))
    return look((path for path in files if path.relative_to(done.docs).as_posix() not in done.ours), told)


def begin(words: Sequence[str], last: Recalled | None = None) -> Begun | None:
    """Begin a command here, before it looks at the clock or at a file; None where it is no build that can be remembered.

    Args:
        words: the command and its options, as they were typed.
        last: what it can take from the last build.
    """
    # What has changed since that was looked at may have been seen, or not.
    last = last or Recalled()
    root = Path.cwd()
    # Elsewhere a file can be written to without leaving a trace in what the disk says of it.
    if list(words[:1]) != [COMMAND] or os.name != "posix":
        return None
    if not last.at:
        time.sleep(STEP / _SECOND)  # so that what was saved just before can be remembered
    at = last.at or time.time_ns()
    forget(root, _NAME_OF_MEMORY)
    try:
        return Begun(root, at, _asked(words, root), last.known)
    except OSError:
        return None


def _settled(places: Sequence[Path], without: frozenset[str]) -> Look | None:
    """Look at folders that were just written, late enough for the next change to be seen; None where a second is not enough."""
    for _ in range(25):
        made = look(places, without)
        if made.newest % _SECOND == 0:  # a disk that counts seconds only
            return None
        if time.time_ns() - made.newest > STEP:
            return made
        time.sleep(STEP / _SECOND)
    return None


def _outermost(places: set[Path], others: set[Path]) -> list[Path]:
    """Leave out what lies in a folder that is looked at anyway."""
    wider = places | others
    return sorted(place for place in places if wider.isdisjoint(place.parents))


def _asked(words: Sequence[str], root: Path) -> str:
    """Return the fingerprint of everything that a build goes by besides files."""
    named = {*_NAME.findall((root / _CONFIG).read_text("utf-8", "replace")), *_VARIABLES}
    named.discard("_")  # by which a shell tells a program what it was called
    variables = sorted((name, os.environ[name]) for name in named if name in os.environ)
    day = datetime.now().astimezone().date().isoformat()
    told = (list(words), str(root), day, sys.version, sys.path, _installed(), variables)
    return hashlib.sha256(repr(told).encode("utf-8", "surrogateescape")).hexdigest()


def _installed() -> list[str]:
    """Return every package that is installed, with its version: the names of the folders that tell of them."""
    folders = [Path(folder) for folder in sys.path if Path(folder).is_dir()]
    return sorted(path.name for folder in folders for path in folder.glob("*-info"))
