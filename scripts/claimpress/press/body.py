"""The Markdown of a page, block by block: the blocks that our templates write, and Python-Markdown for all others."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import Any, Final, NamedTuple

from claimpress.press.elements import copied, element_of, is_element
from claimpress.press.inline import Link, Unsure, ids_of, line_html, raw_html, start_tag

# What reaches over the bounds of a block, or changes the text before it is cut into blocks.
_FAR: Final = (
    *("\t", "\r", "\x02", "\x03", "\f", "\v", "\x85", "\u2028", "\u2029"),
    *("```", "~~~", "]:", "\n\n\n", "-8<-", "[TOC]"),
)
_SPACES: Final = re.compile("\n +\n")
_DIVISION: Final = re.compile(
    r"<(div|section|article|aside)((?: [a-z][a-z0-9-]*(?:=\"[^\"<>]*\")?)*) markdown>"
)
_TAGGED_HEADING: Final = re.compile(r"<h([1-6])((?: (?!id=|data-toc)[^<>\n]*)?)>([^\n]*)</h\1>")
_END: Final = re.compile(r"</(div|section|article|aside)>")
_HEADING: Final = re.compile(r"(#{1,6}) ([^\n]*[^\n# ])")
# A line of a paragraph that begins like a block of another kind.
_OTHER_BLOCK: Final = re.compile(r"(?m)^(?:[ #>+=|~:-]|\* |\d+[.)])|\|")
_LEAST_OF_A_TABLE: Final = 2
_RULE: Final = re.compile(r"\| ?(:?)-+(:?) ?(?=\|)")
_TAGS: Final = re.compile(r"<[^<>]*>")


class Heading(NamedTuple):
    """A heading of a page: its level, its identifier, and its text without tags."""

    level: int
    id: str
    name: str


@dataclass(slots=True)
class Body:
    """The HTML of a page's own content.

    Args:
        html: the HTML.
        headings: its headings, in order.
        ids: every place on it that a link can lead to.
    """

    html: str
    headings: list[Heading]
    ids: set[str]


class Part(NamedTuple):
    """What Python-Markdown made of blocks left to it: their HTML and the places in it."""

    html: str
    ids: set[str]


Fallback = Callable[[str], Part]
"""Converts blocks, given as Markdown, with Python-Markdown."""


def body_of(text: str, link: Link, fallback: Fallback) -> Body | None:
    """Return the HTML of a page, or None where the page as a whole has to be left to Python-Markdown.

    Args:
        text: the Markdown without its front matter.
        link: returns the address for one in the Markdown.
        fallback: converts the blocks that are not known here.
    """
    if any(far in text for far in _FAR) or _SPACES.search(text) or not text.strip():
        return None
    page = _Page(link, fallback)
    try:
        for block in text.strip("\n").split("\n\n"):
            page.take(block)
        return page.finish()
    except Unsure:
        return None


@dataclass(slots=True)
class _Page:
    """Takes blocks and holds the HTML made of them; headings get their identifiers at the end."""

    link: Link
    fallback: Fallback
    out: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    empty: bool = False
    ids: set[str] = field(default_factory=set)
    elements: set[str] = field(default_factory=set)
    titles: list[tuple[int, int, str, str]] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    def take(self, block: str) -> None:
        if block[0] == "<" and (found := _END.fullmatch(block)):
            self._settle()
            if self.empty or not self.open or self.open.pop() != found[1]:
                raise Unsure
            self.out.append(block)
        elif block[0] == "<" and (found := _DIVISION.fullmatch(block)):
            self._settle()
            self.open.append(found[1])
            self.empty = True
            self.out.append(start_tag(found[1], found[2]))
            self._note(found[2])
        else:
            self.waiting.append(block)
            self.empty = False

    def _note(self, attributes: str) -> None:
        found = ids_of(attributes)
        self.ids.update(found)
        self.elements.update(found)

    def _settle(self) -> None:
        """Convert the blocks between two bounds: one after another, or where one is not known all of them at once."""
        if not self.waiting:
            return
        blocks, self.waiting = self.waiting, []
        mark, titles = len(self.out), len(self.titles)
        before = (set(self.ids), set(self.elements))
        try:
            for number, block in enumerate(blocks):
                self._block(block, after_list=number > 0 and blocks[number - 1].startswith("- "))
        except Unsure:
            del self.out[mark:], self.titles[titles:]
            self.ids, self.elements = before
            self._leave("\n\n".join(blocks))

    def _leave(self, text: str) -> None:
        if self.open:
            part = self.fallback(f"<div markdown>\n\n{text}\n\n</div>")
            html = part.html.removeprefix("<div>\n").removesuffix("\n</div>")
        elif re.search(
            r"(?m)^ {0,3}<", text
        ):  # what is copied as it is has other space around it at the end of a text
            raise Unsure
        else:
            part = self.fallback(text)
            html = part.html
        if re.search(
            r"<(?:h[1-6]|div|section|article|aside)", html
        ):  # their identifiers depend on the whole page
            raise Unsure
        self.ids |= part.ids
        self.out.append(html)

    def _block(self, block: str, *, after_list: bool) -> None:
        # A comment holds the data of its own page.
        if after_list or "](" in block or block.startswith("<!"):
            self.convert(block, after_list=after_list)
            return
        alone = _alone(block, inside=bool(self.open))
        if alone is None:
            raise Unsure
        self.titles += ((len(self.out), *title[1:]) for title in alone.titles)
        self.out += alone.out
        self.ids |= alone.ids
        self.elements |= alone.elements

    def convert(self, block: str, *, after_list: bool = False) -> None:
        """Convert a block.

        Raises:
            Unsure: it is none of those that are known.
        """
        first = block[0]
        if first == "#":
            self._heading(block)
        elif first == "-":
            if after_list:
                raise Unsure
            self.out.append(self._list(block))
        elif self.open and (found := _TAGGED_HEADING.fullmatch(block)):
            self._entitle(int(found[1]), raw_html(found[3]), found[2])
        elif is_element(block):
            self.out.append(self._element(block))
        elif first == "|":
            self.out.append(self._table(block))
        elif first == " " and after_list:
            raise Unsure
        else:
            if _OTHER_BLOCK.search(block):
                raise Unsure
            self.out.append(f"<p>{self._line(block)}</p>")

    def _line(self, text: str) -> str:
        self.ids.update(ids_of(text))
        return line_html(text, self.link)

    def _heading(self, block: str) -> None:
        found = _HEADING.fullmatch(block)
        if found is None:
            raise Unsure
        self._entitle(len(found[1]), self._line(found[2].strip()))

    def _entitle(self, level: int, html: str, given: str = "") -> None:
        """Take a heading, and leave its place free until every identifier is known."""
        self.titles.append((len(self.out), level, html, given))
        self.out.append("")

    def _list(self, block: str) -> str:
        items: list[str] = []
        for line in block.split("\n"):
            if line.startswith("- "):
                items.append(line[2:])
            elif line.startswith("  ") and line[2:3] not in {"", " "}:
                items[-1] += f"\n{line}"
            else:
                raise Unsure
        for item in items:
            if _OTHER_BLOCK.search(item.replace("\n  ", "\n")) or not item.strip():
                raise Unsure
        return "<ul>\n" + "".join(f"<li>{self._line(item)}</li>\n" for item in items) + "</ul>"

    def _element(self, block: str) -> str:
        if not self.open:
            self.ids.update(ids_of(block))
            return copied(block)
        element = element_of(block)
        self.ids.update(element.ids)
        self.elements.update(element.own)
        return element.html

    def _table(self, block: str) -> str:
        rows = block.split("\n")
        rule = rows.pop(1) if len(rows) > _LEAST_OF_A_TABLE else ""
        head = rows.pop(0)
        sides = [_side(found) for found in _RULE.finditer(rule)]
        if not sides or "".join(found[0] for found in _RULE.finditer(rule)) + "|" != rule:
            raise Unsure
        body = "".join(self._row(row, "td", sides) for row in rows)
        return f"<table>\n<thead>\n{self._row(head, 'th', sides)}</thead>\n<tbody>\n{body}</tbody>\n</table>"

    def _row(self, row: str, tag: str, sides: list[str]) -> str:
        cells = row.split("|")
        if cells.pop(0) or cells.pop() or len(cells) != len(sides):
            raise Unsure
        inside = (
            f"<{tag}{side}>{self._line(cell.strip())}</{tag}>\n"
            for cell, side in zip(cells, sides, strict=True)
        )
        return f"<tr>\n{''.join(inside)}</tr>\n"

    def finish(self) -> Body:
        self._settle()
        if self.open:
            raise Unsure
        headings: list[Heading] = []
        for place, level, html, given in self.titles:
            name = " ".join(_TAGS.sub("", html).split())
            key = _unique(_slug(unescape(name)), self.elements)
            headings.append(Heading(level, key, name))
            self.ids.add(key)
            self.out[place] = _heading_html(level, key, html, given)
        return Body("\n".join(self.out).strip(), headings, self.ids)


def _nothing(_: str) -> Any:  # noqa: ANN401 -- what is asked for is never there
    raise Unsure


@lru_cache(maxsize=2048)
def _alone(block: str, *, inside: bool) -> _Page | None:
    """Return what a block without links becomes, None where it is not known: headings, labels and names stand on many pages.

    Args:
        block: the block.
        inside: whether it stands in an element.
    """
    page = _Page(_nothing, _nothing, open=["div"] if inside else [])
    try:
        page.convert(block)
    except Unsure:
        return None
    return page


def _heading_html(level: int, key: str, html: str, given: str) -> str:
    tag = f"h{level}"
    attributes = f'{given} id="{key}"'
    return f"{start_tag(tag, attributes)}{html}</{tag}>"


def _side(rule: re.Match[str]) -> str:
    side = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}[rule[1], rule[2]]
    return f' style="text-align: {side};"' if side else ""


def _slug(text: str) -> str:
    """Return a heading as an identifier, as Python-Markdown's extension toc does by default."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _unique(key: str, taken: set[str]) -> str:
    found, number = key, 0
    if key in taken or not key:
        if numbered := re.fullmatch(r"(.*)_([0-9]+)", key):
            key, number = numbered[1], int(numbered[2])
        found = f"{key}_{number + 1}"
        while found in taken:
            number += 1
            found = f"{key}_{number + 1}"
    taken.add(found)
    return found
