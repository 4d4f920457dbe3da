"""Elements that stand in a page as HTML and that Markdown does not look into: a quotation, a speaker, a citation."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from claimpress.press.inline import Unsure, ids_of, raw_html, start_tag

_COMMENT: Final = re.compile(r"<!-- (?:(?!--|>)[^\n])* -->")
_VERBATIM: Final = re.compile(r"<div(?: [^<>]*)?>(?:[^<>&]|<i(?: [^<>]*)?></i>)*</div>")
_ELEMENT: Final = re.compile(r"<(?:(?:p|blockquote|details|div)[ >]|!)")
_PARAGRAPH: Final = re.compile(r"<p((?: [^<>\n]*)?)>([^\n]*)</p>")
_QUOTATION: Final = re.compile(r"<blockquote((?: [^<>\n]*)?)><p>([^\n]*)</p></blockquote>")
_DETAILS: Final = re.compile(r"<details((?: [^<>\n]*)?)>(<summary>.*)\n</details>", re.DOTALL)
_MEMBER: Final = re.compile(
    r"\n?(?:<(?P<tag>summary|p)(?P<given>(?: [^<>\n]*)?)>(?P<line>[^\n]*)</(?P=tag)>"
    r"|<pre>(?P<code><code(?: id=\"[^\"<>&]*\")?>)(?P<text>[^<>]*)</code></pre>)"
)


class Element(NamedTuple):
    """An element of a page.

    Args:
        html: the element as Python-Markdown writes it.
        own: the identifiers that it and the elements around lines in it have.
        ids: these, and those within lines.
    """

    html: str
    own: frozenset[str]
    ids: frozenset[str]


def is_element(block: str) -> bool:
    """Say whether a block is an element and no line of text that begins with one."""
    return _ELEMENT.match(block) is not None


def copied(block: str) -> str:
    """Return an element that stands outside of any other: it is copied as it is, with a blank line after it.

    Raises:
        Unsure: it is not one that is surely read as a whole.
    """
    if _COMMENT.fullmatch(block) or (_VERBATIM.fullmatch(block) and " markdown" not in block):
        return f"{block}\n"
    raise Unsure


def element_of(block: str) -> Element:
    """Return an element that stands within another.

    Raises:
        Unsure: it is another element than our templates write.
    """
    for pattern, write in ((_PARAGRAPH, _paragraph), (_QUOTATION, _quotation), (_DETAILS, _details)):
        if found := pattern.fullmatch(block):
            return write(found)
    raise Unsure


def _made(html: str, own: str, inside: str = "") -> Element:
    ids = frozenset(ids_of(own))
    return Element(html, ids, ids.union(ids_of(inside)))


def _paragraph(found: re.Match[str]) -> Element:
    return _made(f"{start_tag('p', found[1])}{raw_html(found[2])}</p>", found[1], found[2])


def _quotation(found: re.Match[str]) -> Element:
    html = f"{start_tag('blockquote', found[1])}\n<p>{raw_html(found[2])}</p>\n</blockquote>"
    return _made(html, found[1], found[2])


def _details(found: re.Match[str]) -> Element:
    members = list(_members(found[2]))
    html = "".join(f"{member.html}\n" for member in members)
    first = _made(f"{start_tag('details', found[1])}\n{html}</details>", found[1])
    own = first.own.union(*(member.own for member in members))
    return Element(first.html, own, first.ids.union(*(member.ids for member in members)))


def _members(text: str) -> Iterator[Element]:
    """Yield the elements that follow one another within another."""
    place = 0
    while place < len(text):
        found = _MEMBER.match(text, place)
        if found is None:
            raise Unsure
        place = found.end()
        if found["tag"]:
            html = f"{start_tag(found['tag'], found['given'])}{raw_html(found['line'])}</{found['tag']}>"
            yield _made(html, found["given"], found["line"])
        else:
            html = f"<pre>{found['code']}{raw_html(found['text'])}</code></pre>"
            yield _made(html, "", found["code"])
