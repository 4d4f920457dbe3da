"""claims.csv: the checks as a table, one row each, for a spreadsheet or a statistics program (RFC 4180)."""

import csv
import io
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from claimpress.data.download import Download, Piece, said
from claimpress.pages.lines import claim_line
from claimpress.pages.links import absolute, claim_page
from claimpress.pages.markup import plain_text
from claimpress.site import PublishedClaim, Site

SEPARATOR: Final = "; "
"""Stands between the values of a cell that holds several."""

_COLUMNS: Final = (
    "id",
    "page",
    "claim",
    "language",
    "status",
    "verdict",
    "verdict_label",
    "rating",
    "claimant",
    "claimant_role",
    "claimed",
    "topics",
    "summary",
    "published",
    "modified",
    "supports",
    "refutes",
    "context",
    "quotations",
    "verified",
    "documents",
    "independent_origins",
    "sources",
    "authors",
)

# With one of these at its start a spreadsheet takes a cell for a formula and runs it; the last four are their wide forms.
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")


def claims_table(site: Site, path: str) -> Download:
    """Return all checks that have a page, withdrawn ones too, as CSV with a header; values not known are empty.

    Args:
        site: the site.
        path: path of the file below docs/.
    """

    def pieces() -> Iterator[Piece]:
        yield said(_line(_COLUMNS))
        for claim in site.claims:
            yield Piece((claim,), partial(_line_of, site, claim))

    return Download(path, pieces)


def _line_of(site: Site, claim: PublishedClaim) -> str:
    row = _row(site, claim)
    return _line([_harmless(row[column]) for column in _COLUMNS])


def _line(cells: Iterable[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue()


def _harmless(value: object) -> str:
    """Return the text of a cell, with an apostrophe before what would be a formula: spreadsheets then show it as text."""
    cell = "" if value is None else str(value)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _row(site: Site, claim: PublishedClaim) -> dict[str, object]:
    record, counts = claim.claim, claim_line(site, claim).counts
    quoted = [cited for cited in claim.cited if cited.evidence.quote is not None]
    return {
        "id": claim.id,
        "page": absolute(claim_page(claim.id), site.config),
        "claim": record.claim,
        "language": record.language or site.config.settings.language,
        "status": record.status,
        "verdict": claim.verdict.key,
        "verdict_label": claim.verdict.label,
        "rating": claim.verdict.rating,
        "claimant": record.claimant.name if record.claimant else None,
        "claimant_role": record.claimant.role if record.claimant else None,
        "claimed": record.claimed,
        "topics": SEPARATOR.join(record.topics),
        "summary": plain_text(record.summary or ""),
        "published": claim.published,
        "modified": claim.modified,
        "supports": counts.supports,
        "refutes": counts.refutes,
        "context": counts.context,
        "quotations": len(quoted),
        "verified": sum(cited.quotation is not None for cited in quoted),
        "documents": counts.documents,
        "independent_origins": counts.origins,
        "sources": SEPARATOR.join(sorted({cited.evidence.source for cited in claim.cited})),
        "authors": SEPARATOR.join(record.authors),
    }
