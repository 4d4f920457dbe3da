"""Slips inside a text that stands without quotation marks: its first sign, or a colon in it."""

import re
from collections.abc import Iterator

from claimpress.records.reader_tree import compose
from claimpress.records.slips_case import Case, Diagnosis, on_line
from claimpress.records.slips_lines import Entry, entry, shown, split_comment, text_end
from claimpress.records.slips_text import Mend, as_text, replaced

_MEANINGS = {
    "[": "the beginning of a list",
    "]": "the end of a list",
    "{": "the beginning of a group of keys",
    "}": "the end of a group of keys",
    ",": "a comma between the items of a list",
    "*": "a reference to another part of the file",
    "&": "a name for a part of the file",
    "!": "an instruction to a program",
    "%": "an instruction to a program",
    "@": "a sign kept for later use",
    "`": "a sign kept for later use",
    "|": "the announcement of a text on the following lines",
    ">": "the announcement of a text on the following lines",
    "?": "the beginning of a key",
    "-": "the beginning of a list item",
}
_PARTNER = {"[": "]", "{": "}"}
_ANNOUNCES = re.compile(r"\|[-+]?|>[-+]?")
_COLON = re.compile(r":(?=[ \t]|$)")


def find_first_sign(case: Case) -> Iterator[Diagnosis]:
    """Look for a text whose first sign means something else to YAML."""
    for at in case.suspects():
        first = at.value[:1]
        if first not in _MEANINGS or not (at.key or at.dash) or at.announces_block:
            continue
        if first in _PARTNER:
            yield from _bracket(case, at, first)
            continue
        sign = _announcement(case, at)
        yield _follows_announcement(case, at, sign) if sign else _begins_with(case, at, first)


def _announcement(case: Case, at: Entry) -> str:
    """Return the | or >- that surely announces a text, though that begins on the same line."""
    found = _ANNOUNCES.match(at.value)
    if found is None or (found[0] == ">" and text_end(case.lines, at) == at.line + 1):
        return ""
    return found[0]


def _follows_announcement(case: Case, at: Entry, sign: str) -> Diagnosis:
    message = (
        f"the text of {at.label} begins on the line of the {sign} that announces it; it has to begin below"
    )
    place = on_line(at, case.lines, len(at.head), len(at.head) + len(sign))
    text = at.value.removeprefix(sign).strip(" \t")
    return Diagnosis(place, message, (as_text(case.lines, at, text_end(case.lines, at), text),))


def _begins_with(case: Case, at: Entry, first: str) -> Diagnosis:
    message = f"the text of {at.label} begins with “{first}”, which YAML takes for {_MEANINGS[first]}"
    place = on_line(at, case.lines, len(at.head), len(at.head) + 1)
    mends = tuple(
        as_text(case.lines, at, end) for end in dict.fromkeys((text_end(case.lines, at), at.line + 1))
    )
    return Diagnosis(place, message, mends)


def _bracket(case: Case, at: Entry, first: str) -> Iterator[Diagnosis]:
    """A bracket at the beginning: of a text, or of a list that nobody closed."""
    text, comment = split_comment(at.value)
    close = _matching(text, first)
    if close == len(text) - 1 and first == "[":
        return
    end = text_end(case.lines, at)
    rows = [text, *case.lines[at.line + 1 : end]] if end > at.line + 1 else [text]
    if close < 0 and first == "[" and "]" not in text and compose("\n".join(rows) + "]").root is not None:
        new = [f"{at.head}{rows[0]}", *rows[1:]]
        new[-1] += f"]{comment}" if len(rows) == 1 else "]"
        message = f"the list of {at.label} begins with [ but no ] ends it"
        place = on_line(at, case.lines, len(at.head), len(at.head) + 1)
        yield Diagnosis(
            place, message, (Mend(replaced(case.lines, at.line, new), "Close it at the end:\n" + shown(new)),)
        )
    yield _begins_with(case, at, first)


def _matching(text: str, first: str) -> int:
    """Return the index of the bracket that closes the first one, or -1."""
    depth = 0
    for index, sign in enumerate(text):
        depth += (sign == first) - (sign == _PARTNER[first])
        if depth == 0:
            return index
    return -1


def find_colon(case: Case) -> Iterator[Diagnosis]:
    """Look for a colon and a space inside a text of one or more lines."""
    at = entry(case.lines, case.line)
    text, _ = split_comment(at.value)
    colon = _COLON.search(text)
    if colon is None or not (at.key or at.dash) or text.startswith(('"', "'")):
        return
    start = len(at.head) + colon.start()
    words = text[: colon.end() + 20].split(" ")
    before = len(text[: colon.start()].split(" "))
    around = " ".join(words[max(0, before - 2) : before + 1])
    message = (
        f"the text of {at.label} holds a colon followed by a space (“{around}”), which YAML takes for the end of a key"
        if text[colon.end() :]
        else f"the text of {at.label} ends with a colon, which YAML takes for the end of a key"
    )
    place = on_line(at, case.lines, start, start + 1)
    mends = tuple(
        as_text(case.lines, at, end) for end in dict.fromkeys((text_end(case.lines, at), at.line + 1))
    )
    yield Diagnosis(place, message, mends)
