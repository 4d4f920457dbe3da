"""The report for people: place, what is wrong, the line with a caret, how to mend it."""

from collections.abc import Callable, Sequence
from typing import Final

from claimpress.check import Tally
from claimpress.problem import Problem, Severity

Paint = Callable[[str, str], str]
"""Colours a text: the text and the name of a colour in, the text for the terminal out."""

_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
# A line of YAML may be a whole paragraph; so much of it is shown around the place.
_WIDTH: Final = 100


def no_paint(text: str, _colour: str) -> str:
    """Leave a text as it is."""
    return text


def text_report(problems: Sequence[Problem], tally: Tally, paint: Paint = no_paint) -> str:
    """Return the whole report, ending in the summary line.

    Args:
        problems: what is wrong, in the order to show it.
        tally: how much was checked.
        paint: how to colour; without it the report is plain text.
    """
    blocks = [_block(problem, paint) for problem in problems]
    return "\n".join([*blocks, summary(tally)]) + "\n"


def summary(tally: Tally) -> str:
    """Return how much was checked and how much is wrong, for example ``27 claims, 96 quotes: 96 verified ...``."""
    checked = (
        f"{_count(tally.claims, 'claim')}, {_count(tally.quotes, 'quote')}: {tally.verified} verified, "
        f"{tally.quotes - tally.verified} unverified; {_count(tally.documents, 'document')} pinned"
    )
    if tally.errors or tally.warnings:
        wrong = f"{_count(tally.errors, 'error')}, {_count(tally.warnings, 'warning')}"
    else:
        wrong = "nothing wrong"
    answered = f" ({_count(tally.ignored, 'warning')} answered by an ignore)" if tally.ignored else ""
    return f"{checked}\n{wrong}{answered}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _block(problem: Problem, paint: Paint) -> str:
    place = f"{problem.path}:{problem.place.line}:{problem.place.column}:"
    head = paint(f"{problem.severity} {problem.code}", _COLOURS[problem.severity])
    first, *more = problem.message.split("\n")
    lines = [f"{place} {head} {first}", *(f"    {line}" for line in more), *_caret(problem)]
    if problem.fix:
        lines += [
            ("  → " if number == 0 else "    ") + line for number, line in enumerate(problem.fix.split("\n"))
        ]
    return "\n".join(lines) + "\n"


def _caret(problem: Problem) -> list[str]:
    """Show the line of the file, or the part around the place, and point at the place."""
    if not problem.source_line.strip():
        return []
    column = problem.place.column - 1
    start = max(0, column - _WIDTH // 2) if column > _WIDTH - 20 else 0
    shown = problem.source_line[start : start + _WIDTH].rstrip().replace("\t", "→")
    number = str(problem.place.line)
    margin = " " * len(number)
    return [f"    {number} | {shown}", f"    {margin} | {' ' * (column - start)}^"]
