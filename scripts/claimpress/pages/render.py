"""All pages of a site: the one place that says which there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from claimpress.data.downloads import MANIFEST, downloads
from claimpress.data.files import json_text
from claimpress.data.manifest import manifest
from claimpress.pages.claim import claim_view
from claimpress.pages.corrections import correction_days, corrections
from claimpress.pages.environment import render
from claimpress.pages.lines import claim_line, verdict_view
from claimpress.pages.links import claim_page
from claimpress.pages.lists import claimants, topics, verdicts
from claimpress.pages.matrix import matrix
from claimpress.pages.rulebook import families
from claimpress.pages.source import source_view
from claimpress.pages.utterances import PAGE as WORDING
from claimpress.pages.utterances import utterances
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
    yield _page(site, "evidence", "evidence.md", matrix=matrix(site))
    yield _page(site, "wording", WORDING, utterances=utterances(site))
    yield _page(site, "corrections", "corrections.md", days=correction_days(site))
    yield _page(site, "rules", "rules.md", families=families())
    yield _page(site, "data", "data/index.md")
    yield from _parts(site)


def _page(site: Site, template: str, path: str, **values: object) -> Page:
    return Page(path, render(template, path, site.config, **values))


def _claims(site: Site, sources: tuple[SourceView, ...]) -> Iterator[Page]:
    lines = tuple(claim_line(site, claim) for claim in site.claims)
    scale = tuple(verdict_view(verdict) for verdict in site.config.settings.verdicts)
    yield _page(site, "claims", "claims/index.md", claims=lines, scale=scale, sources=sources)
    for claim in site.claims:
        yield _page(site, "claim", claim_page(claim.id), claim=claim_view(site, claim))
        for alias in claim.claim.aliases:
            yield _page(site, "moved", claim_page(alias), line=claim_line(site, claim))


def _sources(site: Site, views: tuple[SourceView, ...]) -> Iterator[Page]:
    yield _page(site, "sources", "sources/index.md", sources=views)
    for view in views:
        yield _page(site, "source", view.page, source=view)


def _lists(site: Site, index: IndexView) -> Iterator[Page]:
    yield _page(site, "index", index.page, index=index)
    for group in index.groups:
        yield _page(site, "group", group.page, group=group)


def _parts(site: Site) -> Iterator[Page]:
    """The parts that hand-written pages include; their links are relative to docs/, where those pages stand."""
    scale = tuple(verdict_view(verdict) for verdict in site.config.settings.verdicts)
    counts = tuple((view, sum(claim.verdict.key == view.key for claim in site.standing)) for view in scale)
    latest = tuple(claim_line(site, claim) for claim in site.standing[:LATEST])
    parts: dict[str, dict[str, object]] = {
        "home": {
            "totals": totals(site),
            "verdicts": counts,
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
