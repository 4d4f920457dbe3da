"""The lines of a record as an editor sees them: indentation, dashes, a key, a text that may go on below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORDS = """
    aliases analysis appearances archive_url attribution author authors because claim claimant
    claimed completeness date document evidence history ignore kind language name note origin
    paraphrase prefix published publisher quote related relation review_by reviewers rights role
    rule said sha256 source speaker stance statement status suffix summary title title_supplied
    topics url verdict why would_change
"""
KEYS = frozenset(_WORDS.split())
"""The keys of records, for guessing only: which lines begin something new, and where a colon was left out."""

_ENTRY = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)(?:(?P<key>[a-z][a-z0-9_-]*) *:(?: +|$))?(?P<value>.*?) *",
)
_COMMENT = re.compile(r"(?:^|[ \t]+)#(?=[ \t]|$)")
_BLOCK = re.compile(r"[|>][-+]?[1-9]?[-+]?")
_NEARLY_KEY = re.compile(r" *-? *(?P<key>[a-z][a-z0-9_]*):(?!//)\S")
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Entry:
    """One line, taken apart.

    Args:
        line: its index, from 0.
        indent: how many spaces it begins with.
        dash: whether it begins a list item.
        column: where the key or, without one, the text begins; from 0.
        key: the word before the colon, or nothing.
        head: everything before the text.
        value: the text, without white space around it.
    """

    line: int
    indent: int
    dash: bool
    column: int
    key: str
    head: str
    value: str

    @property
    def label(self) -> str:
        """What to call it in a message."""
        if self.key:
            return f"“{self.key}”"
        return "this list item" if self.dash else "this line"

    @property
    def announces_block(self) -> bool:
        """Say whether ``|`` or ``>-`` promises a text on the following lines."""
        return _BLOCK.fullmatch(self.value) is not None


def entry(lines: Sequence[str], index: int) -> Entry:
    """Take one line apart."""
    found = _ENTRY.fullmatch(lines[index].rstrip("\t "))
    assert found is not None, "every part of the pattern may be empty"  # noqa: S101 -- for the type checker
    head = found.string[: found.start("value")]
    column = found.end("dashes")
    return Entry(
        index, len(found["indent"]), bool(found["dashes"]), column, found["key"] or "", head, found["value"]
    )


def split_comment(value: str) -> tuple[str, str]:
    """Part a text from the comment after it (a ``#`` with white space on both sides)."""
    found = _COMMENT.search(value)
    return (value, "") if found is None else (value[: found.start()], value[found.start() :])


def quoted(text: str) -> str:
    """Return a one-line text in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def text_end(lines: Sequence[str], owner: Entry) -> int:
    """Return the index after the last line of the text that begins at ``owner``.

    The text ends before the next key of a record, before anything like a key that stands no deeper, and before
    a list item that stands less deep. Empty lines and comments at the end are left out.
    """
    end = owner.line + 1
    for index in range(owner.line + 1, len(lines)):
        here = entry(lines, index)
        if here.key and (here.key in KEYS or here.column <= owner.column):
            break
        nearly = _NEARLY_KEY.match(lines[index])
        if nearly is not None and nearly["key"] in KEYS:
            break
        if (here.dash and here.indent < owner.column) or lines[index].startswith(("---", "...")):
            break
        if lines[index].strip(" \t") and not lines[index].lstrip(" ").startswith("# "):
            end = index + 1
    return end


def owner_of(lines: Sequence[str], index: int) -> Entry | None:
    """Return the nearest line at or above ``index`` that has a key or begins a list item."""
    found = (entry(lines, i) for i in range(index, -1, -1))
    return next((each for each in found if each.key or each.dash), None)


def shown(lines: Sequence[str]) -> str:
    """Join corrected lines for a message; a very long text is cut."""
    if len(lines) <= _SHOWN:
        return "\n".join(lines)
    return "\n".join([*lines[:_SHOWN], "…"])
