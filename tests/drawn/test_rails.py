"""The drawing at the side of each row."""

import re

import pytest

from claimpress.drawn.graph import Node
from claimpress.drawn.rails import drawings
from claimpress.drawn.rows import laid_out

PAIR = laid_out([Node("r"), Node("a", ("r",))])


def paths(*nodes: Node) -> list[str]:
    """Return the lines of each drawing."""
    return [re.findall(r' d="([^"]*)"', text)[0] for text in drawings(laid_out(nodes), ())]


def test_an_origin_and_its_retelling():
    """The rail leaves the open mark of what is not held, goes down, and turns into the filled mark of what is."""
    frame = (
        '<svg class="cp-rails" aria-hidden="true" viewBox="0 0 35.5 40" width="2.21875em" height="2.5em" '
        'fill="none" stroke="currentColor">'
    )
    assert (
        f'{frame}<path d="M16.5 20H8q-7 0 -7 7V2000"/><rect x="16.5" y="16" width="8" height="8"/></svg>',
        f'{frame}<path d="M1 -40V13q0 7 7 7M8 20H16.5"/><rect x="16.5" y="16" width="8" height="8" fill="currentColor"/></svg>',
    ) == drawings(PAIR, ["a"])


def test_a_line_is_broken_where_it_crosses_a_rail():
    """Three units on either side, so that a crossing does not look like a join; the rail itself goes on."""
    crossing = paths(Node("r"), Node("s"), Node("a", ("r",)), Node("b", ("s",)))[2]
    assert "M15 -40V2000M1 -40V13q0 7 7 7M8 20H12m6 0H30.5" == crossing


def test_what_retells_and_is_retold_has_two_ways_into_its_mark():
    """They stand six units apart, so that the one does not look like the other going on."""
    assert (
        "M1 -40V10q0 7 7 7M8 17H16.5M16.5 23H8q-7 0 -7 7V2000"
        == paths(Node("r"), Node("a", ("r",)), Node("b", ("a",)))[1]
    )


def test_a_row_without_rails_has_only_its_mark():
    """A document that reports for itself, beside others."""
    alone = drawings(laid_out([Node("r"), Node("a", ("r",)), Node("alone")]), ())[2]
    assert ["rect"] == re.findall(r"<(\w+) [a-z]+=\"[^>]*/>", alone)


@pytest.mark.parametrize("count", [8, 9, 30])
def test_many_rails_stand_closer(count: int):
    """On a narrow screen the text needs its room: seven times its size is the most that rails take."""
    tops = [Node(str(number)) for number in range(count)]
    drawn = drawings(laid_out([*tops, Node("a", tuple(node.id for node in tops))]), ())
    widths = {float(re.findall(r' width="([^"]*)em"', text)[0]) for text in drawn}
    assert {133.5 / 16} == widths
