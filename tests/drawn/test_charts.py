"""The counts of the home page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimpress.drawn.charts import ROWS, Bar, Chart, by_source, by_topic, by_verdict
from claimpress.pages.views import Link
from claimpress.site import Site, site_of

DESK = Path(__file__).parents[1] / "pages" / "desk"


@pytest.fixture
def desk(project: Callable[..., Any]) -> Any:
    """Return a project with two claims that stand, one that was withdrawn, and a draft."""
    return project(DESK)


def site(desk: Any) -> Site:
    """Return the site of a project without errors."""
    return site_of(desk.check().collection)


def bar(percent: str) -> str:
    """Return what a bar of a length is."""
    return (
        '<svg class="cp-bar" aria-hidden="true" width="100%" height="8">'
        f'<rect width="{percent}%" height="100%" fill="currentColor"/></svg>'
    )


def test_claims_by_verdict(desk: Any):
    """The whole scale in its order, without the claim that was withdrawn; where there is no claim, there is no bar."""
    chart = by_verdict(site(desk))
    assert (0, "verdicts/index.md") == (chart.more, chart.page)
    found = {row.label.text: (row.number, row.drawing) for row in chart.bars}
    assert [
        "Supported",
        "Mostly supported",
        "Mixed",
        "Misleading",
        "Refuted",
        "Disputed",
        "Unproven",
    ] == list(found)
    assert {"Supported": (1, bar("100")), "Refuted": (1, bar("100"))} == {
        label: shown for label, shown in found.items() if shown != (0, "")
    }
    assert [(row.label.text, row.label.page) for row in chart.bars] == [
        (row.verdict.label, row.verdict.page) for row in chart.bars if row.verdict
    ]


def test_claims_by_topic(desk: Any):
    """Most first, then by name; the longest bar takes the whole width. Two spellings in one claim count once."""
    desk.replace(
        "claims/bridge-closes-to-carts.yaml", "[bridge, Market week]", "[bridge, Bridge, Market week]"
    )
    expected = (
        Bar(Link("Bridge", "topics/bridge.md"), "", None, 2, bar("100")),
        Bar(Link("Market week", "topics/market-week.md"), "", None, 1, bar("50")),
    )
    assert Chart(expected, 0, "topics/index.md") == by_topic(site(desk))


def test_claims_by_source(desk: Any):
    """Each claim counts once for a source, however often it cites it; titles come in their own language."""
    assert [
        (Link("Minutes of the Lowmere council", "sources/council-minutes.md"), "en", 2),
        (Link("Bridge to shut for carts", "sources/gazette.md"), "en", 1),
        (Link("[Talk with a trader]", "sources/radio-talk.md"), "en", 1),
    ] == [(row.label, row.lang, row.number) for row in by_source(site(desk)).bars]
    assert "sources/index.md" == by_source(site(desk)).page


@pytest.mark.parametrize(("count", "more"), [(ROWS, 0), (ROWS + 3, 3)])
def test_what_a_chart_leaves_out_is_counted(desk: Any, count: int, more: int):
    """The rest stands on the page of all topics."""
    topics = ", ".join(f"topic {number}" for number in range(count - 1))
    desk.replace("claims/bridge-closes-to-carts.yaml", "[bridge, Market week]", f"[bridge, {topics}]")
    chart = by_topic(site(desk))
    assert (ROWS, more) == (len(chart.bars), chart.more)


def test_a_site_without_claims(project: Callable[..., Any]):
    """There is nothing to count, and nothing to divide by."""
    empty = site(project())
    assert Chart((), 0, "topics/index.md") == by_topic(empty)
    assert {(0, "")} == {(row.number, row.drawing) for row in by_verdict(empty).bars}
