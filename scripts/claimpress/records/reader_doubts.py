"""What YAML reads without complaint, though an editor surely meant something else."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

from claimpress.problem import Place
from claimpress.records.reader_faults import Fault, FaultKind
from claimpress.records.slips_lines import entry, quoted, split_comment

_LOST = re.compile(r"[ \t]+(#+[^\s#].*)")


class Doubt(yaml.MarkedYAMLError):
    """YAML accepts it, but surely it is not what the editor meant."""


ONE_TEXT = "the whole file is one text"
"""The problem of a doubt: there is no key in the file."""


class Spot(NamedTuple):
    """A place as parsers count it: line and column from 0."""

    line: int
    column: int

    def mark(self) -> yaml.Mark:
        """Return it as an error of the parser carries it."""
        return yaml.Mark("", 0, self.line, self.column, None, 0)


def doubt(problem: str, at: Spot) -> Doubt:
    """Return a doubt about what stands at a place."""
    return Doubt(problem=problem, problem_mark=at.mark())


def position(each: Doubt) -> tuple[int, int]:
    """Return where a doubt is, for sorting."""
    return (each.problem_mark.line, each.problem_mark.column) if each.problem_mark else (0, 0)


def lost_comment(lines: Sequence[str], end: Spot) -> Fault | None:
    """Return a fault if the rest of the text that ends at ``end`` was taken for a comment."""
    lost = _LOST.match(lines[end.line], end.column) if end.line < len(lines) else None
    if lost is None:
        return None
    place = Place(end.line + 1, lost.start(1) + 1, len(lines[end.line]) + 1)
    words, _ = split_comment(lost[1])
    message = f"“{words}” is left out: a “#” after a space begins a comment"
    here = entry(lines, end.line)
    fix = "Put the whole text in single quotes"
    if here.key or here.dash:
        text, comment = split_comment(here.value)
        fix += f":\n{here.head}{quoted(text)}{comment}"
    else:
        fix += "."
    return Fault(FaultKind.LOST_COMMENT, place, message, fix)


def tag_fault(lines: Sequence[str], place: Place) -> Fault:
    """Refuse “!…”, which YAML takes for the name of a type."""
    line = lines[place.line - 1]
    word = line[place.column - 1 :].split(" ")[0]
    message = f"“{word}” is an instruction to a program; a record holds only keys, lists and text"
    here = entry(lines, place.line - 1)
    if not here.value.startswith("!"):
        return Fault(FaultKind.TAG, place, message, f"Delete “{word}”.")
    text, comment = split_comment(here.value)
    corrected = f"{here.head}{quoted(text)}{comment}"
    fix = f"Delete “{word}”, or, where it belongs to the text, put the whole text in single quotes:\n{corrected}"
    return Fault(FaultKind.TAG, place, message, fix)
