"""The shapes and colours of verdicts are those of the theme."""

import math
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from claimpress.records.config import Icon
from claimpress.share.draw import ACCENT, HAIRLINE, INK, PAPER, QUIET, TONES
from claimpress.share.shapes import OUTLINES, shape

SIZE = 64
# How much of a square the disc that touches its sides fills.
DISC = math.pi / 4


@pytest.fixture
def styles(repository: Path) -> str:
    """Return the stylesheets of the theme."""
    folder = repository / "scripts" / "claimpress" / "theme" / "assets" / "stylesheets"
    return "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.css")))


def filled(icon: Icon) -> float:
    """Return how much of the square a shape fills."""
    mask = shape(icon, SIZE).tobytes()
    return round(sum(mask) / 255 / len(mask), 2)


def luminance(colour: tuple[int, int, int]) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def hexed(colour: tuple[int, int, int]) -> str:
    """Write a colour as a stylesheet does."""
    return "#" + "".join(f"{part:02x}" for part in colour)


def test_every_icon_has_a_shape():
    """Of all that a site may choose."""
    assert set(get_args(Icon)) == set(OUTLINES)


@pytest.mark.parametrize("icon", sorted(set(OUTLINES) - {"dot"}))
def test_the_outlines_are_those_of_the_stylesheet(icon: Icon, styles: str):
    """Whoever draws a shape anew does it in both places; the dot is a circle there."""
    found = re.search(rf"\.cp-verdict--{icon} \{{ --shape: url\(\"[^\"]* d='([^']*)'", styles)
    assert found is not None
    assert found[1] == OUTLINES[icon]


@pytest.mark.parametrize(
    ("icon", "expected"),
    [
        ("circle", round(DISC * (1 - 36 / 64), 2)),
        ("square", round(14 * 14 / 256, 2)),
        ("dot", round(DISC * 4.5**2 / 64, 2)),
        ("versus", round((7 * 12 / 2 * 2) / 256, 2)),
        ("warning", round((16 * 14.5 / 2 - 2 * 5 - 2 * 1.9) / 256, 2)),
    ],
)
def test_the_area_of_a_shape(icon: Icon, expected: float):
    """Holes are holes: the even-odd rule."""
    assert expected == pytest.approx(filled(icon), abs=0.015)


def test_half_is_half():
    """The left side is filled, the right side is a ring."""
    mask = shape("half", SIZE)
    assert (255, 0, 255) == tuple(mask.getpixel((x, SIZE // 2)) for x in (16, 44, 61))


@pytest.mark.parametrize("icon", sorted(OUTLINES))
def test_no_two_shapes_are_alike(icon: Icon):
    """Shape alone tells verdicts apart."""
    others = [other for other in OUTLINES if shape(other, SIZE).tobytes() == shape(icon, SIZE).tobytes()]
    assert [icon] == others


@pytest.mark.parametrize("icon", sorted(TONES))
def test_the_tones_are_those_of_the_light_palette(icon: Icon, styles: str):
    """As the page shows them."""
    found = re.search(rf"\.cp-tone--{icon} \{{ --tone: light-dark\((#\w+)", styles)
    assert found is not None
    assert found[1] == hexed(TONES[icon])


@pytest.mark.parametrize(
    ("name", "colour"),
    [("paper", PAPER), ("ink", INK), ("quiet", QUIET), ("hairline", HAIRLINE), ("accent", ACCENT)],
)
def test_the_colours_are_those_of_the_light_palette(name: str, colour: Any, styles: str):
    """As the page shows them."""
    found = re.search(rf"--{name}: light-dark\((#\w+)", styles)
    assert found is not None
    assert found[1] == hexed(colour)


@pytest.mark.parametrize("colour", [*TONES.values(), INK, QUIET, ACCENT])
def test_what_is_read_stands_out(colour: tuple[int, int, int]):
    """At least 4.5 to 1 on the paper (WCAG 2.2, 1.4.3)."""
    assert (luminance(PAPER) + 0.05) / (luminance(colour) + 0.05) >= 4.5
