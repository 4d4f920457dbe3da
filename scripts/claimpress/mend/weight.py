"""What a difference between a quote and the document weighs: typography only, or something that the sense hangs on."""

import unicodedata
from typing import Final

from claimpress.quotes.difference import Change
from claimpress.quotes.fold import fold
from claimpress.quotes.hedges import HEDGES, holds_negation, holds_number

_MARKS: Final = frozenset(".,;:'\"-")
"""Punctuation that alone does not make another statement; a question mark, a bracket or a percent sign does."""

_AROUND: Final = "\"'.,:;!?()[]-"


def is_typography(change: Change) -> bool:
    """Whether quote and document differ here only in case, spaces, letter forms or light punctuation.

    Never where a number, a negation or a hedge stands on either side: 6.5 and 65 differ in a full stop, and May and
    may in their case.
    """
    if change.kind == "same":
        return True
    return not cautions((change,)) and _bare(change.quote) == _bare(change.document)


def cautions(changes: tuple[Change, ...]) -> tuple[str, ...]:
    """Say in plain words which of the differences touch what the sense hangs on: a number, a negation, a hedge."""
    return tuple(
        f"{what} differs: the quote has {_shown(change.quote)}, the document has {_shown(change.document)}"
        for change in changes
        if change.kind != "same" and (what := _weighty(change.quote) or _weighty(change.document))
    )


def _weighty(text: str) -> str:
    if holds_number(text):
        return "a number"
    if holds_negation(text):
        return "a word that turns the sense round"
    words = {word.strip(_AROUND) for word in fold(text).text.casefold().split()}
    return "a word that weakens the statement" if words & HEDGES else ""


def _shown(text: str) -> str:
    return f"“{' '.join(text.split())}”" if text else "nothing there"


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKC", fold(text).text).casefold()
    return "".join(char for char in plain if not char.isspace() and char not in _MARKS)
