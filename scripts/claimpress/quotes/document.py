"""A stored document: its text as received, its lines, paragraphs and sentences."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from claimpress.quotes.fold import ZERO_WIDTH, Folded, fold
from claimpress.quotes.sentences import sentence_spans

_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANK = re.compile(rf"[\s{ZERO_WIDTH}]*")
_SENTENCE_END = re.compile(r"[.!?…:;。！？۔؟][\"'”’»›」』]*\Z")
_LONGEST_WRAPPED_LINE = 120
_LONGEST_TITLE = 160
_LONGEST_HEADING = 100


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document.

    Args:
        number: its place in the document, counted from 1.
        start: offset of its first character.
        end: offset after its last character.
        heading: whether it is a title rather than text.
    """

    number: int
    start: int
    end: int
    heading: bool


@dataclass(frozen=True)  # no slots: they leave no room for what is worked out once and kept
class Document:
    """A stored document. All offsets count characters of ``text``, from 0.

    Args:
        id: the identifier of its source.
        text: its text, exactly as received.
    """

    id: str
    text: str

    @cached_property
    def folded(self) -> Folded:
        """The folded text."""
        return fold(self.text)

    def release(self) -> None:
        """Let go of what only comparing needs, as much memory as the text itself; it is made again for whoever asks."""
        for name in ("folded", "_lines", "_sentences"):
            self.__dict__.pop(name, None)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs, in order; a text of nothing but white space is one.

        Where any line is longer than 120 characters the text is not wrapped, and every line that is not blank is
        a paragraph; otherwise blank lines part the paragraphs.
        """
        spans = [_trim(self.text, *line) for line in self._lines]
        unwrapped = any(end - start > _LONGEST_WRAPPED_LINE for start, end in self._lines)
        blocks: list[tuple[int, int, int]] = []
        previous_blank = True
        for start, end in spans:
            if start < end and (unwrapped or previous_blank):
                blocks.append((start, end, 1))
            elif start < end:
                first, _, lines = blocks[-1]
                blocks[-1] = (first, end, lines + 1)
            previous_blank = start >= end
        alone = len(blocks) == 1
        return tuple(
            Paragraph(number, start, end, not alone and lines == 1 and self._is_heading(number, start, end))
            for number, (start, end, lines) in enumerate(blocks, 1)
        ) or (Paragraph(1, 0, len(self.text), heading=False),)

    @cached_property
    def _lines(self) -> tuple[tuple[int, int], ...]:
        if "\r" not in self.text:
            ends_of_all = [*accumulate(len(line) + 1 for line in self.text.split("\n"))]
            return tuple((start, end - 1) for start, end in pairwise([0, *ends_of_all]))
        starts, ends = [0], []
        for found in _LINE_END.finditer(self.text):
            ends.append(found.start())
            starts.append(found.end())
        return tuple(zip(starts, [*ends, len(self.text)], strict=True))

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        return array("q", (start for start, _ in self._lines))

    @cached_property
    def _paragraph_starts(self) -> Sequence[int]:
        return array("q", (paragraph.start for paragraph in self.paragraphs))

    @cached_property
    def _sentences(self) -> dict[int, tuple[tuple[int, int], ...]]:
        """The sentences of a paragraph by its number, of those that were asked for: seldom all of a long document."""
        return {}

    def line(self, offset: int) -> int:
        """Return the line, counted from 1, that an offset lies in."""
        return bisect_right(self._line_starts, offset)

    def paragraph(self, offset: int) -> Paragraph:
        """Return the paragraph that an offset lies in, or the last one before it."""
        return self.paragraphs[max(0, bisect_right(self._paragraph_starts, offset) - 1)]

    def sentences_of(self, paragraph: Paragraph) -> tuple[tuple[int, int], ...]:
        """Return the spans of the sentences of a paragraph."""
        known = self._sentences.get(paragraph.number)
        if known is None:
            known = tuple(sentence_spans(self.text, paragraph.start, paragraph.end))
            self._sentences[paragraph.number] = known
        return known

    def sentences(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the sentence or sentences that ``text[start:end]`` lies in.

        It begins and ends within the paragraphs of ``start`` and ``end``.
        """
        first, last = self._sentence(start), self._sentence(max(start, end - 1))
        return min(start, first[0]), max(end, last[1])

    def _sentence(self, offset: int) -> tuple[int, int]:
        """Return the sentence that an offset lies in, or the last one before it; of nothing, nothing."""
        spans = self.sentences_of(self.paragraph(offset))
        index = bisect_right(spans, offset, key=lambda span: span[0])
        return spans[max(0, index - 1)] if spans else (offset, offset)

    def _is_heading(self, number: int, start: int, end: int) -> bool:
        if number == 1 and end - start <= _LONGEST_TITLE:
            return True
        return end - start <= _LONGEST_HEADING and not _SENTENCE_END.search(self.text, start, end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space and zero-width characters at its edges."""
    if start == end or (text[start].isalnum() and text[end - 1].isalnum()):
        return start, end
    found = _BLANK.match(text, start, end)
    first = found.end() if found else start
    while end > first and _BLANK.fullmatch(text, end - 1, end):
        end -= 1
    return first, end
