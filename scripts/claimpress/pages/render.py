"""All pages of a site: the one place that says which there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from claimpress.data.downloads import MANIFEST, downloads
from claimpress.data.files import json_text
from claimpress.data.manifest import manifest
from claimpress.drawn.charts import by_source, by_topic, by_verdict
from claimpress.drawn.origins import claim_origins, source_origins
from claimpress.pages.claim import claim_view
from claimpress.pages.corrections import correction_days, corrections
from claimpress.pages.environment import render
from claimpress.pages.lines import claim_line, verdict_view
from claimpress.pages.links import claim_page
from claimpress.pages.lists import claimants, topics, verdicts
from claimpress.pages.matrix import ROWS as MATRIX_ROWS
from claimpress.pages.matrix import matrix
from claimpress.pages.parts import Part, Row, parts
from claimpress.pages.rulebook import families
from claimpress.pages.source import source_view
from claimpress.pages.texts import texts_of
from claimpress.pages.utterances import statement_parts, utterances
from claimpress.pages.views import IndexView, SourceView, Totals
from claimpress.site import Site

LATEST = 6
"""Claims and corrections that the home page lists."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file to be written: its path below docs/ and its text."""

    path: str
    text: str


def render_site(site: Site) -> Iterator[Page]:
    """Yield every generated page, every part that hand-written pages include, and every download."""
    files: dict[str, str] = {}
    for page in chain(_pages(site), (Page(path, text) for path, text in downloads(site))):
        files[page.path] = page.text
        yield page
    yield Page(MANIFEST, json_text(manifest(site, files)))


def _pages(site: Site) -> Iterator[Page]:
    sources = tuple(source_view(site, source) for source in site.sources)
    yield from _claims(site, sources)
    yield from _sources(site, sources)
    for index in (verdicts(site), topics(site), claimants(site)):
        yield from _lists(site, index)
    yield from _compared(site)
    yield _page(site, "rules", "rules.md", families=families())
    yield _page(site, "data", "data/index.md")
    yield from _parts(site)


def _page(site: Site, template: str, path: str, **values: object) -> Page:
    return Page(path, render(template, path, site.config, **values))


def _part(site: Site, template: str, title: str, part: Part[Row], **values: object) -> Page:
    """Write one page of a list; all but the first have their number in the title."""
    if part.number:
        title = texts_of(site.config)("parts.title", title=title, n=part.number)
    return _page(site, template, part.page, title=title, part=part, **values)


def _compared(site: Site) -> Iterator[Page]:
    """The pages that set the evidence side by side, and what was corrected."""
    t = texts_of(site.config)
    for claims in parts(site.claims, "evidence.md", MATRIX_ROWS):
        yield _part(site, "evidence", t("page.evidence"), claims, matrix=matrix(site, claims.rows))
    for said in statement_parts(site):
        yield _part(site, "wording", t("page.wording"), said, utterances=utterances(site, said.rows))
    for entries in parts(corrections(site), "corrections.md"):
        yield _part(site, "corrections", t("page.corrections"), entries, days=correction_days(entries.rows))


def _claims(site: Site, sources: tuple[SourceView, ...]) -> Iterator[Page]:
    lines = tuple(claim_line(site, claim) for claim in site.claims)
    scale = tuple(verdict_view(verdict) for verdict in site.config.settings.verdicts)
    title = texts_of(site.config)("page.claims")
    for part in parts(lines, "claims/index.md"):
        yield _part(site, "claims", title, part, scale=scale, sources=sources)
    for claim in site.claims:
        view, origins = claim_view(site, claim), claim_origins(site, claim)
        yield _page(site, "claim", claim_page(claim.id), claim=view, origins=origins)
        for alias in claim.claim.aliases:
            yield _page(site, "moved", claim_page(alias), line=claim_line(site, claim))


def _sources(site: Site, views: tuple[SourceView, ...]) -> Iterator[Page]:
    title = texts_of(site.config)("page.sources")
    for part in parts(views, "sources/index.md", by_age=False):
        yield _part(site, "sources", title, part)
    for view, held in zip(views, site.sources, strict=True):
        yield _page(site, "source", view.page, source=view, origins=source_origins(site, held))


def _lists(site: Site, index: IndexView) -> Iterator[Page]:
    for groups in parts(index.groups, index.page, by_age=False):
        yield _part(site, "index", index.title, groups, index=index)
    for group in index.groups:
        for lines in parts(group.claims, group.page):
            yield _part(site, "group", group.title, lines, group=group)


def _parts(site: Site) -> Iterator[Page]:
    """The parts that hand-written pages include; their links are relative to docs/, where those pages stand."""
    scale = tuple(verdict_view(verdict) for verdict in site.config.settings.verdicts)
    latest = tuple(claim_line(site, claim) for claim in site.standing[:LATEST])
    parts: dict[str, dict[str, object]] = {
        "home": {
            "totals": totals(site),
            "verdicts": by_verdict(site),
            "topics": by_topic(site),
            "sources": by_source(site),
            "latest": latest,
            "corrections": corrections(site)[:LATEST],
        },
        "scale": {"verdicts": scale},
        "quotation-rules": {"families": families("Q")},
        "policy": {
            "unverified": site.config.settings.unverified_quotes,
            "policy": site.config.settings.policy,
            "totals": totals(site),
            "verdicts": scale,
        },
    }
    for name, values in parts.items():
        yield Page(f".parts/{name}.md", render(name, f"{name}.md", site.config, **values))


def totals(site: Site) -> Totals:
    """Count what the site holds."""
    quoted = [cited for claim in site.claims for cited in claim.cited if cited.evidence.quote is not None]
    return Totals(
        claims=len(site.standing),
        quotations=len(quoted),
        verified=sum(cited.quotation is not None for cited in quoted),
        documents=sum(source.document is not None for source in site.sources),
        sources=len(site.sources),
    )
