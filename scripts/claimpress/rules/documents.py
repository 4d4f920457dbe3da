"""Family D: is the stored document there, and is it the one that was pinned."""

from collections.abc import Iterator
from typing import Final

from claimpress.collection import Collection, DocumentFault, Stored
from claimpress.origins import roots
from claimpress.problem import Severity
from claimpress.quotes.repetition import RUN, repetitions
from claimpress.records.model import Source
from claimpress.records.record import Record
from claimpress.rules.registry import Finding, at, or_ignore, rule

SHINGLE: Final = RUN
"""Words in a row that two documents must share to count as repetition."""


def _with_fault(collection: Collection, fault: DocumentFault) -> Iterator[tuple[Record[Source], Stored]]:
    for record in collection.sources:
        stored = collection.stored.get(record.path)
        if stored is not None and stored.fault is fault:
            yield record, stored


@rule("D101", "document missing")
def document_missing(collection: Collection) -> Iterator[Finding]:
    """The file that a source names as its document lies beside the record.

    Wrong:
        document: embassy.txt
    Right:
        document: 004_606dbc5341b5343c.txt
    """
    for record, stored in _with_fault(collection, DocumentFault.MISSING):
        message = f"the document {stored.path} {stored.detail or 'does not exist'}"
        yield Finding(record, ("document",), message, "Store the text there, or correct the file name.")


@rule("D102", "sha256 differs")
def document_changed(collection: Collection) -> Iterator[Finding]:
    """A stored document is the one that was pinned, byte for byte.

    The fingerprint (sha256) is taken when a document is stored. When it differs, the text was changed afterwards, and no
    quotation from it can be trusted: each claim that quotes it is reported too. Where the change is right, `claimpress repin`
    shows which quotations still hold in the new text, and then pins it.

    Wrong:
        a document in which a line was mended by hand
    Right:
        the document exactly as it was received
    """
    for record in collection.sources:
        stored = collection.stored.get(record.path)
        pinned = record.partial.sha256 if record.partial else None
        if pinned is None or stored is None or stored.sha256 in {"", pinned}:
            continue
        message = f"{stored.path} was changed: its fingerprint (sha256) is {stored.sha256[:12]}…, expected {pinned[:12]}…"
        fix = (
            f"Restore the document as it was received (git log -- {stored.path} shows who changed it),\n"
            f"or, where the change is right: `claimpress repin {record.id}` shows what still holds, and pins the new text."
        )
        yield Finding(record, ("sha256",), message, fix)
        for entry in collection.entries:
            if entry.evidence.source == record.id and entry.evidence.quote is not None:
                said = f"{stored.path} was changed since it was pinned: nothing quoted from it counts as verified"
                yield at(entry, "quote", said, fix)


@rule("D103", "document not UTF-8 text")
def document_not_text(collection: Collection) -> Iterator[Finding]:
    """A stored document is plain text in UTF-8.

    Wrong:
        a PDF, or a text saved as Windows-1252
    Right:
        the text taken out of it, saved as UTF-8
    """
    for record, stored in _with_fault(collection, DocumentFault.NOT_TEXT):
        fix = f"Save it as text in UTF-8, then pin it: `claimpress repin {record.id}`"
        yield Finding(record, ("document",), f"{stored.path} is not UTF-8 text: {stored.detail}", fix)


@rule("D104", "path leaves seeds/")
def path_leaves(collection: Collection) -> Iterator[Finding]:
    """A document lies within seeds/: neither a path nor a link leads out of it.

    Wrong:
        document: ../../etc/passwd
    Right:
        document: 004_606dbc5341b5343c.txt
    """
    for record, stored in _with_fault(collection, DocumentFault.OUTSIDE):
        message = f"{record.partial.document if record.partial else stored.path} leads out of seeds/"
        yield Finding(record, ("document",), message, "Name a file that lies beside the record.")


@rule("D106", "document too large")
def document_too_large(collection: Collection) -> Iterator[Finding]:
    """A stored document is at most 32 MiB of text. A longer one is stored in parts, a record each.

    Wrong:
        the transcripts of a whole trial in one file
    Right:
        one document per day of the trial
    """
    for record, stored in _with_fault(collection, DocumentFault.TOO_LARGE):
        message = f"the document {stored.path} {stored.detail}"
        yield Finding(record, ("document",), message, "Store it in parts, with a record for each.")


@rule("D105", "undeclared repetition", Severity.WARNING)
def undeclared_repetition(collection: Collection) -> Iterator[Finding]:
    """Two documents that share most of their words declare their common origin.

    More than half of the runs of five words in the shorter one stand in the other too. One of them retells the other, or
    both retell a third: as independent evidence they would be counted twice.

    Wrong:
        two reprints of one wire report, neither with an origin
    Right:
        origin: [reuters-report]
    """
    found = repetitions(collection.texts) if collection.repeated is None else collection.repeated
    for (one, other), part in found:
        if not _related(one, other, collection.models):
            message = f"{part:.0%} of the text stands in {one} too, and no common origin is declared"
            fix = f"Add origin: [{one}], or the source that both retell,\n{or_ignore('D105')}"
            yield Finding(collection.source_by_id[other], ("document",), message, fix)


def _related(one: str, other: str, sources: dict[str, Source]) -> bool:
    """Whether one is above the other, or both stand under the same origin."""
    return not roots([one], sources).isdisjoint(roots([other], sources))
