"""The quote that was probably meant: the exact words of the document, where only a few differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from claimpress.mend.splice import joined
from claimpress.mend.weight import is_typography
from claimpress.quotes.difference import Change, difference
from claimpress.quotes.document import Document
from claimpress.quotes.fold import fold
from claimpress.quotes.match import cut_word, match
from claimpress.quotes.nearest import nearest
from claimpress.quotes.quotation import NotFound, Quotation, Verified

MOST_WORDS: Final = 5
"""Words that may differ at most. More than a slip of the pen is another passage, which a person has to choose."""

PART: Final = 3
"""At most one word in so many may differ: of a short quote, little must be left to guess."""

_MOST_PARTS: Final = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """What a quote should say.

    Args:
        quote: the whole quote, in single spaces; it is in the document.
        at: where it is.
        changes: how the quote as it stands differs, word by word.
        typography: whether it differs only in what does not touch the sense.
    """

    quote: str
    at: Quotation
    changes: tuple[Change, ...]
    typography: bool


def passage(quote: str, document: Document, prefix: str = "", suffix: str = "") -> Passage | None:
    """Return the exact quote that was probably meant, None when that is not clear.

    It is clear when at most five words differ, and at most one in three; differences in typography do not count.
    Marks for what was left out or put in stay as they are.
    """
    exact = quote
    for _ in range(_MOST_PARTS):
        found = match(exact, document, prefix, suffix)
        if isinstance(found, Verified):
            return _within_reason(quote, exact, found.quotation, document)
        if not isinstance(found, NotFound) or found.reason != "text":
            return None
        corrected = _part_corrected(exact, found.detail, document)
        if corrected is None or corrected == exact:
            return None
        exact = corrected
    return None


def _part_corrected(quote: str, part: str, document: Document) -> str | None:
    """Return the quote with the words of the document for the part that is not in it (empty: the whole)."""
    words = quote.split()
    wanted = [fold(word).text for word in (part or quote).split()]
    folded = [fold(word).text for word in words]
    starts = [at for at in range(len(words)) if folded[at : at + len(wanted)] == wanted]
    close = nearest(part or quote, document)
    if close is None or len(starts) != 1:
        return None
    start, end = starts[0], starts[0] + len(wanted)
    meant = joined(" ".join(words[start:end]), close.text)
    return " ".join([*words[:start], meant, *words[end:]])


def _within_reason(quote: str, exact: str, at: Quotation, document: Document) -> Passage | None:
    changes = difference(quote, exact)
    heavy = [each for change in changes for each in _word_by_word(change) if not is_typography(each)]
    differing = sum(max(len(change.quote.split()), len(change.document.split())) for change in heavy)
    if differing > min(MOST_WORDS, len(quote.split()) // PART) or cut_word(at, document) is not None:
        return None
    return Passage(exact, at, changes, typography=not heavy)


def _word_by_word(change: Change) -> Iterator[Change]:
    """Take a change apart where as many words stand on either side: a slip in a quote in capitals is one word."""
    ours, theirs = change.quote.split(), change.document.split()
    if change.kind != "changed" or len(ours) != len(theirs):
        yield change
        return
    yield from (Change(change.kind, one, other) for one, other in zip(ours, theirs, strict=True))
