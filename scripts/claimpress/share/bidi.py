"""The order in which a line of mixed directions is seen: the Unicode Bidirectional Algorithm (UAX #9), for one line.

Explicit formatting characters are left out of account and paired brackets are neutrals like others: a claim is a sentence, and an
editor cannot see either. The drawing library orders a text by itself only when one font holds all of it.
"""

import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import Final

_STRONG: Final = {"L": "L", "R": "R", "AL": "R"}
_SEPARATORS: Final = {"ES": {"EN"}, "CS": {"EN", "AN"}}
_NEUTRAL: Final = "ON"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one direction, in the order in which they are read."""

    text: str
    rtl: bool


def is_rtl(text: str) -> bool:
    """Say whether a text begins from the right: by its first letter that has a direction (rules P2 and P3)."""
    strong = (_STRONG.get(unicodedata.bidirectional(character)) for character in text)
    return next((found for found in strong if found), "L") == "R"


def visual_runs(text: str, *, rtl: bool) -> tuple[Run, ...]:
    """Return the runs of a line from left to right.

    Args:
        text: one line.
        rtl: whether the text that the line belongs to begins from the right.
    """
    base = 1 if rtl else 0
    levels = _levels(
        _neutral(_weak([unicodedata.bidirectional(character) for character in text], base), base), base
    )
    pairs = zip(text, levels, strict=True)
    runs = [
        (level, "".join(one for one, _ in group)) for level, group in groupby(pairs, lambda pair: pair[1])
    ]
    for least in range(max(levels, default=0), 0, -1):
        runs = _reversed_from(least, runs)
    return tuple(Run(words, level % 2 == 1) for level, words in runs)


def _edge(base: int) -> str:
    return "R" if base % 2 else "L"


def _weak(given: list[str], base: int) -> list[str]:
    """Rules W1 to W7: marks, numbers and what stands in and beside them."""
    kinds = list(given)
    before = strong = _edge(base)
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[place] = before
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
        if kind in _STRONG:
            strong = kind
        before = kinds[place]
    for place in range(1, len(kinds) - 1):
        around = {kinds[place - 1], kinds[place + 1]}
        if len(around) == 1 and around <= _SEPARATORS.get(kinds[place], set()):
            kinds[place] = around.pop()
    kinds = _signs(kinds)
    strong = _edge(base)
    for place, kind in enumerate(kinds):
        strong = _STRONG.get(kind, strong)
        if kind == "EN" and strong == "L":
            kinds[place] = "L"
        elif kind not in {"EN", "AN"}:
            kinds[place] = _STRONG.get(kind, _NEUTRAL)
    return kinds


def _signs(kinds: list[str]) -> list[str]:
    """Rule W5: a currency or percent sign goes with the number beside it."""
    groups = [(kind, len(list(group))) for kind, group in groupby(kinds)]
    found: list[str] = []
    for place, (kind, length) in enumerate(groups):
        beside = {groups[near][0] for near in (place - 1, place + 1) if 0 <= near < len(groups)}
        found += ["EN" if kind == "ET" and "EN" in beside else kind] * length
    return found


def _neutral(kinds: list[str], base: int) -> list[str]:
    """Rules N1 and N2: what has no direction takes that of both sides where they agree, or else that of the line."""
    sided = ["R" if kind in {"EN", "AN"} else kind for kind in kinds]
    found: list[str] = []
    place = 0
    for kind, group in groupby(kinds):
        end = place + len(list(group))
        if kind == _NEUTRAL:
            before = sided[place - 1] if place else _edge(base)
            after = sided[end] if end < len(kinds) else _edge(base)
            kind = before if before == after else _edge(base)  # noqa: PLW2901 -- it is resolved here
        found += [kind] * (end - place)
        place = end
    return found


def _levels(kinds: list[str], base: int) -> list[int]:
    """Rules I1 and I2."""
    if base % 2:
        return [base if kind == "R" else base + 1 for kind in kinds]
    return [base + {"L": 0, "R": 1}.get(kind, 2) for kind in kinds]


def _reversed_from(least: int, runs: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Rule L2: turn round every stretch of runs that are at least so deep."""
    found: list[tuple[int, str]] = []
    for deep, group in groupby(runs, lambda run: run[0] >= least):
        stretch = list(group)
        found += reversed(stretch) if deep else stretch
    return found
