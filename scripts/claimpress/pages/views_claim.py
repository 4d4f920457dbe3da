"""What the template of a claim's page is given."""

from dataclasses import dataclass
from typing import Literal

from claimpress.pages.markdown import Markdown
from claimpress.pages.views import ClaimLine, DateView, Link


@dataclass(frozen=True, slots=True)
class PieceView:
    """A part of a quotation as it is shown: the source's own words, the mark for words left out, or our words in brackets."""

    kind: Literal["verbatim", "elision", "insertion"]
    text: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One entry of the evidence.

    Args:
        anchor: id of the entry on the claim page, for example ``e-1f2e3d4c``.
        pieces: the quotation; empty when ``paraphrase`` is given.
        paraphrase: our own words for what the source says; empty for a quotation.
        verified: the quotation matches the stored document.
        passage: page and anchor of the quoted passage on our source page; empty when not verified.
        line: line in the stored document, 0 when not verified.
        fingerprint: the first 12 characters of the document's sha256.
        original: address at the publisher's with a text fragment, or empty.
        archive: address of a stored copy elsewhere, or empty.
        rests_on: the origins of this passage, none when it is the outlet's own reporting.
        others: entries of this claim's statement in other documents ("the same utterance as reported by ...").
        wording: page and anchor of the place where these reports are compared, or empty.
    """

    anchor: str
    stance: str
    pieces: tuple[PieceView, ...]
    paraphrase: str
    lang: str
    speaker: str
    attribution: str
    said: DateView | None
    why: str
    source: Link
    publisher: str
    published: DateView | None
    verified: bool
    passage: str
    line: int
    fingerprint: str
    original: str
    archive: str
    rests_on: tuple[Link, ...]
    others: tuple[Link, ...]
    wording: str


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """The entries of one stance, with the heading they stand under."""

    stance: Literal["supports", "refutes", "context"]
    heading: str
    entries: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A claim next to this one and how it relates: "Same story", "Narrower" ..."""

    relation: str
    claim: ClaimLine


@dataclass(frozen=True, slots=True)
class HistoryView:
    """One entry of the history of a record."""

    date: DateView
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class WaivedView:
    """A warning that the editor answered: the rule, its name and the reason given."""

    rule: Link
    name: str
    because: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A check, as others cite it.

    Args:
        plain: one line of text.
        bibtex: the lines of a BibTeX entry.
    """

    plain: str
    bibtex: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim page."""

    line: ClaimLine
    description: str
    summary: Markdown
    role: str
    claimant_url: str
    claimed: DateView | None
    appearances: tuple[Link, ...]
    out_of_date: DateView | None
    corrections: tuple[HistoryView, ...]
    glance: str
    one_origin: Link | None
    groups: tuple[EvidenceGroup, ...]
    analysis: Markdown
    would_change: str
    related: tuple[RelatedView, ...]
    history: tuple[HistoryView, ...]
    waived: tuple[WaivedView, ...]
    authors: str
    reviewers: str
    citation: Citation
    edit_url: str
    report_url: str
    claim_review: str
    modified: str
    image: str
    image_alt: str
