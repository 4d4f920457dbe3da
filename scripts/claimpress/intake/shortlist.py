"""The shortlist: of thousands of texts, the few in which a half-remembered passage may stand.

It looks for the words as bytes, which is quick, and rare words count for more than common ones (inverse document
frequency, Spärck Jones 1972). What it lets through is then compared letter by letter in ``quotes.nearest``.
"""

import heapq
import math
import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from claimpress.quotes.fold import fold
from claimpress.quotes.words import UNSPACED

MOST: Final = 24
"""Texts that are let through at most."""

_LOOKED_AT_CLOSELY: Final = 100
_LEAST_WINDOW: Final = 500
_SHORTEST_HALVED: Final = 5
_WORD = re.compile(rf"{UNSPACED}+|[^\W_]+")
_UNSPACED = re.compile(UNSPACED)

Forms: TypeAlias = tuple[bytes, ...]
"""The ways in which a piece of a word may be written, as bytes."""


def shortlist(words: str, texts: Mapping[str, bytes], most: int = MOST) -> list[str]:
    """Return the keys of the texts most likely to hold a passage, likeliest first; all where there are few.

    Args:
        words: what someone remembers of the passage; a misspelled word counts by its halves.
        texts: the texts in UTF-8, by any key.
        most: how many to return at most.
    """
    if len(texts) <= most:
        return list(texts)
    lowered = {key: data.lower() for key, data in texts.items()}
    weights: dict[Forms, float] = {}
    scores = dict.fromkeys(texts, 0.0)
    for forms, part, holders in _pieces(words, lowered):
        weights[forms] = part * math.log(1 + len(texts) / max(1, len(holders)))
        for key in holders:
            scores[key] += weights[forms]
    near = heapq.nlargest(_LOOKED_AT_CLOSELY, (key for key in texts if scores[key]), key=scores.__getitem__)
    width = max(_LEAST_WINDOW, 2 * len(words.encode()))
    densest = {key: _densest(lowered[key], weights, width) for key in near}
    return heapq.nlargest(most, near, key=densest.__getitem__)


def _pieces(words: str, texts: Mapping[str, bytes]) -> Iterator[tuple[Forms, float, list[str]]]:
    """Yield what to look for, each with the part of a word that it stands for and the texts that hold it.

    A word that stands nowhere is misspelled somewhere: one of its halves is probably right.
    """
    asked = _WORD.findall(fold(words).text.casefold())
    for word in dict.fromkeys(piece for run in asked for piece in _cut(run)):
        forms = _forms(word)
        holders = _holders(forms, texts)
        if holders or len(word) < _SHORTEST_HALVED:
            yield forms, 1.0, holders
            continue
        half = len(word) // 2
        for forms in map(_forms, (word[:half], word[half:])):
            yield forms, 0.5, _holders(forms, texts)


def _cut(word: str) -> list[str]:
    """Return a word whole; where a script puts no space between words, every two letters of it."""
    if _UNSPACED.match(word) is None or len(word) == 1:
        return [word]
    return [word[at : at + 2] for at in range(len(word) - 1)]


def _forms(piece: str) -> Forms:
    """Return how a piece may stand in a text whose bytes are in lower case as far as ASCII goes."""
    written = [piece] if piece.isascii() else [piece, piece.capitalize(), piece.upper()]
    return tuple(form.encode() for form in dict.fromkeys(written))


def _holders(forms: Forms, texts: Mapping[str, bytes]) -> list[str]:
    if len(forms) == 1:
        piece = forms[0]
        return [key for key, data in texts.items() if piece in data]
    return [key for key, data in texts.items() if any(form in data for form in forms)]


def _densest(data: bytes, weights: Mapping[Forms, float], width: int) -> float:
    """Return what the best stretch of a text holds; stretches overlap by half."""
    step = width // 2
    stretches = (data[at : at + width] for at in range(0, max(1, len(data) - step), step))
    return max(
        sum(weight for forms, weight in weights.items() if any(form in stretch for form in forms))
        for stretch in stretches
    )
