"""The comparison: whether a quote is in a document, character by character, and where."""

from collections.abc import Iterator
from dataclasses import replace

from claimpress.quotes.bridges import bridged
from claimpress.quotes.chains import MOST_PLACES, Chain, Effort, Part, Plain, Sought, tightest
from claimpress.quotes.document import Document
from claimpress.quotes.fold import Folded
from claimpress.quotes.hedges import holds_negation, holds_number
from claimpress.quotes.marks import Quoted, Reading, Segment, has_elision, parse, trimmed, verbatim
from claimpress.quotes.place import quotation_at, replaced_words, wide_gaps
from claimpress.quotes.quotation import (
    Ambiguous,
    BadInsertion,
    Elision,
    Gap,
    Insertion,
    NotFound,
    Outcome,
    Quotation,
    TooShort,
    Verbatim,
    Verified,
)
from claimpress.quotes.words import count, whole

__all__ = [
    "Ambiguous",
    "BadInsertion",
    "Elision",
    "Gap",
    "Insertion",
    "NotFound",
    "Outcome",
    "Quotation",
    "TooShort",
    "Verbatim",
    "Verified",
    "cut_word",
    "match",
]

_FEWEST_WORDS = 3
_FEWEST_CHARACTERS = 12
_MOST_PLACES_LOOKED_AT = 40_000


def match(quote: str, document: Document, prefix: str = "", suffix: str = "") -> Outcome:
    """Compare a quote with a document.

    The quote is first taken literally. If it is not there, ``[…]``, ``[...]`` and `` … `` are elisions; if it still
    is not there, ``[words]`` are insertions. The first reading under which the document has it is the answer.

    Args:
        quote: the words as the editor wrote them.
        document: the document they are quoted from.
        prefix: text right before the quote, to tell one place from another; empty for none.
        suffix: text right after it; empty for none.
    """
    typed, folded = trimmed(quote)
    if not (prefix or suffix) and (verified := _word_for_word(folded, document)):
        return verified
    effort = Effort(_MOST_PLACES_LOOKED_AT)
    problem: NotFound | None = None
    quoted = Quoted((), ())
    for quoted in _readings(typed, folded):
        if not quoted.segments:
            continue
        misplaced = _misplaced_elision(quoted)
        outcome = None if misplaced else _compare(quoted, document, prefix, suffix, effort)
        if outcome is not None:
            return outcome
        problem = misplaced or problem
    if problem is None and (folded.text.startswith("...") or folded.text.endswith("...")):
        return NotFound("elision-at-the-edge")
    return problem or NotFound("text", _absent(quoted, document.folded))


def _word_for_word(quote: Folded, document: Document) -> Verified | None:
    """Return the answer for a quote that the document has once, as most are: what the first reading would come to."""
    folded = document.folded
    start = folded.text.find(quote.text) if quote.text else -1
    end = start + len(quote.text)
    if start < 0 or folded.text.find(quote.text, start + 1) >= 0 or not folded.aligned(start, end):
        return None
    literal = Quoted((Segment(quote.text),), ((), ()))
    return Verified(quotation_at(literal, ((start, end),), document))


def _readings(typed: str, folded: Folded) -> Iterator[Quoted]:
    """Yield the quote under each reading that tells it apart from those before; most quotes have but one."""
    known: set[Quoted] = set()
    for reading in Reading:
        quoted = parse(typed, folded, reading)
        if quoted not in known:
            known.add(quoted)
            yield quoted
        if "[" not in folded.text and "..." not in folded.text:
            return


def cut_word(quotation: Quotation, document: Document) -> str | None:
    """Return the word or number that the quotation begins or ends inside, None if it cuts none.

    ``65`` cuts ``65.5``, ``1,650``, ``65%`` and ``$65``; ``can`` cuts ``can't``.
    """
    folded = document.folded
    for offset in (quotation.start, quotation.end):
        cut = whole(folded, folded.at(offset))
        if cut is not None:
            return document.text[slice(*folded.span(*cut))]
    return None


def _misplaced_elision(quoted: Quoted) -> NotFound | None:
    """Return what is wrong with the elisions themselves, whatever the document says."""
    if has_elision(quoted.marks[0] + quoted.marks[-1]):
        return NotFound("elision-at-the-edge")
    if any(sum(mark.is_elision for mark in marks) > 1 for marks in quoted.marks):
        return NotFound("elision-part-too-short")
    texts = [verbatim(part) for part in quoted.parts]
    for text in texts if len(texts) > 1 else ():
        if len(text) < _FEWEST_CHARACTERS and count(text) < _FEWEST_WORDS:
            return NotFound("elision-part-too-short", text)
    return None


def _compare(quoted: Quoted, document: Document, prefix: str, suffix: str, effort: Effort) -> Outcome | None:
    """Return the answer for one reading of the quote, None if the document does not have it."""
    before, after = (trimmed(side)[1].text if side else "" for side in (prefix, suffix))

    def search(before: str = "", after: str = "") -> list[Chain]:
        return _search(quoted, document.folded, before, after, effort)

    if chains := search(before, after):
        return _decide(quoted, chains, document)
    if not (before or after) or not search():
        return None
    if before and not search(before):
        return NotFound("prefix", prefix)
    return NotFound("suffix", suffix)


def _search(quoted: Quoted, folded: Folded, before: str, after: str, effort: Effort) -> list[Chain]:
    """Return every place of the quote that has no other inside it.

    Where something was left out or put in, words and numbers stay whole: else ``[…] lawful`` would be found in
    ``unlawful``.
    """
    sought = [
        [Sought(segment.text, whole_start=True, whole_end=True) for segment in part] for part in quoted.parts
    ]
    sought[0][0] = replace(sought[0][0], whole_start=False, prefix=before)
    sought[-1][-1] = replace(sought[-1][-1], whole_end=False, suffix=after)
    found: list[Part] = []
    for part in sought:
        places = Plain(folded, part[0]) if len(part) == 1 else bridged(folded, part, effort)
        if places is None:
            return []
        found.append(places)
    return tightest(found)


def _decide(quoted: Quoted, chains: list[Chain], document: Document) -> Outcome:
    """Return the answer for the places found: an insertion stands for as few words of the source as it can.

    If there are so many places that not all were looked for, none is the one.
    """
    replaced = [replaced_words(quoted, chain, document.folded) for chain in chains]
    fewest = max(replaced) if len(chains) == MOST_PLACES else min(replaced)
    left = [chain for chain, words in zip(chains, replaced, strict=True) if words <= fewest]
    if len(left) > 1:
        words = count(verbatim(quoted.segments))
        if words < _FEWEST_WORDS:
            return TooShort(words, len(left))
        return Ambiguous(tuple(quotation_at(quoted, chain, document) for chain in left))
    quotation = quotation_at(quoted, left[0], document)
    offence = next(_offences(quotation, document), None)
    return offence or Verified(quotation, wide_gaps(left[0], document))


def _offences(quotation: Quotation, document: Document) -> Iterator[BadInsertion]:
    """Yield the insertions that hold, or stand for, a number or a negation."""
    for piece in quotation.pieces:
        if isinstance(piece, Insertion):
            if offender := _offender(piece.words):
                yield BadInsertion(piece.words, offender, "insertion")
            if offender := _offender(document.text[piece.start : piece.end]):
                yield BadInsertion(piece.words, offender, "replaced")


def _offender(text: str) -> str | None:
    return holds_number(text) or holds_negation(text)


def _absent(quoted: Quoted, folded: Folded) -> str:
    """Return the first stretch between two marks that the document does not have; empty for a quote of one."""
    if len(quoted.segments) == 1:
        return ""
    return next((segment.text for segment in quoted.segments if segment.text not in folded.text), "")
