"""The verified site: what a sound collection holds, joined up for the pages."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

from claimpress.collection import Collection, entries_of
from claimpress.facts import EntryFacts
from claimpress.origins import reached, rests_on
from claimpress.published import Cited, PublishedClaim, published_claim
from claimpress.quotes.document import Document
from claimpress.quotes.quotation import Verified
from claimpress.records.config import Config
from claimpress.records.dates import PartialDate
from claimpress.records.model import Claim, Event, HistoryKind, Source
from claimpress.records.record import Record

__all__ = [
    "Cited",
    "CitedSource",
    "Correction",
    "PublishedClaim",
    "Site",
    "in_order",
    "in_title_order",
    "site_of",
]


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

    def origins_of(self, source: str) -> tuple[str, ...]:
        """Return the sources that one retells."""
        return self.source_by_id[source].source.origin

    def retellings_of(self, source: str) -> tuple[str, ...]:
        """Return the sources that retell one, by title."""
        return tuple(other.id for other in self.retold.get(source, ()))

    def around(self, source: str) -> tuple[CitedSource, ...]:
        """Return a source, all that it retells and all that retells it."""
        below = reached(source, self.retellings_of)[1:]
        return tuple(self.source_by_id[key] for key in (*reached(source, self.origins_of), *below))

    def cited_by(self, claims: Iterable[PublishedClaim]) -> tuple[CitedSource, ...]:
        """Return the sources that claims cite as evidence, by title."""
        cited = {entry.source for claim in claims for entry in claim.facts.entries}
        return tuple(source for source in self.sources if source.id in cited)

    @property
    def standing(self) -> tuple[PublishedClaim, ...]:
        """The claims that we stand behind: all but the withdrawn."""
        return tuple(claim for claim in self.claims if not claim.withdrawn)

    def uses_of(self, source: str) -> tuple[tuple[PublishedClaim, EntryFacts], ...]:
        """Return every entry that cites a source."""
        return self._uses.get(source, ())

    @cached_property
    def _uses(self) -> dict[str, tuple[tuple[PublishedClaim, EntryFacts], ...]]:
        found: dict[str, list[tuple[PublishedClaim, EntryFacts]]] = {}
        for claim in self.claims:
            for entry in claim.facts.entries:
                found.setdefault(entry.source, []).append((claim, entry))
        return {source: tuple(uses) for source, uses in found.items()}

    @cached_property
    def reports_of(self) -> dict[str, tuple[tuple[PublishedClaim, int], ...]]:
        """The entries that report one utterance, by the name of the statement: each claim, and the number of its entry."""
        found: dict[str, list[tuple[PublishedClaim, int]]] = {}
        for claim in self.claims:
            for number, entry in enumerate(claim.facts.entries):
                if entry.statement:
                    found.setdefault(entry.statement, []).append((claim, number))
        return {name: tuple(reports) for name, reports in found.items()}

    @cached_property
    def compared(self) -> dict[str, int]:
        """The statements that several documents report, each with its number, counted from 0 for the oldest.

        A statement is as old as the claim that brought the second document, so that a new claim moves none of the others.
        """
        seen: dict[str, set[str]] = {}
        found: dict[str, None] = {}
        for entry in (entry for claim in reversed(self.claims) for entry in claim.facts.entries):
            if not (entry.statement and entry.passage):
                continue
            sources = seen.setdefault(entry.statement, set())
            sources.add(entry.source)
            if len(sources) > 1:
                found.setdefault(entry.statement)
        return {statement: number for number, statement in enumerate(found)}

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """Everything in the histories but first publications, the newest first."""
        found = [
            (event.date, claim.id, place, Correction(claim, event, number))
            for claim in self.claims
            for place, (event, number) in enumerate(_numbered(claim.facts.history))
            if event.kind != "published"
        ]
        found.sort(key=lambda entry: entry[:3], reverse=True)
        return tuple(correction for *_, correction in found)

    @property
    def newest(self) -> PartialDate | None:
        """The newest date in any record: the site's own, so that no clock is needed."""
        return max((claim.modified for claim in self.claims), default=None)


def _numbered(history: Iterable[tuple[str, str, str]]) -> Iterator[tuple[Event, int]]:
    """Yield each entry with its number among those of its kind on its day."""
    seen: Counter[tuple[str, str]] = Counter()
    for day, kind, note in history:
        seen[kind, day] += 1
        event = Event.model_construct(date=PartialDate.parse(day), kind=cast(HistoryKind, kind), note=note)
        yield event, seen[kind, day]


def site_of(collection: Collection) -> Site:
    """Join a collection without errors into a site; drafts have no page."""
    origins: dict[frozenset[str], frozenset[str]] = {}
    claims = [_published(collection, record, origins) for record in collection.claims]
    shown = in_order(claim for claim in claims if claim is not None)
    sources = in_title_order(
        CitedSource(key, record.path, record.model, collection.document(key))
        for key, record in collection.source_by_id.items()
        if record.model is not None
    )
    return Site(collection.config, shown, sources, collection.today)


def in_title_order(sources: Iterable[CitedSource]) -> tuple[CitedSource, ...]:
    """Return sources in the order of all lists: by title."""
    return tuple(sorted(sources, key=lambda source: (source.source.title.casefold(), source.id)))


def in_order(claims: Iterable[PublishedClaim]) -> tuple[PublishedClaim, ...]:
    """Return claims in the order of all lists: newest first, then by their words."""
    shown = sorted(claims, key=lambda claim: (claim.facts.claim.casefold(), claim.id))
    shown.sort(key=lambda claim: claim.published, reverse=True)
    return tuple(shown)


def _published(
    collection: Collection, record: Record[Claim], origins: dict[frozenset[str], frozenset[str]]
) -> PublishedClaim | None:
    claim = record.model
    verdict = collection.config.verdict(claim.verdict) if claim else None
    if claim is None or verdict is None or claim.status == "draft":
        return None
    cited: list[Cited] = []
    for entry in entries_of(record):
        found = collection.matches.get(entry.key)
        quotation = found.quotation if isinstance(found, Verified) else None
        above = rests_on(entry.evidence, collection.models)
        # Thousands of entries rest on the same few.
        cited.append(Cited(entry.evidence, quotation, origins.setdefault(above, above)))
    return published_claim(record.id, record.path, verdict, claim, tuple(cited))
