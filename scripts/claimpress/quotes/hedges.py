"""Words that turn a statement round or weaken it, and the numbers that it hangs on. English only."""

import re
import unicodedata
from collections.abc import Iterator

from claimpress.quotes.document import Document
from claimpress.quotes.fold import fold
from claimpress.quotes.quotation import Quotation, Verbatim

_NEGATIONS = """
not no never nor neither none nobody nothing nowhere no-one non without cannot
ain't aren't can't couldn't daren't didn't doesn't don't hadn't hasn't haven't isn't mightn't mustn't needn't
oughtn't shan't shouldn't wasn't weren't won't wouldn't
deny denies denied denying denial denials reject rejects rejected rejecting rejection
dismiss dismisses dismissed dismissing dismissal refute refutes refuted refuting rebut rebuts rebutted rebutting
debunk debunks debunked disavow disavows disavowed retract retracts retracted
refuse refuses refused refusing refusal fail fails failed failing failure unable inability unaware unless
hardly scarcely barely false falsely untrue baseless unfounded
"""
_HEDGES = """
alleged allegedly allege alleges alleging allegation allegations
reportedly purported purportedly purports supposed supposedly ostensibly claimed claims claiming
unconfirmed unverified unsubstantiated unproven unclear uncertain
may might maybe possibly perhaps probably apparently seemingly likely unlikely
suspect suspected suspects believed rumour rumours rumoured rumor rumors rumored speculated
doubt doubts doubted doubtful
"""
_NUMBERS = """
zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
billion billions trillion trillions lakh lakhs crore crores dozen dozens half twice thrice double triple percent
"""

NEGATIONS = frozenset(_NEGATIONS.split())
"""Words that turn round what stands beside them."""

HEDGES = frozenset(_HEDGES.split())
"""Words that make a statement weaker than it sounds without them."""

_NUMBER_WORDS = frozenset(_NUMBERS.split())
_WORD = re.compile(r"no-one|[^\W\d_]+(?:'[^\W\d_]+)*", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
"""The words of a text, all but those with an apostrophe: what shows at once that none of them is looked for."""

_HARMLESS = re.compile(
    r"May\b(?! not\b)|(?i:no)(?=\. ?\d)|(?i:fail(?:s|ed|ing|ure)?)\b(?! to\b)"
    r"|(?i:claim(?:ed|s|ing))(?= (?:responsibility|credit|(?:the )?lives|the life|victory)\b)"
)
"""The month (a sentence seldom begins with the verb), `No. 5`, a failure of something, an attack that is claimed."""


def holds_negation(text: str) -> str | None:
    """Return the first negation in a text, folded, None if there is none."""
    return next((word for word, _ in _flagged(fold(text).text, NEGATIONS)), None)


def holds_number(text: str) -> str | None:
    """Return the first number in a text, in figures or words, None if there is none."""
    for word in fold(text).text.split(" "):
        if any(unicodedata.category(char)[0] == "N" for char in word):
            return word
        for found in _WORD.finditer(word):
            if found[0].lower() in _NUMBER_WORDS:
                return found[0]
    return None


def cut_off(quotation: Quotation, document: Document) -> tuple[str, ...]:
    """Return the negations and hedges that stand around a quotation, in its sentence or sentences, as written.

    What was left out or replaced stands outside the quotation too.
    """
    folded = document.folded
    start, end = map(folded.at, quotation.sentence)
    kept = [piece for piece in quotation.pieces if isinstance(piece, Verbatim)]
    outside = []
    for _, (first, last) in _flagged(folded.text[start:end], NEGATIONS | HEDGES):
        begin, stop = folded.span(start + first, start + last)
        if not any(piece.start <= begin and stop <= piece.end for piece in kept):
            outside.append(document.text[begin:stop])
    return tuple(outside)


def _flagged(text: str, words: frozenset[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    lower = text.lower()
    if "n't" not in lower and words.isdisjoint(_LETTERS.findall(lower)):
        return
    for found in _WORD.finditer(text):
        if found[0].lower() in words and not _HARMLESS.match(text, found.start()):
            yield found[0], found.span()
