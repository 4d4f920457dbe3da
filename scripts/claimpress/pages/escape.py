"""Text of records as text of a page: what would be markup is written as character references.

References are read as plain characters by Markdown (CommonMark 0.31, 2.5), by Python-Markdown and within raw HTML, so the same
text is safe in all three, in a table and on GitHub. Characters that mean nothing in their place stay readable.
"""

import json
import re
import unicodedata
from functools import lru_cache
from html import escape as escape_html
from typing import Final

from claimpress.pages.markdown import Markdown

# Emphasis, code, links, HTML, tables, strike-through, marks, mathematics, and the references themselves.
_ALWAYS: Final = r"\\`*_{}\[\]<>&|~^=$"
# A heading, list, quotation, definition or admonition begins a line with one of these.
_START: Final = re.compile(r"( ?)([-+#:!?/%]|\d{1,9}(?=[.)]))")
# Most characters are none of these and are looked at once: what stands around one is asked only where it may count.
# Number signs at the end of a heading belong to its markup, not to its text.
_ACTIVE: Final = re.compile(
    rf"[{_ALWAYS}:w@#-](?:(?<=[{_ALWAYS}])|(?<=:)(?:(?<=\w:)//|(?=[\w+-]+:))"
    r"|(?<=w)ww(?=\.)|(?<=\w@)(?=\w)|(?<=-)(?<!--)-+|(?<=#)#*(?= *$))"
)
# What YAML reads only in the form of an escape (YAML 1.2, 5.1).
_UNPRINTABLE: Final = re.compile("[\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
# All space but a single blank.
_SPACES: Final = re.compile(r"[^\S ]\s*| \s+")
_NAMED: Final = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}


def escape(value: object) -> str:
    """Return a value as text of a page, on one line.

    Args:
        value: any value of a view; ``Markdown`` goes out as it is.
    """
    return str(value if isinstance(value, Markdown) else escaped(str(value)))


@lru_cache(maxsize=8192)
def escaped(text: str) -> Markdown:
    """Return a text as text of a page, on one line. Names, labels and claims stand on many pages: each is escaped once."""
    line = _SPACES.sub(" ", text)
    first = ""
    if start := _START.match(line):
        first, line = f"{start[1]}{_references(start[2])}", line[start.end() :]
    return Markdown(first + _ACTIVE.sub(lambda found: _references(found[0]), line))


def _references(text: str) -> str:
    return "".join(map(_reference, text))


def _reference(character: str) -> str:
    return _NAMED.get(character) or f"&#{ord(character)};"


# Bidirectional classes of letters, by the direction in which they are written (Unicode Standard Annex 9, 3.2).
_DIRECTIONS: Final = {"L": "ltr", "R": "rtl", "AL": "rtl"}


@lru_cache(maxsize=8192)
def isolated(text: str, direction: str) -> Markdown:
    """Return a text in a line of others; one that runs the other way keeps its punctuation and neighbours in their order.

    Args:
        text: the text, such as a name in a language that nobody has noted.
        direction: the direction of the page, ``ltr`` or ``rtl``.
    """
    classes = (_DIRECTIONS.get(unicodedata.bidirectional(character)) for character in text)
    own = next((found for found in classes if found), direction)
    return escaped(text) if own == direction else Markdown(f"<bdi>{escaped(text)}</bdi>")


# Python-Markdown looks for emphasis and code in the attributes of HTML that stands in a line, too.
_ACTIVE_WITHIN: Final = re.compile(r"[\\`*_{}\[\]|~^$]")


def attribute(value: object) -> Markdown:
    """Return a value as the content of an HTML attribute in double quotation marks."""
    return _attribute(str(value))


@lru_cache(maxsize=4096)
def _attribute(text: str) -> Markdown:
    shown = escape_html(" ".join(text.split()), quote=True)
    return Markdown(_ACTIVE_WITHIN.sub(lambda found: _reference(found[0]), shown))


def front_matter(value: object) -> Markdown:
    """Return a value as a YAML scalar: JSON text is YAML (YAML 1.2, 1.3), and nothing in it is resolved."""
    text = json.dumps(" ".join(str(value).split()), ensure_ascii=False)
    return Markdown(_UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))
