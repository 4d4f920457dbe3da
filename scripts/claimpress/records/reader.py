"""How the files that editors write are read: every value as typed, every fault with its place."""

from dataclasses import dataclass, replace

from claimpress.problem import Place
from claimpress.records.nodes import Items, Mapping, Node, Scalar
from claimpress.records.reader_bytes import decode
from claimpress.records.reader_faults import Fault, FaultKind
from claimpress.records.reader_tree import Tree, compose
from claimpress.records.slips import explain

__all__ = ["Fault", "FaultKind", "Reading", "read"]

_ROUNDS = 30
"""How many slips are mended in one file before reading gives up."""
_WORK = 1_000_000
"""How many characters are read again, at most, to get past the slips of one file."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds.

    Args:
        root: its keys and values, or None when they cannot be read.
        faults: what is wrong with it, in file order.
        lines: its lines, for showing where; none when it is no text.
    """

    root: Mapping | None
    faults: tuple[Fault, ...]
    lines: tuple[str, ...]


def read(data: bytes) -> Reading:
    """Read the bytes of a record.

    Slips are explained and mended, so that one never hides the next: the tree is that of the mended text, with
    the line numbers of the file.
    """
    text, faults = decode(data)
    if text is None:
        return Reading(None, faults, ())
    lines = tuple(text.split("\n"))
    tree, slips = _mend(lines)
    root, more = _root(tree, lines, has_slips=bool(slips))
    found = [_in_file(fault, lines) for fault in (*faults, *slips, *tree.faults, *more)]
    return Reading(root, tuple(sorted(found, key=lambda fault: fault.place)), lines)


def _in_file(fault: Fault, lines: tuple[str, ...]) -> Fault:
    """Return the fault with a place that the file has: mended lines can be longer than those typed."""
    place = fault.place
    limit = len(lines[place.line - 1]) + 1
    end = min(place.end_column, limit)
    column = min(place.column, limit)
    return replace(fault, place=Place(place.line, column, end if end > column else 0))


def _mend(lines: tuple[str, ...]) -> tuple[Tree, list[Fault]]:
    """Read again and again, past one slip after another."""
    faults: list[Fault] = []
    mended = lines
    tree = compose("\n".join(lines))
    for _ in range(max(1, min(_ROUNDS, _WORK // (sum(map(len, lines)) + 1)))):
        stumble = tree.error or tree.doubt
        if stumble is None:
            break
        slip = explain(stumble, mended)
        fault = Fault(FaultKind.NOT_YAML, slip.place, slip.message, slip.fix)
        known = any(
            (fault.place.line, fault.message) == (other.place.line, other.message) for other in faults
        )
        if not known and (slip.mended is not None or tree.error is not None):
            faults.append(fault)
        if known or slip.mended is None:
            break
        mended = slip.mended
        tree = compose("\n".join(mended), lines)
    return tree, faults


def _root(tree: Tree, lines: tuple[str, ...], *, has_slips: bool) -> tuple[Mapping | None, list[Fault]]:
    """Return the keys and values, or say in plain words what the file is instead."""
    if isinstance(tree.root, Mapping):
        return tree.root, []
    if has_slips or tree.faults or tree.error is not None:
        return None, []
    message, fix = _instead(tree.root)
    start = next((i for i, line in enumerate(lines) if line.strip() and tree.root is not None), 0)
    return None, [Fault(FaultKind.NOT_YAML, Place(start + 1, 1), message, fix)]


def _instead(root: Node | None) -> tuple[str, str]:
    """Name what a file is that has no keys."""
    example = "Begin with a key, a colon, a space and its text, for example “claim: …”."
    match root:
        case Items():
            return "the file is a list; a record is made of keys and their values", example
        case Scalar(value=value) if value:
            return "the file is one text; a record is made of keys and their values", example
        case _:
            return "the file is empty", "Write a record into it, or delete it."
