"""The counts of the home page: claims by verdict, by topic and by source, as bars beside their numbers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimpress.pages.lines import group_page, source_link, title_lang, topic_name, verdict_view
from claimpress.pages.markdown import Markdown
from claimpress.pages.views import Link, VerdictView
from claimpress.site import Site

ROWS: Final = 8
"""Rows of a chart of topics or sources."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart.

    Args:
        label: what is counted, with its page.
        lang: language of the label; empty where it is that of the site.
        verdict: the verdict that is counted, for its shape and colour.
        number: how many claims.
        drawing: the bar, as long as the number says: SVG in one line; empty for none.
    """

    label: Link
    lang: str
    verdict: VerdictView | None
    number: int
    drawing: Markdown


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart.

    Args:
        bars: its rows.
        more: how many rows it leaves out.
        page: the page that has them all.
    """

    bars: tuple[Bar, ...]
    more: int
    page: str


Row = tuple[Link, str, VerdictView | None, int]


def by_verdict(site: Site) -> Chart:
    """Count the claims under each verdict, in the order of the scale; those without a claim are shown too."""
    counts = Counter(claim.verdict.key for claim in site.standing)
    views = [verdict_view(verdict) for verdict in site.config.settings.verdicts]
    rows: list[Row] = [(Link(view.label, view.page), "", view, counts[view.key]) for view in views]
    return Chart(_bars(rows), 0, "verdicts/index.md")


def by_topic(site: Site) -> Chart:
    """Count the claims filed under each topic, most first, then by name; two spellings that share a page are one."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for claim in site.standing:
        pages = {group_page("topics", topic): topic_name(topic) for topic in claim.facts.topics}
        names = pages | names
        counts.update(pages.keys())
    rows: list[Row] = [(Link(names[page], page), "", None, number) for page, number in counts.items()]
    return _most(sorted(rows, key=lambda row: (row[0].text.casefold(), row[0].page)), "topics/index.md")


def by_source(site: Site) -> Chart:
    """Count the claims that cite each source, most first, then by title."""
    counts = Counter(
        key for claim in site.standing for key in {entry.source for entry in claim.facts.entries}
    )
    rows: list[Row] = [
        (source_link(site, held.id), title_lang(site, held.source), None, counts[held.id])
        for held in site.sources
        if held.id in counts
    ]
    return _most(rows, "sources/index.md")


def _most(rows: Sequence[Row], page: str) -> Chart:
    """Return the rows with the highest numbers; equal ones stay in their order."""
    ordered = sorted(rows, key=lambda row: -row[3])
    return Chart(_bars(ordered[:ROWS]), max(0, len(ordered) - ROWS), page)


def _bars(rows: Sequence[Row]) -> tuple[Bar, ...]:
    longest = max((number for *_, number in rows), default=0)
    return tuple(
        Bar(label, lang, verdict, number, Markdown(_drawing(number / longest) if number else ""))
        for label, lang, verdict, number in rows
    )


def _drawing(share: float) -> str:
    """Return a bar, from nothing at all to the whole width."""
    width = f'<rect width="{100 * share:.4g}%" height="100%" fill="currentColor"/>'
    return f'<svg class="cp-bar" aria-hidden="true" width="100%" height="8">{width}</svg>'
