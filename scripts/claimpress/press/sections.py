"""The sections of a page for the search: what Material's plugin finds in its HTML, without its HTML parser."""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Final, NamedTuple

from claimpress.press.inline import Unsure

_VOID: Final = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_KEPT: Final = frozenset(["p", "code", "pre", "li", "ol", "ul", "sub", "sup"])
_HEADINGS: Final = frozenset(f"h{level}" for level in range(1, 7))
_SKIPPED: Final = ("object", "script", "style")
_PART: Final = re.compile(
    r"<(/?)([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z:-]*(?:=\"[^\"<>]*\")?)*)( ?/)?>|<!--[^-]*(?:-[^-]+)*-->"
)
_ID: Final = re.compile(r" id=\"([^\"]*)\"")
_UNREADABLE: Final = re.compile(
    r"<(?:script|style|object|textarea|title|!\[|\?|![a-zA-Z])|class=\"(?:linenodiv|headerlink)"
)
_EVERYWHERE: Final = float("inf")


class Section(NamedTuple):
    """A stretch of a page under one heading.

    Args:
        id: the identifier of the heading.
        title: its text.
        text: what stands under it, with the tags that are kept.
        titled: whether there was anything in the heading.
    """

    id: str | None
    title: str
    text: str
    titled: bool


class _Open:
    """A section that is being read; Material holds its heading by the name of its element alone."""

    __slots__ = ("depth", "excluded", "id", "tag", "text", "title")

    def __init__(self, tag: str, depth: float, *, excluded: bool = False) -> None:
        self.tag = tag
        self.depth = depth
        self.excluded = excluded
        self.id: str | None = None
        self.title: list[str] = []
        self.text: list[str] = []


def sections_of(html: str) -> Iterator[Section]:
    """Yield the sections of a page.

    Args:
        html: its own content, as Python-Markdown writes it.

    Raises:
        Unsure: the HTML holds what is read here in another way than an HTML parser reads it.

    Source: Material for MkDocs 9.8, plugins/search/plugin.py, class ``Parser``, with all its habits.
    """
    if _UNREADABLE.search(html):
        raise Unsure
    for section in _read(html).found:
        if not section.excluded:
            title, text = "".join(section.title).strip(), "".join(section.text).strip()
            yield Section(section.id, title, text, titled=bool(section.title))


def _read(html: str) -> "_Reader":
    reader = _Reader()
    place = 0
    for found in _PART.finditer(html):
        if found.start() > place:
            reader.text(html[place : found.start()])
        place = found.end()
        tag = found[2]
        if found[1]:
            reader.end(tag)
        elif tag is not None and tag not in _VOID:
            reader.start(tag, found[3])
            if found[4]:
                reader.end(tag)
    if place < len(html):
        reader.text(html[place:])
    return reader


class _Reader:
    """Takes tags and texts and holds the sections found."""

    def __init__(self) -> None:
        self.context: list[str] = []
        self.skip = set(_SKIPPED)
        self.found: list[_Open] = []
        self.section: _Open | None = None

    def _begin(self, tag: str, depth: float, *, excluded: bool = False) -> _Open:
        self.section = _Open(tag, depth, excluded=excluded)
        self.found.append(self.section)
        return self.section

    def _skips(self) -> bool:
        return not self.skip.isdisjoint(self.context)

    def _target(self, section: _Open) -> list[str]:
        return section.title if section.tag in self.context else section.text

    def start(self, tag: str, attributes: str) -> None:
        self.context.append(tag)
        excluded = " data-search-exclude" in attributes
        if tag in _HEADINGS and (identified := _ID.search(attributes)):
            depth = len(self.context)
            if tag != "h1" and not self.found:
                self._begin("hx", depth)
            first = not self.found
            section = self._begin(tag, depth, excluded=excluded)
            if not first:
                section.id = unescape(identified[1])
        section = self.section or self._begin("hx", 0)
        if excluded:
            self.skip.add(tag)
        elif tag in _KEPT and not self._skips():
            self._target(section).append(f"<{tag}>")

    def end(self, tag: str) -> None:
        if not self.context or self.context[-1] != tag:
            return
        section = self.section
        if section is None:
            raise Unsure
        if section.depth > len(self.context):
            for other in reversed(self.found):
                if other.depth <= len(self.context):
                    section.depth = _EVERYWHERE
                    self.section = section = other
                    break
        self.context.pop()
        if tag in self.skip:
            self.skip.discard(tag)
            return
        if tag in _KEPT and not self._skips():
            self._close(tag, self._target(section))

    def _close(self, tag: str, data: list[str]) -> None:
        """Write an end tag, or take the start tag away again where nothing but space has come after it."""
        start = f"<{tag}>"
        if start not in data:
            raise Unsure
        # Material looks from the first such tag on; whatever has text after it counts as filled.
        index = data.index(start)
        if any(not piece.isspace() for piece in data[index + 1 :]):
            data.append(f"</{tag}>")
        else:
            del data[index:]

    def text(self, raw: str) -> None:
        if self._skips():
            return
        if "<" in raw:
            raise Unsure
        data = unescape(raw) if "&" in raw else raw
        if "pre" not in self.context:
            data = " " if data.isspace() else data.replace("\n", " ")
        section = self.section or self._begin("hx", 0)
        if section.tag in self.context:
            section.title.append(escape(data, quote=False))
        elif data.isspace():
            if not section.text or not section.text[-1].isspace() or "pre" in self.context:
                section.text.append(data)
        else:
            section.text.append(escape(data, quote=False))
