"""Insertions: where segments stand with a few words of the source between one and the next."""

from collections.abc import Iterator, Sequence

from claimpress.quotes.chains import Chain, Effort, Listed, Sought
from claimpress.quotes.fold import Folded
from claimpress.quotes.words import count

_MOST_WORDS = 8
_MOST_CHARACTERS = 600
_MOST_STEPS = 12  # between spaces: eight words, the space at both ends, a dash or two


def bridged(folded: Folded, segments: Sequence[Sought], effort: Effort) -> Listed | None:
    """Return where the segments stand with at most eight words of the source between one and the next.

    The search begins with the rarest segment and goes on from there to both sides. Of several ways to the same place one is
    kept, so the work grows with the number of places, not of combinations. Returns None if the effort did not
    suffice: many insertions between words that are everywhere.
    """
    rarest = min(range(len(segments)), key=lambda index: folded.text.count(segments[index].text))
    length = len(segments[rarest].text)
    found: list[Chain] = []
    for at in segments[rarest].places(folded, 0, len(folded.text), effort):
        onward = _onward(folded, (at, at + length), segments[rarest + 1 :], effort)
        back = onward and _back(folded, (at, at + length), segments[:rarest], effort)
        if onward and back:
            found.append(back[:-1] + onward)
    return None if effort.left == 0 else Listed(tuple(_innermost(found)))


def _onward(folded: Folded, first: tuple[int, int], rest: Sequence[Sought], effort: Effort) -> Chain | None:
    """Return the chain that goes on from ``first`` and ends first."""
    level: dict[int, Chain] = {first[1]: (first,)}
    for sought in rest:
        following: dict[int, Chain] = {}
        for end, chain in level.items():
            for at in _after(folded, sought, end, effort):
                span = (at, at + len(sought.text))
                following.setdefault(span[1], (*chain, span))
        level = following
    return level[min(level)] if level else None


def _back(folded: Folded, last: tuple[int, int], rest: Sequence[Sought], effort: Effort) -> Chain | None:
    """Return the chain that leads to ``last`` and begins last."""
    level: dict[int, Chain] = {last[0]: (last,)}
    for sought in reversed(rest):
        following: dict[int, Chain] = {}
        for start, chain in level.items():
            for at in _before(folded, sought, start, effort):
                following.setdefault(at, ((at, at + len(sought.text)), *chain))
        level = following
    return level[max(level)] if level else None


def _after(folded: Folded, sought: Sought, end: int, effort: Effort) -> Iterator[int]:
    ahead = folded.text[end : end + _MOST_CHARACTERS]
    reach = sum(map(len, ahead.split(" ")[:_MOST_STEPS])) + _MOST_STEPS
    for at in sought.places(folded, end, end + reach + len(sought.text), effort):
        if count(folded.text[end:at]) > _MOST_WORDS:
            return
        yield at


def _before(folded: Folded, sought: Sought, start: int, effort: Effort) -> Iterator[int]:
    behind = folded.text[max(0, start - _MOST_CHARACTERS) : start]
    reach = sum(map(len, behind.rsplit(" ")[-_MOST_STEPS:])) + _MOST_STEPS
    first = max(0, start - reach - len(sought.text))
    for at in reversed([*sought.places(folded, first, start, effort)]):
        if count(folded.text[at + len(sought.text) : start]) > _MOST_WORDS:
            return
        yield at


def _innermost(chains: list[Chain]) -> Iterator[Chain]:
    """Yield the chains that have no other inside them, in order."""
    latest = -1
    for chain in sorted(chains, key=lambda chain: (chain[-1][1], -chain[0][0])):
        if chain[0][0] > latest:
            latest = chain[0][0]
            yield chain
