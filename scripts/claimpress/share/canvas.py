"""The sheet that a share image is drawn on: one layer for each colour, put together at the end as an image of few colours."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

from PIL import Image, ImageChops, ImageDraw

from claimpress.records.config import Icon
from claimpress.share.faces import Manner, Span, font, spans
from claimpress.share.png import Colour
from claimpress.share.shapes import shape

Ink = Literal["ink", "quiet", "tone", "accent", "hairline"]
"""What something is drawn in; each has a colour."""

STEPS: Final = 15
"""Strengths of a colour: the edges of letters are between it and that of the paper."""
# Widths are measured once for all sizes, at this one.
_MEASURED_AT: Final = 64
_FULL: Final = 255


@lru_cache(maxsize=65536)
def text_width(text: str, manner: Manner) -> float:
    """Return the width of one line, in parts of its size."""
    return sum(_advance(part, _MEASURED_AT, manner) for part in spans(text, manner)) / _MEASURED_AT


def _advance(part: Span, size: int, manner: Manner) -> float:
    """Return how far a part of a line reaches, in pixels."""
    return font(part.face, size).getlength(
        part.text, direction=_direction(part), language=manner.language or None
    )


def _direction(part: Span) -> str:
    return "rtl" if part.rtl else "ltr"


class Canvas:
    """A sheet of paper.

    Args:
        width: pixels of a row.
        height: rows.
        paper: the colour of the ground.
        colours: the colour of each ink.
    """

    def __init__(self, width: int, height: int, paper: Colour, colours: Mapping[Ink, Colour]) -> None:
        self._size, self._paper, self._colours = (width, height), paper, colours
        self._layers = {ink: Image.new("L", self._size) for ink in colours}

    def block(self, ink: Ink, left: int, top: int, right: int, bottom: int) -> None:
        """Fill a rectangle, without its right and bottom edge."""
        ImageDraw.Draw(self._layers[ink]).rectangle((left, top, right - 1, bottom - 1), fill=_FULL)

    def icon(self, ink: Ink, icon: Icon, left: int, top: int, size: int) -> None:
        """Draw the shape of a verdict into a square."""
        self._layers[ink].paste(shape(icon, size), (left, top))

    def line(self, ink: Ink, text: str, manner: Manner, size: int, start: tuple[float, float]) -> None:
        """Draw one line of text.

        Args:
            ink: what it is drawn in.
            text: the line, prepared by ``faces.drawable``.
            manner: how it is set.
            size: pixels.
            start: where its left edge is, whatever its direction, and its baseline.
        """
        pen, (left, baseline) = ImageDraw.Draw(self._layers[ink]), start
        for part in spans(text, manner):
            pen.text(
                (left, baseline),
                part.text,
                fill=_FULL,
                font=font(part.face, size),
                anchor="ls",
                direction=_direction(part),
                language=manner.language or None,
            )
            left += _advance(part, size, manner)

    def pixels(self) -> bytes:
        """Return the number of each pixel's colour in :meth:`palette`, row by row."""
        whole = Image.new("L", self._size)
        for number, layer in enumerate(self._layers.values()):
            if box := layer.getbbox():
                part = layer.crop(box).point(_numbers(number))
                whole.paste(ImageChops.lighter(whole.crop(box), part), box)
        return whole.tobytes()

    def palette(self) -> tuple[Colour, ...]:
        """Return the colours: the paper, then for each ink from faint to full."""
        inks = (_strengths(self._paper, colour) for colour in self._colours.values())
        return (self._paper, *(strength for ink in inks for strength in ink))


@lru_cache(maxsize=8)
def _numbers(layer: int) -> list[int]:
    """The number of a colour by how much of a pixel a layer covers."""
    covered = [round(value * STEPS / _FULL) for value in range(_FULL + 1)]
    return [layer * STEPS + strength if strength else 0 for strength in covered]


def _strengths(paper: Colour, colour: Colour) -> tuple[Colour, ...]:
    red, green, blue = (
        [round(under + (over - under) * step / STEPS) for step in range(1, STEPS + 1)]
        for under, over in zip(paper, colour, strict=True)
    )
    return tuple(zip(red, green, blue, strict=True))
