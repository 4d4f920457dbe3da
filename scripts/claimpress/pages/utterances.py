"""The page of wordings: the same utterance as different sources report it, compared word by word."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from claimpress.pages.lines import claim_line, date_view, known, source_link
from claimpress.pages.links import claim_page, source_page
from claimpress.pages.parts import Part, part_page, parts
from claimpress.pages.texts import texts_of
from claimpress.pages.views_compared import ReportView, UtteranceView, WordsView
from claimpress.pages.wording import short
from claimpress.quotes.difference import difference
from claimpress.quotes.quotation import Quotation
from claimpress.site import Cited, PublishedClaim, Site

PAGE: Final = "wording.md"
"""Path of the page below docs/."""

ROWS: Final = 10
"""Utterances of a full part of the page: one with three reports is as long as ten lines of another list."""

_HEADING: Final = 60
"""Characters of a report that stand as its heading where there is no other."""

Uses = list[tuple[PublishedClaim, Cited]]
"""The entries that quote one passage."""


def statement_parts(site: Site) -> tuple[Part[str], ...]:
    """Return the statements that several sources report in verified quotations, page by page, the newest first."""
    return parts(tuple(reversed(site.compared)), PAGE, ROWS)


def utterances(site: Site, statements: Iterable[str]) -> tuple[UtteranceView, ...]:
    """Return some of these statements with their reports, by their headings."""
    found = (_utterance(site, statement) for statement in statements)
    return tuple(sorted(found, key=lambda view: (view.heading.casefold(), view.anchor)))


def wording_place(site: Site, statement: str) -> str:
    """Return page and anchor of a statement among the wordings; empty where there is nothing to compare it with."""
    if statement not in site.compared:
        return ""
    return f"{part_page(PAGE, site.compared[statement], len(site.compared), ROWS)}#{_anchor(statement)}"


def _anchor(statement: str) -> str:
    return f"said-{statement}"


def compared(first: str, report: str) -> Iterator[WordsView]:
    """Yield a report as runs of words; those that are not ``missing`` make up its exact text.

    Args:
        first: the report that it is compared with.
        report: the report.
    """
    place = 0
    for change in difference(first, report):
        if change.kind == "quote-only":
            yield WordsView("missing", change.quote)
            continue
        start = report.index(change.document, place)
        end = start + len(change.document)
        if change.kind == "same":
            yield WordsView("same", report[place:end])
        else:
            if start > place:
                yield WordsView("same", report[place:start])
            yield WordsView("other", change.document)
        place = end
    if report[place:]:
        yield WordsView("same", report[place:])


def _reports(site: Site, statement: str) -> list[tuple[Quotation, Uses]]:
    """Gather the entries by passage, by the title of the source and the place in it."""
    passages: dict[tuple[str, str], tuple[Quotation, Uses]] = {}
    for claim, number in site.reports_of[statement]:
        cited = claim.cited[number]
        if cited.quotation is not None:
            key = (cited.evidence.source, cited.passage)
            passages.setdefault(key, (cited.quotation, []))[1].append((claim, cited))
    titles = {source.id: number for number, source in enumerate(site.sources)}
    return sorted(passages.values(), key=lambda report: (titles[report[0].source], report[0].start))


def _utterance(site: Site, statement: str) -> UtteranceView:
    reports = _reports(site, statement)
    first = reports[0][0].exact
    speakers = Counter(
        cited.evidence.speaker for _, uses in reports for _, cited in uses if cited.evidence.speaker
    )
    t = texts_of(site.config)
    # The name of a statement is an identifier: its words are all that the records say about what was said.
    words = statement.replace("-", " ") if t.spells_identifiers else short(first, _HEADING)
    speaker = next((name for name, _ in speakers.most_common(1)), "")
    heading = t("list.colon").join(filter(None, (speaker, words)))
    return UtteranceView(
        anchor=_anchor(statement),
        heading=heading[:1].upper() + heading[1:],
        reports=tuple(_report(site, quotation, uses, first) for quotation, uses in reports),
    )


def _report(site: Site, quotation: Quotation, uses: Uses, first: str) -> ReportView:
    held = site.source_by_id[quotation.source]
    origins = frozenset[str]().union(*(cited.origins for _, cited in uses)) - {held.id}
    return ReportView(
        words=tuple(compared(first, quotation.exact)),
        lang=held.source.language or site.config.settings.language,
        speaker=next((cited.evidence.speaker for _, cited in uses if cited.evidence.speaker), ""),
        source=source_link(site, held.id),
        publisher=known(held.source.publisher),
        published=date_view(texts_of(site.config), held.source.published),
        passage=f"{source_page(held.id)}#{uses[0][1].passage}",
        line=quotation.line,
        rests_on=tuple(source_link(site, key) for key in sorted(origins)),
        uses=tuple(
            (claim_line(site, claim), f"{claim_page(claim.id)}#{cited.anchor}") for claim, cited in uses
        ),
    )
