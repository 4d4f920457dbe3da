"""The Markdown of a page, block by block: the blocks that our templates write, and Python-Markdown for all others."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import Final, NamedTuple

from claimpress.press.blocks import Made, alone, made_of
from claimpress.press.inline import Link, Unsure, ids_of, start_tag

# What reaches over the bounds of a block, or changes the text before it is cut into blocks.
_FAR: Final = (
    *("\t", "\r", "\x02", "\x03", "\f", "\v", "\x85", "\u2028", "\u2029"),
    *("```", "~~~", "]:", "\n\n\n", "-8<-", "[TOC]"),
)
_SPACES: Final = re.compile("\n +\n")
_DIVISION: Final = re.compile(
    r"<(div|section|article|aside)((?: [a-z][a-z0-9-]*(?:=\"[^\"<>]*\")?)*) markdown>"
)
_ENDS: Final = {f"</{tag}>": tag for tag in ("div", "section", "article", "aside")}
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
    titles: list[tuple[int, Made]] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    def take(self, block: str) -> None:
        if tag := _ENDS.get(block):
            self._settle()
            if self.empty or not self.open or self.open.pop() != tag:
                raise Unsure
            self.out.append(block)
        elif block.endswith(" markdown>") and (division := _division(block)) is not None:
            self._settle()
            tag, made = division
            self.open.append(tag)
            self.empty = True
            self._add(made)
        else:
            self.waiting.append(block)
            self.empty = False

    def _add(self, made: Made) -> None:
        if made.level:  # its place stays free until every identifier is known
            self.titles.append((len(self.out), made))
        if made.ids:
            self.ids |= made.ids
            self.elements |= made.own
        self.out.append(made.html)

    def _settle(self) -> None:
        """Convert the blocks between two bounds: one after another, or where one is not known all of them at once."""
        if not self.waiting:
            return
        blocks, self.waiting = self.waiting, []
        try:
            made = self._made(blocks)
        except Unsure:
            self._leave("\n\n".join(blocks))
            return
        for each in made:
            self._add(each)

    def _made(self, blocks: Sequence[str]) -> list[Made]:
        inside, after_list = bool(self.open), False
        made: list[Made] = []
        for block in blocks:
            found: Made | None
            # A comment holds the data of its own page.
            if "](" in block or block.startswith("<!"):
                found = made_of(block, self.link, inside=inside, after_list=after_list)
            else:
                found = alone(block, inside=inside, after_list=after_list)
            if found is None:
                raise Unsure
            made.append(found)
            after_list = block.startswith("- ")
        return made

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

    def finish(self) -> Body:
        self._settle()
        if self.open:
            raise Unsure
        headings: list[Heading] = []
        for place, title in self.titles:
            name, slug = _named(title.html)
            key = next(iter(title.own), "") or _unique(slug, self.elements)
            headings.append(Heading(title.level, key, name))
            self.ids.add(key)
            self.out[place] = _heading_html(title, key)
        return Body("\n".join(self.out).strip(), headings, self.ids)


@lru_cache(maxsize=1024)
def _division(block: str) -> tuple[str, Made] | None:
    """Return the element that a block opens, and what the block becomes; None where it opens none."""
    found = _DIVISION.fullmatch(block)
    if found is None:
        return None
    own = frozenset(ids_of(found[2]))
    return found[1], Made(start_tag(found[1], found[2]), own, own)


@lru_cache(maxsize=1024)
def _named(html: str) -> tuple[str, str]:
    """Return a heading without tags, and as an identifier."""
    name = " ".join(_TAGS.sub("", html).split())
    return name, _slug(unescape(name))


def _heading_html(title: Made, key: str) -> str:
    tag = f"h{title.level}"
    attributes = title.given if title.own else f'{title.given} id="{key}"'
    return f"{start_tag(tag, attributes)}{title.html}</{tag}>"


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
