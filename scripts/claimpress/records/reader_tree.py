"""The tree of a record, built of text alone, by whichever parser is there.

Nothing is resolved: every value is the text that was typed. The events come from libyaml where PyYAML has it and
all goes well; whatever it refuses or reads in its own way is read again by PyYAML's own parser, so that every
machine gives the same answer and every error has the same wording.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import yaml

from claimpress.records.nodes import Node
from claimpress.records.reader_builder import Builder
from claimpress.records.reader_doubts import Doubt
from claimpress.records.reader_faults import Fault

LIBYAML: type | None = getattr(yaml, "CSafeLoader", None)
"""The loader that reads with libyaml; None where PyYAML was built without it."""

# What libyaml reads otherwise than PyYAML: directives, tabs, "? " keys, a comment directly after | and >, a mark inside a text.
# Each begins with a sign of its own, which the search runs ahead to.
OWN_WAY = re.compile(
    r"%(?<=^%)|\t|\ufeff|\?(?:(?<=^\?)|(?<=[\s\[{,]\?))(?:\s|$)|\|[-+0-9]*#|>[-+0-9]*#", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Tree:
    """What came of one text.

    Args:
        root: the whole tree, or None when reading broke off.
        faults: what is wrong with what was read.
        error: what stopped the parser.
        doubt: the first thing that YAML reads otherwise than the editor surely meant.
    """

    root: Node | None
    faults: tuple[Fault, ...]
    error: yaml.MarkedYAMLError | None = None
    doubt: Doubt | None = None


class _Loader(Protocol):
    def check_event(self) -> bool: ...
    def get_event(self) -> yaml.Event: ...
    def get_mark(self) -> yaml.Mark: ...
    def dispose(self) -> None: ...


class _OtherReading(Exception):  # noqa: N818 -- no error: the other parser is asked
    """The text holds something that libyaml reads otherwise."""


def compose(text: str, typed: Sequence[str] = ()) -> Tree:
    r"""Build the tree of a text whose only line end is ``\n`` and that holds no control character.

    Args:
        text: the text.
        typed: the lines of the file where the text is a mended one: places are places in the file.
    """
    lines = text.split("\n")
    typed = typed or lines
    if LIBYAML is not None and not OWN_WAY.search(text):
        try:
            tree = _compose(text, lines, typed, LIBYAML)
        except _OtherReading:
            tree = None
        if tree is not None and tree.root is not None:
            return tree
    return _compose(text, lines, typed, yaml.SafeLoader)


def _compose(text: str, lines: Sequence[str], typed: Sequence[str], loader_type: type) -> Tree:
    loader: _Loader = loader_type(text)
    builder = Builder(lines, typed)
    try:
        while builder.goes_on and loader.check_event():
            event = loader.get_event()
            if loader_type is LIBYAML and builder.in_flow() and _is_question(event):
                raise _OtherReading
            builder.take(event)
    except yaml.MarkedYAMLError as stumble:
        return Tree(None, tuple(builder.faults), stumble)
    except (ValueError, OverflowError):
        # PyYAML turns an escape such as \UFFFFFFFF into a character without looking whether there is one.
        error = yaml.MarkedYAMLError(problem="found unknown escape character", problem_mark=loader.get_mark())
        return Tree(None, tuple(builder.faults), error)
    finally:
        loader.dispose()
    return Tree(builder.root, tuple(builder.faults), None, builder.first_doubt())


def _is_question(event: yaml.Event) -> bool:
    """Say whether an unquoted text between brackets holds a question mark, about which the parsers differ."""
    return isinstance(event, yaml.ScalarEvent) and event.style in (None, "") and "?" in event.value
