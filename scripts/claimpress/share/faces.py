"""The fonts of a share image, and which of them draws which character."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Final, Literal

from PIL import ImageFont

from claimpress.share.bidi import visual_runs

Style = Literal["serif", "sans", "bold"]
"""The typefaces of the site: Source Serif 4 for a claim, Source Sans 3 for the rest, and its heavier weight for a verdict."""

_SLICES: Final = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese")
_FAMILIES: Final[dict[Style, tuple[str, str]]] = {
    "serif": ("source-serif-4", "400"),
    "sans": ("source-sans-3", "400"),
    "bold": ("source-sans-3", "600"),
}
_NASKH: Final = "noto-naskh-arabic-arabic-400-normal"
_NASTALIQ: Final = "noto-nastaliq-urdu-arabic-400-normal"
_CHINESE: Final = "noto-serif-sc-chinese-400-normal"
_DEVANAGARI: Final = "noto-serif-devanagari-devanagari-400-normal"
_HEBREW: Final = "noto-serif-hebrew-hebrew-400-normal"
# Punctuation that several scripts share is drawn as the language has it: full width in Chinese, for one.
_OWN_MARKS: Final = {"zh": _CHINESE, "ja": _CHINESE, "ar": _NASKH, "fa": _NASKH}
# The space that a line takes, in parts of the size: scripts that are high and deep need more.
_LEADING: Final = {_NASTALIQ: 2.0, _NASKH: 1.6, _DEVANAGARI: 1.5, _CHINESE: 1.4}
_LATIN_LEADING: Final = 1.2
_TRIED_AT: Final = 24


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text is set.

    Args:
        style: the typeface.
        language: what the text is in (BCP 47), for the letter shapes of that language; empty when not known.
        rtl: whether the text begins from the right.
    """

    style: Style
    language: str = ""
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Characters that one font draws in one direction, at the place in the line where they are seen."""

    text: str
    face: str
    rtl: bool


def spans(text: str, manner: Manner) -> Iterator[Span]:
    """Yield the parts of a line from left to right, each with its font.

    Args:
        text: one line, prepared by :func:`drawable`.
        manner: how it is set.
    """
    for run in visual_runs(text, rtl=manner.rtl):
        parts = list(_by_face(run.text, manner))
        for face, words in reversed(parts) if run.rtl else parts:
            yield Span(words, face, run.rtl)


def drawable(text: str) -> str:
    """Return a text as it is drawn: composed letters, single spaces, and no sign (such as an emoji) that no font here has."""
    composed = "".join(one for one in unicodedata.normalize("NFC", text) if one.isspace() or _kept(one))
    return " ".join(composed.split())


def can_draw(text: str) -> bool:
    """Say whether every letter and figure of a text is in one of the fonts: Thai or Korean letters are not."""
    return all(_face_of(one, "serif", "") for one in text if unicodedata.category(one)[0] in "LN")


def leading(text: str, manner: Manner) -> float:
    """Return the space that a line of this text takes, in parts of its size."""
    faces = {face for face, _ in _by_face(text, manner)}
    return max((_LEADING.get(face, _LATIN_LEADING) for face in faces), default=_LATIN_LEADING)


def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """Return a font at a size in pixels; it is kept, because a large one takes a while to unpack."""
    return _font(face, size, ImageFont.Layout.RAQM)


@lru_cache(maxsize=128)
def _font(face: str, size: int, layout: ImageFont.Layout) -> ImageFont.FreeTypeFont:
    with as_file(files("claimpress.share") / "fonts" / f"{face}.woff2") as path:
        return ImageFont.truetype(path, size, layout_engine=layout)


def _kept(character: str) -> bool:
    """Letters are kept for :func:`can_draw` to judge; joiners and marks of direction shape what is around them."""
    category = unicodedata.category(character)
    if category in {"Cc", "Cs", "Cn", "Co"} or 0xFE00 <= ord(character) <= 0xFE0F:  # noqa: PLR2004 -- variation selectors
        return False
    return category[0] in "LMNZ" or category == "Cf" or bool(_face_of(character, "serif", ""))


def _by_face(text: str, manner: Manner) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a text that one font draws; a space or mark goes with what is before it."""
    held, face = "", ""
    for character in text:
        new = face if face and _joins(face, character) else _face_of(character, manner.style, manner.language)
        new = new or face or _first(manner.style)
        if new != face and held:
            yield face, held
            held = ""
        held, face = held + character, new
    if held:
        yield face, held


def _joins(face: str, character: str) -> bool:
    """Say whether a character stays with the font of the one before it: spaces do where it has one, marks and joiners always."""
    category = unicodedata.category(character)
    return category[0] == "M" or category == "Cf" or (category == "Zs" and _has(face, character))


def _first(style: Style) -> str:
    family, weight = _FAMILIES[style]
    return f"{family}-latin-{weight}-normal"


@lru_cache(maxsize=65536)
def _face_of(character: str, style: Style, language: str) -> str:
    """Return the first font that has a character; none: an empty text."""
    return next(
        (face for face in _order(character, style, language.partition("-")[0]) if _has(face, character)), ""
    )


def _order(character: str, style: Style, language: str) -> Iterator[str]:
    if language in _OWN_MARKS and unicodedata.category(character)[0] == "P":
        yield _OWN_MARKS[language]
    family, weight = _FAMILIES[style]
    yield from (f"{family}-{part}-{weight}-normal" for part in _SLICES)
    yield from ((_NASTALIQ, _NASKH) if language == "ur" and style == "serif" else (_NASKH, _NASTALIQ))
    yield from (_DEVANAGARI, _HEBREW, _CHINESE)


@lru_cache(maxsize=262144)
def _has(face: str, character: str) -> bool:
    """A font draws what it lacks as its sign for that; set without shaping, which would leave some of it out."""
    return _shape(face, character) != _lack(face)


@lru_cache(maxsize=64)
def _lack(face: str) -> bytes:
    return _shape(face, "\U0010fffd")


def _shape(face: str, character: str) -> bytes:
    mask = _font(face, _TRIED_AT, ImageFont.Layout.BASIC).getmask(character)
    return repr(mask.size).encode() + bytes(mask)
