"""A diagram as rows joined by rails."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimpress.drawn.graph import Node
from claimpress.drawn.rails import drawings
from claimpress.drawn.rows import Row, laid_out, rows


@st.composite
def diagrams(draw: st.DrawFn) -> list[Node]:
    """Give diagrams without loops, in any order."""
    count = draw(st.integers(1, 9))
    nodes = [
        Node(
            str(key),
            tuple(str(above) for above in draw(st.sets(st.integers(0, key - 1), max_size=4))) if key else (),
        )
        for key in range(count)
    ]
    return draw(st.permutations(nodes))


def crossings(laid: tuple[Row, ...]) -> int:
    """Count the crossings of a diagram."""
    return sum(len(row.crossed) for row in laid)


def test_rails_begin_next_to_the_text_and_end_at_the_last_retelling():
    """``r`` is retold by both and takes the outer rail; that of ``s`` ends in its only row and its place is free again."""
    r, s, a, b = Node("r"), Node("s"), Node("a", ("r", "s")), Node("b", ("a", "r"))
    assert (
        Row(r, (), (), 0),
        Row(s, (), (0,), 1),
        Row(a, (0, 1), (0,), 1),
        Row(b, (0, 1), (), None),
    ) == laid_out([r, s, a, b])


def test_a_line_crosses_the_rails_between_its_own_and_the_text():
    """Not those outside of its own, and not those that it comes from."""
    r, s, t = Node("r"), Node("s"), Node("t")
    a, b = Node("a", ("s",)), Node("b", ("r", "t"))
    c, d = Node("c", ("r", "t")), Node("d", ("s",))
    assert [(), (), (), (2,), ()] == [row.crossed for row in laid_out([r, s, t, a, b])]
    assert [(), (), (), (1,), ()] == [row.crossed for row in laid_out([r, s, t, c, d])]


def test_neighbours_are_swapped_until_nothing_crosses():
    """Three documents that each rest on an origin of their own: the rails lie in each other like brackets."""
    nodes = [Node("a", ("r",)), Node("b", ("s",)), Node("c", ("t",)), Node("r"), Node("s"), Node("t")]
    laid = rows(nodes)
    assert 3 == crossings(laid_out([*nodes[3:], *nodes[:3]]))
    assert 0 == crossings(laid)
    assert ["s", "t", "r", "a", "c", "b"] == [row.node.id for row in laid]


def test_what_rests_on_nothing_and_is_not_retold_stands_at_the_bottom():
    """It is a document that is cited, not an origin of the others."""
    laid = rows([Node("alone", own=True), Node("a", ("r",)), Node("r")])
    assert ["r", "a", "alone"] == [row.node.id for row in laid]


@given(diagrams())
def test_every_node_has_a_row_below_all_that_it_rests_on(nodes: list[Node]):
    """Nothing is left out, and every rail goes down."""
    order = [row.node for row in rows(nodes)]
    assert sorted(node.id for node in nodes) == sorted(node.id for node in order)
    place = {node.id: number for number, node in enumerate(order)}
    assert [] == [node for node in order if any(place[above] >= place[node.id] for above in node.rests_on)]


@given(diagrams())
def test_no_two_rails_share_a_place(nodes: list[Node]):
    """A rail keeps its place from its row to the last one that it turns into, and nothing else is there meanwhile."""
    laid = rows(nodes)
    below = [(*row.passing, *([] if row.leaving is None else [row.leaving])) for row in laid]
    assert [len(set(rails)) for rails in below] == [len(rails) for rails in below]
    for upper, (_, row) in zip(below, pairwise(laid), strict=False):
        assert set(upper) == {*row.arriving, *row.passing}
    assert () == below[-1]


@given(diagrams())
def test_a_rail_that_begins_is_the_nearest_to_the_text(nodes: list[Node]):
    """So no line is crossed where it begins."""
    assert [] == [
        row for row in rows(nodes) if row.leaving is not None and row.leaving <= max(row.passing, default=-1)
    ]


@given(diagrams())
def test_no_swap_of_two_origins_would_cross_less(nodes: list[Node]):
    """As far as swapping neighbours at the top goes, nothing is left to be had."""
    laid = rows(nodes)
    tops = {above for node in nodes for above in node.rests_on} & {
        node.id for node in nodes if not node.rests_on
    }
    for upper, (one, other) in enumerate(pairwise(laid)):
        order = [row.node for row in laid]
        order[upper : upper + 2] = other.node, one.node
        if {one.node.id, other.node.id} <= tops:
            assert crossings(laid) <= crossings(laid_out(order))


@given(diagrams())
def test_what_is_drawn_is_what_is_meant(nodes: list[Node]):
    """Whoever follows the rails from row to row finds for each node exactly what it rests on."""
    laid = rows(nodes)
    open_rails: dict[str, str] = {}
    for row, drawing in zip(laid, drawings(laid, ()), strict=True):
        bends = re.findall(r"M([\d.]+) -40V[\d.]+q", drawing)
        assert sorted(row.node.rests_on) == sorted(open_rails[x] for x in bends)
        going_on = re.findall(r"M([\d.]+) -40V2000", drawing)
        open_rails = {x: open_rails[x] for x in going_on}
        for start, bend in re.findall(r"H([\d.]+)q-([\d.]+) 0", drawing):
            open_rails[f"{float(start) - float(bend):g}"] = row.node.id
    assert {} == open_rails
