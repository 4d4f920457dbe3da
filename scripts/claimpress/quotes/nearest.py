"""The nearest passage: a suggestion for the editor, never a reason to accept a quotation."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from claimpress.quotes.difference import Change, difference
from claimpress.quotes.document import Document
from claimpress.quotes.fold import fold
from claimpress.quotes.marks import Reading, parse, trimmed, verbatim

_LEAST_LIKE = 58
"""Among the first site's documents, sentences that say something alike score over this, others below."""

_LEAST_FOUND = 60
_MOST_PER_DOCUMENT = 2
_ANY_ORDER = 0.95  # words in another order count a little less
_SHORTEST_REACH = 60
_MOST_ROUNDS = 4
_WORD = re.compile(r"\S+")
_PUNCTUATION = "\"'.,:;!?()[]-"


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage of a document that is most like a quote. Offsets count characters from 0.

    Args:
        start: offset of its first character.
        end: offset after its last character.
        line: line of ``start``, counted from 1.
        text: the passage, original characters.
        score: likeness, 0 to 100.
        difference: how quote and passage differ, word by word; for a quote with elisions, how the first of its
            parts differs that is not in the document.
    """

    start: int
    end: int
    line: int
    text: str
    score: float
    difference: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A place that may be the one an editor has in mind. Offsets count characters from 0.

    Args:
        source: the identifier of the document.
        start: offset of the first character.
        end: offset after the last character.
        line: line of ``start``, counted from 1.
        text: the sentence, or two, original characters.
        score: likeness, 0 to 100.
    """

    source: str
    start: int
    end: int
    line: int
    text: str
    score: float


def nearest(quote: str, document: Document) -> Nearest | None:
    """Return the passage most like a quote, from whole word to whole word, None if nothing is much like it.

    Where something was left out of the quote, the passage is the one most like the first part not in the document.
    """
    asked = _asked(quote, document)
    ours, folded = fold(asked).text, document.folded
    lower, theirs = _lower(ours), _lower(folded.text)
    span = _window(lower, theirs)
    if span is None or fuzz.ratio(lower, theirs[slice(*span)]) < _LEAST_LIKE:
        return None
    score = fuzz.ratio(ours, folded.text[slice(*span)])
    start, end = folded.span(*span)
    text = document.text[start:end]
    return Nearest(start, end, document.line(start), text, score, difference(asked, text))


def find(words: str, documents: Iterable[Document], limit: int = 5) -> list[Found]:
    """Return the sentences most like some words, best first, at most two of a document.

    Args:
        words: what the editor remembers; case, word order, typing errors and quotation marks matter little.
        documents: where to look; among equals, the first comes first.
        limit: how many places to return at most.
    """
    asked = fold(words).text.strip()
    found = [place for document in documents for place in _best(asked, document)]
    return sorted(found, key=lambda place: -place.score)[:limit]


def _asked(quote: str, document: Document) -> str:
    """Return the quote, or the part of it to look for."""
    typed, folded = trimmed(quote)
    quoted = parse(typed, folded, Reading.ALL)
    texts = [verbatim(part) for part in quoted.parts]
    if len(texts) <= 1:
        return typed
    return next((text for text in texts if text not in document.folded.text), texts[0])


def _window(quote: str, text: str) -> tuple[int, int] | None:
    """Return the span of whole words that is most like the quote, None if there is nothing to compare."""
    if not (quote and text) or (rough := fuzz.partial_ratio_alignment(quote, text)) is None:
        return None
    start, end = rough.dest_start, rough.dest_end
    reach = max(_SHORTEST_REACH, len(quote) // 2)
    around = max(0, start - reach), min(len(text), end + reach)
    words = list(_WORD.finditer(text, *around))
    # A quote begins or ends beside any of the marks around a word: with the full stop, without the quotation mark after it.
    starts = [
        at for word in words for at in range(word.start(), word.end() - len(word[0].lstrip(_PUNCTUATION)) + 1)
    ]
    ends = [
        at for word in words for at in range(word.start() + len(word[0].rstrip(_PUNCTUATION)), word.end() + 1)
    ]
    for _ in range(_MOST_ROUNDS):
        before = start, end
        start = _most_like(quote, text, [(at, end) for at in starts if at < end], before)[0]
        end = _most_like(quote, text, [(start, at) for at in ends if at > start], before)[1]
        if before == (start, end):
            break
    return start, end


def _most_like(
    quote: str, text: str, spans: list[tuple[int, int]], default: tuple[int, int]
) -> tuple[int, int]:
    return max(spans, key=lambda span: fuzz.ratio(quote, text[slice(*span)]), default=default)


def _best(asked: str, document: Document) -> Iterator[Found]:
    """Yield the two best places of a document that do not overlap."""
    taken: list[tuple[int, int]] = []
    scored = [(_likeness(asked, document, span), span) for span in _candidates(document)]
    for score, (start, end) in sorted(
        scored, key=lambda place: (-place[0], place[1][1] - place[1][0], place[1])
    ):
        if score < _LEAST_FOUND or len(taken) == _MOST_PER_DOCUMENT:
            return
        if all(end <= first or last <= start for first, last in taken):
            taken.append((start, end))
            yield Found(document.id, start, end, document.line(start), document.text[start:end], score)


def _candidates(document: Document) -> Iterator[tuple[int, int]]:
    """Yield every sentence, and every two that follow each other in a paragraph."""
    for paragraph in document.paragraphs:
        sentences = document.sentences_of(paragraph)
        yield from sentences
        yield from ((first[0], second[1]) for first, second in pairwise(sentences))


def _likeness(asked: str, document: Document, span: tuple[int, int]) -> float:
    folded = document.folded
    text = folded.text[folded.at(span[0]) : folded.at(span[1])]
    if len(text) < len(asked):
        return fuzz.ratio(asked, text, processor=str.lower)
    in_order = fuzz.partial_ratio(asked, text, processor=str.lower)
    any_order = fuzz.token_set_ratio(asked, text, processor=default_process)
    return max(in_order, any_order * _ANY_ORDER)


def _lower(text: str) -> str:
    """Return the text in lower case, unless that would move its characters."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text
