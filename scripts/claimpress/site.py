"""The verified site: what a sound collection holds, joined up for the pages."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from claimpress.collection import Collection, entries_of
from claimpress.origins import independent, rests_on
from claimpress.quotes.document import Document
from claimpress.quotes.quotation import Quotation, Verified
from claimpress.records.config import Config, Verdict
from claimpress.records.dates import PartialDate
from claimpress.records.model import STANCES, Claim, Event, Evidence, Ignore, Source, Stance
from claimpress.records.record import Record


def _anchor(letter: str, *parts: object) -> str:
    """Return a stable identifier for a place on a page: it changes only when what it names does."""
    return f"{letter}-{hashlib.sha256('|'.join(map(str, parts)).encode()).hexdigest()[:8]}"


@dataclass(frozen=True)
class Cited:
    """One entry of the evidence of a published claim.

    Args:
        evidence: the entry as the editor wrote it.
        quotation: where its quotation stands in the stored document, or None when it is not verified.
        origins: the sources at the top of what it rests on.
    """

    evidence: Evidence
    quotation: Quotation | None
    origins: frozenset[str]

    @cached_property
    def anchor(self) -> str:
        """Identifier of the entry on the claim page."""
        text = self.evidence.quote or self.evidence.paraphrase
        return _anchor("e", self.evidence.source, self.evidence.stance, " ".join((text or "").split()))

    @cached_property
    def passage(self) -> str:
        """Identifier of the quoted passage on the source page; empty when not verified."""
        found = self.quotation
        return "" if found is None else _anchor("p", found.start, found.end, " ".join(found.exact.split()))


@dataclass(frozen=True, slots=True)
class PublishedClaim:
    """A claim that has a page.

    Args:
        id: its identifier, the address of its page.
        path: its file.
        claim: its record.
        verdict: its step of the scale.
        cited: its evidence, in the order of the record.
    """

    id: str
    path: str
    claim: Claim
    verdict: Verdict
    cited: tuple[Cited, ...]

    @property
    def withdrawn(self) -> bool:
        """Whether we no longer stand behind it."""
        return self.claim.status == "withdrawn"

    @property
    def published(self) -> PartialDate:
        """When the check was first published; every claim with a page has that date."""
        return self.claim.published or PartialDate(1)

    @property
    def modified(self) -> PartialDate:
        """The newest date in its record."""
        return max([self.published, *(event.date for event in self.claim.history)])

    @property
    def answered(self) -> tuple[Ignore, ...]:
        """Every warning that was answered, the claim's before its entries'."""
        return (*self.claim.ignore, *(ignore for cited in self.cited for ignore in cited.evidence.ignore))

    def of_stance(self, stance: Stance) -> tuple[Cited, ...]:
        """Return the entries of one stance."""
        return tuple(cited for cited in self.cited if cited.evidence.stance == stance)

    def origins(self, *stances: Stance) -> tuple[frozenset[str], ...]:
        """Return the independent origins of the entries of these stances, or of all."""
        chosen = [cited.origins for cited in self.cited if cited.evidence.stance in (stances or STANCES)]
        return independent(chosen)


@dataclass(frozen=True, slots=True)
class Correction:
    """Something that happened to a check after its first publication.

    Args:
        claim: the check.
        event: the entry of its history.
        number: which entry of this kind it is on this day, counted from 1.
    """

    claim: PublishedClaim
    event: Event
    number: int


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source that has a page: its identifier, its file, its record, and its document where one is held."""

    id: str
    path: str
    source: Source
    document: Document | None


@dataclass(frozen=True)
class Site:
    """Everything that pages are made from.

    Args:
        config: the site's settings.
        claims: the claims with a page, newest first, then by their words.
        sources: the sources, by title.
        today: the day that "out of date" goes by.
    """

    config: Config
    claims: tuple[PublishedClaim, ...]
    sources: tuple[CitedSource, ...]
    today: date

    @cached_property
    def claim_by_id(self) -> dict[str, PublishedClaim]:
        """Claims with a page, by identifier."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def source_by_id(self) -> dict[str, CitedSource]:
        """Sources by identifier."""
        return {source.id: source for source in self.sources}

    @cached_property
    def lines(self) -> dict[str, tuple[PublishedClaim, Any]]:
        """Each claim and what ``pages.lines`` has made of it, once that was asked for, by identifier."""
        return {}

    @cached_property
    def retold(self) -> dict[str, tuple[CitedSource, ...]]:
        """The sources that retell each source, by title."""
        found: dict[str, list[CitedSource]] = {}
        for source in self.sources:
            for origin in dict.fromkeys(source.source.origin):
                found.setdefault(origin, []).append(source)
        return {origin: tuple(sources) for origin, sources in found.items()}

    @property
    def standing(self) -> tuple[PublishedClaim, ...]:
        """The claims that we stand behind: all but the withdrawn."""
        return tuple(claim for claim in self.claims if not claim.withdrawn)

    def uses_of(self, source: str) -> tuple[tuple[PublishedClaim, Cited], ...]:
        """Return every entry that cites a source."""
        return self._uses.get(source, ())

    @cached_property
    def _uses(self) -> dict[str, tuple[tuple[PublishedClaim, Cited], ...]]:
        found: dict[str, list[tuple[PublishedClaim, Cited]]] = {}
        for claim in self.claims:
            for cited in claim.cited:
                found.setdefault(cited.evidence.source, []).append((claim, cited))
        return {source: tuple(uses) for source, uses in found.items()}

    @cached_property
    def reports_of(self) -> dict[str, tuple[tuple[PublishedClaim, Cited], ...]]:
        """The entries that report one utterance, by the name of the statement."""
        found: dict[str, list[tuple[PublishedClaim, Cited]]] = {}
        for claim in self.claims:
            for cited in claim.cited:
                if cited.evidence.statement is not None:
                    found.setdefault(cited.evidence.statement, []).append((claim, cited))
        return {name: tuple(reports) for name, reports in found.items()}

    @cached_property
    def compared(self) -> dict[str, int]:
        """The statements that several documents report, each with its number, counted from 0 for the oldest.

        A statement is as old as the claim that brought the second document, so that a new claim moves none of the others.
        """
        seen: dict[str, set[str]] = {}
        found: dict[str, None] = {}
        for cited in (cited for claim in reversed(self.claims) for cited in claim.cited):
            if cited.evidence.statement is None or cited.quotation is None:
                continue
            sources = seen.setdefault(cited.evidence.statement, set())
            sources.add(cited.evidence.source)
            if len(sources) > 1:
                found.setdefault(cited.evidence.statement)
        return {statement: number for number, statement in enumerate(found)}

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """Everything in the histories but first publications, the newest first."""
        found = [
            (event.date, claim.id, place, Correction(claim, event, number))
            for claim in self.claims
            for place, (event, number) in enumerate(_numbered(claim.claim.history))
            if event.kind != "published"
        ]
        found.sort(key=lambda entry: entry[:3], reverse=True)
        return tuple(correction for *_, correction in found)

    @property
    def newest(self) -> PartialDate | None:
        """The newest date in any record: the site's own, so that no clock is needed."""
        return max((claim.modified for claim in self.claims), default=None)


def _numbered(history: Iterable[Event]) -> Iterator[tuple[Event, int]]:
    """Yield each entry with its number among those of its kind on its day."""
    seen: Counter[tuple[str, str]] = Counter()
    for event in history:
        seen[event.kind, str(event.date)] += 1
        yield event, seen[event.kind, str(event.date)]


def site_of(collection: Collection) -> Site:
    """Join a collection without errors into a site; drafts have no page."""
    claims = [_published(collection, record) for record in collection.claims]
    shown = [claim for claim in claims if claim is not None]
    shown.sort(key=lambda claim: (claim.claim.claim.casefold(), claim.id))
    shown.sort(key=lambda claim: claim.published, reverse=True)
    sources = [
        CitedSource(key, record.path, record.model, collection.document(key))
        for key, record in collection.source_by_id.items()
        if record.model is not None
    ]
    sources.sort(key=lambda source: (source.source.title.casefold(), source.id))
    return Site(collection.config, tuple(shown), tuple(sources), collection.today)


def _published(collection: Collection, record: Record[Claim]) -> PublishedClaim | None:
    claim = record.model
    verdict = collection.config.verdict(claim.verdict) if claim else None
    if claim is None or verdict is None or claim.status == "draft":
        return None
    cited: list[Cited] = []
    for entry in entries_of(record):
        found = collection.matches.get(entry.key)
        quotation = found.quotation if isinstance(found, Verified) else None
        cited.append(Cited(entry.evidence, quotation, rests_on(entry.evidence, collection.models)))
    return PublishedClaim(record.id, record.path, claim, verdict, tuple(cited))
