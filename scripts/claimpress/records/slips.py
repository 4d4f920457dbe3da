"""The slips that everyone makes in YAML, explained in everyday words, with the corrected line.

A possible cause is believed only when its correction carries the parser past the place where it stumbled.
"""

from dataclasses import dataclass

import yaml

from claimpress.problem import Place
from claimpress.records import slips_keys, slips_layout, slips_quotes, slips_values
from claimpress.records.reader_doubts import ONE_TEXT
from claimpress.records.reader_tree import compose
from claimpress.records.slips_case import Case, Diagnosis
from claimpress.records.slips_text import Mend

_DETECTORS = (
    slips_keys.find_directive,
    slips_layout.find_tab,
    slips_quotes.find,
    slips_values.find_first_sign,
    slips_keys.find,
    slips_values.find_colon,
    slips_keys.find_missing_dash,
    slips_layout.find_indentation,
    slips_layout.find_text_below,
)
_TRIED_UP_TO = 200_000
"""Longer texts, in characters, are not tried again and again: they are no records."""

_PLAIN_WORDS = {
    "mapping values are not allowed here": "a colon followed by a space stands where no key can be",
    "could not find expected ':'": "this line is neither a key with a colon nor part of the text above it",
    "found unexpected end of stream": "a quotation mark or a bracket is opened here and never closed",
    "expected the node content": "something is missing before this sign",
    "found undefined alias": "“*” refers to a part of the file that does not exist",
    "found unknown escape character": "a backslash between double quotes begins a code, and this is none",
    "found an escape that stands for an unseen character": "a code with a backslash stands for an unseen character",
    "cannot start any token": "no text can begin with this sign",
}
_COMPARE = (
    "Compare the line and those above it with a record that works: every key begins its line and is followed by a colon "
    "and a space, lines that belong together begin in the same column, and a text with unusual signs stands in single quotes."
)


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip.

    Args:
        place: where it is.
        message: what happened, in everyday words.
        fix: what to write, with the corrected lines ready to paste.
        mended: all lines of the file after the correction, when it is sure what the editor meant; their number
            is the same, for which a text may be quoted in another way than ``fix`` shows, and reads the same.
    """

    place: Place
    message: str
    fix: str
    mended: tuple[str, ...] | None


def explain(error: yaml.MarkedYAMLError, lines: tuple[str, ...]) -> Slip:
    """Explain what PyYAML's own parser stumbled over in these lines."""
    case = Case.of(error, lines)
    if sum(map(len, lines)) <= _TRIED_UP_TO:
        for detect in _DETECTORS:
            for diagnosis in detect(case):
                mend = _best(case, diagnosis)
                if mend is not None:
                    return Slip(diagnosis.place, diagnosis.message, mend.fix, mend.lines)
    return Slip(_place(case), _plainly(case), _COMPARE, None)


def _best(case: Case, diagnosis: Diagnosis) -> Mend | None:
    """Return the correction that carries furthest, or None when none helps."""
    reached = [(_reach(case, diagnosis, mend), mend) for mend in diagnosis.mends]
    helping = [(reach, mend) for reach, mend in reached if reach is not None]
    return max(helping, key=lambda each: each[0])[1] if helping else None


def _reach(case: Case, diagnosis: Diagnosis, mend: Mend) -> tuple[float, float] | None:
    """Return where the parser stumbles next, or None when it is no further than before."""
    if mend.lines == case.lines:
        return None
    tree = compose("\n".join(mend.lines))
    if case.is_doubt and tree.error is not None and case.problem != ONE_TEXT:
        return None
    error = tree.error or (tree.doubt if case.is_doubt else None)
    if error is None:
        return (float("inf"), 0) if tree.root is not None else None
    after = Case.of(error, mend.lines)
    reach = (after.line, after.column)
    further = reach > (case.line, case.column) or (after.line == case.line and after.problem != case.problem)
    reveals = diagnosis.hides and after.line > diagnosis.place.line - 1 and reach != (case.line, case.column)
    return reach if further or reveals else None


def _place(case: Case) -> Place:
    if "end of stream" in case.problem:
        return Place(case.start + 1, case.start_column + 1)
    return Place(case.line + 1, min(case.column, len(case.lines[case.line])) + 1)


def _plainly(case: Case) -> str:
    for problem, words in _PLAIN_WORDS.items():
        if problem in case.problem:
            return words
    return "this line does not fit what stands above it"
