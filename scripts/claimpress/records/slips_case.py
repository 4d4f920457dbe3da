"""What the parser stumbled over, and what the cause may be."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from claimpress.problem import Place
from claimpress.records.reader_doubts import Doubt
from claimpress.records.slips_lines import Entry, entry
from claimpress.records.slips_text import Mend


@dataclass(frozen=True, slots=True)
class Case:
    """One place where the parser stumbled.

    Args:
        lines: all lines of the file.
        line: index of the line where it stumbled.
        column: index of the character.
        start: index of the line where the part began that it was reading.
        start_column: index of the character where it began.
        problem: the parser's own words, for telling the cases apart.
        is_doubt: whether it is YAML all the same.
    """

    lines: tuple[str, ...]
    line: int
    column: int
    start: int
    start_column: int
    problem: str
    is_doubt: bool

    @classmethod
    def of(cls, error: yaml.MarkedYAMLError, lines: tuple[str, ...]) -> "Case":
        """Take the facts out of the parser's error."""
        mark = error.problem_mark or error.context_mark or yaml.Mark("", 0, 0, 0, None, 0)
        last = len(lines) - 1
        line = min(mark.line, last)
        began = error.context_mark or mark
        start = min(began.line, last)
        return cls(
            lines, line, mark.column, start, began.column, error.problem or "", isinstance(error, Doubt)
        )

    def suspects(self) -> Iterator[Entry]:
        """Yield the lines that may hold the cause, each once: this one, where the part began, the one above."""
        above = next((i for i in range(self.line - 1, -1, -1) if self.lines[i].strip(" \t")), self.line)
        for index in dict.fromkeys((self.line, self.start, above)):
            if self.lines[index].strip(" \t"):
                yield entry(self.lines, index)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A possible cause.

    Args:
        place: where the slip is.
        message: what happened, in everyday words.
        mends: corrections, to be tried in turn.
        hides: whether it can hide other slips that stand before the place where the parser stumbled.
    """

    place: Place
    message: str
    mends: tuple[Mend, ...]
    hides: bool = False


def on_line(at: Entry, lines: tuple[str, ...], start: int, end: int = 0) -> Place:
    """Return the place on a line from index ``start`` to ``end`` (0: to the end of the line)."""
    return Place(at.line + 1, start + 1, (end or len(lines[at.line].rstrip(" \t"))) + 1)
