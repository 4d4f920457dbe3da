"""A built page as what is checked of it: links, identifiers, loaded files, structured data, quotations."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_LOADING_LINKS: Final = frozenset(
    {"stylesheet", "preload", "modulepreload", "icon", "prefetch", "preconnect", "manifest"}
)
_LOADING: Final = frozenset({"script", "img", "iframe", "audio", "video", "source", "embed", "track"})
_VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


@dataclass(slots=True)
class Html:
    """What a page holds.

    Args:
        links: the addresses of its links.
        ids: the identifiers of its places.
        loaded: what a browser fetches without being asked: element and address.
        json_ld: its structured data, as text.
        quotations: the text of each quotation, by the identifier of the evidence entry around it.
    """

    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    loaded: list[tuple[str, str]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    quotations: dict[str, str] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Html()
        self._open: list[tuple[str, str]] = []
        self._json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.page.ids.add(given["id"])
        if tag == "a" and "href" in given:
            self.page.links.append(given["href"])
        if tag == "link" and _LOADING_LINKS.intersection(given.get("rel", "").lower().split()):
            self.page.loaded.append((tag, given.get("href", "")))
        if tag in _LOADING and "src" in given:
            self.page.loaded.append((tag, given["src"]))
        self._json = tag == "script" and given.get("type") == "application/ld+json"
        if self._json:
            self.page.json_ld.append("")
        if tag not in _VOID:
            self._open.append((tag, given.get("id", "")))

    def handle_endtag(self, tag: str) -> None:
        self._json = False
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        if self._json:
            self.page.json_ld[-1] += data
        elif any(tag == "blockquote" for tag, _ in self._open):
            around = [anchor for _, anchor in self._open if anchor.startswith("e-")]
            if around:
                held = self.page.quotations.get(around[-1], "")
                self.page.quotations[around[-1]] = held + data


def parse(text: str) -> Html:
    """Read a page of HTML."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page
