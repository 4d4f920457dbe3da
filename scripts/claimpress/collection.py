"""Everything that is checked together: the records, the stored documents, and what matching the quotations gave."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from claimpress.quotes.document import Document
from claimpress.quotes.quotation import Outcome
from claimpress.quotes.repetition import Repetition
from claimpress.records.config import Config, Settings
from claimpress.records.model import Claim, Evidence, Source
from claimpress.records.record import Record


class DocumentFault(StrEnum):
    """Why there is no text to compare with."""

    MISSING = "missing"
    NOT_TEXT = "not text"
    OUTSIDE = "outside"
    TOO_LARGE = "too large"


@dataclass(frozen=True, slots=True)
class Stored:
    """What stands behind a source's ``document``.

    Args:
        path: the file, relative to the project's root.
        sha256: fingerprint of its bytes; empty when it could not be read.
        document: its text, or None.
        fault: why there is no text.
        detail: what exactly was found, for the message.
    """

    path: str
    sha256: str = ""
    document: Document | None = None
    fault: DocumentFault | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the evidence of one claim."""

    record: Record[Claim]
    index: int
    evidence: Evidence

    @property
    def key(self) -> tuple[str, int]:
        """Path of the claim's file and index of the entry: what ``Collection.matches`` goes by."""
        return (self.record.path, self.index)

    def loc(self, *steps: str | int) -> tuple[str | int, ...]:
        """The way from the record's root into this entry."""
        return ("evidence", self.index, *steps)


@dataclass(frozen=True)
class Collection:
    """All records of a site with what was found out about them.

    Args:
        config: the site's settings.
        settings: the record of the settings, ``extra.claimpress`` in mkdocs.yml.
        claims: the claims, by path.
        sources: the sources, by path.
        stored: what stands behind the ``document`` of a source, by the source's path.
        matches: what matching a quotation gave, by claim path and index of the entry.
        today: the day the check is made for.
        answered: the ignores that hide a warning: path of the record and way to the ignore.
        faulty: the paths of the records with errors.
        base: the claims, by identifier, of an earlier revision that are not the same now; None without a base.
        cited: the sources that claims name which are not among these.
        repeated: the documents that repeat each other, where that is known already.
    """

    config: Config
    settings: Record[Settings]
    claims: tuple[Record[Claim], ...]
    sources: tuple[Record[Source], ...]
    stored: Mapping[str, Stored] = field(default_factory=dict)
    matches: Mapping[tuple[str, int], Outcome] = field(default_factory=dict)
    today: date = date.min
    answered: frozenset[tuple[str, tuple[str | int, ...]]] = frozenset()
    faulty: frozenset[str] = frozenset()
    base: Mapping[str, Record[Claim]] | None = None
    cited: frozenset[str] = frozenset()
    repeated: tuple[Repetition, ...] | None = None

    @property
    def records(self) -> Iterator[Record[Claim] | Record[Source] | Record[Settings]]:
        """Every record, claims first."""
        yield from self.claims
        yield self.settings
        yield from self.sources

    @cached_property
    def claim_by_id(self) -> dict[str, Record[Claim]]:
        """Claims by identifier; the first of two that share one."""
        return {record.id: record for record in reversed(self.claims)}

    @cached_property
    def source_by_id(self) -> dict[str, Record[Source]]:
        """Sources by identifier; the first of two that share one."""
        return {record.id: record for record in reversed(self.sources)}

    @cached_property
    def models(self) -> dict[str, Source]:
        """Sources by identifier, without the values that have errors."""
        found = {key: record.partial for key, record in self.source_by_id.items()}
        return {key: model for key, model in found.items() if model is not None}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry of the evidence that can be checked, of every claim."""
        return tuple(entry for record in self.claims for entry in entries_of(record))

    def document(self, source: str) -> Document | None:
        """Return the text of a source's document when its fingerprint is the pinned one."""
        return self._pinned.get(source)

    def release(self) -> None:
        """Let go of what only comparing quotations with documents needs."""
        for stored in self.stored.values():
            if stored.document is not None:
                stored.document.release()

    @property
    def texts(self) -> dict[str, str]:
        """The texts of the documents that quotations are compared with, by the source's identifier."""
        return {key: document.text for key, document in self._pinned.items()}

    @cached_property
    def _pinned(self) -> dict[str, Document]:
        """The documents whose fingerprint is the pinned one, by the source's identifier."""
        pinned: dict[str, Document] = {}
        for key, model in self.models.items():
            stored = self.stored.get(self.source_by_id[key].path)
            if stored is not None and stored.document is not None and stored.sha256 == model.sha256:
                pinned[key] = stored.document
        return pinned


def entries_of(record: Record[Claim]) -> Iterator[Entry]:
    """Yield the entries of the evidence of one claim."""
    if record.partial is not None:
        for index, evidence in zip(record.numbers, record.partial.evidence, strict=True):
            yield Entry(record, index, evidence)
