"""A stored document: its text as received, its lines, paragraphs and sentences."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

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
        starts, ends = [0], []
        for found in _LINE_END.finditer(self.text):
            ends.append(found.start())
            starts.append(found.end())
        return tuple(zip(starts, [*ends, len(self.text)], strict=True))

    @cached_property
    def _sentences(self) -> tuple[tuple[int, int], ...]:
        return tuple(span for paragraph in self.paragraphs for span in self.sentences_of(paragraph))

    def line(self, offset: int) -> int:
        """Return the line, counted from 1, that an offset lies in."""
        return bisect_right(self._lines, offset, key=lambda line: line[0])

    def paragraph(self, offset: int) -> Paragraph:
        """Return the paragraph that an offset lies in, or the last one before it."""
        index = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start)
        return self.paragraphs[max(0, index - 1)]

    def sentences_of(self, paragraph: Paragraph) -> tuple[tuple[int, int], ...]:
        """Return the spans of the sentences of a paragraph."""
        return tuple(sentence_spans(self.text, paragraph.start, paragraph.end))

    def sentences(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the sentence or sentences that ``text[start:end]`` lies in.

        It begins and ends within the paragraphs of ``start`` and ``end``.
        """
        spans = self._sentences
        if not spans:
            return start, end
        first = max(0, bisect_right(spans, start, key=lambda span: span[0]) - 1)
        last = max(first, bisect_right(spans, max(start, end - 1), key=lambda span: span[0]) - 1)
        return min(start, spans[first][0]), max(end, spans[last][1])

    def _is_heading(self, number: int, start: int, end: int) -> bool:
        if number == 1 and end - start <= _LONGEST_TITLE:
            return True
        return end - start <= _LONGEST_HEADING and not _SENTENCE_END.search(self.text, start, end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space and zero-width characters at its edges."""
    found = _BLANK.match(text, start, end)
    first = found.end() if found else start
    while end > first and _BLANK.fullmatch(text, end - 1, end):
        end -= 1
    return first, end
