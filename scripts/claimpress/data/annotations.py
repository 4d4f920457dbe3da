"""annotations.jsonld: every verified quotation as an annotation of the passage that it was taken from.

Source: W3C, "Web Annotation Data Model" (Recommendation, 2017), sections 3 to 5. Positions count characters (Unicode code
points) of the stored document, from 0, as its section on text positions asks for.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from claimpress.data.download import Download, Row, json_download
from claimpress.pages.links import absolute, claim_page, source_page
from claimpress.quotes.quotation import Quotation, Verbatim
from claimpress.records.dates import PartialDate
from claimpress.site import PublishedClaim, Site

_AROUND: Final = 32
"""Characters before and after a quoted piece, which tell it from another of the same words."""


def annotations(site: Site, path: str) -> Download:
    """Return all verified quotations as an AnnotationCollection of one page, in JSON-LD.

    Args:
        site: the site.
        path: path below docs/ of the file that it becomes, which it is identified by.
    """

    def items() -> Iterator[Row]:
        for claim in site.claims:
            for number, entry in enumerate(claim.facts.entries):
                if entry.passage:
                    yield Row((claim, number), partial(_annotation, site, claim, number))

    address = absolute(path, site.config)
    collection: dict[str, Any] = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": address,
        "type": "AnnotationCollection",
        "label": f"{site.config.site_name}: quotations, at their places in the stored documents",
        "total": sum(1 for _ in items()),
    }
    if site.newest is not None:
        collection["modified"] = _instant(site.newest)
    page = f"{address}#page"
    first = {"id": page, "type": "AnnotationPage", "startIndex": 0, "items": items}
    return json_download(path, collection | {"first": first, "last": page})


def _annotation(site: Site, claim: PublishedClaim, number: int) -> dict[str, Any]:
    cited = claim.cited[number]
    page = absolute(claim_page(claim.id), site.config)
    bodies: list[dict[str, Any]] = [
        {"type": "SpecificResource", "source": page, "purpose": "linking"},
        {
            "type": "TextualBody",
            "value": cited.evidence.stance,
            "format": "text/plain",
            "purpose": "classifying",
        },
    ]
    if cited.evidence.why is not None:
        why = {"type": "TextualBody", "value": cited.evidence.why, "format": "text/plain"}
        language = claim.claim.language or site.config.settings.language
        bodies.append(why | {"language": language, "purpose": "commenting"})
    return {
        "id": f"{page}#{cited.anchor}",
        "type": "Annotation",
        "motivation": "linking",
        "created": _instant(claim.published),
        "modified": _instant(claim.modified),
        "body": bodies,
        "target": list(_targets(site, cited.quotation)) if cited.quotation else [],
    }


def _targets(site: Site, quotation: Quotation) -> Iterator[dict[str, Any]]:
    """Yield a target for each piece that is word for word in the document.

    Selectors side by side in one target are ways to find the same text, so pieces at different places are targets of their own.
    """
    document = site.source_by_id[quotation.source].document
    text = document.text if document is not None else ""
    for piece in quotation.pieces:
        if isinstance(piece, Verbatim) and piece.start < piece.end:
            yield {
                "type": "SpecificResource",
                "source": absolute(source_page(quotation.source), site.config),
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": text[piece.start : piece.end],
                        "prefix": text[max(0, piece.start - _AROUND) : piece.start],
                        "suffix": text[piece.end : piece.end + _AROUND],
                    },
                    {"type": "TextPositionSelector", "start": piece.start, "end": piece.end},
                ],
            }


def _instant(when: PartialDate) -> str:
    """The first moment of the first day that a date can mean (xsd:dateTime)."""
    return f"{when.earliest.isoformat()}T00:00:00Z"
