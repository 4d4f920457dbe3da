"""The page of a source: its record, and every quoted passage marked in its paragraph."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from claimpress.facts import EntryFacts
from claimpress.pages.lines import claim_line, date_view, known, source_link, title_lang, title_of
from claimpress.pages.links import claim_page, edit_url, source_page
from claimpress.pages.texts import texts_of
from claimpress.pages.views_source import ParagraphView, SegmentView, SourceView, UseView
from claimpress.published import PublishedClaim
from claimpress.quotes.document import Document, Paragraph
from claimpress.site import CitedSource, Site


def source_view(site: Site, held: CitedSource) -> SourceView:
    """Return everything that the page of a source shows."""
    t, source = texts_of(site.config), held.source
    quoting = [(claim, entry) for claim, entry in site.uses_of(held.id) if entry.quoted]
    uses = [(claim, entry) for claim, entry in quoting if entry.passage]
    claims = len({claim.id for claim, _ in quoting})
    lang = source.language or site.config.settings.language
    title = title_of(source)
    quotations = t("count.quotations", n=len(quoting))
    quoted = t("source.in", number=quotations, claims=t("count.in_claims", n=claims))
    return SourceView(
        id=held.id,
        title=title,
        title_lang=title_lang(site, source),
        page=source_page(held.id),
        lang=lang,
        description=t("source.description", title=title, quoted=quoted),
        kind=t(f"kind.{source.kind}"),
        publisher=known(source.publisher),
        author=known(source.author),
        published=date_view(t, source.published),
        url=source.url or "",
        archive_url=source.archive_url or "",
        document=source.document or "",
        sha256=source.sha256 or "",
        completeness=t(f"completeness.{source.completeness}") if source.completeness else "",
        rights=source.rights or "",
        note=source.note or "",
        rests_on=tuple(source_link(site, key) for key in source.origin),
        retold_by=tuple(source_link(site, other.id) for other in site.retold.get(held.id, ())),
        paragraphs=tuple(_paragraphs(site, held.document, uses)) if held.document else (),
        quotations=len(uses),
        unverified=len(quoting) - len(uses),
        claims=claims,
        edit_url=edit_url(held.path, site.config),
    )


Uses = list[tuple[PublishedClaim, EntryFacts]]


def _paragraphs(site: Site, document: Document, uses: Uses) -> Iterable[ParagraphView]:
    """Yield each paragraph in which something is quoted, in the order of the document."""
    paragraphs = document.paragraphs
    ends = [paragraph.end for paragraph in paragraphs]
    quoting: dict[int, Uses] = {}
    for use in uses:
        for number in sorted(
            {number for span in use[1].spans for number in _touched(paragraphs, ends, *span)}
        ):
            quoting.setdefault(number, []).append(use)
    for number, inside in sorted(quoting.items(), key=itemgetter(0)):
        paragraph = paragraphs[number]
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


def _order(use: tuple[PublishedClaim, EntryFacts]) -> tuple[int, str]:
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
