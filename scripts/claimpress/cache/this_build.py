"""A build that is to be remembered: what it reads and writes is looked at, and nothing of it may change meanwhile."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimpress import PACKAGE
from claimpress.cache.files import SECOND, STEP, Elsewhere, Look, contents, look
from claimpress.cache.known import Known, remember
from claimpress.cache.last_build import Recalled
from claimpress.cache.remembered import (
    COMMAND,
    CONFIG,
    Memory,
    asked_of,
    forget_build,
    held_in,
    records_in,
    remember_build,
)


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
    found: Look
    ours: frozenset[str]
    site: Path
    read: tuple[Path, ...] = ()


def trace(docs: Path, ours: frozenset[str], site: Path, read: tuple[Path, ...]) -> Trace | None:
    """Take the trace of a build that has just written its files; None where that cannot be done."""
    try:
        return Trace(docs, look([docs]), ours, site, read)
    except (OSError, Elsewhere):
        return None


@dataclass(slots=True)
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
    _noted: tuple[Trace, Memory] | None = field(default=None, init=False)

    def note(self, done: Trace | None, known: Known | None) -> None:
        """Note what the build has made, if nothing can have changed until now; only its site may still be written.

        Args:
            done: what it read and wrote, or None where it may have read more than is known.
            known: what is known of its pages, or None.
        """
        self._noted = None
        if done is None:
            return
        places = _places(self.root, done)
        by_hand = sorted(str(done.docs / path) for path in known.by_hand) if known is not None else []
        try:
            world, records = look(places), records_in(self.root, by_hand)
            held, of_world = {name: held_in(name) for name in records.lines}, contents(world.lines)
            if (world, records) != (look(places), records_in(self.root, by_hand)):
                return
            newest = max(world.newest, records.newest, _by_hand(done, done.found).newest)
            if newest >= self.at - STEP:
                return
            memory = Memory(
                asked=self.asked,
                read=[str(place) for place in places],
                world=[world.stamp, world.sizes, of_world],
                records={name: [line, held[name]] for name, line in records.lines.items()},
                by_hand=by_hand,
                written=[str(done.docs), str(done.site)],
                made="",
                said="",
                pages=remember(self.root, known) if known is not None else "",
            )
        except (OSError, Elsewhere):
            return
        self._noted = done, memory

    def remember(self, said: str) -> None:
        """Remember the build that was noted, if nothing can have changed until its site was written.

        Args:
            said: what a build that finds nothing changed has to say.
        """
        if self._noted is None:
            return
        done, memory = self._noted
        try:
            made = _settled([done.docs, done.site])
        except (OSError, Elsewhere):
            return
        if made is None or made.within(done.docs) != done.found.lines:
            return
        memory = replace(memory, made=made.without(frozenset(memory.by_hand)).stamp, said=said)
        remember_build(self.root, memory)


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
        time.sleep(STEP / SECOND)  # so that what was saved just before can be remembered
    at = last.at or time.time_ns()
    forget_build(root)
    try:
        return Begun(root, at, asked_of(words, root), last.known)
    except OSError:
        return None


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
    own = {root / CONFIG, PACKAGE}
    return _outermost((own | set(done.read)) - {done.docs}, {done.docs})


def _by_hand(done: Trace, docs: Look, told: frozenset[str] = frozenset()) -> Look:
    """Look at the files in docs/ that we did not write; when any was changed last counts for those too that are left out."""
    ours = {f"{done.docs}/{path}" for path in done.ours}
    others = look(Path(name) for name in docs.lines if not name.endswith("/") and name not in ours)
    return others.without(told)


def _settled(places: Sequence[Path]) -> Look | None:
    """Look at folders that were just written, late enough for the next change to be seen; None where a second is not enough."""
    for _ in range(25):
        made = look(places)
        if made.newest % SECOND == 0:  # a disk that counts seconds only
            return None
        if time.time_ns() - made.newest > STEP:
            return made
        time.sleep(STEP / SECOND)
    return None


def _outermost(places: set[Path], others: set[Path]) -> list[Path]:
    """Leave out what lies in a folder that is looked at anyway."""
    wider = places | others
    return sorted(place for place in places if wider.isdisjoint(place.parents))
