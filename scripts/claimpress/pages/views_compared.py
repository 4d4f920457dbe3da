"""What the templates are given of the pages that set evidence, wordings and corrections side by side."""

from dataclasses import dataclass
from typing import Literal

from claimpress.pages.views import ClaimLine, DateView, Link
from claimpress.pages.views_claim import HistoryView


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
