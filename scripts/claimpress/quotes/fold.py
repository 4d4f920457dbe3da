"""Folding: the few differences between two texts that do not count, taken out, with a way back.

The steps, in this order: zero-width characters go; every base letter is put together with its marks
(Unicode NFC, UAX #15); quotation marks, dashes and white space become their plain forms; a run of
white space becomes one space and ``…`` becomes three dots. Nothing else changes: case, digits, signs and all other
punctuation count.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

ZERO_WIDTH = "\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""The characters that are removed, as the inside of a regular expression's character class."""

_LAST_SPACE = 0x3000
_PLAIN = {
    **dict.fromkeys("‘’‚‛‹›", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys(map(chr, [*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D]), "-"),
    **{char: " " for char in map(chr, range(_LAST_SPACE + 1)) if char.isspace() and char != " "},
}
_ZERO = re.compile(f"[{ZERO_WIDTH}]+")
_RUN = f" [{ZERO_WIDTH} ]+|[{ZERO_WIDTH}][{ZERO_WIDTH} ]*|…"
_RUNS = re.compile(_RUN)
_SPACES = re.compile("  +")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back to the text it was made from.

    Args:
        text: the folded text.
        starts: where in the original each stretch begins whose length folding changed, ascending.
        ends: where in the original those stretches end.
        new_starts: where in ``text`` their replacements begin.
        new_ends: where in ``text`` their replacements end.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    new_starts: Sequence[int]
    new_ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` stands in the original, without what was removed at its edges."""
        first = self._start(start)
        return (first, self._end(end)) if start < end else (first, first)

    def at(self, offset: int) -> int:
        """Return how many folded characters begin before ``offset`` of the original."""
        edit = bisect_left(self.starts, offset) - 1
        if edit < 0:
            return offset
        return self.new_ends[edit] + max(0, offset - self.ends[edit])

    def aligned(self, start: int, end: int) -> bool:
        """Say whether both ends fall between characters of the original.

        They do not inside the three dots of one ``…``, nor between a letter and its marks.
        """
        return self._between(start) and self._between(end)

    def _start(self, offset: int) -> int:
        edit = bisect_right(self.new_starts, offset) - 1
        if edit < 0:
            return offset
        beyond = offset - self.new_ends[edit]
        return self.ends[edit] + beyond if beyond >= 0 else self.starts[edit]

    def _end(self, offset: int) -> int:
        edit = bisect_left(self.new_starts, offset) - 1
        if edit < 0:
            return offset
        return self.ends[edit] + max(0, offset - self.new_ends[edit])

    def _between(self, offset: int) -> bool:
        if not 0 < offset < len(self.text):
            return True
        if self.text[offset - 1] != " " and joins(self.text[offset]):
            return False
        edit = bisect_right(self.new_starts, offset) - 1
        return edit < 0 or offset == self.new_starts[edit] or offset >= self.new_ends[edit]


def fold(text: str) -> Folded:
    """Return ``text`` without the differences that do not count."""
    chars = set(text)
    plain = text
    for char in chars & _PLAIN.keys():
        plain = plain.replace(char, _PLAIN[char])
    starts, ends, new_starts, new_ends = (array("q") for _ in range(4))
    pieces: list[str] = []
    done = length = 0
    for found in _changes(plain, chars).finditer(plain):
        new = _replacement(found[0])
        if new == found[0]:
            continue
        start, end = found.span()
        pieces += (plain[done:start], new)
        length += start - done
        starts.append(start)
        ends.append(end)
        new_starts.append(length)
        length += len(new)
        new_ends.append(length)
        done = end
    pieces.append(plain[done:])
    return Folded("".join(pieces), starts, ends, new_starts, new_ends)


def joins(char: str) -> bool:
    """Say whether a character belongs to the one before it: a mark, or a Hangul vowel or final consonant."""
    return (
        unicodedata.category(char)[0] == "M"
        or "\u1160" <= char <= "\u11ff"
        or "\ud7b0" <= char <= "\ud7fb"
        or "\U00016d63" <= char <= "\U00016d6a"  # Kirat Rai vowels, letters that compose
    )


def _changes(plain: str, typed: set[str]) -> re.Pattern[str]:
    """Return a pattern for every stretch whose length may change; most texts need no look at their marks.

    Args:
        plain: the text with plain signs.
        typed: the characters of the text that it was made from.
    """
    is_kept = "…" not in typed and _ZERO.search("".join(typed)) is None
    if is_kept and unicodedata.is_normalized("NFC", plain):
        return _SPACES
    if unicodedata.is_normalized("NFC", _ZERO.sub("", plain)):
        return _RUNS
    chars = set(_ZERO.sub("", plain))
    marks = {char for char in chars if joins(char)}
    alone = {char for char in chars - marks if not unicodedata.is_normalized("NFC", char)}
    patterns = [_RUN]
    if alone:
        patterns.insert(0, _any_of(alone))
    if marks:
        mark = _any_of(marks)
        patterns.insert(0, f"[^{ZERO_WIDTH} …{mark[1:-1]}]?(?:[{ZERO_WIDTH}]*{mark})+")
    return re.compile("|".join(patterns))


def _any_of(chars: set[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(chars)))}]"


@lru_cache(maxsize=4096)  # the same few syllables come again and again
def _replacement(old: str) -> str:
    if " " in old:
        return " "
    return "..." if old == "…" else unicodedata.normalize("NFC", _ZERO.sub("", old))
