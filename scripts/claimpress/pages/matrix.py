"""The matrix of the evidence: claims by sources, each cell the stance that the source has to the claim."""

from collections.abc import Sequence
from typing import Final

from claimpress.pages.lines import claim_line, source_link, title_lang
from claimpress.pages.links import claim_page
from claimpress.pages.views_compared import MatrixRow, MatrixView, StanceView
from claimpress.site import PublishedClaim, Site

ROWS: Final = 25
"""Claims of a full part. Each brings sources of its own, and every row has a cell for each of them: a table of twice as many
claims can be four times as large."""


def matrix(site: Site, claims: Sequence[PublishedClaim]) -> MatrixView:
    """Return some claims in the order of their list, and the sources that they cite as evidence, by title."""
    held = site.cited_by(claims)
    sources = tuple((source_link(site, source.id), title_lang(site, source.source)) for source in held)
    keys = [source.id for source in held]
    rows = (MatrixRow(claim_line(site, claim), _cells(claim, keys)) for claim in claims)
    return MatrixView(sources, tuple(rows))


def _cells(claim: PublishedClaim, sources: Sequence[str]) -> tuple[tuple[StanceView, ...], ...]:
    found: dict[str, tuple[StanceView, ...]] = {}
    for entry in claim.facts.entries:
        item = StanceView(entry.stance, f"{claim_page(claim.id)}#{entry.anchor}")
        found[entry.source] = (*found.get(entry.source, ()), item)
    return tuple(found.get(source, ()) for source in sources)
