"""The plot: seconds against claims, both by powers of ten, one line for each builder."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import cycle
from math import ceil, floor, log10
from typing import Final

_WIDTH: Final = 720
_HEIGHT: Final = 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 560, 24, 372
_COLOURS: Final = (
    "#1d4b7a",
    "#645d51",
    "#9c470c",
    "#1a6a38",
    "#5a3da0",
    "#a3211c",
    "#0b6762",
    "#765a00",
    "#211e19",
)
_GAP: Final = 15
"""Pixels that names at the ends of lines are apart at least."""

Series = Mapping[str, Sequence[tuple[int, float]]]
"""Points of each line: claims and seconds."""


def plot(series: Series) -> str:
    """Return the plot as SVG."""
    points = [point for line in series.values() for point in line]
    low, high = floor(log10(min(y for _, y in points))), ceil(log10(max(y for _, y in points)))
    first, last = log10(min(x for x, _ in points)), log10(max(x for x, _ in points))

    def across(claims: int) -> float:
        return _LEFT + (log10(claims) - first) / ((last - first) or 1) * (_RIGHT - _LEFT)

    def down(seconds: float) -> float:
        return _BOTTOM - (log10(seconds) - low) / (high - low) * (_BOTTOM - _TOP)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="13">',
        "<title>Seconds to build a site against its number of claims</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fbf9f4"/>',
    ]
    for power in range(low, high + 1):
        y = down(10.0**power)
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{_RIGHT}" stroke="#dbd4c5"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    for claims in sorted({x for x, _ in points}):
        x = across(claims)
        parts.append(f'<path d="M{x:.1f} {_TOP}V{_BOTTOM}" stroke="#dbd4c5"/>')
        parts.append(f'<text x="{x:.1f}" y="{_BOTTOM + 20}" text-anchor="middle">{claims:,}</text>')
    parts.append(f'<text x="{(_LEFT + _RIGHT) / 2}" y="{_BOTTOM + 40}" text-anchor="middle">claims</text>')
    names = _names({name: down(line[-1][1]) for name, line in series.items()})
    for (name, line), colour in zip(series.items(), cycle(_COLOURS), strict=False):
        way = " ".join(f"{across(x):.1f},{down(y):.1f}" for x, y in line)
        parts.append(f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.extend(
            f'<circle cx="{across(x):.1f}" cy="{down(y):.1f}" r="3" fill="{colour}"/>' for x, y in line
        )
        parts.append(
            f'<text x="{_RIGHT + 8}" y="{names[name] + 4:.1f}" fill="{colour}">{escape(name)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def _names(wanted: Mapping[str, float]) -> dict[str, float]:
    """Move names that would overlap apart, the lowest staying where it is."""
    placed: dict[str, float] = {}
    free = float(_HEIGHT)
    for name, y in sorted(wanted.items(), key=lambda entry: -entry[1]):
        free = placed[name] = min(y, free - _GAP)
    return placed
