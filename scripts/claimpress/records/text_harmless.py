"""Texts of which Markdown can make nothing that is refused: most of them, so they are told apart before it is asked."""

import re
from typing import Final

# Links, images, HTML and its codes, headings, code, tables, lists of terms, and whatever stands for a list or quotation in
# another: Markdown has to look at it. A row of = or - below a text makes a heading of it. Each begins with a sign of its
# own, or a character that no editor types, which the search runs ahead to.
_SIGNS: Final = r"[<>\[\]{}#=`~|\\\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]"
_IN_PLACE: Final = (
    r"&(?=[#A-Za-z])",
    r":(?<![^\s:]:)",
    r"-(?= *(?:\n|\Z))",
    r"\n(?= *(?:[-+*]|\d+\.)\s+(?:[-+*]|\d+\.)\s)",
    r"\n(?=\s{8})",
)
_AT_ONCE: Final = r"\A\s*(?:[-+*]|\d+\.)\s+(?:[-+*]|\d+\.)\s|\A\s{8}"
_MAYBE_REFUSED: Final = re.compile("|".join((_SIGNS, *_IN_PLACE, _AT_ONCE)))
# In one paragraph no list and no line across the page may stand either, no code, and nothing below an empty line.
_MAYBE_MORE: Final = re.compile(r"(?:\A|\n)(?:[*+-]\s|(?:[*_-] *){3}|\d+[.)]|[ \n]+[^ \n]|[^\S\n ])")
_MOST_STARS: Final = 100
"""How many signs of emphasis a text may have: beyond that, Markdown may find them nested too deeply."""


def is_harmless(text: str, *, inline: bool) -> bool:
    """Say whether Markdown surely makes nothing of a text but paragraphs, emphasis and lists.

    Args:
        text: the text.
        inline: whether it has to be one paragraph, without lists.

    Returns:
        True where ``findings`` would find nothing. False says nothing: Markdown has to look at the text.
    """
    return (
        _MAYBE_REFUSED.search(text) is None
        and text.count("*") + text.count("_") <= _MOST_STARS
        and not (inline and _MAYBE_MORE.search(text))
    )
