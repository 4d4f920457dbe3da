"""Texts of strangers in a comment: shown as they are, and never able to be anything but text.

GitHub looks for mentions, references, addresses and emoji in the finished page, where a character reference is a
plain character again; only within code it leaves them alone. So every text of a record stands in a code span
(CommonMark 0.31, 6.1). No table is used, since a table's cells are cut before code is found.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from claimpress.quotes.difference import Change, difference

MOST_CHARACTERS: Final = 65_000
"""A comment on GitHub may have 65,536 characters; the rest is left for a marker."""

_LONGEST: Final = 400
_CONTEXT: Final = 60
_ROOM_FOR_NOTE: Final = 200
# Joiners and direction marks belong to the spelling of some scripts.
_SPELLING: Final = "\u200c\u200d\u200e\u200f"


def code(text: object, longest: int = _LONGEST) -> str:
    """Return a text as a code span on one line; characters that cannot be seen are named.

    Args:
        text: any text; of a long one the beginning is shown.
        longest: how many characters are shown at most.
    """
    plain = "".join(map(_visible, " ".join(str(text).split())))
    plain = plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
    if not plain:
        return "`(empty)`"
    fence = "`" * (1 + max(map(len, re.findall("`+", plain)), default=0))
    pad = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{pad}{plain}{pad}{fence}"


def _visible(character: str) -> str:
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}
    return f"[U+{ord(character):04X}]" if hidden and character not in _SPELLING else character


def reworded(before: str, after: str) -> str:
    """Return the difference of two texts word by word: ~~struck out~~ what was there, **bold** what is there now."""
    changes = difference(before, after)
    if all(change.kind == "same" for change in changes):
        return f"{code(after)} (other typography only)"
    parts = [part for number, change in enumerate(changes) for part in _part(change, number, len(changes))]
    kept: list[str] = []
    for part in parts:
        if sum(map(len, kept)) + len(part) > 4 * _LONGEST:
            return " ".join([*kept, "…"])
        kept.append(part)
    return " ".join(kept)


def _part(change: Change, number: int, count: int) -> Iterable[str]:
    match change.kind:
        case "same":
            yield code(_around(change.document, is_first=number == 0, is_last=number == count - 1))
        case _:
            if change.quote:
                yield f"~~{code(change.quote)}~~"
            if change.document:
                yield f"**{code(change.document)}**"


def _around(text: str, *, is_first: bool, is_last: bool) -> str:
    """Return what both texts share, without its middle when it is long."""
    if len(text) <= 2 * _CONTEXT:
        return text
    begin, end = text[:_CONTEXT].rpartition(" ")[0], text[-_CONTEXT:].partition(" ")[2]
    return ("" if is_first else f"{begin} ") + "…" + ("" if is_last else f" {end}")


def cut(lines: Sequence[str]) -> str:
    """Join lines, and leave out the last ones where a comment would have no room for them."""
    text = "\n".join(lines) + "\n"
    if len(text) <= MOST_CHARACTERS:
        return text
    kept: list[str] = []
    length = _ROOM_FOR_NOTE
    for line in lines:
        length += len(line) + 1
        if length > MOST_CHARACTERS:
            break
        kept.append(line)
    left = len(lines) - len(kept)
    note = (
        f"**Cut off here: {left:,} more lines have no room in a comment. Read the changed files themselves.**"
    )
    return "\n".join([*kept, "", note]) + "\n"
