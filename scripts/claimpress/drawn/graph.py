"""Which documents retell which report or briefing: what is cited, what that rests on, up to the origins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from claimpress.origins import Relation, reached
from claimpress.records.model import STANCES, Evidence, Stance


@dataclass(frozen=True, slots=True)
class Node:
    """A source in a diagram.

    Args:
        id: its identifier.
        rests_on: the sources of the diagram that it retells.
        stances: the stances of what is cited from it; none where it is only an origin.
        own: whether something is cited from it that rests on nothing else.
    """

    id: str
    rests_on: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = ()
    own: bool = False


def of_claim(evidence: Iterable[Evidence], origins: Relation) -> tuple[Node, ...]:
    """Return the documents that a claim cites and what the cited passages rest on.

    Args:
        evidence: the entries of the claim, all of them with a known source.
        origins: what each source retells, without loops (rule R106).

    Returns:
        The nodes, the cited ones first; none where no passage rests on another source, since there is nothing to draw,
        or where the origins of two passages name each other, so that neither is the top.
    """
    above: dict[str, dict[str, None]] = {}
    stances: dict[str, set[Stance]] = {}
    own: set[str] = set()
    for entry in evidence:
        rests_on = _of_entry(entry, origins)
        above.setdefault(entry.source, {}).update(rests_on)
        stances.setdefault(entry.source, set()).add(entry.stance)
        if not rests_on or entry.source in entry.origin:
            own.add(entry.source)
    _climb(above, origins)
    nodes = (
        Node(
            key,
            tuple(rests_on),
            tuple(stance for stance in STANCES if stance in stances.get(key, ())),
            key in own,
        )
        for key, rests_on in above.items()
    )
    return tuple(nodes) if any(above.values()) and not _circular(above) else ()


def _of_entry(entry: Evidence, origins: Relation) -> dict[str, None]:
    """Return what one entry rests on: its own ``origin``, or else that of its source, as in ``origins.rests_on``."""
    given = entry.origin or origins(entry.source)
    return dict.fromkeys(key for key in given if key != entry.source)


def _climb(above: dict[str, dict[str, None]], origins: Relation) -> None:
    """Add what the origins rest on themselves, up to the top; an origin counts with all that its record names."""
    waiting = [key for rests_on in above.values() for key in rests_on]
    climbed: set[str] = set()
    for key in waiting:
        if key not in climbed:
            climbed.add(key)
            above.setdefault(key, {}).update(dict.fromkeys(origins(key)))
            waiting.extend(origins(key))


def _circular(above: Mapping[str, Iterable[str]]) -> bool:
    try:
        TopologicalSorter(above).prepare()
    except CycleError:
        return True
    return False


def of_source(key: str, origins: Relation, retold_by: Relation) -> tuple[Node, ...]:
    """Return a source, all that it rests on and all that rests on it.

    Args:
        key: identifier of the source.
        origins: what each source retells, without loops (rule R106).
        retold_by: the same the other way round.

    Returns:
        The nodes, the source first; none where it retells nothing and nothing retells it.
    """
    shown = dict.fromkeys((*reached(key, origins), *reached(key, retold_by)))
    if len(shown) == 1:
        return ()
    return tuple(
        Node(here, tuple(dict.fromkeys(above for above in origins(here) if above in shown))) for here in shown
    )
