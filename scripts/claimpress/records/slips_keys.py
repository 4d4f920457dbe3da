"""Slips around a key: no space after the colon or the dash, no colon, a sign that is nearly one."""

import re
from collections.abc import Iterator

from claimpress.problem import Place
from claimpress.records.nodes import Mapping
from claimpress.records.reader_tree import compose
from claimpress.records.slips_case import Case, Diagnosis, on_line
from claimpress.records.slips_lines import KEYS, Entry, entry, quoted, shown
from claimpress.records.slips_text import Mend, mend_line, replaced

_LISTS = frozenset({"evidence", "related", "history", "ignore"})
_FIRST_OF_ITEM = frozenset({"source", "claim", "date", "rule"})
_LEFT = r"(?P<left> *(?:- +)*)"
_NO_SPACE = re.compile(_LEFT + r"(?P<key>[a-z][a-z0-9_]*):(?P<rest>(?!//)[^ ].*)")
_NO_SPACE_AFTER_DASH = re.compile(r"(?P<indent> *)-(?P<rest>[^ -].*)")
_NO_COLON = re.compile(_LEFT + r"(?P<key>[A-Za-z][a-z0-9_]*)(?P<sign> *[=\uff1a] *| +|$)(?P<rest>.*)")


def find(case: Case) -> Iterator[Diagnosis]:
    """Look for a key that is not written as one."""
    for at in case.suspects():
        line = case.lines[at.line].rstrip(" \t")
        yield from _no_space(case, at, line)
        yield from _no_space_after_dash(case, at, line)
        yield from _no_colon(case, at, line)


def find_directive(case: Case) -> Iterator[Diagnosis]:
    """Look for a line that begins with %, which only programs write."""
    line = case.lines[case.line]
    if line.startswith("%"):
        word = line.split(" ")[0]
        message = f"a line that begins with “{word}” is an instruction to a program; a record holds only keys, lists and text"
        mend = Mend(replaced(case.lines, case.line, [""]), "Delete the line.")
        yield Diagnosis(Place(case.line + 1, 1, len(line) + 1), message, (mend,))


def _no_space(case: Case, at: Entry, line: str) -> Iterator[Diagnosis]:
    found = _NO_SPACE.fullmatch(line)
    if found is None:
        return
    written = f"{found['key']}:{found['rest'].split(' ')[0]}"
    message = f"there is no space after the colon in “{written}”, so YAML sees no key there"
    new = f"{found['left']}{found['key']}: {_as_value(found['rest'])}"
    colon = found.end("key")
    place = on_line(at, case.lines, colon, colon + 1)
    yield Diagnosis(place, message, (mend_line(case.lines, at.line, new, "Write a space after the colon"),))


def _no_colon(case: Case, at: Entry, line: str) -> Iterator[Diagnosis]:
    found = _NO_COLON.fullmatch(line)
    if found is None or found["key"].lower() not in KEYS:
        return
    key, sign = found["key"].lower(), found["sign"].strip(" \t")
    instead = f": “{sign}” stands in its place" if sign else ""
    message = f"there is no colon after “{found['key']}”{instead}"
    rest = _as_value(found["rest"]) if found["rest"] else ""
    new = f"{found['left']}{key}: {rest}".rstrip(" \t")
    place = on_line(at, case.lines, found.start("key"), found.end("key"))
    advice = "Write a colon and a space after it" if rest else "Write a colon after it"
    yield Diagnosis(place, message, (mend_line(case.lines, at.line, new, advice),))


def _as_value(rest: str) -> str:
    """Return a text as it can stand after a key, in single quotes where it must."""
    root = compose(f"key: {rest}").root
    return rest if isinstance(root, Mapping) and len(root.entries) == 1 else quoted(rest)


def _no_space_after_dash(case: Case, at: Entry, line: str) -> Iterator[Diagnosis]:
    found = _NO_SPACE_AFTER_DASH.fullmatch(line)
    if found is None:
        return
    written = "-" + found["rest"].split(" ")[0]
    message = f"there is no space after the dash in “{written}”, so YAML sees no list item there"
    dash = len(found["indent"])
    new = f"{found['indent']}- {found['rest']}"
    advice = "Write a space after the dash"
    mends = _with_body(case, at, new, advice, ((1, 1), (0, 2)))
    if dash:
        left = f"{found['indent'][1:]}- {found['rest']}"
        mends.append(mend_line(case.lines, at.line, left, f"{advice}, and one less before it"))
    yield Diagnosis(on_line(at, case.lines, dash, dash + 1), message, tuple(mends))


def _with_body(
    case: Case, at: Entry, new: str, advice: str, moves: tuple[tuple[int, int], ...]
) -> list[Mend]:
    """Return the mend of one line, and those that move the lines below along.

    Args:
        case: what is mended.
        at: the line.
        new: the line mended.
        advice: what to tell the editor.
        moves: how much deeper than the line the lines below begin, and by how many spaces they move.
    """
    mends = [mend_line(case.lines, at.line, new, advice)]
    for deeper, by in moves:
        body = _body(case.lines, at, at.indent + deeper)
        if body:
            moved = [new, *(f"{' ' * by}{row}" if row.strip(" \t") else row for row in body)]
            more = "one more" if by == 1 else "two more"
            fix = f"{advice}, and {more} before each line that belongs to the item:\n" + shown(moved)
            mends.append(Mend(replaced(case.lines, at.line, moved), fix))
    return mends


def find_missing_dash(case: Case) -> Iterator[Diagnosis]:
    """Look for the first key of a list item that has no dash before it."""
    for at in case.suspects():
        if at.dash or at.key not in _FIRST_OF_ITEM or not _is_in_list(case.lines, at):
            continue
        message = f"“{at.key}” begins a list item, but there is no dash before it"
        new = f"{' ' * at.indent}- {case.lines[at.line].lstrip(' ')}"
        mends = _with_body(case, at, new, "Write a dash and a space before it", ((0, 2),))
        yield Diagnosis(on_line(at, case.lines, at.column, at.column + len(at.key)), message, tuple(mends))


def _is_in_list(lines: tuple[str, ...], at: Entry) -> bool:
    """Say whether the nearest line above that stands less deep is a key whose value is a list."""
    above = (entry(lines, index) for index in range(at.line - 1, -1, -1) if lines[index].strip(" \t"))
    parent = next(
        (each for each in above if each.indent < at.indent or (each.key in _LISTS and not each.value)), None
    )
    return parent is not None and parent.key in _LISTS and not parent.value


def _body(lines: tuple[str, ...], at: Entry, column: int) -> tuple[str, ...]:
    """Return the lines below that begin at ``column`` or deeper, up to the next dash there."""
    end = at.line + 1
    while end < len(lines) and (not lines[end].strip(" \t") or lines[end].startswith(" " * column)):
        if lines[end][column:].startswith("-") or (not column and entry(lines, end).key not in KEYS):
            break
        end += 1
    while end > at.line + 1 and not lines[end - 1].strip(" \t"):
        end -= 1
    return lines[at.line + 1 : end]
