"""A problem with the input: a value with its place, its code, what is wrong and how to mend it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, a warning asks for an answer."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file.

    Args:
        line: line, counted from 1.
        column: column in characters, counted from 1.
        end_column: column after the last character on that line, or 0 when only the start is known.
    """

    line: int = 1
    column: int = 1
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one file.

    Args:
        path: the file, relative to the project's root, with forward slashes.
        place: where in the file.
        code: the rule that was broken, for example ``Q101``.
        message: what is wrong, actual against expected, in plain words; the first line stands alone.
        fix: what to write or do instead; empty where nothing useful can be said.
        severity: error or warning.
        source_line: the line of the file that ``place`` points at, for the caret; empty if unknown.
    """

    path: str
    place: Place
    code: str
    message: str
    fix: str = ""
    severity: Severity = Severity.ERROR
    source_line: str = ""

    @property
    def sort_key(self) -> tuple[str, Place, str, str]:
        """File order: path, then line and column, then code, then message."""
        return (self.path, self.place, self.code, self.message)

    def plain(self) -> list[object]:
        """Return the problem as plain values, for JSON."""
        where = [self.place.line, self.place.column, self.place.end_column]
        return [self.path, where, self.code, self.message, self.fix, str(self.severity), self.source_line]

    @classmethod
    def read(cls, values: list[Any]) -> "Problem":
        """Return a problem that was written as plain values.

        Raises:
            TypeError, ValueError: it is none.
        """
        path, where, code, message, fix, severity, line = values
        return cls(path, Place(*where), code, message, fix, Severity(severity), line)

    def as_error(self) -> "Problem":
        """Return the same problem as an error, for ``--strict``."""
        return replace(self, severity=Severity.ERROR)


class CannotRun(Exception):  # noqa: N818 -- it is no programming error but a state of the outside world
    """Nothing could be checked or written: a missing folder, an unwritable target. Exit status 2.

    Args:
        message: what stands in the way, in plain words.
        fix: what to do about it.
    """

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
