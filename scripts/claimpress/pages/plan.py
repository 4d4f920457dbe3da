"""Which pages a site has, and what each is made from: the one place that says so, before anything is rendered."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Final

from claimpress.drawn.charts import by_source, by_topic, by_verdict
from claimpress.drawn.origins import claim_origins, source_origins
from claimpress.pages.claim import claim_view
from claimpress.pages.corrections import correction_days, corrections
from claimpress.pages.lines import claim_line, verdict_view
from claimpress.pages.links import claim_page, source_page
from claimpress.pages.lists import claimants, topics, verdicts
from claimpress.pages.matrix import ROWS as MATRIX_ROWS
from claimpress.pages.matrix import matrix
from claimpress.pages.parts import Part, parts
from claimpress.pages.passages import Use, elsewhere, paragraphs, passage_parts
from claimpress.pages.planned import PARTS, Listed, Planned, Values, in_rows, shown
from claimpress.pages.rulebook import families
from claimpress.pages.source import source_view
from claimpress.pages.texts import texts_of
from claimpress.pages.utterances import statement_parts, utterances, wording_place
from claimpress.pages.views import GroupView, IndexView, Totals
from claimpress.published import PublishedClaim
from claimpress.site import CitedSource, Correction, Site

LATEST: Final = 6
"""Claims and corrections that the home page lists."""


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


def _claims(site: Site) -> Iterator[Planned]:
    listed = Listed(site, "claims", texts_of(site.config)("page.claims"))
    for part in parts(site.claims, "claims/index.md"):
        needs = (*shown(part.rows), *_explained(site, part))
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
    rows = in_rows(part, partial(claim_line, site))()
    scale = tuple(verdict_view(verdict) for verdict in site.config.settings.verdicts)
    return {
        **rows,
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
    listed = Listed(site, "sources", texts_of(site.config)("page.sources"))
    view = partial(source_view, site)
    for part in parts(site.sources, "sources/index.md", by_age=False):
        needs = (thing for held in part.rows for thing in _beside(site, held))
        yield listed.page(part, needs, in_rows(part, view))
    for held in site.sources:
        yield from _cited(site, held)


def _cited(site: Site, held: CitedSource) -> Iterator[Planned]:
    """The page of a source, and more of them where it is quoted so often."""
    pages = passage_parts(site, held)
    yield Planned(source_page(held.id), "source", partial(_source, site, held, pages), _beside(site, held))
    for part in pages[1:]:
        needs = (held, *part.place, *((claim.shown, entry.anchor) for claim, entry in part.rows))
        yield Planned(part.page, "passages", partial(_passages, site, held, part), needs)


def _beside(site: Site, held: CitedSource) -> tuple[object, ...]:
    """What the page of a source shows: what it has to do with others, and what is quoted from it."""
    return (*site.around(held.id), "uses", *shown(claim for claim, _ in site.uses_of(held.id)))


def _source(site: Site, held: CitedSource, pages: Sequence[Part[Use]]) -> Values:
    return {
        **_passages(site, held, pages[0]),
        "origins": source_origins(site, held),
        "elsewhere": elsewhere(held, pages),
    }


def _passages(site: Site, held: CitedSource, part: Part[Use]) -> Values:
    return {
        "source": source_view(site, held),
        "part": part,
        "paragraphs": paragraphs(site, held, part.rows),
    }


def _lists(site: Site, index: IndexView) -> Iterator[Planned]:
    listed = Listed(site, "index", index.title)
    for groups in parts(index.groups, index.page, by_age=False):
        counted = ((group.title, group.page, group.role, len(group.claims)) for group in groups.rows)
        yield listed.page(groups, counted, lambda: {"index": index})
    for group in index.groups:
        listed = Listed(site, "group", group.title)
        for part in parts(group.claims, group.page):
            values = partial(_grouped, group, in_rows(part, partial(claim_line, site)))
            yield listed.page(part, (group.role, *shown(part.rows)), values)


def _grouped(group: GroupView, rows: Callable[[], Values]) -> Values:
    return {**rows(), "group": group}


def _compared(site: Site) -> Iterator[Planned]:
    """The pages that set the evidence side by side, and what was corrected."""
    t = texts_of(site.config)
    listed = Listed(site, "evidence", t("page.evidence"))
    for claims in parts(site.claims, "evidence.md", MATRIX_ROWS):
        compared = (*shown(claims.rows), *site.cited_by(claims.rows))
        yield listed.page(claims, compared, partial(_matrix, site, claims.rows))
    listed = Listed(site, "wording", t("page.wording"))
    for said in statement_parts(site):
        needs = (thing for statement in said.rows for thing in (statement, *_reports(site, statement)))
        yield listed.page(said, needs, partial(_said, site, said.rows))
    listed = Listed(site, "corrections", t("page.corrections"))
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
    return (counts, *shown(site.claims), *site.cited_by(site.claims))


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
