"""The quoted passages of a source: each marked in its paragraph, on as many pages as it takes."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from claimpress.facts import EntryFacts
from claimpress.pages.lines import claim_line
from claimpress.pages.links import claim_page, source_page
from claimpress.pages.parts import Part, parts
from claimpress.pages.views_source import ElsewhereView, ParagraphView, PassagesView, SegmentView, UseView
from claimpress.published import PublishedClaim
from claimpress.quotes.document import Document, Paragraph
from claimpress.site import CitedSource, Site

Use = tuple[PublishedClaim, EntryFacts]
"""An entry that quotes a passage of the document, and its claim."""


def passage_parts(site: Site, held: CitedSource) -> tuple[Part[Use], ...]:
    """Return what is quoted from a source, page by page, in the order of its document.

    Args:
        site: the site.
        held: the source.
    """
    uses = [(claim, entry) for claim, entry in site.uses_of(held.id) if entry.passage]
    return parts(sorted(uses, key=_order), source_page(held.id), by_age=False)


def paragraphs(site: Site, held: CitedSource, uses: Sequence[Use]) -> tuple[ParagraphView, ...]:
    """Return each paragraph in which something is quoted, in the order of the document.

    Args:
        site: the site.
        held: the source.
        uses: what is quoted.
    """
    document = held.document
    return tuple(_paragraphs(site, document, uses)) if document is not None else ()


def elsewhere(held: CitedSource, pages: Sequence[Part[Use]]) -> tuple[PassagesView, ...]:
    """Return where the passages stand that are not on the first page of a source, which is the lasting address of all of them.

    Args:
        held: the source.
        pages: the pages of its passages.
    """
    document = held.document
    if document is None:
        return ()
    known = {entry.passage for _, entry in pages[0].rows}
    found = []
    for page in pages[1:]:
        new = {entry.passage: entry for _, entry in page.rows if entry.passage not in known}
        known.update(new)
        found.append(PassagesView(page.number, page.page, tuple(_places(document, page.page, new.values()))))
    return tuple(found)


def _places(document: Document, page: str, entries: Iterable[EntryFacts]) -> Iterator[ElsewhereView]:
    """Yield the paragraphs in which passages begin, with the addresses of these."""
    anchors: dict[int, list[str]] = {}
    for entry in entries:
        anchors.setdefault(document.paragraph(entry.start).number, []).append(entry.passage)
    for number, passages in anchors.items():
        yield ElsewhereView(number, tuple(passages), f"{page}#{passages[0]}")


def _paragraphs(site: Site, document: Document, uses: Sequence[Use]) -> Iterator[ParagraphView]:
    ends = [paragraph.end for paragraph in document.paragraphs]
    quoting: dict[int, list[Use]] = {}
    for use in uses:
        for number in sorted(
            {number for span in use[1].spans for number in _touched(document.paragraphs, ends, *span)}
        ):
            quoting.setdefault(number, []).append(use)
    for number, inside in sorted(quoting.items(), key=itemgetter(0)):
        paragraph = document.paragraphs[number]
        yield ParagraphView(
            number=paragraph.number,
            line=document.line(paragraph.start),
            segments=_segments(document, paragraph, [entry for _, entry in inside]),
            uses=tuple(_use(site, claim, entry) for claim, entry in sorted(inside, key=_order)),
        )


def _touched(paragraphs: Sequence[Paragraph], ends: Sequence[int], start: int, end: int) -> Iterator[int]:
    """Yield the places of the paragraphs that a passage stands in, even in part."""
    for number in range(bisect_right(ends, start), len(paragraphs)):
        if paragraphs[number].start >= end:
            return
        yield number


def _order(use: Use) -> tuple[int, str]:
    claim, entry = use
    return (entry.start, claim.id)


def _use(site: Site, claim: PublishedClaim, entry: EntryFacts) -> UseView:
    place = f"{claim_page(claim.id)}#{entry.anchor}"
    return UseView(entry.passage, entry.stance, claim_line(site, claim), place)


def _segments(document: Document, paragraph: Paragraph, quoted: list[EntryFacts]) -> tuple[SegmentView, ...]:
    """Cut a paragraph where a quotation begins or ends, so that overlapping ones can both be marked."""
    spans = [span for entry in quoted for span in entry.spans]
    starts: dict[int, list[str]] = {}
    for entry in quoted:
        anchors = starts.setdefault(entry.spans[0][0], [])
        anchors.extend([] if entry.passage in anchors else [entry.passage])
    edges = {edge for span in spans for edge in span if paragraph.start < edge < paragraph.end}
    cuts = sorted({paragraph.start, paragraph.end, *edges})
    segments: list[SegmentView] = []
    for start, end in pairwise(cuts):
        marked = any(first <= start and end <= last for first, last in spans)
        segments.append(SegmentView(document.text[start:end], marked, tuple(starts.get(start, ()))))
    return tuple(segments)
