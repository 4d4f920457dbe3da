"""What evidence rests on: count origins, not outlets."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from claimpress.records.model import Evidence, Source

Relation = Callable[[str], Iterable[str]]
"""From a source to those that it retells, or to those that retell it."""


def reached(start: str, relation: Relation) -> tuple[str, ...]:
    """Return a source and all that a relation leads to from there, over and over, the nearest first."""
    found = {start: None}
    waiting = [start]
    for here in waiting:
        new = [key for key in dict.fromkeys(relation(here)) if key not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return tuple(found)


def roots(ids: Iterable[str], sources: Mapping[str, Source]) -> frozenset[str]:
    """Follow origins upward to those that retell nothing themselves.

    Args:
        ids: source identifiers to start from.
        sources: the sources, by identifier.

    Returns:
        The identifiers at the top; of nothing but a loop (rule R106), all its members.
    """
    found: set[str] = set()
    seen: set[str] = set()
    waiting = list(ids)
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        above = sources[here].origin if here in sources else ()
        waiting.extend(above)
        if not above:
            found.add(here)
    return frozenset(found or seen)


def rests_on(evidence: Evidence, sources: Mapping[str, Source]) -> frozenset[str]:
    """Return the origins at the top of one entry: its own ``origin``, or else that of its source.

    An entry whose ``origin`` is its own source is the outlet's own reporting and rests on nothing else.
    """
    above = tuple(origin for origin in evidence.origin if origin != evidence.source)
    own = frozenset({evidence.source}) if evidence.source in evidence.origin else frozenset()
    return own | roots(above or (() if own else (evidence.source,)), sources)


def independent(groups: Sequence[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Join groups that share an origin: what is left is independent of each other.

    Args:
        groups: the origins at the top of each entry.

    Returns:
        Sets of origins with nothing in common, in the order in which they first appear.
    """
    joined: list[frozenset[str]] = []
    for group in groups:
        touching = [other for other in joined if other & group]
        if not touching:
            joined.append(group)
            continue
        first = joined.index(touching[0])
        joined[first] = group.union(*touching)
        joined = [other for place, other in enumerate(joined) if place == first or other not in touching]
    return tuple(joined)


def loops(sources: Mapping[str, Source]) -> tuple[tuple[str, ...], ...]:
    """Return each loop of origins once, from its alphabetically first member on."""
    found: set[tuple[str, ...]] = set()
    for start in sources:
        trail = _loop_from(start, sources)
        if trail:
            first = trail.index(min(trail))
            found.add(trail[first:] + trail[:first])
    return tuple(sorted(found))


def _loop_from(start: str, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Return the shortest way from a source back to itself, or nothing."""
    trails: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for trail in trails:
        for above in sources[trail[-1]].origin if trail[-1] in sources else ():
            if above == start:
                return trail
            if above not in seen:
                seen.add(above)
                trails.append((*trail, above))
    return ()
