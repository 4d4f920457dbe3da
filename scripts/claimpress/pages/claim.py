"""The page of a claim."""

from typing import Final

from claimpress.claimreview import claim_review_text
from claimpress.pages.cite import citation
from claimpress.pages.corrections import history_view
from claimpress.pages.lines import claim_line, date_view, known, source_link
from claimpress.pages.links import claim_page, edit_url, report_url, source_page, text_fragment
from claimpress.pages.markdown import Markdown
from claimpress.pages.markup import inline, plain_text
from claimpress.pages.texts import Texts, texts_of
from claimpress.pages.utterances import wording_place
from claimpress.pages.views import Link
from claimpress.pages.views_claim import (
    ClaimView,
    EvidenceGroup,
    EvidenceView,
    PieceView,
    RelatedView,
    WaivedView,
)
from claimpress.pages.wording import glance, short
from claimpress.quotes.quotation import Elision, Insertion, Quotation, Verbatim
from claimpress.records.model import STANCES, Stance
from claimpress.rules import RULES
from claimpress.share.cards import image_alt, image_path
from claimpress.site import Cited, CitedSource, PublishedClaim, Site

FINGERPRINT = 12
"""Characters of a fingerprint that are shown beside a quotation; the whole stands on the source page."""

_DESCRIPTION = 160
# What a reader who saw the page before has to be told at its top.
_NOTICED: Final = ("corrected", "verdict-changed")


def claim_view(site: Site, claim: PublishedClaim) -> ClaimView:
    """Return everything that the page of a claim shows."""
    t, record, line = texts_of(site.config), claim.claim, claim_line(site, claim)
    claimant = record.claimant
    review_by = record.review_by
    passed = review_by is not None and review_by.latest < site.today
    return ClaimView(
        line=line,
        description=short(
            t("list.colon").join((claim.verdict.label, plain_text(record.summary or ""))), _DESCRIPTION
        ),
        summary=inline(record.summary or ""),
        role=(claimant.role if claimant else None) or "",
        claimant_url=(claimant.url if claimant else None) or "",
        claimed=date_view(t, record.claimed),
        appearances=tuple(_appearance(site, address) for address in record.appearances),
        out_of_date=date_view(t, review_by) if passed else None,
        corrections=tuple(
            history_view(t, event) for event in reversed(record.history) if event.kind in _NOTICED
        ),
        glance=glance(t, line.counts),
        one_origin=_one_origin(site, claim),
        groups=tuple(group for stance in STANCES if (group := _group(site, t, claim, stance)).entries),
        analysis=Markdown((record.analysis or "").strip()),
        would_change=record.would_change or "",
        related=_related(site, t, claim),
        history=tuple(history_view(t, event) for event in record.history),
        waived=tuple(
            WaivedView(
                Link(answer.rule, f"rules.md#{answer.rule.lower()}"), RULES[answer.rule].name, answer.because
            )
            for answer in claim.answered
        ),
        authors=t.listed(record.authors),
        reviewers=t.listed(record.reviewers),
        citation=citation(site, claim),
        edit_url=edit_url(claim.path, site.config),
        report_url=report_url(claim_page(claim.id), record.claim, site.config),
        claim_review="" if claim.withdrawn else claim_review_text(site, claim),
        modified=str(claim.modified),
        image=image_path(claim) if site.config.settings.share_images else "",
        image_alt=image_alt(site, claim),
    )


def _appearance(site: Site, address: str) -> Link:
    return Link(address, address) if ":" in address else source_link(site, address)


def _one_origin(site: Site, claim: PublishedClaim) -> Link | None:
    """The origin that all support rests on, where several entries or outlets share one."""
    support = claim.of_stance("supports")
    shared = frozenset.intersection(*(cited.origins for cited in support)) if support else frozenset()
    apart = claim.origins("supports")
    if len(apart) != 1 or not shared:
        return None
    return source_link(site, min(shared))


def _group(site: Site, t: Texts, claim: PublishedClaim, stance: Stance) -> EvidenceGroup:
    entries = tuple(_evidence(site, t, claim, cited) for cited in claim.of_stance(stance))
    return EvidenceGroup(stance, t(f"group.{stance}"), entries)


def _evidence(site: Site, t: Texts, claim: PublishedClaim, cited: Cited) -> EvidenceView:
    evidence, quotation = cited.evidence, cited.quotation
    held = site.source_by_id[evidence.source]
    source = held.source
    others = _others(site, claim, cited)
    return EvidenceView(
        anchor=cited.anchor,
        stance=evidence.stance,
        pieces=_pieces(quotation) if quotation else (PieceView("verbatim", evidence.quote or ""),),
        paraphrase=evidence.paraphrase or "",
        lang=source.language or site.config.settings.language,
        speaker=evidence.speaker or "",
        attribution=t(f"attribution.{evidence.attribution}") if evidence.attribution else "",
        said=date_view(t, evidence.said),
        why=evidence.why or "",
        source=source_link(site, evidence.source),
        publisher=known(source.publisher),
        published=date_view(t, source.published),
        verified=quotation is not None,
        passage=f"{source_page(evidence.source)}#{cited.passage}" if quotation else "",
        line=quotation.line if quotation else 0,
        fingerprint=(source.sha256 or "")[:FINGERPRINT] if quotation else "",
        original=_original(held, quotation),
        archive=source.archive_url or "",
        rests_on=tuple(source_link(site, key) for key in sorted(cited.origins - {evidence.source})),
        others=others,
        wording=wording_place(site, evidence.statement or "") if others and quotation else "",
    )


def _pieces(quotation: Quotation) -> tuple[PieceView, ...]:
    """The quotation part by part, in the document's own characters."""
    pieces: list[PieceView] = []
    for piece in quotation.pieces:
        match piece:
            case Verbatim():
                pieces.append(PieceView("verbatim", piece.shown))
            case Elision():
                pieces.append(PieceView("elision", piece.shown))
            case Insertion():
                pieces.append(PieceView("insertion", piece.shown))
    return tuple(pieces)


def _original(held: CitedSource, quotation: Quotation | None) -> str:
    """The passage at the publisher's: a text fragment, taken from the stored text."""
    if held.source.url is None or quotation is None:
        return held.source.url or ""
    first = next(piece for piece in quotation.pieces if isinstance(piece, Verbatim))
    before = quotation.before if first is quotation.pieces[0] else ""
    after = quotation.after if first is quotation.pieces[-1] else ""
    return text_fragment(held.source.url, first.text, before, after)


def _others(site: Site, claim: PublishedClaim, cited: Cited) -> tuple[Link, ...]:
    """The same utterance in other documents: on this page where it stands here too, or else on its source page."""
    links: dict[str, Link] = {}
    for other, number in site.reports_of.get(cited.evidence.statement or "", ()):
        report = other.facts.entries[number]
        source = report.source
        if source == cited.evidence.source or not report.passage:
            continue
        here = other is claim
        page = (
            f"{claim_page(claim.id)}#{report.anchor}" if here else f"{source_page(source)}#{report.passage}"
        )
        if here or source not in links:
            links[source] = source_link(site, source, page)
    return tuple(links[source] for source in sorted(links))


def _related(site: Site, t: Texts, claim: PublishedClaim) -> tuple[RelatedView, ...]:
    """Related claims that have a page; drafts have none."""
    pairs = ((related.relation, site.claim_by_id.get(related.claim)) for related in claim.claim.related)
    return tuple(
        RelatedView(t(f"relation.{relation}"), claim_line(site, other)) for relation, other in pairs if other
    )
