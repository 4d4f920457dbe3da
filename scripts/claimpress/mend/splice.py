"""Writing one text into a file in place: every byte outside of its words stays as it is.

The YAML is not written anew: what a writer of YAML would set in its own way (line breaks, comments, quotation
marks) is not touched. Only the words that differ are replaced, and the outcome is read again: it counts only if it
says what was asked for at that place, and the same as before everywhere else.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeAlias

import yaml

from claimpress.quotes.fold import fold
from claimpress.records.nodes import Loc

_MARK: Final = b"\xef\xbb\xbf"
_WORD: Final = re.compile(r"\S+")
_HEADER: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)")

Shape: TypeAlias = str | list["Shape"] | list[tuple["Shape", "Shape"]]
"""What a file says, without places and ways of writing."""


def spliced(data: bytes, loc: Loc, text: str, *, at_key: bool = False) -> bytes | None:
    """Return the file with another text at one place.

    Args:
        data: the file.
        loc: the way to the text: keys and list indexes.
        text: what shall stand there; its white space counts as single spaces, and lines break where they did.
        at_key: whether the key that ``loc`` ends in is meant, and not its value.

    Returns:
        The bytes of the file, or None when it cannot be done without touching anything else.
    """
    start = _MARK if data.startswith(_MARK) else b""
    try:
        source = data.removeprefix(_MARK).decode("utf-8")
    except UnicodeDecodeError:
        return None
    root = _root(source)
    node = _node(root, loc, at_key=at_key)
    # What is repeated elsewhere by an alias would change there too.
    if node is None or _times(root, node) != 1 or not text.split():
        return None
    first, last = node.start_mark.index, node.end_mark.index
    wanted, after = _shape(root, node, text), (*loc[:-1], text) if at_key else loc
    for written in _ways(source[first:last], node, text.split()):
        candidate = source[:first] + written + source[last:]
        tree = _root(candidate)
        there = _node(tree, after, at_key=at_key)
        if there is not None and _shape(tree, there, str(there.value)) == wanted:
            return start + candidate.encode()
    return None


def joined(old: str, new: str) -> str:
    """Return the words of ``new``, each as ``old`` writes it where the two differ in nothing that counts."""
    ours, theirs = old.split(), new.split()
    words: list[str] = []
    for tag, a, b, c, d in _opcodes(ours, theirs):
        words += ours[a:b] if tag == "equal" else theirs[c:d]
    return " ".join(words)


def _opcodes(ours: Sequence[str], theirs: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    one, other = ([fold(word).text for word in words] for words in (ours, theirs))
    return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()


def _root(source: str) -> yaml.Node | None:
    try:
        return yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None


def _node(node: yaml.Node | None, loc: Loc, *, at_key: bool) -> yaml.ScalarNode | None:
    """Return the text that ``loc`` leads to; a list of one member may be written without the list."""
    key: yaml.Node | None = None
    for step in loc:
        if isinstance(node, yaml.MappingNode):
            pairs = [pair for pair in node.value if pair[0].value == step]
            if len(pairs) != 1:
                return None
            key, node = pairs[0]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            key, node = None, node.value[step]
        elif step != 0:
            return None
    found = key if at_key else node
    return found if isinstance(found, yaml.ScalarNode) else None


def _times(node: yaml.Node | None, wanted: yaml.Node) -> int:
    """Return how often a node stands in a tree."""
    if node is wanted:
        return 1
    if isinstance(node, yaml.MappingNode):
        return sum(_times(part, wanted) for pair in node.value for part in pair)
    return sum(_times(part, wanted) for part in node.value) if isinstance(node, yaml.SequenceNode) else 0


def _shape(node: yaml.Node | None, changed: yaml.Node, text: str) -> Shape:
    """Return what a tree says, with ``text``, its white space levelled, in the place of ``changed``."""
    if node is changed:
        return " ".join(text.split())
    if isinstance(node, yaml.MappingNode):
        return [(_shape(key, changed, text), _shape(value, changed, text)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [_shape(member, changed, text) for member in node.value]
    return "" if node is None else str(node.value)


def _ways(source: str, node: yaml.ScalarNode, new: list[str]) -> Iterator[str]:
    """Yield ways to write the words, the one nearest to what was typed first; not all of them need be right."""
    header = _HEADER.match(source) if node.style in {"|", ">"} else None
    marks = {"'": "'", '"': '"'}.get(node.style or "", "")
    start = header.end() if header else len(marks)
    inner = source[start : len(source) - len(marks)]
    old = str(node.value).split()
    if len(old) == len(_WORD.findall(inner)):
        plain = _edited(inner, old, new)
        if node.style == '"':
            escaped = [word.replace("\\", "\\\\").replace('"', '\\"') for word in new]
            yield f'"{_edited(inner, old, new, escaped)}"'
        elif node.style == "'":
            doubled = [word.replace("'", "''") for word in new]
            yield f"'{_edited(inner, old, new, doubled)}'"
        else:
            yield source[:start] + plain
            if header is None:
                yield "'" + plain.replace("'", "''") + "'"
    if header is None:
        yield "'" + " ".join(new).replace("'", "''") + "'"


def _edited(inner: str, old: list[str], new: list[str], written: list[str] | None = None) -> str:
    """Replace the words that differ, each stretch by itself.

    Args:
        inner: the text as it stands in the file, without quotation marks.
        old: its words as they read, as many as there are in ``inner``.
        new: the words that it shall have.
        written: those words as they are to be written; by default as they read.
    """
    written = written or new
    spans = [found.span() for found in _WORD.finditer(inner)]
    for tag, a, b, c, d in reversed(_opcodes(old, new)):
        words = " ".join(written[c:d])
        if tag == "replace":
            start, end = spans[a][0], spans[b - 1][1]
        elif tag == "insert":
            start = end = spans[a - 1][1] if a else spans[0][0]
            words = f" {words}" if a else f"{words} "
        elif tag == "delete":
            start, end = spans[a][0], spans[b - 1][1]
            if b < len(spans):
                end = spans[b][0]
            elif a:
                start = spans[a - 1][1]
        else:
            continue
        inner = inner[:start] + words + inner[end:]
    return inner
