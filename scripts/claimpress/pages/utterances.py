"""The page of wordings: the same utterance as different sources report it, compared word by word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from claimpress.pages.lines import claim_line, date_view, known, source_link
from claimpress.pages.links import claim_page, source_page
from claimpress.pages.views import ReportView, UtteranceView, WordsView
from claimpress.quotes.difference import difference
from claimpress.quotes.quotation import Quotation
from claimpress.site import Cited, PublishedClaim, Site

PAGE: Final = "wording.md"
"""Path of the page below docs/."""

FEWEST: Final = 2
"""Sources that report an utterance before there is something to compare."""

Uses = list[tuple[PublishedClaim, Cited]]
"""The entries that quote one passage."""


def utterances(site: Site) -> tuple[UtteranceView, ...]:
    """Return each statement that is reported by several sources in verified quotations, by its heading."""
    found: list[UtteranceView] = []
    for statement in site.reports_of:
        reports = _reports(site, statement)
        if len({quotation.source for quotation, _ in reports}) >= FEWEST:
            found.append(_utterance(site, statement, reports))
    return tuple(sorted(found, key=lambda view: (view.heading.casefold(), view.anchor)))


def wording_place(statement: str) -> str:
    """Return page and anchor of a statement among the wordings."""
    return f"{PAGE}#said-{statement}"


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
    for claim, cited in site.reports_of[statement]:
        if cited.quotation is not None:
            key = (cited.evidence.source, cited.passage)
            passages.setdefault(key, (cited.quotation, []))[1].append((claim, cited))
    titles = {source.id: number for number, source in enumerate(site.sources)}
    return sorted(passages.values(), key=lambda report: (titles[report[0].source], report[0].start))


def _utterance(site: Site, statement: str, reports: Sequence[tuple[Quotation, Uses]]) -> UtteranceView:
    first = reports[0][0].exact
    speakers = Counter(
        cited.evidence.speaker for _, uses in reports for _, cited in uses if cited.evidence.speaker
    )
    # The name of a statement is an identifier: its words are all that the records say about what was said.
    words = statement.replace("-", " ")
    speaker = next((name for name, _ in speakers.most_common(1)), "")
    heading = f"{speaker}: {words}" if speaker else words
    return UtteranceView(
        anchor=wording_place(statement).partition("#")[2],
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
        published=date_view(held.source.published),
        passage=f"{source_page(held.id)}#{uses[0][1].passage}",
        line=quotation.line,
        rests_on=tuple(source_link(site, key) for key in sorted(origins)),
        uses=tuple(
            (claim_line(site, claim), f"{claim_page(claim.id)}#{cited.anchor}") for claim, cited in uses
        ),
    )
