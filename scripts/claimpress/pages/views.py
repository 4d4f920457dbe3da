"""What the templates are given: the verified site, put into the words and the order of the pages.

A ``page`` is a path below ``docs/`` (``claims/x.md``, with ``#anchor`` where there is one) or a full URL; the templates turn
it into an address relative to the page that they write with ``to(page)``. All text is as the editor typed it or as
the document holds it: the templates' environment escapes it. Only ``Markdown`` values go out as they are.
"""

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from claimpress.published import PublishedClaim


class Markdown(Markup):
    """Text that is Markdown already and is not escaped: checked by rule S106, or made by us."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Something to read further on.

    Args:
        text: its text.
        page: its page; without one it is shown as text.
        lang: the language of the text, where it is not that of the site.
    """

    text: str
    page: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """One step of the verdict scale."""

    key: str
    label: str
    definition: str
    icon: str
    rating: int | None
    page: str


@dataclass(frozen=True, slots=True)
class DateView:
    """A date as it is written out (``11 November 2024``) and as machines read it (``2024-11-11``)."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much evidence a claim has, by stance, and from how many documents and independent origins."""

    supports: int
    refutes: int
    context: int
    documents: int
    origins: int


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim as one row of a list."""

    id: str
    claim: str
    page: str
    lang: str
    verdict: VerdictView
    claimant: Link | None
    topics: tuple[Link, ...]
    sources: tuple[str, ...]
    published: DateView
    withdrawn: bool
    counts: Counts


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
class CorrectionDay:
    """What happened on one day to checks that were published before: each claim with the entry of its history."""

    date: DateView
    entries: tuple[tuple[ClaimLine, HistoryView], ...]


@dataclass(frozen=True, slots=True)
class StanceView:
    """The stance of one entry in the matrix, and the entry on the claim page."""

    stance: str
    entry: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A claim in the matrix; a cell for each source, empty where the source says nothing to it."""

    claim: ClaimLine
    cells: tuple[tuple[StanceView, ...], ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Claims by sources: the sources that are evidence for or against anything, and the claims."""

    sources: tuple[tuple[Link, str], ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class WordsView:
    """A run of words of a report.

    Args:
        kind: ``same`` as in the first report, ``other`` words than it has, or ``missing`` words that only the first has.
        text: the words with the space around them; for ``missing`` those of the first report.
    """

    kind: Literal["same", "other", "missing"]
    text: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report of an utterance.

    Args:
        words: the quotation as in its document, cut where it departs from the first report.
        speaker: who said it, according to this report.
        passage: page and anchor of the quoted passage on our source page.
        line: line in the stored document.
        rests_on: the origins of this passage, none when it is the outlet's own reporting.
        uses: the claims that quote it, each with its entry.
    """

    words: tuple[WordsView, ...]
    lang: str
    speaker: str
    source: Link
    publisher: str
    published: DateView | None
    passage: str
    line: int
    rests_on: tuple[Link, ...]
    uses: tuple[tuple[ClaimLine, str], ...]


@dataclass(frozen=True, slots=True)
class UtteranceView:
    """One utterance as several sources report it; the first report is what the others are compared with."""

    anchor: str
    heading: str
    reports: tuple[ReportView, ...]


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


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A run of a paragraph: marked when quoted; ``anchors`` start at its first character."""

    text: str
    marked: bool
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UseView:
    """Where a passage is quoted: the claim, the stance, and the entry on the claim page."""

    anchor: str
    stance: str
    claim: ClaimLine
    entry: str


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph of a stored document in which something is quoted."""

    number: int
    line: int
    segments: tuple[SegmentView, ...]
    uses: tuple[UseView, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source page.

    Args:
        title: its title; one that we supplied stands in square brackets and in the language of the site.
        paragraphs: the paragraphs in which something is quoted.
        quotations: how many quotations were compared with its document.
        unverified: how many could not be, because there is none.
    """

    id: str
    title: str
    title_lang: str
    page: str
    lang: str
    description: str
    kind: str
    publisher: str
    author: str
    published: DateView | None
    url: str
    archive_url: str
    document: str
    sha256: str
    completeness: str
    rights: str
    note: str
    rests_on: tuple[Link, ...]
    retold_by: tuple[Link, ...]
    paragraphs: tuple[ParagraphView, ...]
    quotations: int
    unverified: int
    claims: int
    edit_url: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """A list page: the claims under one verdict, topic or claimant."""

    title: str
    page: str
    lead: str
    verdict: VerdictView | None
    role: str
    claims: tuple[PublishedClaim, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """A page of lists: every verdict, topic or claimant with its number of claims."""

    title: str
    page: str
    lead: str
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule, on the page of rules and in the methodology."""

    code: str
    name: str
    severity: str
    text: Markdown


@dataclass(frozen=True, slots=True)
class RuleFamilyView:
    """The rules that share a letter."""

    letter: str
    name: str
    rules: tuple[RuleView, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """What the site holds, for the home page and the methodology."""

    claims: int
    quotations: int
    verified: int
    documents: int
    sources: int
