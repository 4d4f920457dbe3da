"""claims.json: every check whole, with the sources and the verdict scale that it refers to.

Every object of one kind has the same keys; what is not known is null. Texts are as the editors typed them.
"""

from functools import partial
from typing import Any

from claimpress.data.download import Download, Row, json_download
from claimpress.pages.links import absolute, claim_page, source_page
from claimpress.quotes.quotation import Elision, Insertion, Piece, Quotation, Verbatim
from claimpress.records.dates import PartialDate
from claimpress.records.model import Ignore
from claimpress.site import Cited, CitedSource, PublishedClaim, Site


def claims(site: Site, path: str) -> Download:
    """Return all checks that have a page, withdrawn ones too.

    Args:
        site: the site.
        path: path of the file below docs/.
    """
    values = {
        "name": site.config.site_name,
        "page": absolute("claims/index.md", site.config),
        "modified": _date(site.newest),
        "verdicts": [
            {
                "key": verdict.key,
                "label": verdict.label,
                "rating": verdict.rating,
                "definition": verdict.definition,
            }
            for verdict in site.config.settings.verdicts
        ],
        "claims": lambda: (_row(site, claim) for claim in site.claims),
        "sources": lambda: (Row((held,), partial(_source, site, held)) for held in site.sources),
    }
    return json_download(path, values)


def _row(site: Site, claim: PublishedClaim) -> Row:
    shown = (other for other in claim.facts.related if other in site.claim_by_id)
    return Row((claim, *shown), partial(_claim, site, claim))


def _claim(site: Site, claim: PublishedClaim) -> dict[str, Any]:
    record, verdict = claim.claim, claim.verdict
    return {
        "id": claim.id,
        "page": absolute(claim_page(claim.id), site.config),
        "claim": record.claim,
        "language": record.language or site.config.settings.language,
        "claimant": None if record.claimant is None else record.claimant.model_dump(),
        "claimed": _date(record.claimed),
        "appearances": list(record.appearances),
        "status": record.status,
        "verdict": {"key": verdict.key, "label": verdict.label, "rating": verdict.rating},
        "summary": record.summary,
        "topics": list(record.topics),
        "published": _date(claim.published),
        "modified": _date(claim.modified),
        "review_by": _date(record.review_by),
        "evidence": [_evidence(site, claim, cited) for cited in claim.cited],
        "independent_origins": [sorted(origins) for origins in claim.origins()],
        "analysis": record.analysis,
        "would_change": record.would_change,
        "related": [
            {"claim": related.claim, "relation": related.relation}
            for related in record.related
            if related.claim in site.claim_by_id
        ],
        "history": [
            {"date": _date(event.date), "kind": event.kind, "note": event.note} for event in record.history
        ],
        "authors": list(record.authors),
        "reviewers": list(record.reviewers),
        "aliases": list(record.aliases),
        "answered_warnings": _answered(record.ignore),
    }


def _evidence(site: Site, claim: PublishedClaim, cited: Cited) -> dict[str, Any]:
    evidence = cited.evidence
    return {
        "page": absolute(f"{claim_page(claim.id)}#{cited.anchor}", site.config),
        "stance": evidence.stance,
        "source": evidence.source,
        "quote": evidence.quote,
        "verified": cited.quotation is not None,
        "match": None if cited.quotation is None else _match(site, cited, cited.quotation),
        "paraphrase": evidence.paraphrase,
        "speaker": evidence.speaker,
        "attribution": evidence.attribution,
        "said": _date(evidence.said),
        "statement": evidence.statement,
        "origins": sorted(cited.origins),
        "why": evidence.why,
        "answered_warnings": _answered(evidence.ignore),
    }


def _match(site: Site, cited: Cited, quotation: Quotation) -> dict[str, Any]:
    """Where a verified quotation stands in the stored document; offsets count its characters from 0."""
    return {
        "page": absolute(f"{source_page(quotation.source)}#{cited.passage}", site.config),
        "sha256": site.source_by_id[quotation.source].source.sha256,
        "exact": quotation.exact,
        "start": quotation.start,
        "end": quotation.end,
        "line": quotation.line,
        "paragraph": quotation.paragraph,
        "before": quotation.before,
        "after": quotation.after,
        "pieces": [_piece(piece) for piece in quotation.pieces],
    }


def _piece(piece: Piece) -> dict[str, Any]:
    """A part of a quotation; ``text`` is null where words were left out."""
    place = {"start": piece.start, "end": piece.end}
    match piece:
        case Verbatim():
            return {"kind": "verbatim", "text": piece.text} | place
        case Insertion():
            return {"kind": "insertion", "text": piece.words} | place
        case Elision():
            return {"kind": "elision", "text": None} | place


def _source(site: Site, held: CitedSource) -> dict[str, Any]:
    source = held.source
    return {
        "id": held.id,
        "page": absolute(source_page(held.id), site.config),
        "title": source.title,
        "title_supplied": source.title_supplied,
        "publisher": source.publisher,
        "author": source.author,
        "published": _date(source.published),
        "kind": source.kind,
        "language": source.language or site.config.settings.language,
        "url": source.url,
        "archive_url": source.archive_url,
        "sha256": source.sha256,
        "completeness": source.completeness,
        "origin": list(source.origin),
        "rights": source.rights,
        "note": source.note,
        "answered_warnings": _answered(source.ignore),
    }


def _answered(ignores: tuple[Ignore, ...]) -> list[dict[str, str]]:
    return [{"rule": ignore.rule, "because": ignore.because} for ignore in ignores]


def _date(when: PartialDate | None) -> str | None:
    return None if when is None else str(when)
