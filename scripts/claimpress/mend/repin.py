"""A document that was changed: what still holds of the quotations from it, before its new fingerprint is pinned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from claimpress.check import Project, check
from claimpress.collection import Collection, Entry
from claimpress.mend.splice import spliced
from claimpress.quotes.difference import Change, difference
from claimpress.quotes.document import Document
from claimpress.quotes.match import match
from claimpress.quotes.quotation import Verified
from claimpress.records.nodes import place_of
from claimpress.rules import RULES

_LONGEST: Final = 2000
"""Words that are compared one by one; of longer stretches only the lines are named."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one quotation stands in the new text.

    Args:
        path: the claim's file.
        line: the line of the quotation in it.
        now: the line in the new text; 0 where it is not there, or not there once.
        before: the line in the pinned text; 0 where that is not known.
        why: why it does not hold, as the check will say it; empty where it holds.
    """

    path: str
    line: int
    now: int
    before: int
    why: str

    @property
    def holds(self) -> bool:
        """Whether the new text has the quotation."""
        return self.now > 0


def repinned(project: Project, path: str, sha256: str) -> tuple[Project, bytes] | None:
    """Return the project with another fingerprint in one source record, and the bytes of that record.

    None when nothing but the fingerprint can be changed: the record has none, or cannot be read.
    """
    file = next(file for file in project.sources if file.path == path)
    data = spliced(file.data or b"", ("sha256",), sha256)
    if data is None:
        return None
    sources = tuple(replace(each, data=data) if each.path == path else each for each in project.sources)
    return replace(project, sources=sources), data


def standings(project: Project, source: str, before: Document | None, today: date) -> tuple[Standing, ...]:
    """Return how every quotation from a source stands.

    Args:
        project: the project as it will be, with the new fingerprint.
        source: the source's identifier.
        before: the text that was pinned, where it is known.
        today: the day that rules about dates go by.
    """
    collection = check(project, today).collection
    quoting = [entry for entry in collection.entries if entry.evidence.source == source]
    return tuple(
        _standing(collection, entry, before) for entry in quoting if entry.evidence.quote is not None
    )


def _standing(collection: Collection, entry: Entry, before: Document | None) -> Standing:
    found = collection.matches.get(entry.key)
    root = entry.record.root
    line = place_of(root, entry.loc("quote")).line if root is not None else 1
    now = found.quotation.line if isinstance(found, Verified) else 0
    return Standing(
        entry.record.path, line, now, _line(entry, before), "" if now else _why(collection, entry)
    )


def _line(entry: Entry, document: Document | None) -> int:
    if document is None or entry.evidence.quote is None:
        return 0
    found = match(entry.evidence.quote, document, entry.evidence.prefix or "", entry.evidence.suffix or "")
    return found.quotation.line if isinstance(found, Verified) else 0


def _why(collection: Collection, entry: Entry) -> str:
    """Return what the check will say of a quotation."""
    where = (entry.record.path, entry.loc())
    found = (
        finding for code, rule in RULES.items() if code.startswith("Q") for finding in rule.find(collection)
    )
    return next(each.message for each in found if (each.record.path, tuple(each.loc[:2])) == where)


def changed_words(old: str, new: str) -> Iterator[str]:
    """Say what is other in a new text, with the line of the new text that it stands in."""
    before, after = _lines(old), _lines(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        was, now = " ".join(before[a:b]), " ".join(after[c:d])
        where = f"line {c + 1}" if d - c <= 1 else f"lines {c + 1} to {d}"
        if len(was.split()) + len(now.split()) > _LONGEST:
            yield f"{where}: other text"
            continue
        told = [_told(change) for change in difference(was, now) if change.kind != "same"]
        yield from (f"{where}: {each}" for each in told or ["spaces or other typography only"])


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


def _told(change: Change) -> str:
    was, now = " ".join(change.quote.split()), " ".join(change.document.split())
    if not now:
        return f"taken out: “{was}”"
    return f"“{was}” is now “{now}”" if was else f"put in: “{now}”"
