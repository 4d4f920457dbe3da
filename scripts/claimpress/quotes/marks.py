"""The marks in a quote: what is verbatim, what was left out, what is the editor's own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from claimpress.quotes.fold import Folded, fold, joins

_BRACKETED = r"\[ ?\.{3,4} ?\]"
_DOTS = r"(?<![^ ])\.\.\.(?![^ ])"
_INSERTED = r"\[ ?(?P<words>[^\[\] ][^\[\]]*?) ?\]"


class Reading(Enum):
    """Which marks count as marks; what does not count is verbatim. The strictest comes first."""

    LITERAL = re.compile(r"(?!)")
    ELISIONS_IN_BRACKETS = re.compile(_BRACKETED)
    ELISIONS = re.compile(f"{_BRACKETED}|{_DOTS}")
    INSERTIONS = re.compile(f"{_BRACKETED}|{_INSERTED}")
    ALL = re.compile(f"{_BRACKETED}|{_DOTS}|{_INSERTED}")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words to be found as they are, folded.

    Args:
        text: the words.
        recased: the letters whose case the editor changed, as in ``[T]he``: the offset in ``text``, and the
            letter that the editor wrote.
    """

    text: str
    recased: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """An elision, or an insertion.

    Args:
        words: the words of an insertion, as typed; None for an elision.
        lead: the space before it, or nothing.
        trail: the space after it, or nothing.
    """

    words: str | None
    lead: str
    trail: str

    @property
    def is_elision(self) -> bool:
        """Whether something was left out here, instead of replaced."""
        return self.words is None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote under one reading.

    Args:
        segments: its verbatim stretches, in order.
        marks: the marks around them: ``marks[i]`` stand before ``segments[i]``, the last ones after all.
    """

    segments: tuple[Segment, ...]
    marks: tuple[tuple[Mark, ...], ...]

    @property
    def parts(self) -> tuple[tuple[Segment, ...], ...]:
        """The segments, split where something was left out."""
        split: list[list[Segment]] = []
        for segment, marks in zip(self.segments, self.marks, strict=False):
            if not split or has_elision(marks):
                split.append([segment])
            else:
                split[-1].append(segment)
        return tuple(map(tuple, split))


def has_elision(marks: Iterable[Mark]) -> bool:
    """Say whether something was left out at these marks."""
    return any(mark.is_elision for mark in marks)


def verbatim(segments: Iterable[Segment]) -> str:
    """Return the text of the segments, one space between them."""
    return " ".join(segment.text for segment in segments)


def trimmed(quote: str) -> tuple[str, Folded]:
    """Return the quote without white space and zero-width characters around it, as typed and folded."""
    folded = fold(quote)
    start = len(folded.text) - len(folded.text.lstrip(" "))
    end = len(folded.text.rstrip(" "))
    typed = quote[slice(*folded.span(start, max(start, end)))]
    return typed, folded if typed == quote else fold(typed)


def parse(typed: str, folded: Folded, reading: Reading) -> Quoted:
    """Return the quote's segments and the marks around them.

    A letter in brackets that is joined to a word, as in ``[T]he``, changes the case of that letter and becomes
    part of the segment. Anything else in brackets that is joined to a word is no mark.

    Args:
        typed: the quote, trimmed.
        folded: the same, folded.
        reading: which marks count.
    """
    segments: list[Segment] = []
    marks: list[list[Mark]] = [[]]
    for kind, run in groupby(_stretches(typed, folded, reading), type):
        for item in [_merged(run)] if kind is Segment else run:
            if isinstance(item, Mark):
                marks[-1].append(replace(item, lead="") if marks[-1] else item)
            elif item.text:
                segments.append(item)
                marks.append([])
    return Quoted(tuple(segments), tuple(map(tuple, marks)))


def _stretches(typed: str, folded: Folded, reading: Reading) -> Iterator[Segment | Mark]:
    """Yield the quote from mark to mark, spaces and all."""
    text, done = folded.text, 0
    for found in reading.value.finditer(text):
        words: str | None = found.groupdict().get("words")
        before = Segment(text[done : found.start()])
        if words is not None and _joined(text, found):
            if _changes_case(words):
                yield before
                yield Segment(words.swapcase(), ((0, words),))
                done = found.end()
            continue
        yield before
        done = found.end()
        lead = " " if before.text.endswith(" ") else ""
        trail = " " if text.startswith(" ", done) else ""
        yield Mark(words and typed[slice(*folded.span(*found.span("words")))], lead, trail)
    yield Segment(text[done:])


def _merged(stretches: Iterable[Segment | Mark]) -> Segment:
    text = ""
    recased: list[tuple[int, str]] = []
    for stretch in stretches:
        if isinstance(stretch, Segment):
            recased += [(len(text) + offset, letter) for offset, letter in stretch.recased]
            text += stretch.text
    shift = len(text) - len(text.lstrip(" "))
    return Segment(text.strip(" "), tuple((offset - shift, letter) for offset, letter in recased))


def _joined(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    return any(char.isalnum() or joins(char) for char in before + after)


def _changes_case(words: str) -> bool:
    return len(words) == 1 and len(words.swapcase()) == 1 and words != words.swapcase()
