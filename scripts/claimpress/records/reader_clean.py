"""The short way through a record that has no fault: its text alone, without a place for every part of it.

Nearly every file is one that nothing can be said against, and of those nobody asks where in the file a part of them
stands. libyaml builds the whole tree of such a text at once. Whatever could be a fault, or could be read in two ways, is left
to the reader: what comes from here is what would have come from there, only sooner.
"""

import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

import yaml

from claimpress.records.nodes import Plain
from claimpress.records.reader_builder import MAX_DEPTH, MAX_NODES, NO_KEY
from claimpress.records.reader_bytes import UNSEEN
from claimpress.records.reader_tree import OWN_WAY

# Anchors, tags, what may be words lost to a comment, and dashes so many that libyaml could run out of stack.
# Each begins with a sign of its own, which the search runs ahead to.
_UNUSUAL: Final = re.compile(
    r"&(?:(?<=^&)|(?<=[\s\[{,:]&))(?=\S)|!(?:(?<=^!)|(?<=[\s\[{,:]!))|#(?<=[ \t]#)#*[^\s#]|-(?: +-){19}",
    re.MULTILINE,
)
# A text of so many characters can hold no more parts than a record may have, and no depth that libyaml cannot bear.
_LONGEST: Final = MAX_NODES
_MOST_BRACKETS: Final = 1000


class _Unclear(Exception):  # noqa: N818 -- no error: the reader is asked
    """The reader may have something to say about this text."""


def _clean_loader() -> Callable[[str], Any] | None:
    """Return what builds a tree with libyaml and resolves nothing; None where PyYAML has no libyaml."""
    base: Any = getattr(yaml, "CSafeLoader", None)
    if base is None:
        return None

    class Loader(base):  # type: ignore[misc] # the class is there or not, as PyYAML was built
        """Leaves every value the text that was typed."""

        def descend_resolver(self, _node: object, _index: object) -> None:
            pass

        def ascend_resolver(self) -> None:
            pass

        def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
            return ""

    return Loader


_LOADER: Final = _clean_loader()

_Node: TypeAlias = yaml.ScalarNode | yaml.SequenceNode | yaml.MappingNode


def clean(text: str) -> dict[str, Plain] | None:
    r"""Return the keys and values of a record against which the reader would have nothing to say.

    Args:
        text: the text of the file, with ``\n`` as its only line end and no control character in it.

    Returns:
        What ``plain`` makes of the tree that the reader builds; None where the reader has to be asked.
    """
    too_much = len(text) > _LONGEST or text.count("[") + text.count("{") > _MOST_BRACKETS
    if _LOADER is None or too_much or _UNUSUAL.search(text) or OWN_WAY.search(text):
        return None
    loader = _LOADER(text)
    try:
        root = loader.get_single_node()
        return _keys(root, 1) if isinstance(root, yaml.MappingNode) else None
    except (_Unclear, yaml.MarkedYAMLError, ValueError, OverflowError):
        return None
    finally:
        loader.dispose()


def _keys(node: yaml.MappingNode, depth: int) -> dict[str, Plain]:
    keys: dict[str, Plain] = {}
    for key, value in node.value:
        name = key.value
        if not isinstance(key, yaml.ScalarNode) or not name or name in keys:
            raise _Unclear
        is_plain = not key.style
        if is_plain and NO_KEY.search(name):
            raise _Unclear
        _text(key, in_flow=node.flow_style)
        keys[name] = _value(value, node, depth)
    return keys


def _value(node: _Node, parent: yaml.MappingNode | yaml.SequenceNode, depth: int) -> Plain:
    if isinstance(node, yaml.ScalarNode):
        return _text(node, in_flow=parent.flow_style)
    if depth == MAX_DEPTH:
        raise _Unclear
    if isinstance(node, yaml.MappingNode):
        return _keys(node, depth + 1)
    return [_member(member, node, depth + 1) for member in node.value]


def _member(node: _Node, parent: yaml.SequenceNode, depth: int) -> Plain:
    # A list item that goes on below may hide another one in it.
    if isinstance(node, yaml.ScalarNode) and not node.style and not parent.flow_style and _goes_on(node):
        raise _Unclear
    return _value(node, parent, depth)


def _goes_on(node: yaml.ScalarNode) -> bool:
    return bool(node.end_mark.line > node.start_mark.line)


def _text(node: yaml.ScalarNode, *, in_flow: bool) -> str | None:
    value: str = node.value
    if node.style:
        if node.style == '"' and UNSEEN.search(value):
            raise _Unclear
        return value
    if in_flow and "?" in value:
        raise _Unclear
    return value or None
