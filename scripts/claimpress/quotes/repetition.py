"""Which documents repeat each other: runs of words that stand in more than one of them."""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, count
from typing import Final, TypeAlias

from claimpress.quotes.fold import ZERO_WIDTH, fold

RUN: Final = 5
"""Words in a row that two documents must share to count as repetition."""

MOST: Final = 0.5
"""The part of the shorter document's runs above which one repeats the other."""

# A run of words that is in more documents than this is boilerplate and tells nothing about two of them.
_COMMON: Final = 50
_WORD: Final = re.compile(r"\w+")
_ZERO: Final = re.compile(f"[{ZERO_WIDTH}]")
# The runs of all documents are compared in so many parts, one after another: only one part takes room at a time.
_PARTS: Final = 16
_LEAST: Final = -(2**63)
_STEP: Final = 2**64 // _PARTS

Repetition: TypeAlias = tuple[tuple[str, str], float]
"""Two identifiers, in order, and the part of the shorter document that stands in the other too, up to 1."""

Runs: TypeAlias = Sequence[int]
"""The different runs of a document, each as a number of 64 bits, ascending.

Two runs could have the same number, but hardly will: with four million runs, in one collection of two million.
"""


def repetitions(texts: Mapping[str, str]) -> tuple[Repetition, ...]:
    """Return the pairs of documents that share more than half of the runs of the shorter one, in order.

    Args:
        texts: the texts of the documents, by the identifiers of their sources.
    """
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    runs = {key: _runs(text, numbers) for key, text in texts.items()}
    shared: Counter[tuple[str, str]] = Counter()
    for keys in _holders(runs).values():
        if len(keys) <= _COMMON:
            shared.update(combinations(sorted(keys), 2))
    parts = (
        ((one, other), number / min(len(runs[one]), len(runs[other])))
        for (one, other), number in sorted(shared.items())
    )
    return tuple((pair, part) for pair, part in parts if part > MOST)


def _runs(text: str, numbers: Mapping[str, int]) -> Runs:
    numbered = list(map(numbers.__getitem__, words(text)))
    # Numbers, unlike texts, have the same hash on every machine and every day.
    return array("q", sorted(set(map(hash, zip(*(numbered[start:] for start in range(RUN)), strict=False)))))


def words(text: str) -> list[str]:
    """Return the words of the folded text; most texts need not be folded for it, as only letters and digits count."""
    if _ZERO.search(text) or not unicodedata.is_normalized("NFC", text):
        text = fold(text).text
    return _WORD.findall(text.casefold())


def _holders(runs: Mapping[str, Runs]) -> dict[int, list[str]]:
    """Return the runs that may make one document repeat another, each with the documents that it stands in.

    More than half of the runs of the shorter document are shared: so of every pair at least one document has runs that
    mostly stand elsewhere too, and only what such documents hold is counted.
    """
    again = _again(runs.values())
    suspects = {key for key, each in runs.items() if sum(map(again.__contains__, each)) > MOST * len(each)}
    wanted = again.intersection(chain.from_iterable(runs[key] for key in suspects))
    holders: dict[int, list[str]] = {}
    for key, each in runs.items() if wanted else ():
        for run in wanted.intersection(each):
            holders.setdefault(run, []).append(key)
    return holders


def _again(runs: Iterable[Runs]) -> set[int]:
    """Return the runs that stand in more than one document."""
    every = list(runs)
    again: set[int] = set()
    for part in range(_PARTS):
        seen: set[int] = set()
        for here in map(set, _slices(every, part)):
            again |= seen & here
            seen |= here
    return again


def _slices(every: Iterable[Runs], part: int) -> Iterator[Runs]:
    low = _LEAST + part * _STEP
    for runs in every:
        yield runs[bisect_left(runs, low) : bisect_left(runs, low + _STEP)]
