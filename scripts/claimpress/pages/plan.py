"""Which pages a site has, and what each is made from: the one place that says so, before anything is rendered."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Final

from claimpress.drawn.charts import by_source, by_topic, by_verdict
from claimpress.drawn.origins import claim_origins, source_origins
from claimpress.pages.claim import claim_view
from claimpress.pages.corrections import correction_days, corrections
from claimpress.pages.environment import render
from claimpress.pages.lines import claim_line, verdict_view
from claimpress.pages.links import claim_page, source_page
from claimpress.pages.lists import claimants, topics, verdicts
from claimpress.pages.matrix import ROWS as MATRIX_ROWS
from claimpress.pages.matrix import matrix
from claimpress.pages.parts import Part, Row, parts
from claimpress.pages.rulebook import families
from claimpress.pages.source import source_view
from claimpress.pages.texts import texts_of
from claimpress.pages.utterances import statement_parts, utterances, wording_place
from claimpress.pages.views import GroupView, IndexView, Totals
from claimpress.published import PublishedClaim
from claimpress.records.config import Config
from claimpress.site import CitedSource, Correction, Site

PARTS: Final = ".parts"
"""Folder below docs/ of what hand-written pages include; it is no part of the site."""

LATEST: Final = 6
"""Claims and corrections that the home page lists."""

Values = Mapping[str, object]
"""What a template is given."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A page before it is rendered.

    Args:
        path: its path below docs/.
        template: name of its template.
        values: returns what the template is given.
        needs: what that is made from, besides the settings: claims, which stand for the sources that they name and all that
            these retell, or only what other pages show of a claim; other sources, and plain values. As long as none of it has
            changed, the page has the same bytes.
    """

    path: str
    template: str
    values: Callable[[], Values]
    needs: tuple[object, ...]

    def text(self, config: Config) -> str:
        """Return its Markdown; the links of a part are those of the page in docs/ that includes it."""
        at = self.path.removeprefix(f"{PARTS}/")
        return render(self.template, at, config, **self.values())


def plan(site: Site) -> Iterator[Planned]:
    """Yield every page, and every part that hand-written pages include."""
    yield from _claims(site)
    yield from _sources(site)
    for index in (verdicts(site), topics(site), claimants(site)):
        yield from _lists(site, index)
    yield from _compared(site)
    yield Planned("rules.md", "rules", lambda: {"families": families()}, ())
    yield Planned("data/index.md", "data", dict, ())
    yield from _parts(site)


@dataclass(frozen=True, slots=True)
class _List:
    """A list that may go on over several pages: the template of these, and its title."""

    site: Site
    template: str
    title: str

    def page(self, part: Part[Row], needs: Iterable[object], values: Callable[[], Values]) -> Planned:
        """Plan one page; all but the first have their number in the title."""
        title = self.title
        if part.number:
            title = texts_of(self.site.config)("parts.title", title=title, n=part.number)
        return Planned(
            path=part.page,
            template=self.template,
            values=lambda: {"title": title, "part": part, **values()},
            needs=(title, *part.place, *needs),
        )


def _in_rows(part: Part[Row], rows: Callable[[Row], object]) -> Callable[[], Values]:
    """Return what gives a template the rows of a part as it shows them."""
    return lambda: {"part": part.with_rows(tuple(map(rows, part.rows)))}


def _shown(claims: Iterable[PublishedClaim]) -> Iterator[str]:
    """What pages show of claims that are not their own."""
    return (claim.shown for claim in claims)


def _claims(site: Site) -> Iterator[Planned]:
    listed = _List(site, "claims", texts_of(site.config)("page.claims"))
    for part in parts(site.claims, "claims/index.md"):
        needs = (*_shown(part.rows), *_explained(site, part))
        yield listed.page(part, needs, partial(_explored, site, part))
    for claim in site.claims:
        yield Planned(claim_page(claim.id), "claim", partial(_claim, site, claim), _around(site, claim))
        for alias in claim.facts.aliases:
            yield Planned(claim_page(alias), "moved", partial(_moved, site, claim), (claim.shown,))


def _moved(site: Site, claim: PublishedClaim) -> Values:
    return {"line": claim_line(site, claim)}


def _explained(site: Site, part: Part[PublishedClaim]) -> tuple[CitedSource, ...]:
    """The sources that a page of the list of claims names: on a list of one page, the explorer reads them from it."""
    return () if part.number or part.after else site.sources


def _explored(site: Site, part: Part[PublishedClaim]) -> Values:
    shown = _in_rows(part, partial(claim_line, site))()
    scale = tuple(verdict_view(verdict) for verdict in site.config.settings.verdicts)
    return {
        **shown,
        "scale": scale,
        "sources": [source_view(site, held) for held in _explained(site, part)],
    }


def _claim(site: Site, claim: PublishedClaim) -> Values:
    return {"claim": claim_view(site, claim), "origins": claim_origins(site, claim)}


def _around(site: Site, claim: PublishedClaim) -> tuple[object, ...]:
    """What the page of a claim shows of other claims."""
    statements = dict.fromkeys(entry.statement for entry in claim.facts.entries if entry.statement)
    reports = (
        (statement, wording_place(site, statement), *_reports(site, statement)) for statement in statements
    )
    related = (site.claim_by_id[other].shown for other in claim.facts.related if other in site.claim_by_id)
    return (claim, "related", *related, *chain.from_iterable(reports))


def _reports(site: Site, statement: str) -> Iterator[object]:
    """What pages show of the reports of an utterance."""
    for claim, number in site.reports_of[statement]:
        entry = claim.facts.entries[number]
        yield claim.shown
        yield from (site.source_by_id[key] for key in (entry.source, *entry.origins))


def _sources(site: Site) -> Iterator[Planned]:
    listed = _List(site, "sources", texts_of(site.config)("page.sources"))
    view = partial(source_view, site)
    for part in parts(site.sources, "sources/index.md", by_age=False):
        needs = (thing for held in part.rows for thing in _beside(site, held))
        yield listed.page(part, needs, _in_rows(part, view))
    for held in site.sources:
        yield Planned(source_page(held.id), "source", partial(_source, site, held), _beside(site, held))


def _beside(site: Site, held: CitedSource) -> tuple[object, ...]:
    """What the page of a source shows: what it has to do with others, and what is quoted from it."""
    return (*site.around(held.id), "uses", *_shown(claim for claim, _ in site.uses_of(held.id)))


def _source(site: Site, held: CitedSource) -> Values:
    return {"source": source_view(site, held), "origins": source_origins(site, held)}


def _lists(site: Site, index: IndexView) -> Iterator[Planned]:
    listed = _List(site, "index", index.title)
    for groups in parts(index.groups, index.page, by_age=False):
        counted = ((group.title, group.page, group.role, len(group.claims)) for group in groups.rows)
        yield listed.page(groups, counted, lambda: {"index": index})
    for group in index.groups:
        listed = _List(site, "group", group.title)
        for part in parts(group.claims, group.page):
            values = partial(_grouped, group, _in_rows(part, partial(claim_line, site)))
            yield listed.page(part, (group.role, *_shown(part.rows)), values)


def _grouped(group: GroupView, shown: Callable[[], Values]) -> Values:
    return {**shown(), "group": group}


def _compared(site: Site) -> Iterator[Planned]:
    """The pages that set the evidence side by side, and what was corrected."""
    t = texts_of(site.config)
    listed = _List(site, "evidence", t("page.evidence"))
    for claims in parts(site.claims, "evidence.md", MATRIX_ROWS):
        compared = (*_shown(claims.rows), *site.cited_by(claims.rows))
        yield listed.page(claims, compared, partial(_matrix, site, claims.rows))
    listed = _List(site, "wording", t("page.wording"))
    for said in statement_parts(site):
        needs = (thing for statement in said.rows for thing in (statement, *_reports(site, statement)))
        yield listed.page(said, needs, partial(_said, site, said.rows))
    listed = _List(site, "corrections", t("page.corrections"))
    for entries in parts(site.corrections, "corrections.md"):
        happened = (thing for correction in entries.rows for thing in _happened(correction))
        yield listed.page(entries, happened, partial(_corrected, site, entries.rows))


def _matrix(site: Site, claims: Sequence[PublishedClaim]) -> Values:
    return {"matrix": matrix(site, claims)}


def _said(site: Site, statements: Iterable[str]) -> Values:
    return {"utterances": utterances(site, statements)}


def _corrected(site: Site, entries: Iterable[Correction]) -> Values:
    return {"days": correction_days(corrections(site, entries))}


def _happened(correction: Correction) -> tuple[object, ...]:
    return (correction.claim.shown, str(correction.event.date), correction.event.kind, correction.number)


def _parts(site: Site) -> Iterator[Planned]:
    """The parts that hand-written pages include; their links are relative to docs/, where those pages stand."""
    settings = site.config.settings
    scale = tuple(verdict_view(verdict) for verdict in settings.verdicts)
    counts = totals(site)
    policy = {"unverified": settings.unverified_quotes, "policy": settings.policy, "totals": counts}
    yield Planned(f"{PARTS}/home.md", "home", partial(_home, site, counts), _at_home(site, counts))
    yield Planned(f"{PARTS}/scale.md", "scale", lambda: {"verdicts": scale}, ())
    yield Planned(f"{PARTS}/quotation-rules.md", "quotation-rules", lambda: {"families": families("Q")}, ())
    yield Planned(f"{PARTS}/policy.md", "policy", lambda: {**policy, "verdicts": scale}, (counts,))


def _at_home(site: Site, counts: Totals) -> tuple[object, ...]:
    return (counts, *_shown(site.claims), *site.cited_by(site.claims))


def _home(site: Site, counts: Totals) -> Values:
    return {
        "totals": counts,
        "verdicts": by_verdict(site),
        "topics": by_topic(site),
        "sources": by_source(site),
        "latest": tuple(claim_line(site, claim) for claim in site.standing[:LATEST]),
        "corrections": corrections(site, site.corrections[:LATEST]),
    }


def totals(site: Site) -> Totals:
    """Count what the site holds."""
    quoted = [entry for claim in site.claims for entry in claim.facts.entries if entry.quoted]
    return Totals(
        claims=len(site.standing),
        quotations=len(quoted),
        verified=sum(bool(entry.passage) for entry in quoted),
        documents=sum(source.document is not None for source in site.sources),
        sources=len(site.sources),
    )
