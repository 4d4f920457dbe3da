"""A quotation at its place: from folded offsets back to the stored text."""

from collections.abc import Iterator
from itertools import pairwise

from claimpress.quotes.chains import Chain, Span
from claimpress.quotes.document import Document
from claimpress.quotes.fold import Folded
from claimpress.quotes.marks import Mark, Quoted, Segment, has_elision
from claimpress.quotes.quotation import Elision, Gap, Insertion, Piece, Quotation, Verbatim
from claimpress.quotes.words import count

_CONTEXT = 32
_WIDEST = 600


def quotation_at(quoted: Quoted, chain: Chain, document: Document) -> Quotation:
    """Return the quotation whose segments stand at the folded spans of ``chain``."""
    pieces = tuple(_pieces(quoted, chain, document))
    start, end = pieces[0].start, pieces[-1].end
    return Quotation(
        source=document.id,
        pieces=pieces,
        start=start,
        end=end,
        line=document.line(start),
        paragraph=document.paragraph(start).number,
        before=document.text[max(0, start - _CONTEXT) : start],
        after=document.text[end : end + _CONTEXT],
        sentence=document.sentences(start, end),
    )


def replaced_words(quoted: Quoted, chain: Chain, folded: Folded) -> int:
    """Return how many words of the source the insertions stand for, taken together."""
    gaps = [(before[1], after[0]) for before, after in pairwise(chain)]
    return sum(
        count(folded.text[slice(*gap)])
        for gap, marks in zip(gaps, quoted.marks[1:-1], strict=True)
        if not has_elision(marks)
    )


def wide_gaps(chain: Chain, document: Document) -> tuple[Gap, ...]:
    """Return the gaps between segments that are over 600 characters long or reach over a paragraph's end."""
    found = []
    for before, after in pairwise(document.folded.span(*span) for span in chain):
        crosses = document.paragraph(before[1] - 1) != document.paragraph(after[0])
        start, end = _inner(document.text, before[1], after[0])
        if crosses or end - start > _WIDEST:
            found.append(Gap(start, end, crosses))
    return tuple(found)


def _pieces(quoted: Quoted, chain: Chain, document: Document) -> Iterator[Piece]:
    folded = document.folded
    gaps = [(chain[0][0], chain[0][0])]
    gaps += [_inner(folded.text, before[1], after[0]) for before, after in pairwise(chain)]
    for marks, gap, segment, span in zip(quoted.marks, gaps, quoted.segments, chain, strict=False):
        yield from _marked(marks, folded, gap, span)
        yield from _verbatim(segment, span[0], document)
    end = folded.span(*chain[-1])[1]
    yield from (Insertion(mark.words or "", end, end, mark.lead, mark.trail) for mark in quoted.marks[-1])


def _marked(marks: tuple[Mark, ...], folded: Folded, gap: Span, following: Span) -> Iterator[Piece]:
    """Yield the marks before a segment; an elision, or else the first insertion, takes all that is in the gap."""
    start, end = folded.span(*gap) if gap[0] < gap[1] else (folded.span(*following)[0],) * 2
    taker = next((mark for mark in marks if mark.is_elision), marks[0] if marks else None)
    at = start
    for mark in marks:
        until = end if mark is taker else at
        if mark.words is None:
            yield Elision(at, until, mark.lead, mark.trail)
        else:
            yield Insertion(mark.words, at, until, mark.lead, mark.trail)
        at = until


def _verbatim(segment: Segment, start: int, document: Document) -> Iterator[Piece]:
    """Yield the segment, cut where the editor changed the case of a letter."""
    folded, done = document.folded, 0
    for offset, letter in (*segment.recased, (len(segment.text), "")):
        if done < offset:
            first, last = folded.span(start + done, start + offset)
            yield Verbatim(first, last, document.text[first:last])
        if letter:
            yield Insertion(letter, *folded.span(start + offset, start + offset + 1), lead="", trail="")
        done = offset + 1


def _inner(text: str, start: int, end: int) -> Span:
    """Return the gap without the white space at its edges."""
    gap = text[start:end]
    first = start + len(gap) - len(gap.lstrip())
    return first, max(first, start + len(gap.rstrip()))
