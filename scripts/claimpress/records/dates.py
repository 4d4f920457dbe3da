"""Dates as precise as they are known: a year, a month or a day (ISO 8601, reduced precision)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day.

    Args:
        year: 1 to 9999.
        month: 1 to 12, or None when only the year is known.
        day: 1 to 31, or None when the day is not known.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``2024``, ``2024-11`` or ``2024-11-14``.

        Raises:
            ValueError: the text has another shape, or there is no such day; the message says which.
        """
        found = _SHAPE.fullmatch(text.strip())
        if found is None:
            message = f"{text!r} is not a date of the form 2024, 2024-11 or 2024-11-14"
            raise ValueError(message)
        year, month, day = (None if part is None else int(part) for part in found.groups())
        try:
            date(year or 0, 1 if month is None else month, 1 if day is None else day)
        except ValueError as error:
            message = f"there is no day {text.strip()} in the calendar"
            raise ValueError(message) from error
        return cls(year or 0, month, day)

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def surely_after(self, other: "PartialDate") -> bool:
        """Say whether every day this can mean comes after every day the other can mean."""
        return self.earliest > other.latest

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.earliest, self.latest) < (other.earliest, other.latest)
