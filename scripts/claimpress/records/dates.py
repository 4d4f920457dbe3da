"""Dates as precise as they are known: a year, a month or a day (ISO 8601, reduced precision)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Final

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

_WRITTEN_OTHERWISE: Final = (
    re.compile(r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})[-/. ](?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<month>\d{1,2})[-/. ](?P<day>\d{1,2})[-/. ](?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})\.? (?P<name>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<name>[A-Za-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<name>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d)", re.ASCII),
)


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


def meant(text: str) -> PartialDate | None:
    """Return the date that a text in another notation surely means, None where it can mean more than one.

    ``14.11.2024``, ``11/14/2024``, ``14 November 2024``, ``Nov 2024`` and ``2024-11-4`` are certain; ``4/11/2024`` is April
    to some and November to others.
    """
    found = {_read(match) for shape in _WRITTEN_OTHERWISE if (match := shape.fullmatch(text.strip()))} - {
        None
    }
    return found.pop() if len(found) == 1 else None


def _read(match: re.Match[str]) -> PartialDate | None:
    parts = match.groupdict()
    month = _month(parts["name"]) if "name" in parts else int(parts["month"])
    day = int(parts["day"]) if "day" in parts else None
    try:
        date(int(parts["year"]), month, day or 1)
    except ValueError:
        return None
    return None if day == 0 else PartialDate(int(parts["year"]), month, day)


def _month(name: str) -> int:
    """Return the number of a month, 0 for what is none; three letters of its name are enough."""
    months = (calendar.month_name[number].casefold() for number in range(1, 13))
    return next((number for number, each in enumerate(months, 1) if each.startswith(name.casefold())), 0)
