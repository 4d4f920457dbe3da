"""A diagram as rows, one under another, joined by rails at their side: it can be read at any width.

An origin stands above what retells it. From each origin a rail goes down at the side, and turns into the row of everything
that rests on it. A rail that begins is always the one nearest to the text, so that no line is crossed where it begins; where a
line has to cross a rail on its way to its row, it is broken there, so that a crossing never looks like a join.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import chain

from claimpress.drawn.graph import Node


@dataclass(frozen=True, slots=True)
class Row:
    """A node in its place, and the rails beside it; rails are numbered by column, from 0 at the outer side.

    Args:
        node: what stands in the row.
        arriving: the rails that turn into the row.
        passing: the rails that go on below the row, without the one that begins here.
        leaving: the rail that begins here, if anything below rests on this node.
    """

    node: Node
    arriving: tuple[int, ...]
    passing: tuple[int, ...]
    leaving: int | None

    @property
    def crossed(self) -> tuple[int, ...]:
        """The rails that the line into this row has to cross."""
        if not self.arriving:
            return ()
        first = min(self.arriving)
        return tuple(rail for rail in self.passing if rail > first and rail not in self.arriving)


def rows(nodes: Sequence[Node]) -> tuple[Row, ...]:
    """Put a diagram in order: origins first, with as few crossings as swapping neighbours finds.

    Args:
        nodes: a diagram without loops.
    """
    retold = {above for node in nodes for above in node.rests_on}
    apart = {node.id for node in nodes if not node.rests_on and node.id not in retold}
    layers = _layers(nodes, apart)
    level = {node.id: depth for depth, layer in enumerate(layers) for node in layer}
    best = laid_out(list(chain.from_iterable(layers)))
    least = _cost(best)
    improved = True
    while improved:
        improved = False
        for number in range(len(best) - 1):
            upper, lower = best[number].node, best[number + 1].node
            # Two that have no rails can change places, and nothing is shorter.
            if level[upper.id] != level[lower.id] or (upper.id in apart and lower.id in apart):
                continue
            order = [row.node for row in best]
            order[number : number + 2] = lower, upper
            tried = laid_out(order)
            if (cost := _cost(tried)) < least:
                best, least, improved = tried, cost, True
    return best


def _layers(nodes: Sequence[Node], apart: Collection[str]) -> list[list[Node]]:
    """Return the nodes by their distance from the top; those apart, with neither origin nor retelling, stand at the bottom."""
    by_id = {node.id: node for node in nodes}
    depth: dict[str, int] = {}
    for key in TopologicalSorter({node.id: node.rests_on for node in nodes}).static_order():
        depth[key] = 1 + max((depth[above] for above in by_id[key].rests_on), default=-1)
    bottom = max(depth.values(), default=0)
    layers: list[list[Node]] = [[] for _ in range(bottom + 1)]
    for node in nodes:
        layers[bottom if node.id in apart else depth[node.id]].append(node)
    return layers


def laid_out(order: Sequence[Node]) -> tuple[Row, ...]:
    """Return the rows of nodes in a given order, in which everything stands below what it rests on."""
    last = {above: node.id for node in order for above in node.rests_on}
    column: dict[str, int] = {}
    found: list[Row] = []
    for node in order:
        arriving = tuple(sorted(column[above] for above in node.rests_on))
        for above in node.rests_on:
            if last[above] == node.id:
                del column[above]
        passing = tuple(sorted(column.values()))
        leaving = max(passing, default=-1) + 1 if node.id in last else None
        if leaving is not None:
            column[node.id] = leaving
        found.append(Row(node, arriving, passing, leaving))
    return tuple(found)


def _cost(laid: Sequence[Row]) -> tuple[int, int]:
    """Count crossings first, then the length of all rails."""
    return sum(len(row.crossed) for row in laid), sum(len(row.passing) for row in laid)
