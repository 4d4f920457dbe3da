"""Slips of layout: a tab, a line that begins in the wrong column, a text on several lines without a sign."""

import re
from collections.abc import Iterator, Sequence

from claimpress.problem import Place
from claimpress.records.slips_case import Case, Diagnosis, on_line
from claimpress.records.slips_lines import KEYS, Entry, entry, owner_of, shown, text_end
from claimpress.records.slips_text import Mend, as_text, mend_line, replaced

_TAB_WIDTHS = (2, 4, 8, 1)
_LOOK_AROUND = 200
_TARGETS = 4


def find_tab(case: Case) -> Iterator[Diagnosis]:
    """Look for a tab at the beginning of the line or between two parts of it."""
    line = case.lines[case.line]
    found = re.match(r" *\t[ \t]*", line)
    at = entry(case.lines, case.line)
    if found is None:
        if line[case.column : case.column + 1] == "\t":
            place = on_line(at, case.lines, case.column, case.column + 1)
            new = (line[: case.column] + re.sub(r"^\t+", " ", line[case.column :])).rstrip(" ")
            message = "a tab stands where YAML wants a space"
            yield Diagnosis(
                place, message, (mend_line(case.lines, case.line, new, "Write a space in its place"),)
            )
        return
    end = case.line
    while end < len(case.lines) and (re.match(r" *\t", case.lines[end]) or not case.lines[end].strip(" \t")):
        end += 1
    while not case.lines[end - 1].strip(" \t") and end - 1 > case.line:
        end -= 1
    rows = case.lines[case.line : end]
    where = "this line begins" if len(rows) == 1 else f"lines {case.line + 1} to {end} begin"
    message = f"{where} with a tab; YAML wants spaces"
    mends = tuple(_without_tabs(case, rows, width) for width in _TAB_WIDTHS)
    tab = line.index("\t")
    yield Diagnosis(on_line(at, case.lines, tab, tab + 1), message, mends)


def _without_tabs(case: Case, rows: Sequence[str], width: int) -> Mend:
    new = [re.sub(r"^[ \t]+", lambda found: found[0].replace("\t", " " * width), row) for row in rows]
    return Mend(replaced(case.lines, case.line, new), f"Write {width} spaces for each tab:\n{shown(new)}")


def find_indentation(case: Case) -> Iterator[Diagnosis]:
    """Look for a key or a dash that begins in another column than those it belongs to."""
    at = entry(case.lines, case.line)
    if not (at.key or at.dash):
        return
    goes_on = case.problem.startswith("mapping values") and at.key not in KEYS and not at.dash
    for target, neighbour in _columns(case.lines, at):
        if goes_on and abs(target - at.indent) > 1:
            continue  # no key that records have, and no mere slip of the finger: rather a text that goes on
        what = "dash" if at.dash else "key"
        name = "the dash" if at.dash else f"“{at.key}”"
        message = f"{name} begins in column {at.indent + 1}, but the {what} in line {neighbour + 1} that it goes with begins in column {target + 1}"
        end = _end_of_run(case.lines, at)
        ends = dict.fromkeys((end, at.line + 1))
        mends = tuple(_moved(case.lines, at, target, each) for each in ends)
        length = 1 if at.dash else len(at.key)
        yield Diagnosis(Place(at.line + 1, at.indent + 1, at.indent + length + 1), message, mends)


def _columns(lines: Sequence[str], at: Entry) -> list[tuple[int, int]]:
    """Return the columns where others of its kind begin above, each with the nearest line, the likeliest first.

    What stands deeper than something between it and this line belongs to another group.
    """
    found: dict[int, int] = {}
    outermost = len(lines[at.line])
    for index in range(at.line - 1, max(-1, at.line - _LOOK_AROUND), -1):
        other = entry(lines, index)
        column = other.indent if at.dash else other.column
        if (other.dash if at.dash else other.key) and column <= outermost:
            found.setdefault(column, index)
        if other.key or other.dash:
            outermost = min(outermost, other.indent)
    found.pop(at.indent, None)
    likeliest = sorted(found.items(), key=lambda each: (abs(each[0] - at.indent), abs(each[1] - at.line)))
    return likeliest[:_TARGETS]


def _end_of_run(lines: Sequence[str], at: Entry) -> int:
    """Return the index after the lines below that do not stand less deep."""
    end = at.line + 1
    while end < len(lines) and (
        not lines[end].strip(" \t") or lines[end].startswith(" " * max(at.indent, 1))
    ):
        end += 1
    while not lines[end - 1].strip(" \t"):
        end -= 1
    return end


def _moved(lines: Sequence[str], at: Entry, target: int, end: int) -> Mend:
    by = target - at.indent
    rows = lines[at.line : end]
    new = [(" " * by + row if by > 0 else row[-by:]) if row.strip(" \t") else row for row in rows]
    spaces = f"{abs(by)} space{'s' if abs(by) > 1 else ''}"
    where = "of the line" if len(rows) == 1 else f"of lines {at.line + 1} to {end}"
    do = (
        f"Add {spaces} at the beginning {where}" if by > 0 else f"Take away {spaces} at the beginning {where}"
    )
    return Mend(replaced(lines, at.line, new), f"{do}:\n{shown(new)}")


def find_text_below(case: Case) -> Iterator[Diagnosis]:
    """Look for a text that goes on below its key without | or >- to announce it."""
    index = (
        min(case.line, case.start)
        if "simple key" in case.problem or "expected ':'" in case.problem
        else case.line
    )
    owner = owner_of(case.lines, index)
    if owner is not None and owner.line == index and index:
        yield from _text_of(case, owner)
        owner = owner_of(case.lines, index - 1)
    if owner is not None:
        yield from _text_of(case, owner)


def _text_of(case: Case, owner: Entry) -> Iterator[Diagnosis]:
    end = text_end(case.lines, owner)
    if end == owner.line + 1 or owner.value.startswith(('"', "'")):
        return
    rows = [i for i in range(owner.line + 1, end) if case.lines[i].strip(" \t")]
    needed = " " * (owner.column + 2) if owner.announces_block else "\0"
    if not owner.value and case.lines[rows[0]].lstrip(" ").startswith(('"', "'")):
        return
    first = next((i for i in rows if not case.lines[i].startswith(needed)), rows[0])
    start = len(case.lines[first]) - len(case.lines[first].lstrip(" \t"))
    place = on_line(entry(case.lines, first), case.lines, start)
    if owner.announces_block:
        message = f"this line belongs to the text of {owner.label} but begins too far left"
        yield Diagnosis(
            place,
            message,
            (_indented(case, owner, end, all_rows=False), _indented(case, owner, end, all_rows=True)),
        )
        return
    message = f"the text of {owner.label} goes on below its first line, without a sign that it does"
    if not owner.value:
        message = f"the text of {owner.label} stands below its key, without a sign that it does"
    yield Diagnosis(place, message, (as_text(case.lines, owner, end),))


def _indented(case: Case, owner: Entry, end: int, *, all_rows: bool) -> Mend:
    """Move the text to where it belongs: the lines that stand too far left, or the whole of it."""
    rows = case.lines[owner.line + 1 : end]
    indents = [len(row) - len(row.lstrip(" ")) for row in rows if row.strip(" \t")]
    needed = owner.column + 2
    if all_rows:
        new = [" " * (needed - min(indents)) + row if row.strip(" \t") else row for row in rows]
    else:
        new = [
            row if row.startswith(" " * needed) or not row.strip(" \t") else " " * needed + row.lstrip(" ")
            for row in rows
        ]
    fix = f"Begin every line of the text with {owner.column + 2} spaces:\n{shown([case.lines[owner.line], *new])}"
    return Mend(replaced(case.lines, owner.line + 1, new), fix)
