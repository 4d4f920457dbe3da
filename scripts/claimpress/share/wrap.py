"""Breaking a text into lines, as large as fits: between words, between Chinese characters, and anywhere only where it must."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

ELLIPSIS: Final = "…"
Measure = Callable[[str], float]
"""Gives the width of a text, in parts of its size."""

# What no line begins with, and what no line ends with, in Chinese and Japanese (after JIS X 4051 and GB/T 15834).
_NOT_FIRST: Final = frozenset("，。、；：？！）》〉」』】〕］｝”’…—～·ー々,.;:?!)]}")
_NOT_LAST: Final = frozenset("（《〈「『【〔［｛“‘([{")
_AFTER: Final = frozenset("-/–—")
_TRIALS: Final = 8
_UNBROKEN: Final = 48
"""Pixels: words are kept whole at larger sizes."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Characters that stay together, and whether a space stands before them."""

    text: str
    spaced: bool


@dataclass(frozen=True, slots=True)
class Room:
    """What a paragraph may take.

    Args:
        width: pixels of a line.
        height: pixels of all lines.
        leading: the space that a line takes, in parts of its size.
    """

    width: float
    height: float
    leading: float

    def lines(self, size: int) -> int:
        """Return how many lines of a size there is room for; never less than one."""
        return max(1, int(self.height / (self.leading * size)))


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text that fits: its size in pixels, and its lines."""

    size: int
    lines: tuple[str, ...]


def fit(text: str, measure: Measure, room: Room, sizes: Sequence[int]) -> Fitted:
    """Return the lines of a text at the largest size at which it fits.

    A word is broken rather than all set small for its sake; the text is cut, with an ellipsis, only at the smallest size.

    Args:
        text: one paragraph with single spaces.
        measure: gives the width of a text.
        room: what the lines may take.
        sizes: the sizes to try, in pixels, the largest first.
    """
    whole = tuple(units(text))
    widest = max((measure(unit.text) for unit in whole), default=0.0)
    for size in sizes:
        parts = whole if size > _UNBROKEN else _parts(whole, measure, room.width / size)
        lines = _lines(parts, measure, room.width / size)
        if len(lines) <= room.lines(size) and (size <= _UNBROKEN or widest * size <= room.width):
            return Fitted(size, _balanced(parts, measure, room.width / size, lines))
    size = sizes[-1]
    most = room.lines(size)
    lines = _lines(_parts(whole, measure, room.width / size), measure, room.width / size)
    last = cut(" ".join(lines[most - 1 :]), measure, room.width / size)
    return Fitted(size, (*lines[: most - 1], last))


def cut(text: str, measure: Measure, width: float) -> str:
    """Return a text for one line: whole where it fits, or else its beginning with an ellipsis."""
    if measure(text) <= width:
        return text
    kept = ""
    for unit in units(text):
        longer = kept + (" " if unit.spaced else "") + unit.text
        if measure(longer + ELLIPSIS) > width:
            break
        kept = longer
    if not kept:
        first = next(units(text))
        kept = next(_broken(first, measure, width - measure(ELLIPSIS))).text
    return kept.rstrip(" ,;:.，、；：。—–-") + ELLIPSIS


def units(text: str) -> Iterator[Unit]:
    """Yield what a line may not be broken within."""
    for number, word in enumerate(text.split(" ")):
        start = 0
        for place in range(1, len(word) + 1):
            if place == len(word) or _may_break(word[place - 1], word[place]):
                yield Unit(word[start:place], spaced=number > 0 and start == 0)
                start = place


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    if before in _AFTER:
        return unicodedata.category(after)[0] == "L"
    return (_wide(before) or _wide(after)) and unicodedata.category(after)[0] != "M"


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


def _parts(whole: Sequence[Unit], measure: Measure, width: float) -> tuple[Unit, ...]:
    """Break the words that are wider than a line."""
    return tuple(part for unit in whole for part in _broken(unit, measure, width))


def _lines(parts: Sequence[Unit], measure: Measure, width: float) -> list[str]:
    """Fill line after line; a part that is wider than a line has one of its own."""
    space = measure(" ")
    lines: list[str] = []
    held, taken = "", 0.0
    for part in parts:
        gap, wide = (space if part.spaced else 0.0), measure(part.text)
        if held and taken + gap + wide > width:
            lines.append(held)
            held, taken = part.text, wide
        else:
            spaced = bool(held) and part.spaced
            held += (" " if spaced else "") + part.text
            taken += (gap if spaced else 0.0) + wide
    return [*lines, held] if held else lines


def _balanced(parts: Sequence[Unit], measure: Measure, width: float, lines: list[str]) -> tuple[str, ...]:
    """Make lines of like length, as a heading has them, without needing one more."""
    narrow, wide, best = max((measure(part.text) for part in parts), default=0.0), width, lines
    for _ in range(_TRIALS):
        middle = (narrow + wide) / 2
        tried = _lines(parts, measure, middle)
        if len(tried) > len(lines):
            narrow = middle
        else:
            wide, best = middle, tried
    return tuple(best)


def _broken(unit: Unit, measure: Measure, width: float) -> Iterator[Unit]:
    """Yield the parts of a word that each fit a line; a mark stays with its letter."""
    if measure(unit.text) <= width:
        yield unit
        return
    held, spaced = "", unit.spaced
    for character in unit.text:
        if held and unicodedata.category(character)[0] != "M" and measure(held + character) > width:
            yield Unit(held, spaced)
            held, spaced = "", False
        held += character
    yield Unit(held, spaced)
