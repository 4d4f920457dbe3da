"""Drawing a share image: from a card to the bytes of a PNG file, without network, clock or fonts of this machine."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from claimpress.share.bidi import is_rtl
from claimpress.share.canvas import Canvas, Ink, text_width
from claimpress.share.card import HEIGHT, WIDTH, Card
from claimpress.share.faces import Manner, Style, can_draw, drawable, leading
from claimpress.share.mark import mark
from claimpress.share.png import Colour, png
from claimpress.share.wrap import Room, cut, fit

# As in the light palette of the theme.
PAPER: Final[Colour] = (0xFB, 0xF9, 0xF4)
INK: Final[Colour] = (0x21, 0x1E, 0x19)
QUIET: Final[Colour] = (0x64, 0x5D, 0x51)
HAIRLINE: Final[Colour] = (0xDB, 0xD4, 0xC5)
ACCENT: Final[Colour] = (0x1D, 0x4B, 0x7A)
TONES: Final[dict[str, Colour]] = {
    "check": (0x1A, 0x6A, 0x38),
    "tilde": (0x0B, 0x67, 0x62),
    "half": (0x76, 0x5A, 0x00),
    "warning": (0x9C, 0x47, 0x0C),
    "cross": (0xA3, 0x21, 0x1C),
    "versus": (0x5A, 0x3D, 0xA0),
}
"""The colour of a verdict by its shape; the others are as quiet as a note."""

MARGIN: Final = 96
"""Pixels left free on both sides; only an opening quotation mark hangs in them."""
_RIGHT: Final = WIDTH - MARGIN
_COLUMN: Final = WIDTH - 2 * MARGIN

# Where things stand, in pixels from the top: baselines of lines, edges of rules, and the room for the words.
_SITE: Final = 84
_HAIRLINE: Final = 112
_WORDS: Final = (132, 448)
_BAR: Final = 462
_VERDICT: Final = 538
_NOTE: Final = 588
_HAIRLINE_DEPTH: Final = 2
_BAR_DEPTH: Final = 6

_SITE_SIZE: Final = 34
_WORD_SIZES: Final = (96, 88, 80, 73, 67, 61, 56, 51, 47, 43, 39, 36, 33, 30)
_VERDICT_SIZE: Final = 54
_NOTE_SIZE: Final = 30
_ABOUT_SIZES: Final = (44, 40, 36, 33, 30)
_ICON: Final = 0.78
"""Side of the shape of a verdict, in parts of the size of its word; then the gap between them."""
_ICON_GAP: Final = 0.34
_ICON_DROP: Final = 2

_BELOW_MIDDLE: Final = 0.32
"""How far the baseline is below the middle of a line, in parts of its size."""

# How far the mark is from the words that it opens, in parts of their size.
_HANG: Final = 0.08
_OPENING: Final = frozenset("“”„«»‘’‚‹›\"'「『《〈")


def share_image(card: Card) -> bytes:
    """Return the image of a card as a PNG file of 1200 by 630 pixels.

    The same card gives the same bytes wherever the same versions of the drawing libraries are installed.
    """
    tone = TONES.get(card.icon or "", QUIET)
    colours: dict[Ink, Colour] = {
        "hairline": HAIRLINE,
        "quiet": QUIET,
        "accent": ACCENT,
        "tone": tone,
        "ink": INK,
    }
    canvas = Canvas(WIDTH, HEIGHT, PAPER, colours)
    if card.verdict:
        _claim_sheet(canvas, card)
    else:
        _site_sheet(canvas, card)
    return png(WIDTH, HEIGHT, canvas.pixels(), canvas.palette(), mark(card))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Words to be set as large as fits between two heights."""

    ink: Ink
    text: str
    language: str
    top: int
    bottom: int
    sizes: tuple[int, ...] = _WORD_SIZES
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """Words to be set on one line of a given size, so far from the margin."""

    ink: Ink
    text: str
    style: Style
    size: int
    baseline: int
    shift: int = 0


def _claim_sheet(canvas: Canvas, card: Card) -> None:
    """The name of the site, the claim, the verdict, and who made the claim."""
    rtl = is_rtl(card.verdict)
    _set_line(canvas, _Line("ink", card.site, "serif", _SITE_SIZE, _SITE), rtl=rtl)
    canvas.block("hairline", MARGIN, _HAIRLINE, _RIGHT, _HAIRLINE + _HAIRLINE_DEPTH)
    words = drawable(card.words)
    if can_draw(words):
        quoted = words[:1] not in _OPENING
        _set(canvas, _Paragraph("ink", words, card.language, *_WORDS, quoted=quoted))
    else:
        # The verdict in its place, rather than boxes for letters that no font here has.
        _set(canvas, _Paragraph("tone", drawable(card.verdict), "", *_WORDS))
    canvas.block("tone", MARGIN, _BAR, _RIGHT, _BAR + _BAR_DEPTH)
    _verdict(canvas, card, rtl=rtl)
    _set_line(canvas, _Line("quiet", card.note, "sans", _NOTE_SIZE, _NOTE), rtl=rtl)


def _site_sheet(canvas: Canvas, card: Card) -> None:
    """The name of the site, and what it is."""
    canvas.block("ink", MARGIN, _HAIRLINE, _RIGHT, _HAIRLINE + _BAR_DEPTH)
    top, middle = _WORDS[0], HEIGHT // 2
    name, about = drawable(card.words), drawable(card.note)
    _set(canvas, _Paragraph("ink", name, card.language, top, middle))
    _set(canvas, _Paragraph("quiet", about, card.language, middle, _NOTE, _ABOUT_SIZES))


def _verdict(canvas: Canvas, card: Card, *, rtl: bool) -> None:
    """The shape and the word, on one line."""
    shift, side = 0, round(_VERDICT_SIZE * _ICON)
    if card.icon is not None:
        shift = round(side + _ICON_GAP * _VERDICT_SIZE)
        canvas.icon("tone", card.icon, _RIGHT - side if rtl else MARGIN, _VERDICT + _ICON_DROP - side, side)
    _set_line(canvas, _Line("tone", card.verdict, "bold", _VERDICT_SIZE, _VERDICT, shift), rtl=rtl)


def _set(canvas: Canvas, paragraph: _Paragraph) -> None:
    """Set a paragraph in the middle of its room, with an opening mark that hangs in the margin."""
    if not paragraph.text or not can_draw(paragraph.text):
        return
    manner = Manner("serif", paragraph.language, is_rtl(paragraph.text))
    measure = partial(text_width, manner=manner)
    height, step = paragraph.bottom - paragraph.top, leading(paragraph.text, manner)
    fitted = fit(paragraph.text, measure, Room(_COLUMN, height, step), paragraph.sizes)
    size = fitted.size
    taken = len(fitted.lines) * step * size
    baseline = paragraph.top + (height - taken) / 2 + (step / 2 + _BELOW_MIDDLE) * size
    if paragraph.quoted:
        _hang(canvas, size, baseline, rtl=manner.rtl)
    for line in fitted.lines:
        left = _RIGHT - measure(line) * size if manner.rtl else MARGIN
        canvas.line(paragraph.ink, line, manner, size, (left, baseline))
        baseline += step * size


def _hang(canvas: Canvas, size: int, baseline: float, *, rtl: bool) -> None:
    """Hang an opening quotation mark beside the first line."""
    opening, manner = "”" if rtl else "“", Manner("serif")
    left = _RIGHT + _HANG * size if rtl else MARGIN - (_HANG + text_width(opening, manner)) * size
    canvas.line("accent", opening, manner, size, (left, baseline))


def _set_line(canvas: Canvas, line: _Line, *, rtl: bool) -> None:
    """Set one line at the side where reading begins; one that is too long is cut, one in unknown letters left out."""
    words = drawable(line.text)
    if not words or not can_draw(words):
        return
    manner = Manner(line.style, rtl=is_rtl(words))
    measure = partial(text_width, manner=manner)
    shown = cut(words, measure, (_COLUMN - line.shift) / line.size)
    left = _RIGHT - line.shift - measure(shown) * line.size if rtl else MARGIN + line.shift
    canvas.line(line.ink, shown, manner, line.size, (left, line.baseline))
