"""Where a quote and a passage differ, word by word, and how to say so in plain text."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from claimpress.quotes.fold import ZERO_WIDTH, fold
from claimpress.quotes.words import UNSPACED

Kind: TypeAlias = Literal["same", "quote-only", "document-only", "changed"]

_KINDS: dict[str, Kind] = {
    "equal": "same",
    "delete": "quote-only",
    "insert": "document-only",
    "replace": "changed",
}
_WORD = re.compile(rf"{UNSPACED}|(?:(?!{UNSPACED})[^\s])+")
_NOTHING = re.compile(rf"[{ZERO_WIDTH}]*")


@dataclass(frozen=True, slots=True)
class Change:
    """Words that the quote and the document share or do not share.

    Args:
        kind: ``same``, ``quote-only``, ``document-only`` or ``changed``.
        quote: the words as the quote has them, empty for ``document-only``.
        document: the words as the document has them, empty for ``quote-only``.
    """

    kind: Kind
    quote: str
    document: str


def difference(quote: str, passage: str) -> tuple[Change, ...]:
    """Compare a quote with a passage of the document; what folding levels is the same.

    Where a script puts no space between words, it goes letter by letter.
    """
    ours, theirs = _words(quote), _words(passage)
    matcher = SequenceMatcher(None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False)
    return tuple(
        Change(_KINDS[tag], _between(quote, ours[a:b]), _between(passage, theirs[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
    )


def as_text(changes: tuple[Change, ...]) -> str:
    """Return the difference in one line.

    What both have stands plain. ``[quoted: claim → document: demand]`` is a change, ``[only in the quote: indeed]``
    is a word that the document does not have here, ``[left out: not]`` one that the quote does not have.
    """
    return " ".join(" ".join(_told(change).split()) for change in changes)


def _told(change: Change) -> str:
    match change.kind:
        case "same":
            return change.document
        case "changed":
            return f"[quoted: {change.quote} → document: {change.document}]"
        case "quote-only":
            return f"[only in the quote: {change.quote}]"
        case "document-only":
            return f"[left out: {change.document}]"


def _words(text: str) -> list[tuple[str, tuple[int, int]]]:
    """Return the folded words with their spans in ``text``."""
    return [
        (fold(found[0]).text, found.span())
        for found in _WORD.finditer(text)
        if not _NOTHING.fullmatch(found[0])
    ]


def _between(text: str, words: list[tuple[str, tuple[int, int]]]) -> str:
    return text[words[0][1][0] : words[-1][1][1]] if words else ""
