"""Has anything changed since the last build? Answered from what the disk says of the files, before anything is read.

An answer is given only to the same words of the same command, in the same folder, on the same day, by the same programs, when
every file that the build read and every file that it wrote is as it was. In any other case there is no answer, and the
build is done.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimpress.cache.files import SECOND, STEP, Elsewhere, Look, contents, look, size_in
from claimpress.cache.known import Known, recalled
from claimpress.cache.remembered import COMMAND, asked_of, held_in, records_in, remembered


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
    memory = remembered(root) if list(words[:1]) == [COMMAND] else None
    if memory is None:
        return Recalled()
    try:
        made = look(map(Path, memory.written)).without(frozenset(memory.by_hand))
        is_ours = memory.asked == asked_of(words, root) and memory.made == made.stamp
        world = look(map(Path, memory.read))
        if not is_ours or not _is_same(world, memory.world):
            return Recalled()
        records = records_in(root, memory.by_hand)
        changed = frozenset(_changed(records, memory.records))
        if not changed:
            return Recalled(memory.said)
    except (AttributeError, OSError, Elsewhere, TypeError, ValueError):
        return Recalled()
    if max(world.newest, records.newest) >= at - STEP and not is_late:
        # Saved just before: a build that looks a moment later can be remembered, and the next is spared a build of everything.
        time.sleep(STEP / SECOND)
        return recall(words, is_late=True)
    known = recalled(root, memory.pages) if memory.pages else None
    paths = frozenset(name.removeprefix(f"{root}/") for name in changed)
    return Recalled(known=replace(known, changed=paths) if known is not None else None, at=at)


def _is_same(seen: Look, before: Sequence[str]) -> bool:
    """Say whether files look as they did or, touched or moved, hold what they held."""
    stamp, sizes, held = before
    return stamp == seen.stamp or (sizes == seen.sizes and held == contents(seen.lines))


def _changed(seen: Look, before: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the files that came, went, or hold something else; what was touched or moved is read to see that."""
    yield from before.keys() - seen.lines.keys()
    for name, line in seen.lines.items():
        if name not in before:
            yield name
            continue
        looked, held = before[name]
        if looked != line and (size_in(looked) != size_in(line) or held != held_in(name)):
            yield name
