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
    ("#1d4b7a", "#9cc3ea"),
    ("#645d51", "#b3ab9c"),
    ("#9c470c", "#f0a36b"),
    ("#1a6a38", "#7fcb99"),
    ("#5a3da0", "#c0aef2"),
    ("#a3211c", "#f29b96"),
    ("#0b6762", "#74c9c3"),
    ("#765a00", "#d9bb55"),
    ("#211e19", "#e6e1d6"),
)
"""Of each line, on a light page and on a dark one."""
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
        f"<style>{_style()}</style>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}"/>',
    ]
    for power in range(low, high + 1):
        y = down(10.0**power)
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{_RIGHT}"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    for claims in sorted({x for x, _ in points}):
        x = across(claims)
        parts.append(f'<path d="M{x:.1f} {_TOP}V{_BOTTOM}"/>')
        parts.append(f'<text x="{x:.1f}" y="{_BOTTOM + 20}" text-anchor="middle">{claims:,}</text>')
    parts.append(f'<text x="{(_LEFT + _RIGHT) / 2}" y="{_BOTTOM + 40}" text-anchor="middle">claims</text>')
    names = _names({name: down(line[-1][1]) for name, line in series.items()})
    for (name, line), number in zip(series.items(), cycle(range(len(_COLOURS))), strict=False):
        way = " ".join(f"{across(x):.1f},{down(y):.1f}" for x, y in line)
        parts.append(f'<g class="l{number}"><polyline points="{way}"/>')
        parts.extend(f'<circle cx="{across(x):.1f}" cy="{down(y):.1f}" r="3"/>' for x, y in line)
        parts.append(f'<text x="{_RIGHT + 8}" y="{names[name] + 4:.1f}">{escape(name)}</text></g>')
    return "\n".join([*parts, "</svg>", ""])


def _style() -> str:
    """Return the colours: those of the site's pages, light and dark."""
    light, dark = (
        "".join(f".l{number}{{color:{pair[side]}}}" for number, pair in enumerate(_COLOURS))
        for side in (0, 1)
    )
    return (
        "rect{fill:#fbf9f4}path{stroke:#dbd4c5}text{fill:#211e19}g text,circle{fill:currentColor}"
        f"polyline{{fill:none;stroke:currentColor;stroke-width:2}}{light}"
        f"@media(prefers-color-scheme:dark){{rect{{fill:#161513}}path{{stroke:#3a372f}}text{{fill:#e6e1d6}}{dark}}}"
    )


def _names(wanted: Mapping[str, float]) -> dict[str, float]:
    """Move names that would overlap apart, the lowest staying where it is."""
    placed: dict[str, float] = {}
    free = float(_HEIGHT)
    for name, y in sorted(wanted.items(), key=lambda entry: -entry[1]):
        free = placed[name] = min(y, free - _GAP)
    return placed
