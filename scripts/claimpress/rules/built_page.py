"""A built page as what is checked of it, read as a browser reads it: links, places, loaded files, structured data, quotations."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

# Nothing here follows what happens to the tree while it grows.
_PLAIN: Final = LexborDocumentOptions.WO_EVENTS
_LOADING_LINKS: Final = frozenset(
    {"stylesheet", "preload", "modulepreload", "icon", "prefetch", "preconnect", "manifest"}
)
_LOADING: Final = frozenset({"script", "img", "iframe", "audio", "video", "source", "embed", "track"})


@dataclass(frozen=True, slots=True)
class Html:
    """What a page holds.

    Args:
        links: the addresses of its links.
        ids: the identifiers of its places.
        loaded: what a browser fetches without being asked, element and address: first links, then all others.
        json_ld: its structured data, as text.
        quotations: the text of each quotation, by the identifier of the evidence entry around it.
    """

    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    loaded: list[tuple[str, str]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    quotations: dict[str, str] = field(default_factory=dict)


def read_page(text: str) -> Html:
    """Read a page of HTML.

    Args:
        text: the page, as a theme or a person wrote it.

    Source: HTML Standard, 13.2, "Parsing HTML documents", as Lexbor implements it.
    """
    page = LexborHTMLParser(text, options=_PLAIN)
    return Html(
        links=[_given(node, "href") for node in page.css("a[href]")],
        ids={node.id for node in page.css("[id]") if node.id},
        loaded=list(_loaded(page)),
        json_ld=[node.text() for node in page.css('script[type="application/ld+json"]')],
        quotations=_quotations(page),
    )


def _given(node: LexborNode, name: str) -> str:
    return node.attrs.sget(name)


def _loaded(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in page.css("link[rel]"):
        if not _LOADING_LINKS.isdisjoint(_given(node, "rel").lower().split()):
            yield "link", _given(node, "href")
    for node in page.css("[src]"):
        if node.tag in _LOADING:
            yield node.tag, _given(node, "src")


def _quotations(page: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in page.css("blockquote"):
        if entry := _entry_of(node):
            found[entry] = found.get(entry, "") + node.text()
    return found


def _entry_of(quotation: LexborNode) -> str:
    """Return the identifier of the entry that a quotation stands in; empty in none, and in another quotation, which has its words."""
    around = quotation.parent
    while around is not None and around.tag != "blockquote":
        if (around.id or "").startswith("e-"):
            return around.id or ""
        around = around.parent
    return ""
