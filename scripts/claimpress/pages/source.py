"""The page of a source: its record, and every quoted passage marked in its paragraph."""

from collections.abc import Iterable
from itertools import pairwise

from claimpress.pages.lines import claim_line, date_view, known, source_link, title_lang, title_of
from claimpress.pages.links import claim_page, edit_url, source_page
from claimpress.pages.texts import texts_of
from claimpress.pages.views import ParagraphView, SegmentView, SourceView, UseView
from claimpress.quotes.document import Document, Paragraph
from claimpress.quotes.quotation import Verbatim
from claimpress.site import Cited, CitedSource, PublishedClaim, Site


def source_view(site: Site, held: CitedSource) -> SourceView:
    """Return everything that the page of a source shows."""
    t, source = texts_of(site.config), held.source
    quoting = [(claim, cited) for claim, cited in site.uses_of(held.id) if cited.evidence.quote is not None]
    uses = [(claim, cited) for claim, cited in quoting if cited.quotation is not None]
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


Uses = list[tuple[PublishedClaim, Cited]]


def _paragraphs(site: Site, document: Document, uses: Uses) -> Iterable[ParagraphView]:
    """Yield each paragraph in which something is quoted, in the order of the document."""
    spans = [(use, _spans(use[1])) for use in uses]
    for paragraph in document.paragraphs:
        inside = [use for use, quoted in spans if _touches(quoted, paragraph)]
        if inside:
            yield ParagraphView(
                number=paragraph.number,
                line=document.line(paragraph.start),
                segments=_segments(document, paragraph, [cited for _, cited in inside]),
                uses=tuple(_use(site, claim, cited) for claim, cited in sorted(inside, key=_order)),
            )


def _touches(quoted: Iterable[tuple[int, int]], paragraph: Paragraph) -> bool:
    return any(start < paragraph.end and paragraph.start < end for start, end in quoted)


def _spans(cited: Cited) -> list[tuple[int, int]]:
    """The parts of the document that an entry quotes word for word."""
    pieces = cited.quotation.pieces if cited.quotation else ()
    return [
        (piece.start, piece.end)
        for piece in pieces
        if isinstance(piece, Verbatim) and piece.end > piece.start
    ]


def _order(use: tuple[PublishedClaim, Cited]) -> tuple[int, str]:
    claim, cited = use
    return (cited.quotation.start if cited.quotation else 0, claim.id)


def _use(site: Site, claim: PublishedClaim, cited: Cited) -> UseView:
    entry = f"{claim_page(claim.id)}#{cited.anchor}"
    return UseView(cited.passage, cited.evidence.stance, claim_line(site, claim), entry)


def _segments(document: Document, paragraph: Paragraph, quoted: list[Cited]) -> tuple[SegmentView, ...]:
    """Cut a paragraph where a quotation begins or ends, so that overlapping ones can both be marked."""
    spans = [span for cited in quoted for span in _spans(cited)]
    starts: dict[int, list[str]] = {}
    for cited in quoted:
        anchors = starts.setdefault(_spans(cited)[0][0], [])
        anchors.extend([] if cited.passage in anchors else [cited.passage])
    edges = {edge for span in spans for edge in span if paragraph.start < edge < paragraph.end}
    cuts = sorted({paragraph.start, paragraph.end, *edges})
    segments: list[SegmentView] = []
    for start, end in pairwise(cuts):
        marked = any(first <= start and end <= last for first, last in spans)
        segments.append(SegmentView(document.text[start:end], marked, tuple(starts.get(start, ()))))
    return tuple(segments)
