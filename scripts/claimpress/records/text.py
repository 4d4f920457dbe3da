"""The check of the texts that editors write: no HTML, no unsafe link, nothing that changes the page around them."""

import html.entities
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from claimpress.records.text_harmless import is_harmless
from claimpress.records.text_markdown import Finding, findings

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|</?[A-Za-z][^<>]*>|<[!?][^<>]*>|&(?:\#[0-9]+|\#[xX][0-9A-Fa-f]+|(?P<name>[A-Za-z][A-Za-z0-9]*));",
    re.DOTALL,
)
_SHORT = 60
_AT_MOST = 50


@dataclass(frozen=True, slots=True, order=True)
class TextFault:
    """Something that may not stand in a text.

    Args:
        line: the line within the text, from 0.
        message: what is wrong.
        fix: what to write instead.
    """

    line: int
    message: str
    fix: str


def plain_faults(text: str) -> tuple[TextFault, ...]:
    """Return what a text that is shown exactly as typed holds of HTML."""
    if "<" not in text and "&" not in text:
        return ()
    return tuple(islice(_plain(text), _AT_MOST))


def _plain(text: str) -> Iterator[TextFault]:
    for found in _MARKUP.finditer(text):
        code = found[0]
        line = text.count("\n", 0, found.start())
        if not code.startswith("&"):
            message = f"“{_short(code)}” is HTML; this text is shown exactly as it is typed"
            yield TextFault(line, message, "Delete it, and write the text alone.")
        elif found["name"] is None or f"{found['name']};" in html.entities.html5:
            message = f"“{code}” is a code of HTML; this text is shown exactly as it is typed"
            yield TextFault(line, message, "Type the character itself.")


def markdown_faults(text: str, *, inline: bool) -> tuple[TextFault, ...]:
    """Return what may not stand in a text in Markdown.

    Args:
        text: the text.
        inline: whether it has to be one paragraph; otherwise it may have lists, headings from ``###``,
            quotations, tables and code as well.
    """
    if is_harmless(text, inline=inline):
        return ()
    return tuple(sorted(_fault(text, found) for found in findings(text, inline=inline)[:_AT_MOST]))


def _fault(text: str, found: Finding) -> TextFault:
    """Find the line: the parser tells what it found, but not where."""
    places = list(re.finditer(found.pattern, text, re.MULTILINE))
    line = text.count("\n", 0, places[min(found.nth, len(places) - 1)].start()) if places else 0
    return TextFault(line, found.message, found.fix)


def _short(code: str) -> str:
    one_line = " ".join(code.split())
    return one_line if len(one_line) <= _SHORT else f"{one_line[:_SHORT]}…"
