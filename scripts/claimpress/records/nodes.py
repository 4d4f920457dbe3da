"""YAML as a tree of text with positions: nothing is resolved, every scalar is what the editor typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from claimpress.problem import Place

Loc: TypeAlias = Sequence[str | int]
"""A way into a record: keys and list indexes, as pydantic's ``loc`` gives them."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text. ``plain`` says it was written without quotation marks or block indicator."""

    value: str
    place: Place
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in file order; ``keys`` holds the place of each key."""

    entries: dict[str, "Node"]
    place: Place
    keys: dict[str, Place] = field(default_factory=dict)


Node: TypeAlias = Scalar | Items | Mapping
Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"] | None


def plain(node: Node) -> Plain:
    """Return the tree without positions: text, lists and dicts; a value left empty becomes ``None``."""
    match node:
        case Scalar(value=value, plain=is_plain):
            return None if value == "" and is_plain else value
        case Items(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key: plain(value) for key, value in entries.items()}


def steps(root: Node, loc: Loc) -> Iterator[Node]:
    """Yield the nodes along ``loc``, root first, as far as the tree goes; unknown steps are skipped.

    pydantic puts names of union members into its ``loc``; they lead nowhere in the tree and are passed over.
    """
    node = root
    yield node
    for step in loc:
        if isinstance(node, Mapping) and step in node.entries:
            node = node.entries[str(step)]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            continue
        yield node


def place_of(root: Node, loc: Loc) -> Place:
    """Return the place of the value at ``loc``, or of the nearest part around it that exists."""
    *_, last = steps(root, loc)
    return last.place


def place_of_key(root: Node, loc: Loc) -> Place:
    """Return the place of the key that ``loc`` ends in, or else of the value."""
    *_, parent = steps(root, loc[:-1])
    if isinstance(parent, Mapping) and loc and loc[-1] in parent.keys:
        return parent.keys[str(loc[-1])]
    return place_of(root, loc)
