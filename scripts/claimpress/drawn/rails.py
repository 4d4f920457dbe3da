"""The rails of a diagram as SVG: one small drawing at the side of each row.

Rails are drawn from above the row to deeper than any text; the row cuts them off at its edges, so the text may wrap as it likes.
Bends and marks keep their place at the first line of the text, and all measures follow its size. Nothing is drawn here that the
row does not say in words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claimpress.drawn.rows import Row

EM: Final = 16
"""Units of the drawing in the size of the text."""

# The middle of the first line of text: below half an em of space, in a line of one and a half.
_MIDDLE: Final = 20
_HEIGHT: Final = 40
_DEEP: Final = 2000
_MARK: Final = 8
_APART: Final = 3
_STEP: Final = 14
_WIDEST: Final = 112


@dataclass(frozen=True, slots=True)
class _Side:
    """The space at the side of the rows, in units.

    Args:
        step: from rail to rail.
        mark: where the marks begin, which the rails lead to.
    """

    step: float
    mark: float

    @property
    def width(self) -> float:
        return self.mark + _MARK + 11

    @property
    def bend(self) -> float:
        return self.step / 2

    @property
    def gap(self) -> float:
        return min(3.0, self.step / 4)

    def x(self, rail: int) -> float:
        return 1 + rail * self.step


def drawings(laid: Sequence[Row], held: Iterable[str]) -> tuple[str, ...]:
    """Return the drawing beside each row, as SVG in one line.

    Args:
        laid: the rows of a diagram.
        held: the sources whose document we hold; their mark is filled.
    """
    columns = 1 + max((rail for row in laid for rail in (*row.arriving, *row.passing)), default=0)
    step = min(_STEP, _WIDEST / columns)
    side = _Side(step, columns * step + 2.5)
    filled = frozenset(held)
    return tuple(_drawing(side, row, filled=row.node.id in filled) for row in laid)


def _drawing(side: _Side, row: Row, *, filled: bool) -> str:
    # Where a line arrives and another one leaves, each has a way of its own into the mark.
    apart = _APART if row.arriving and row.leaving is not None else 0
    ways = [
        *(f"M{side.x(rail):g} -{_HEIGHT}V{_DEEP}" for rail in row.passing),
        *_arriving(side, row, _MIDDLE - apart),
        *_leaving(side, row.leaving, _MIDDLE + apart),
    ]
    lines = f'<path d="{"".join(ways)}"/>' if ways else ""
    fill = ' fill="currentColor"' if filled else ""
    size = f'viewBox="0 0 {side.width:g} {_HEIGHT}" width="{side.width / EM:g}em" height="{_HEIGHT / EM:g}em"'
    return (
        f'<svg class="cp-rails" aria-hidden="true" {size} fill="none" stroke="currentColor">{lines}'
        f'<rect x="{side.mark:g}" y="{_MIDDLE - _MARK / 2:g}" width="{_MARK}" height="{_MARK}"{fill}/></svg>'
    )


def _arriving(side: _Side, row: Row, y: float) -> Iterator[str]:
    """The bends out of the rails, and one line from the first of them to the mark, broken where it crosses a rail."""
    for rail in row.arriving:
        yield f"M{side.x(rail):g} -{_HEIGHT}V{y - side.bend:g}q0 {side.bend:g} {side.bend:g} {side.bend:g}"
    if row.arriving:
        gaps = "".join(f"H{side.x(rail) - side.gap:g}m{2 * side.gap:g} 0" for rail in row.crossed)
        yield f"M{side.x(row.arriving[0]) + side.bend:g} {y:g}{gaps}H{side.mark:g}"


def _leaving(side: _Side, rail: int | None, y: float) -> Iterator[str]:
    """The line from the mark to the rail that begins here, and down."""
    if rail is not None:
        bend = side.bend
        yield f"M{side.mark:g} {y:g}H{side.x(rail) + bend:g}q-{bend:g} 0 -{bend:g} {bend:g}V{_DEEP}"
