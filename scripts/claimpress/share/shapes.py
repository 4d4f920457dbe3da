"""The shapes beside verdicts, from the outlines that the theme's stylesheet has."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from PIL import Image, ImageChops, ImageDraw

from claimpress.records.config import Icon

OUTLINES: Final[dict[Icon, str]] = {
    "check": "M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0Zm3.600 4.200-4.800 5-2.400-2.300-1.400 1.500 3.900 3.700 6.200-6.500Z",
    "tilde": "M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0Zm-5.600 9c1.600-3.500 3.800-3.800 5.900-2.100 1.400 1.200 2.300 1.100 3.300-.8l2 1c-1.700 3.500-4 3.800-6.100 2.100-1.300-1.100-2.200-1-3.100.8Z",
    "half": "M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0Zm0 1.800v12.400A6.200 6.200 0 0 0 8 1.800Z",
    "warning": "M8 .5 16 15H0ZM7 5.500v5h2v-5Zm0 6.200v1.900h2v-1.900Z",
    "cross": "M.5.5h15v15H.5ZM4.900 3.500 3.500 4.900 6.600 8l-3.100 3.100 1.400 1.400L8 9.400l3.100 3.100 1.400-1.400L9.400 8l3.100-3.100-1.400-1.400L8 6.600Z",
    "versus": "M0 2l7 6-7 6ZM16 2v12L9 8Z",
    "question": "M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0Zm0 1.500a6.500 6.500 0 1 0 0 13A6.500 6.500 0 0 0 8 1.500ZM4.800 6.300C4.800 4.500 6.100 3.400 8.100 3.400s3.200 1.100 3.200 2.700c0 1.200-.7 1.900-1.400 2.400-.6.400-.8.700-.8 1.300H7c0-1.300.5-1.900 1.200-2.400.6-.4.9-.7.9-1.200s-.4-.9-1.100-.9-1.100.4-1.100 1ZM7 10.700h2.100v1.900H7Z",
    "circle": "M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0Zm0 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z",
    "square": "M1 1h14v14H1Z",
    "dot": "M8 3.500a4.500 4.500 0 1 1 0 9A4.500 4.500 0 0 1 8 3.500Z",
}
"""Outlines as the ``d`` of an SVG path (SVG 2, 9.3) in a square of 16 by 16, filled by the even-odd rule."""

_BOX: Final = 16
_FINER: Final = 4
_STEPS: Final = 24
_TOKEN: Final = re.compile(r"[A-Za-z]|-?(?:\d+\.\d+|\d+|\.\d+)")
# How many numbers a command takes.
_TAKES: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}

# A place or a difference of two places, as the numbers of a path are: across and down.
Point = complex


@lru_cache(maxsize=32)
def shape(icon: Icon, size: int) -> Image.Image:
    """Return the shape as a mask, 255 where it is filled, in a square of that many pixels."""
    large = size * _FINER
    mask = Image.new("1", (large, large))
    for polygon in _polygons(OUTLINES[icon]):
        one = Image.new("1", (large, large))
        scaled = [(point.real * large / _BOX, point.imag * large / _BOX) for point in polygon]
        ImageDraw.Draw(one).polygon(scaled, fill=1)
        mask = ImageChops.logical_xor(mask, one)
    return mask.convert("L").resize((size, size), Image.Resampling.BOX)


def _polygons(outline: str) -> Iterator[list[Point]]:
    """Yield each closed part of an outline as its corners; curves are cut into straight pieces."""
    points: list[Point] = []
    here = control = Point(0)
    for command, numbers in _commands(outline):
        kind, origin = command.upper(), here if command.islower() else Point(0)
        if kind == "Z":
            yield points
            here, points = points[0], []
        elif kind == "M":
            here = origin + Point(*numbers)
            points = [here]
        elif kind in "LHV":
            here = _straight(command, numbers, here)
            points.append(here)
        elif kind == "A":
            end = origin + Point(*numbers[5:])
            points += _arc(here, end, numbers[0], large=bool(numbers[3]), clockwise=bool(numbers[4]))
            here = end
        else:
            given = [origin + Point(*numbers[at : at + 2]) for at in range(0, len(numbers), 2)]
            first, second, end = given if kind == "C" else (2 * here - control, *given)
            points += _curve(here, first, second, end)
            here, control = end, second
            continue
        control = here


def _commands(outline: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield each command with its numbers; one that is followed by more numbers is repeated, a move as a line."""
    tokens = _TOKEN.findall(outline)
    place, command = 0, "M"
    while place < len(tokens):
        if tokens[place].isalpha():
            command = tokens[place]
            place += 1
        elif command in "Mm":
            command = "L" if command == "M" else "l"
        takes = _TAKES[command.upper()]
        yield command, tuple(map(float, tokens[place : place + takes]))
        place += takes


def _straight(command: str, numbers: tuple[float, ...], here: Point) -> Point:
    base = here if command.islower() else Point(0)
    match command.upper():
        case "H":
            return Point(numbers[0] + base.real, here.imag)
        case "V":
            return Point(here.real, numbers[0] + base.imag)
        case _:
            return base + Point(*numbers)


def _curve(start: Point, first: Point, second: Point, end: Point) -> Iterator[Point]:
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        s = 1 - t
        yield s**3 * start + 3 * s * s * t * first + 3 * s * t * t * second + t**3 * end


def _arc(start: Point, end: Point, radius: float, *, large: bool, clockwise: bool) -> Iterator[Point]:
    """Yield points of a part of a circle (SVG 2, B.2.4, where both radii are the same)."""
    chord = end - start
    away = math.sqrt(max(0.0, radius**2 - abs(chord / 2) ** 2))
    side = 1 if large != clockwise else -1
    centre = start + chord / 2 + Point(0, side) * away * chord / abs(chord)
    first, last = ((point - centre) for point in (start, end))
    turn = math.atan2(last.imag, last.real) - math.atan2(first.imag, first.real)
    turn = turn % math.tau if clockwise else -(-turn % math.tau)
    for step in range(1, 2 * _STEPS + 1):
        angle = turn * step / (2 * _STEPS)
        yield centre + first * Point(math.cos(angle), math.sin(angle))
