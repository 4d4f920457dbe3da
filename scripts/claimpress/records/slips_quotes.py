"""Slips with quotation marks: a text that goes on after them, one left open, an apostrophe, a backslash."""

import re
from collections.abc import Iterator

from claimpress.records.slips_case import Case, Diagnosis, on_line
from claimpress.records.slips_lines import Entry, entry, quoted, split_comment, text_end
from claimpress.records.slips_text import Mend, as_text, mend_line, replaced

_LOOK_BACK = 400
_NEAREST = 4
_ELISION = re.compile(r"'(?:\d\ds?|tis|twas|em|til|cause|n)\b", re.IGNORECASE)
_WHOLE = "Put the whole text in single quotes"


def find(case: Case) -> Iterator[Diagnosis]:
    """Look for a text that begins with a quotation mark, on the line at fault and then upwards."""
    for at in _quoted_lines(case):
        close = closing(at.value)
        if "\\" in at.value and at.value.startswith('"'):
            yield from _backslash(case, at, close)
        if close < 0 and not _closes_below(case, at):
            yield from _unclosed(case, at)
        elif close >= 0 and split_comment(at.value[close + 1 :])[0]:
            yield from _goes_on(case, at, close)


def _quoted_lines(case: Case) -> Iterator[Entry]:
    above = range(case.line, max(-1, case.line - _LOOK_BACK), -1)
    found = (entry(case.lines, i) for i in above)
    lines = (at for at in found if at.value.startswith(('"', "'")) and (at.key or at.dash))
    nearest = (at for at, _ in zip(lines, range(_NEAREST), strict=False))
    yield from nearest


def closing(value: str) -> int:
    """Return the index of the mark that closes the text, as YAML sees it, or -1."""
    mark, index = value[0], 1
    while index < len(value):
        if mark == '"' and value[index] == "\\":
            index += 2
        elif value[index] != mark:
            index += 1
        elif mark == "'" and value[index + 1 : index + 2] == mark:
            index += 2
        else:
            return index
    return -1


def _closes_below(case: Case, at: Entry) -> bool:
    """Say whether the text goes on over several lines and is closed at the end of one."""
    rows = [at.value, *case.lines[at.line + 1 : text_end(case.lines, at)]]
    text = "\n".join(rows)
    close = closing(text)
    return close >= 0 and not split_comment(text[close + 1 :])[0].strip(" \t")


def _unclosed(case: Case, at: Entry) -> Iterator[Diagnosis]:
    """Find a quotation mark without its partner."""
    mark, body = at.value[0], at.value[1:]
    message = f"the text of {at.label} begins with {mark} but no {mark} ends it"
    place = on_line(at, case.lines, len(at.head), len(at.head) + 1)
    is_curly = mark == '"' and body.count("”") > body.count("“")
    if is_curly and body.endswith("”"):
        wrong = f'the text of {at.label} begins with the straight mark " but ends with the curly mark ”'
        new = f"{at.head}{_in_marks(body[:-1], mark)}"
        yield Diagnosis(
            place, wrong, (mend_line(case.lines, at.line, new, 'End it with the same mark "'),), hides=True
        )
        return
    if is_curly or _ELISION.match(at.value):
        message = f"the text of {at.label} begins with {mark}, which has to be closed and is not"
        yield Diagnosis(place, message, (as_text(case.lines, at, at.line + 1),), hides=True)
        return
    text, comment = split_comment(body)
    one = mend_line(
        case.lines, at.line, f"{at.head}{_in_marks(text, mark)}{comment}", "Close it at the end of the text"
    )
    end = text_end(case.lines, at)
    mends = [one] if end == at.line + 1 else [_close_below(case, at, end), one]
    yield Diagnosis(place, message, tuple(mends), hides=True)


def _in_marks(text: str, mark: str) -> str:
    """Close the quotation as the editor would; with a backslash or an apostrophe inside, in safe single quotes."""
    return f'"{text}"' if mark == '"' and "\\" not in text and '"' not in text else quoted(text)


def _close_below(case: Case, at: Entry, end: int) -> Mend:
    """Close a text that goes on over several lines."""
    last = case.lines[end - 1].rstrip(" \t") + at.value[0]
    rows = [*case.lines[at.line : end - 1], last]
    return Mend(replaced(case.lines, at.line, rows), "Close it at the end of the text:\n" + "\n".join(rows))


def _goes_on(case: Case, at: Entry, close: int) -> Iterator[Diagnosis]:
    """Find a text that goes on after the mark that ended it."""
    mark = at.value[0]
    start = len(at.head) + close
    place = on_line(at, case.lines, start, start + 1)
    text, comment = split_comment(at.value)
    if text.endswith(mark) and _encloses(text):
        inner = text[1:-1].replace("\\" + mark, mark) if mark == '"' else text[1:-1].replace("''", "'")
        between = "an apostrophe" if mark == "'" else f"a {mark}"
        message = f"{between} inside the text of {at.label} ends it too early: whatever stands between two {mark} is the text"
        advice = f"Write every {mark} inside the text twice" if mark == "'" else _WHOLE
        new = f"{at.head}{quoted(inner)}{comment}"
        yield Diagnosis(place, message, (mend_line(case.lines, at.line, new, advice),))
        return
    message = f"the text of {at.label} goes on after the {mark} that closes it"
    end = text_end(case.lines, at)
    yield Diagnosis(place, message, (as_text(case.lines, at, end),))


def _encloses(text: str) -> bool:
    """Say whether the first and the last mark belong together, or each to a quotation of its own.

    A mark inside that follows a letter or a stop and stands before a space closes what the first one opened,
    unless it is the only one and can be an apostrophe.
    """
    mark = text[0]
    inner = [i for i, sign in enumerate(text) if sign == mark and 0 < i < len(text) - 1]
    loose = [i for i in inner if not (text[i - 1].isalnum() and text[i + 1].isalnum())]
    if mark == "'" and len(loose) % 2:
        return True
    if not loose:
        return True
    first = loose[0]
    return text[first - 1].isspace() or not (text[first + 1].isspace() or text[first + 1] in ",.;:!?—–-")


def _backslash(case: Case, at: Entry, close: int) -> Iterator[Diagnosis]:
    """Find a backslash in double quotes, which begins a code there."""
    backslash = len(at.head) + at.value.index("\\")
    if at.line == case.line and case.lines[at.line][case.column - 1 : case.column] == "\\":
        backslash = case.column - 1
    place = on_line(at, case.lines, backslash, backslash + 1)
    message = f"a backslash between double quotes begins a code, as \\n does; the text of {at.label} holds one that is none"
    ends = close if close >= 0 else len(at.value) - 1
    if at.value[ends] == '"' and ends and not split_comment(at.value[ends + 1 :])[0]:
        inner = at.value[1:ends].replace('\\"', '"')
        new = f"{at.head}{quoted(inner)}{at.value[ends + 1 :]}"
        yield Diagnosis(place, message, (mend_line(case.lines, at.line, new, f"{_WHOLE} instead"),))
