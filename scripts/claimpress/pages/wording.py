"""The words of the interface that Python puts together; those around them stand in the templates."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from claimpress.records.dates import PartialDate
from claimpress.records.model import HistoryKind, Relation, Stance

HEADINGS: Final[dict[Stance, str]] = {
    "supports": "Evidence that supports it",
    "refutes": "Evidence that refutes it",
    "context": "Context",
}
RELATIONS: Final[dict[Relation, str]] = {
    "same-story": "Same story",
    "narrower": "Narrower claim",
    "broader": "Broader claim",
    "contradicts": "Contradicts this claim",
}
EVENTS: Final[dict[HistoryKind, str]] = {
    "published": "Published",
    "updated": "Updated",
    "corrected": "Corrected",
    "verdict-changed": "Verdict changed",
    "withdrawn": "Withdrawn",
}
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_text(when: PartialDate) -> str:
    """Write a date out: ``2024``, ``November 2024`` or ``14 November 2024``."""
    month = "" if when.month is None else f"{_MONTHS[when.month - 1]} "
    day = "" if when.day is None else f"{when.day} "
    return f"{day}{month}{when.year}"


def day_text(day: date) -> str:
    """Write a day out: ``14 November 2024``."""
    return date_text(PartialDate(day.year, day.month, day.day))


def counted(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: ``1 claim``, ``3 claims``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does: ``a, b and c``."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def glance(supports: int, refutes: int, context: int, documents: int, origins: int) -> str:
    """Write how much evidence there is, for example ``2 support · 3 refute · 1 context, from 5 documents ...``."""
    parts = [
        f"{number} {word}"
        for number, word in (
            (supports, "supports" if supports == 1 else "support"),
            (refutes, "refutes" if refutes == 1 else "refute"),
            (context, "context"),
        )
        if number
    ]
    if not parts:
        return "No evidence on record"
    held = counted(documents, "document") if documents else "no stored document"
    return f"{' · '.join(parts)}, from {held}, {counted(origins, 'independent origin')}"


def short(text: str, most: int) -> str:
    """Cut a text at the end of a word, with an ellipsis, to at most so many characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:.—– ") + "…"
