"""The diagram of a claim's or a source's origins, as a page shows it: a list whose rows are joined by rails."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimpress.drawn.graph import Node, of_claim, of_source
from claimpress.drawn.rails import drawings
from claimpress.drawn.rows import rows
from claimpress.pages.lines import source_link, title_lang
from claimpress.pages.markdown import Markdown
from claimpress.pages.views import Link
from claimpress.records.model import Stance
from claimpress.site import CitedSource, PublishedClaim, Site

LIMIT: Final = 40
"""Rows from which on nobody could follow the rails; the page has the same in words."""


@dataclass(frozen=True, slots=True)
class SourceTitle:
    """The title of a source in its language, with its page; without a page it is the source that the page is about."""

    link: Link
    lang: str


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A row of the diagram.

    Args:
        rails: the drawing at its side: SVG in one line, a picture of ``rests_on`` and ``held``.
        title: what stands in the row.
        held: whether we hold the document.
        stances: the stances of what the claim cites from it; none where it is only an origin.
        own: whether the claim cites something from it that rests on nothing else.
        rests_on: what it retells, or what the passages cited from it rest on.
    """

    rails: Markdown
    title: SourceTitle
    held: bool
    stances: tuple[Stance, ...]
    own: bool
    rests_on: tuple[SourceTitle, ...]


def claim_origins(site: Site, claim: PublishedClaim) -> tuple[OriginRow, ...]:
    """Return the diagram of a claim; none where every passage is its document's own, or too much rests on too much."""
    evidence = (cited.evidence for cited in claim.cited)
    return _diagram(site, of_claim(evidence, site.origins_of))


def source_origins(site: Site, held: CitedSource) -> tuple[OriginRow, ...]:
    """Return the diagram of a source; none where it stands alone, or too much rests on too much.

    Args:
        site: the site.
        held: the source.
    """
    return _diagram(site, of_source(held.id, site.origins_of, site.retellings_of), held.id)


def _diagram(site: Site, nodes: Sequence[Node], here: str = "") -> tuple[OriginRow, ...]:
    if len(nodes) > LIMIT:
        return ()
    laid = rows(nodes)
    held = {node.id for node in nodes if site.source_by_id[node.id].document is not None}
    return tuple(
        OriginRow(
            rails=Markdown(drawing),
            title=_title(site, row.node.id, here),
            held=row.node.id in held,
            stances=row.node.stances,
            own=row.node.own,
            rests_on=tuple(_title(site, key, here) for key in row.node.rests_on),
        )
        for row, drawing in zip(laid, drawings(laid, held), strict=True)
    )


def _title(site: Site, key: str, here: str) -> SourceTitle:
    link = source_link(site, key)
    return SourceTitle(
        Link(link.text, "" if key == here else link.page), title_lang(site, site.source_by_id[key].source)
    )
