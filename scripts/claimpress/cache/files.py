"""Files seen from outside: what the disk says of them, which changes whenever anybody writes to them."""

import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

# Python writes its own copies of modules there, whenever it likes.
_IGNORED: Final = "__pycache__"


STEP: Final = 40_000_000
"""Nanoseconds: the disk's clock goes in steps, and two changes within one cannot be told apart (4 to 16 ms where it is in use)."""


SECOND: Final = 1_000_000_000
"""Nanoseconds of a second."""


class Elsewhere(Exception):  # noqa: N818 -- no error: such a folder is looked at by reading it, as always
    """A link leads out of a folder: what the disk says of the link says nothing of what lies behind it."""


@dataclass(frozen=True)  # no slots: what is worked out once is kept
class Look:
    """What some folders looked like.

    Args:
        lines: of every file and folder in them, in order, what the disk says: the size, the time of change and the place of each
            file, and nothing of folders, whose names end in a slash. It is the time that nobody can set (``st_ctime``): to set
            the other one back is a change too.
        newest: when a file was changed last, or added to a folder or taken from it: nanoseconds since 1970. Whether one was
            taken from a folder of Python modules is not known.
    """

    lines: Mapping[str, str]
    newest: int

    @cached_property
    def stamp(self) -> str:
        """The fingerprint of all that."""
        return _stamp(f"{name}\0{line}" for name, line in self.lines.items())

    @cached_property
    def sizes(self) -> str:
        """The fingerprint of the names, and of the size of each file alone."""
        return _stamp(f"{name}\0{size_in(line)}" for name, line in self.lines.items())

    def within(self, folder: Path) -> dict[str, str]:
        """Return what the disk says of a folder alone, and of what is in it."""
        start = f"{folder}/"
        return {name: line for name, line in self.lines.items() if name.startswith(start)}

    def without(self, names: frozenset[str]) -> "Look":
        """Leave files out; when any of them was changed last still counts."""
        return replace(self, lines={name: line for name, line in self.lines.items() if name not in names})


def look(places: Iterable[Path]) -> Look:
    """Look at files and folders, with everything that is in them.

    Args:
        places: what to look at; it has to be there.

    Raises:
        OSError: something cannot be looked at.
        Elsewhere: there is a link among them.
    """
    said: dict[str, str] = {}
    newest = 0
    for place in places:
        newest = max(newest, _see(str(place), said))
    return Look({name: said[name] for name in sorted(said)}, newest)


def size_in(line: str) -> str:
    """Return the size of a file, of which the disk says that."""
    return line.partition(" ")[0]


def _stamp(lines: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def contents(names: Iterable[str]) -> str:
    """Return the fingerprint of what files hold, with their names and those of folders.

    Raises:
        OSError: one cannot be read.
    """
    said = hashlib.sha256()
    for name in names:
        data = b"" if name.endswith("/") else Path(name).read_bytes()
        said.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        said.update(data)
    return said.hexdigest()


def _see(place: str, said: dict[str, str]) -> int:
    """Note what the disk says of a file, or of everything in a folder, and return when the newest of it was changed."""
    given = os.lstat(place)
    if stat.S_ISLNK(given.st_mode):
        raise Elsewhere
    newest = given.st_ctime_ns
    if not stat.S_ISDIR(given.st_mode):
        said[place] = _line(given)
        return newest
    said[f"{place}/"] = ""
    with os.scandir(place) as listed:
        entries = list(listed)
    if any(entry.name == _IGNORED for entry in entries):
        newest = 0  # the folder may have been changed by that alone
    for entry in entries:
        if entry.is_symlink():
            raise Elsewhere
        if entry.is_dir(follow_symlinks=False):
            newest = max(newest, _see(entry.path, said)) if entry.name != _IGNORED else newest
        else:
            given = entry.stat(follow_symlinks=False)
            said[entry.path] = _line(given)
            newest = max(newest, given.st_ctime_ns)
    return newest


def _line(given: os.stat_result) -> str:
    return f"{given.st_size} {given.st_ctime_ns} {given.st_ino}"
