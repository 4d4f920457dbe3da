"""A claim that has a page: what lists show of it at once, and the whole record once somebody asks."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from claimpress.facts import ClaimFacts, EntryFacts
from claimpress.origins import independent
from claimpress.quotes.quotation import Quotation, Verbatim
from claimpress.records.config import Verdict
from claimpress.records.dates import PartialDate
from claimpress.records.model import STANCES, Claim, Evidence, Ignore, Stance


def _anchor(letter: str, *parts: object) -> str:
    """Return a stable identifier for a place on a page: it changes only when what it names does."""
    return f"{letter}-{hashlib.sha256('|'.join(map(str, parts)).encode()).hexdigest()[:8]}"


def _fingerprint(values: object) -> str:
    return hashlib.blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


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

    @property
    def facts(self) -> EntryFacts:
        """What other pages show of it."""
        found = self.quotation
        pieces = found.pieces if found else ()
        is_report = found is not None and self.evidence.statement is not None
        return EntryFacts(
            source=self.evidence.source,
            stance=self.evidence.stance,
            anchor=self.anchor,
            passage=self.passage,
            statement=self.evidence.statement or "",
            quoted=self.evidence.quote is not None,
            start=found.start if found else 0,
            spans=tuple(
                (piece.start, piece.end)
                for piece in pieces
                if isinstance(piece, Verbatim) and piece.end > piece.start
            ),
            told=_fingerprint((self.evidence, found)) if is_report else "",
            origins=tuple(sorted(self.origins)) if is_report else (),
        )


@dataclass(frozen=True, eq=False)  # no slots: what was asked for once is kept
class PublishedClaim:
    """A claim that has a page.

    Args:
        id: its identifier, the address of its page.
        path: its file.
        verdict: its step of the scale.
        facts: what all pages but its own show of it.
        whole: returns its record and its evidence, in the order of the record.
    """

    id: str
    path: str
    verdict: Verdict
    facts: ClaimFacts
    whole: Callable[[], tuple[Claim, tuple[Cited, ...]]] = field(repr=False)

    @cached_property
    def _whole(self) -> tuple[Claim, tuple[Cited, ...]]:
        return self.whole()

    @property
    def claim(self) -> Claim:
        """Its record."""
        return self._whole[0]

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Its evidence, in the order of the record."""
        return self._whole[1]

    @cached_property
    def shown(self) -> str:
        """The fingerprint of all that pages but its own show of it."""
        return _fingerprint((self.id, self.facts))

    @property
    def withdrawn(self) -> bool:
        """Whether we no longer stand behind it."""
        return self.facts.status == "withdrawn"

    @cached_property
    def published(self) -> PartialDate:
        """When the check was first published; every claim with a page has that date."""
        return PartialDate.parse(self.facts.published)

    @cached_property
    def modified(self) -> PartialDate:
        """The newest date in its record."""
        return PartialDate.parse(self.facts.modified)

    @property
    def answered(self) -> tuple[Ignore, ...]:
        """Every warning that was answered, the claim's before its entries'."""
        return (*self.claim.ignore, *(ignore for cited in self.cited for ignore in cited.evidence.ignore))

    def of_stance(self, stance: Stance) -> tuple[Cited, ...]:
        """Return the entries of one stance."""
        return tuple(cited for cited in self.cited if cited.evidence.stance == stance)

    def origins(self, *stances: Stance) -> tuple[frozenset[str], ...]:
        """Return the independent origins of the entries of these stances, or of all."""
        return _origins(self.cited, stances or STANCES)


def published_claim(
    key: str, path: str, verdict: Verdict, claim: Claim, cited: tuple[Cited, ...]
) -> PublishedClaim:
    """Return a claim that was read and matched just now.

    Args:
        key: its identifier.
        path: its file.
        verdict: its step of the scale.
        claim: its record, with the date that a claim with a page has.
        cited: its evidence.
    """
    return PublishedClaim(key, path, verdict, _facts(claim, verdict, cited), lambda: (claim, cited))


def _facts(claim: Claim, verdict: Verdict, cited: tuple[Cited, ...]) -> ClaimFacts:
    published = claim.published or PartialDate(1)
    return ClaimFacts(
        claim=claim.claim,
        language=claim.language or "",
        summary=claim.summary or "",
        claimant=(claim.claimant.name, claim.claimant.role or "") if claim.claimant else (),
        topics=claim.topics,
        claimed=str(claim.claimed or ""),
        status=claim.status,
        verdict=verdict.key,
        published=str(published),
        modified=str(max([published, *(event.date for event in claim.history)])),
        history=tuple((str(event.date), event.kind, event.note) for event in claim.history),
        aliases=claim.aliases,
        related=tuple(related.claim for related in claim.related),
        origins=len(_origins(cited, STANCES)),
        entries=tuple(entry.facts for entry in cited),
    )


def _origins(cited: tuple[Cited, ...], stances: tuple[Stance, ...]) -> tuple[frozenset[str], ...]:
    return independent([entry.origins for entry in cited if entry.evidence.stance in stances])
