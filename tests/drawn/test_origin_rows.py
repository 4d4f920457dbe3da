"""The diagram of origins as a page shows it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimpress.drawn.origins import LIMIT, SourceTitle, claim_origins, source_origins
from claimpress.pages.views import Link
from claimpress.site import Site, site_of

DESK = Path(__file__).parents[1] / "pages" / "desk"
MINUTES = SourceTitle(Link("Minutes of the Lowmere council", "sources/council-minutes.md"), "en")
GAZETTE = SourceTitle(Link("Bridge to shut for carts", "sources/gazette.md"), "en")


@pytest.fixture
def desk(project: Callable[..., Any]) -> Any:
    """Return a project in which the Gazette retells the minutes of the council."""
    return project(DESK)


def site(desk: Any) -> Site:
    """Return the site of a project without errors."""
    return site_of(desk.check().collection)


def test_the_diagram_of_a_claim(desk: Any):
    """Origins first; each row says what is cited from it, whether it is held, and what it rests on."""
    shown = site(desk)
    rows = claim_origins(shown, shown.claim_by_id["bridge-closes-to-carts"])
    assert [MINUTES, GAZETTE] == [row.title for row in rows]
    assert [
        (True, ("supports", "context"), True, ()),
        (True, ("supports", "context"), False, (MINUTES,)),
    ] == [(row.held, row.stances, row.own, row.rests_on) for row in rows]
    assert [True, True] == ['fill="currentColor"/></svg>' in row.rails for row in rows]


def test_a_claim_whose_documents_speak_for_themselves_has_none(desk: Any):
    """The minutes and a talk, neither of which retells anything."""
    shown = site(desk)
    assert () == claim_origins(shown, shown.claim_by_id["bridge-closes-to-everyone"])


def test_the_diagram_of_a_source(desk: Any):
    """The source that the page is about is no link; a document that is not held has an open mark, and may retell too."""
    desk.write("seeds/almanac.yaml", "title: Almanac\nkind: document\norigin: [gazette]\n")
    shown = site(desk)
    rows = source_origins(shown, shown.source_by_id["gazette"])
    here = SourceTitle(Link("Bridge to shut for carts"), "en")
    almanac = SourceTitle(Link("Almanac", "sources/almanac.md"), "en")
    assert [
        (MINUTES, True, ()),
        (here, True, (MINUTES,)),
        (almanac, False, (here,)),
    ] == [(row.title, row.held, row.rests_on) for row in rows]
    assert [True, True, False] == ['fill="currentColor"/></svg>' in row.rails for row in rows]


def test_a_source_that_stands_alone_has_none(desk: Any):
    """The talk retells nothing, and nothing retells it."""
    shown = site(desk)
    assert () == source_origins(shown, shown.source_by_id["radio-talk"])


def test_what_retells_a_source(desk: Any):
    """By title, as the list of sources is."""
    desk.write("seeds/zebra.yaml", "title: A zebra\nkind: news\norigin: [council-minutes]\n")
    retold = site(desk).retold["council-minutes"]
    assert ["zebra", "gazette"] == [source.id for source in retold]


@pytest.mark.parametrize(("more", "drawn"), [(LIMIT - 2, LIMIT), (LIMIT - 1, 0)])
def test_too_much_is_not_drawn(desk: Any, more: int, drawn: int):
    """A diagram of more rows than anybody can follow is left to the words of the page."""
    for number in range(more):
        desk.write(f"seeds/echo-{number}.yaml", "title: Echo\nkind: news\norigin: [council-minutes]\n")
    shown = site(desk)
    assert drawn == len(source_origins(shown, shown.source_by_id["council-minutes"]))
