"""What other pages show of a claim: plain values, few enough to be kept for thousands of claims from one build to the next."""

from typing import Any, NamedTuple

from claimpress.records.model import Stance


class EntryFacts(NamedTuple):
    """An entry of the evidence, as lists and the pages of sources show it.

    Args:
        source: the source that is cited.
        stance: its stance.
        anchor: identifier of the entry on the claim page.
        passage: identifier of the passage on the source page; empty when not verified.
        statement: the utterance that it reports; empty for none.
        quoted: whether it is a quotation.
        start: where the quotation begins in the document, 0 when not verified.
        spans: the stretches of the document that it quotes word for word.
        told: the fingerprint of how it reports the utterance; empty for none, and when not verified.
        origins: the sources at the top of what it rests on, for such a report.
    """

    source: str
    stance: Stance
    anchor: str
    passage: str
    statement: str
    quoted: bool
    start: int
    spans: tuple[tuple[int, int], ...]
    told: str
    origins: tuple[str, ...]


class ClaimFacts(NamedTuple):
    """A claim, as all pages but its own show it.

    Args:
        claim: the claim.
        language: its language; empty for that of the site.
        summary: the reason for its verdict.
        claimant: who says it, as name and role; empty for nobody in particular.
        topics: what it is about.
        claimed: when it was said; empty where that is not known.
        status: ``published`` or ``withdrawn``.
        verdict: key of its verdict.
        published: when the check was first published.
        modified: the newest date in its record.
        history: date, kind and note of what happened to it.
        aliases: its earlier identifiers.
        related: the claims next to it.
        origins: how many independent origins its evidence has.
        entries: its evidence.
    """

    claim: str
    language: str
    summary: str
    claimant: tuple[str, ...]
    topics: tuple[str, ...]
    claimed: str
    status: str
    verdict: str
    published: str
    modified: str
    history: tuple[tuple[str, str, str], ...]
    aliases: tuple[str, ...]
    related: tuple[str, ...]
    origins: int
    entries: tuple[EntryFacts, ...]

    @classmethod
    def read(cls, values: list[Any]) -> "ClaimFacts":
        """Return facts that were written as JSON, which has lists in the place of tuples.

        Raises:
            TypeError: they are no such facts.
        """
        *others, entries = values
        made = tuple(EntryFacts._make(map(_plain, entry)) for entry in entries)
        return cls._make((*map(_plain, others), made))


def _plain(value: object) -> object:
    return tuple(map(_plain, value)) if isinstance(value, list) else value
