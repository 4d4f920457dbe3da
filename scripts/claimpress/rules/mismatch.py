"""What rule Q101 says: why a quotation is not in its document, the nearest passage, and what to write."""

from textwrap import shorten

from claimpress.collection import Collection, Entry
from claimpress.quotes.difference import as_text
from claimpress.quotes.document import Document
from claimpress.quotes.match import match
from claimpress.quotes.nearest import nearest
from claimpress.quotes.quotation import NotFound, Quotation, Verified
from claimpress.records.yaml_text import folded_lines
from claimpress.rules.registry import Finding, at


def explained(collection: Collection, entry: Entry, document: Document, found: NotFound) -> Finding:
    """Say why a quotation is not in its document, and what was probably meant."""
    source = entry.evidence.source
    match found.reason:
        case "prefix" | "suffix" as side:
            where = "before" if side == "prefix" else "after"
            message = f"the {side} does not stand directly {where} the quote in {source}"
            return at(
                entry, side, message, f"Write the words that stand directly {where} it, or remove the line."
            )
        case "elision-at-the-edge":
            message = "the quote begins or ends with […], which says nothing"
            return at(entry, "quote", message, "Remove the […] at the beginning or end.")
        case "elision-part-too-short":
            message = (
                f"the part {found.detail!r} beside […] is shorter than three words and twelve characters"
            )
            if not found.detail:
                message = "two […] stand side by side, with nothing between them"
            return at(entry, "quote", message, "Quote more words there, or leave out one […].")
        case _:
            return _nearest(collection, entry, document, found.detail)


def elsewhere(collection: Collection, entry: Entry) -> Quotation | None:
    """Return where the quotation stands in the document of another source, word for word."""
    for other in sorted(collection.models):
        document = collection.document(other)
        if other != entry.evidence.source and document is not None:
            held = match(entry.evidence.quote or "", document)
            if isinstance(held, Verified):
                return held.quotation
    return None


def _nearest(collection: Collection, entry: Entry, document: Document, part: str) -> Finding:
    """Say where the passage is that the editor probably meant: for suggestion only.

    ``part`` is the first part between two marks that is not in the document, empty for a quote without marks.
    """
    source, quote = entry.evidence.source, entry.evidence.quote or ""
    if (held := elsewhere(collection, entry)) is not None:
        message = f"the quote is not in {source}, but in {held.source}, line {held.line}"
        return at(entry, "quote", message, f"Write source: {held.source}, if that is the one you meant.")
    close = nearest(quote, document)
    if close is None:
        message = f"the quote is not in {source}, nor anything like it"
        fix = "Copy the words from the document; `claimpress quote` finds a passage by a few of its words."
        return at(entry, "quote", message, fix)
    what = f"the part {shorten(part, 40, placeholder='…')!r} of the quote" if part else "the quote"
    message = f"{what} is not in {source}; the nearest passage, line {close.line}, differs:\n{as_text(close.difference)}"
    passage = folded_lines(" ".join(close.text.split()), indent=2)
    begin = "write for that part:" if part else "write:\nquote: >-"
    return at(entry, "quote", message, f"If this passage is meant, {begin}\n{passage}")
