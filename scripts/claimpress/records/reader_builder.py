"""Building a tree from a parser's events, one after another and never by recursion."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml

from claimpress.problem import Place
from claimpress.records.nodes import Items, Mapping, Node, Scalar
from claimpress.records.reader_bytes import UNSEEN
from claimpress.records.reader_doubts import ONE_TEXT, Doubt, Spot, doubt, lost_comment, position, tag_fault
from claimpress.records.reader_faults import Fault, FaultKind

NO_KEY = re.compile(r"[ :]|^-.")

MAX_DEPTH = 20
"""How many lists and groups of keys may stand inside each other."""
MAX_NODES = 20_000
"""How many keys, values, lists and groups a record may have, repeated parts counted as often as they are repeated."""


@dataclass(slots=True)
class _Open:
    """A list or a group of keys whose end has not come yet."""

    mark: Spot
    anchor: str | None
    is_mapping: bool
    flow: bool
    count: int = 1
    height: int = 1
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    awaits_value: bool = False
    key: str | None = None


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A part that can be repeated, with its size; no node while it is still open."""

    node: Node | None = None
    count: int = 0
    height: int = 0


@dataclass(slots=True)
class Builder:
    """Takes events and holds what has been built of them.

    Args:
        lines: the lines that the parser reads.
        typed: the lines of the file; they differ where a slip was mended.
        faults: what is wrong with what was built.
        goes_on: false when the rest is not to be read.
        root: the whole tree, when it is built.
    """

    lines: Sequence[str]
    typed: Sequence[str]
    faults: list[Fault] = field(default_factory=list)
    goes_on: bool = True
    root: Node | None = None
    _documents: int = 0
    _nodes: int = 0
    _open: list[_Open] = field(default_factory=list)
    _anchors: dict[str, _Anchored] = field(default_factory=dict)
    _unused: dict[str, Doubt] = field(default_factory=dict)
    _doubts: list[Doubt] = field(default_factory=list)

    def in_flow(self) -> bool:
        """Say whether the next event stands between brackets."""
        return bool(self._open) and self._open[-1].flow

    def first_doubt(self) -> Doubt | None:
        """Return the first thing that YAML reads otherwise than the editor surely meant."""
        doubts = [*self._doubts, *self._unused.values()]
        if isinstance(self.root, Scalar) and self.root.value:
            doubts.append(doubt(ONE_TEXT, Spot(self.root.place.line - 1, 0)))
        return min(doubts, key=position, default=None)

    def take(self, event: yaml.Event) -> None:
        """Take the next event."""
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._begin(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._end(event)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._second_document(_spot(event.start_mark))
            case _:
                pass

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        is_plain = event.style in (None, "")
        if event.style == '"' and UNSEEN.search(event.value):
            problem = "found an escape that stands for an unseen character"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=_spot(event.start_mark).mark())
        self._tag(event)
        place = self._place(_spot(event.start_mark), _spot(event.end_mark))
        if is_plain and not event.value:
            place = self._where_empty(place)
        node = Scalar(event.value, place, is_plain)
        if is_plain:
            self._look_closer(event)
        self._anchor(event.anchor, _Anchored(node, 1, 0))
        self._add(node, 1, 0, is_plain=is_plain, mark=_spot(event.start_mark))

    def _where_empty(self, place: Place) -> Place:
        """Return the place of a value left empty: after its colon, where one parser sees it and the other does not."""
        top = self._open[-1] if self._open else None
        if top is None or not top.awaits_value or top.key is None:
            return place
        key = top.keys[top.key]
        return Place(key.line, key.end_column + 1)

    def _look_closer(self, event: yaml.ScalarEvent) -> None:
        """Notice what an unquoted text lost, or hides."""
        if event.anchor is not None:
            self._unused[event.anchor] = doubt("a name that nothing refers to", _spot(event.start_mark))
        lost = lost_comment(self.lines, _spot(event.end_mark))
        if lost is not None and not (self.in_flow() and not event.value):
            self.faults.append(lost)
        if not self._open or self._open[-1].is_mapping or self._open[-1].flow:
            return
        below = range(_spot(event.start_mark).line + 1, min(_spot(event.end_mark).line + 1, len(self.lines)))
        dashed = next((i for i in below if self.lines[i].lstrip(" ").startswith("- ")), None)
        if dashed is not None:
            self._doubts.append(doubt("a list item inside another", Spot(dashed, 0)))

    def _alias(self, event: yaml.AliasEvent) -> None:
        if event.anchor not in self._anchors:
            problem = "found undefined alias"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=_spot(event.start_mark).mark())
        self._unused.pop(event.anchor, None)
        target = self._anchors[event.anchor]
        if target.node is None:
            message = f"“*{event.anchor}” repeats the very part of the file that it stands in, which would never end"
            self._stop(
                _spot(event.start_mark), message, f"Write the text itself in place of “*{event.anchor}”."
            )
            return
        self._add(target.node, target.count, target.height, is_plain=False, mark=_spot(event.start_mark))

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self._tag(event)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._open.append(_Open(_spot(event.start_mark), event.anchor, is_mapping, bool(event.flow_style)))
        self._anchor(event.anchor, _Anchored())
        self._count(1, len(self._open), _spot(event.start_mark))

    def _end(self, event: yaml.Event) -> None:
        done = self._open.pop()
        one_line = done.flow and _spot(event.end_mark).line == done.mark.line
        place = self._place(done.mark, _spot(event.end_mark) if one_line else None)
        node: Node
        node = Mapping(done.entries, place, done.keys) if done.is_mapping else Items(tuple(done.items), place)
        self._anchor(done.anchor, _Anchored(node, done.count, done.height))
        self._nodes -= done.count  # they were counted one by one and are counted again as one part
        self._add(node, done.count, done.height, is_plain=False, mark=done.mark)

    def _add(self, node: Node, count: int, height: int, *, is_plain: bool, mark: Spot) -> None:
        """Put a finished node where it belongs."""
        self._count(count, len(self._open) + height, mark)
        if not self._open:
            self.root = node
            return
        top = self._open[-1]
        top.count += count
        top.height = max(top.height, height + 1)
        if not top.is_mapping:
            top.items.append(node)
        elif top.awaits_value:
            top.awaits_value = False
            if top.key is not None:
                top.entries[top.key] = node
        else:
            top.awaits_value = True
            top.key = self._key(top, node, mark, is_plain=is_plain)

    def _key(self, top: _Open, node: Node, mark: Spot, *, is_plain: bool) -> str | None:
        """Return the key, or None when what follows it is to be passed over."""
        if not isinstance(node, Scalar) or node.value == "":
            message = "something other than a word stands before the colon"
            fix = "Write a key, a colon, a space and then the text, for example “claim: …”."
            self.faults.append(Fault(FaultKind.NOT_YAML, self._place(mark, None), message, fix))
            return None
        key = node.value
        if key in top.keys:
            message = f"the key “{key}” stands here a second time; the first is in line {top.keys[key].line}"
            fix = "Delete one of the two, or put what both say under one key."
            self.faults.append(Fault(FaultKind.DUPLICATE_KEY, node.place, message, fix))
            return None
        if is_plain and NO_KEY.search(key):
            self._doubts.append(doubt("a key that is none", mark))
        top.keys[key] = node.place
        return key

    def _anchor(self, name: str | None, part: _Anchored) -> None:
        if name is not None:
            self._anchors[name] = part

    def _tag(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.faults.append(tag_fault(self.lines, self._place(_spot(event.start_mark), None)))

    def _count(self, count: int, depth: int, mark: Spot) -> None:
        self._nodes += count
        if depth > MAX_DEPTH:
            message = f"lists and keys stand inside each other more than {MAX_DEPTH} deep here"
            self._stop(
                mark,
                message,
                "Put a text that begins with brackets in single quotes, or write it less nested.",
            )
        elif self._nodes > MAX_NODES:
            message = (
                f"the file has more than {MAX_NODES:,} keys and values, parts repeated with “*” included"
            )
            self._stop(mark, message, "Write out what is repeated, and split the record.")

    def _stop(self, mark: Spot, message: str, fix: str) -> None:
        if self.goes_on:
            self.faults.append(Fault(FaultKind.TOO_DEEP, self._place(mark, None), message, fix))
        self.goes_on = False
        self.root = None

    def _second_document(self, mark: Spot) -> None:
        message = "a second record begins here: a line of three dashes (---) ends the one above it"
        fix = "Delete the line, or put what follows it into a file of its own."
        self.faults.append(Fault(FaultKind.NOT_YAML, Place(mark.line + 1, 1, 4), message, fix))
        self.goes_on = False

    def _place(self, start: Spot, end: Spot | None) -> Place:
        """Turn the parser's marks into a place; what goes on below ends with its first line."""
        limit = len(self.typed[start.line]) if start.line < len(self.typed) else 0
        column = min(start.column, limit)
        last = 0 if end is None else end.column if end.line == start.line else limit
        return Place(start.line + 1, column + 1, min(last, limit) + 1 if last > column else 0)


def _spot(mark: object) -> Spot:
    """Take line and column out of a mark, whichever parser made it."""
    return Spot(getattr(mark, "line", 0), getattr(mark, "column", 0))
