"""Chains: where the parts of a quote stand in a document, in order, without overlap, as close as they can."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from claimpress.quotes.fold import Folded
from claimpress.quotes.words import inside

MOST_PLACES = 200
"""So many places are listed; a quote that occurs more often needs other words, not a longer list."""

Span: TypeAlias = tuple[int, int]
Chain: TypeAlias = tuple[Span, ...]
"""The folded spans of a quote's segments, in order."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A segment and the places where it may stand.

    Args:
        text: the folded words.
        whole_start: whether it may not begin inside a word or number.
        whole_end: whether it may not end inside one.
        prefix: folded text that stands right before it, white space aside; empty for any.
        suffix: folded text that stands right after it, white space aside; empty for any.
    """

    text: str
    whole_start: bool = False
    whole_end: bool = False
    prefix: str = ""
    suffix: str = ""

    def fits(self, folded: Folded, start: int) -> bool:
        """Say whether it may stand at ``start``, where its text does stand."""
        end = start + len(self.text)
        return (
            (not self.prefix or _before(folded.text, start, self.prefix))
            and (not self.suffix or _after(folded.text, end, self.suffix))
            and not (self.whole_start and inside(folded, start))
            and not (self.whole_end and inside(folded, end))
            and folded.aligned(start, end)
        )

    def places(self, folded: Folded, start: int, end: int, effort: "Effort | None" = None) -> Iterator[int]:
        """Yield every offset where it may stand, between ``start`` and ``end``, until the effort is spent."""
        at = folded.text.find(self.text, start, end)
        while at >= 0 and not (effort and effort.spend()):
            if self.fits(folded, at):
                yield at
            at = folded.text.find(self.text, at + 1, end)


@dataclass(slots=True)
class Effort:
    """How many more places may be looked at for one quote, so that no quote can keep the check busy.

    Args:
        left: how many; it goes down to 0 and stays there.
    """

    left: int

    def spend(self) -> bool:
        """Count one place; say whether nothing was left for it."""
        self.left = max(0, self.left - 1)
        return self.left == 0


class Part(Protocol):
    """What stands between two elisions: it finds its own places."""

    def first(self, start: int) -> Chain | None:
        """Return the place at or after ``start`` that ends first."""

    def last(self, end: int) -> Chain | None:
        """Return the place at or before ``end`` that begins last."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A part without insertions."""

    folded: Folded
    sought: Sought

    def first(self, start: int) -> Chain | None:
        """See :class:`Part`."""
        at = next(self.sought.places(self.folded, start, len(self.folded.text)), None)
        return None if at is None else ((at, at + len(self.sought.text)),)

    def last(self, end: int) -> Chain | None:
        """See :class:`Part`."""
        text = self.sought.text
        at = self.folded.text.rfind(text, 0, end)
        while at >= 0 and not self.sought.fits(self.folded, at):
            at = self.folded.text.rfind(text, 0, at + len(text) - 1)
        return None if at < 0 else ((at, at + len(text)),)


@dataclass(frozen=True, slots=True)
class Listed:
    """A part with insertions: its places in order, none inside another."""

    places: tuple[Chain, ...]

    def first(self, start: int) -> Chain | None:
        """See :class:`Part`."""
        index = bisect_left(self.places, start, key=lambda place: place[0][0])
        return self.places[index] if index < len(self.places) else None

    def last(self, end: int) -> Chain | None:
        """See :class:`Part`."""
        index = bisect_right(self.places, end, key=lambda place: place[-1][1])
        return self.places[index - 1] if index else None


def tightest(parts: Sequence[Part]) -> list[Chain]:
    """Return every chain of the parts that has no other inside it, in order, at most 200."""
    found: list[Chain] = []
    start = 0
    while len(found) < MOST_PLACES and (chain := _tightest_from(parts, start)):
        found.append(chain)
        start = chain[0][0] + 1
    return found


def _tightest_from(parts: Sequence[Part], start: int) -> Chain | None:
    end = start
    for part in parts:
        place = part.first(end)
        if place is None:
            return None
        end = place[-1][1]
    chain: Chain = ()
    for part in reversed(parts):
        chain = (*(part.last(end) or ()), *chain)  # there is one: the way here has passed it
        end = chain[0][0]
    return chain


def _before(text: str, start: int, prefix: str) -> bool:
    begin = max(0, start - len(prefix) - 1)
    return text[begin:start].rstrip(" ").endswith(prefix)


def _after(text: str, end: int, suffix: str) -> bool:
    return text[end : end + len(suffix) + 1].lstrip(" ").startswith(suffix)
