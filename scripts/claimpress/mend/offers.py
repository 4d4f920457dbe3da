"""What can be mended without thinking twice: for each, the exact text to write, and what an editor has to see first."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from claimpress.collection import Collection, Entry
from claimpress.mend.layout import meant_lines, relaid
from claimpress.mend.passage import passage
from claimpress.mend.splice import spliced
from claimpress.mend.weight import cautions
from claimpress.problem import Place
from claimpress.quotes.difference import as_text
from claimpress.quotes.document import Document
from claimpress.quotes.match import match
from claimpress.quotes.quotation import NotFound, Verified
from claimpress.records.flaws import Flaw
from claimpress.records.nodes import Items, Loc, Mapping, Node, Scalar, place_of
from claimpress.records.record import AnyRecord
from claimpress.rules.mismatch import elsewhere

NEVER: Final = frozenset({"verdict", "document", "sha256"})
"""Keys that no mending touches: what they say is for people to decide."""

_LAYOUT: Final = "Y001"
_SPELLED: Final = ("S102", "S103", "S104")
_MISSPELLED_KEY: Final = 0.8
"""Likeness of a key to the one that was meant, from 0 to 1, from which on there is no doubt."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One text to write in place of another.

    Args:
        path: the record's file, relative to the project's root.
        line: the line where the text stands.
        code: the rule that is broken without it.
        what: what differs, in one sentence.
        shown: the difference, and whatever needs care in it, line by line.
        loc: the way to the text; nothing where lines are mended that are no YAML.
        text: what shall stand there.
        at_key: whether the key that ``loc`` ends in is meant, and not its value.
        safe: whether it can be written without asking, for it does not touch what the record says.
    """

    path: str
    line: int
    code: str
    what: str
    shown: tuple[str, ...]
    loc: Loc
    text: str
    at_key: bool = False
    safe: bool = False


def offers(collection: Collection) -> tuple[Offer, ...]:
    """Return what can be offered, in the order of files and lines."""
    found = [*_layouts(collection), *_quotations(collection), *_spellings(collection), *_names(collection)]
    # A file has to be YAML before anything else in it can be written.
    return tuple(sorted(found, key=lambda offer: (offer.path, offer.code != _LAYOUT, offer.line, offer.code)))


def written(offer: Offer, data: bytes) -> bytes | None:
    """Return a file with an offer written into it, or None when that cannot be done without touching anything else."""
    if offer.code == _LAYOUT:
        return relaid(data, NEVER)
    return spliced(data, offer.loc, offer.text, at_key=offer.at_key)


def _layouts(collection: Collection) -> Iterator[Offer]:
    """Records that are no YAML, but for a slip or two (Y001)."""
    for record in _records(collection):
        slips = [flaw for flaw in record.flaws if flaw.code == _LAYOUT]
        meant = meant_lines(record.lines, NEVER) if slips else None
        if meant is not None:
            pairs = [pair for pair in zip(record.lines, meant, strict=True) if pair[0] != pair[1]]
            shown = tuple(f"{sign} {line}" for pair in pairs for sign, line in zip("-+", pair, strict=True))
            yield Offer(record.path, slips[0].place.line, _LAYOUT, slips[0].message, shown, (), "")


def _records(collection: Collection) -> tuple[AnyRecord, ...]:
    return (*collection.claims, *collection.sources)


def _quotations(collection: Collection) -> Iterator[Offer]:
    """Quotations that are not in their document, but nearly (Q101)."""
    for entry in collection.entries:
        found, document = collection.matches.get(entry.key), collection.document(entry.evidence.source)
        is_elsewhere = isinstance(found, NotFound) and elsewhere(collection, entry) is not None
        if isinstance(found, NotFound) and document is not None and not is_elsewhere:
            yield from _quotation(entry, document)


def _quotation(entry: Entry, document: Document) -> Iterator[Offer]:
    evidence, root = entry.evidence, entry.record.root
    meant = passage(evidence.quote or "", document, evidence.prefix or "", evidence.suffix or "")
    if meant is None or root is None:
        return
    loc = entry.loc("quote")
    careful = [f"Careful: {caution}." for caution in cautions(meant.changes)]
    what = f"the quote is not in {evidence.source}, but line {meant.at.line} has nearly the same words"
    if meant.typography:
        what = f"the quote differs from {evidence.source}, line {meant.at.line}, in typography only"
    line = place_of(root, loc).line
    shown = (as_text(meant.changes), *careful)
    yield Offer(entry.record.path, line, "Q101", what, shown, loc, meant.quote, safe=meant.typography)


def _spellings(collection: Collection) -> Iterator[Offer]:
    """Keys, words and dates of which the check knows how they are written (S102, S103, S104)."""
    for record in _records(collection):
        for flaw in record.flaws:
            if flaw.code in _SPELLED and flaw.write and record.root is not None:
                yield from _spelling(record.path, record.root, flaw)


def _spelling(path: str, root: Node, flaw: Flaw) -> Iterator[Offer]:
    at_key = flaw.code == "S102"
    for loc, name, place in _texts(root, at_key=at_key):
        touched = {*loc, flaw.write} if at_key else {*loc}
        if place == flaw.place and NEVER.isdisjoint(touched):
            safe = flaw.code == "S104" or (at_key and _is_alike(name, flaw.write))
            shown = (f"[written: {name} → meant: {flaw.write}]",)
            yield Offer(path, place.line, flaw.code, flaw.message, shown, loc, flaw.write, at_key, safe)


def _texts(node: Node, loc: tuple[str | int, ...] = (), *, at_key: bool) -> Iterator[tuple[Loc, str, Place]]:
    """Yield the way to every text of a record, or to every key, with what it says and its place."""
    match node:
        case Mapping(entries=entries, keys=keys):
            for key, value in entries.items():
                if at_key:
                    yield (*loc, key), key, keys[key]
                yield from _texts(value, (*loc, key), at_key=at_key)
        case Items(items=items):
            for number, member in enumerate(items):
                yield from _texts(member, (*loc, number), at_key=at_key)
        case Scalar(value=value, place=place) if not at_key:
            yield loc, value, place


def _is_alike(word: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, word.lower(), other).ratio() >= _MISSPELLED_KEY


def _names(collection: Collection) -> Iterator[Offer]:
    """Sources of evidence that do not exist, where one has nearly that name (R101)."""
    known = collection.source_by_id
    for entry in collection.entries:
        name, record = entry.evidence.source, entry.record
        close = [] if name in known else difflib.get_close_matches(name, known, 2, _MISSPELLED_KEY)
        if len(close) != 1 or record.root is None:
            continue
        loc = entry.loc("source")
        document = collection.document(close[0])
        held = document is not None and isinstance(match(entry.evidence.quote or "", document), Verified)
        shown = [f"[written: {name} → meant: {close[0]}]"]
        if held:
            shown.append(f"The quote is in {close[0]}, word for word.")
        what = f"there is no source {name}"
        line = place_of(record.root, loc).line
        yield Offer(record.path, line, "R101", what, tuple(shown), loc, close[0], safe=held)
