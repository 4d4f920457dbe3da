"""A built page read quickly: what ``pages.html.parse`` finds, without an HTML parser where the page is written plainly."""

import re
from html import unescape
from typing import Final

from claimpress.pages.html import Html, parse

_LOADING_LINKS: Final = frozenset(
    {"stylesheet", "preload", "modulepreload", "icon", "prefetch", "preconnect", "manifest"}
)
_LOADING: Final = frozenset({"script", "img", "iframe", "audio", "video", "source", "embed", "track"})
_VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_TOLD: Final = _LOADING | {"a", "link"}
_TAG: Final = re.compile(
    r"<(?:(/)?([a-z][a-z0-9]*)((?: [a-zA-Z:_-]+(?:=\"[^\"]*\")?)*)( ?/)?>|!--[^-]*(?:-[^-]+)*-->|!doctype html>)"
)
_ATTRIBUTE: Final = re.compile(r" ([a-zA-Z:_-]+)(?:=\"([^\"]*)\")?")


def read_page(text: str) -> Html:
    """Read a page of HTML.

    Args:
        text: the page, as a theme or a person wrote it.
    """
    return _plainly(text) or parse(text)


def _plainly(text: str) -> Html | None:
    """Read a page in which every tag is written in full, or return None."""
    page = Html()
    open_: list[tuple[str, str]] = []
    quoted = 0
    place = 0
    while (start := text.find("<", place)) >= 0:
        found = _TAG.match(text, start)
        if found is None:
            return None
        if quoted and start > place:
            _quote(page, open_, text[place:start])
        place = found.end()
        tag = found[2]
        if tag is None:
            continue
        if found[1]:
            quoted -= _close(open_, tag)
            continue
        given = _attributes(found[3]) if tag in _TOLD or " id=" in found[3] else {}
        _tell(page, tag, given)
        if tag not in _VOID and not found[4]:
            open_.append((tag, given.get("id", "")))
            quoted += tag == "blockquote"
        if tag in {"script", "style", "textarea"}:
            place = -1 if quoted or found[4] or tag != "script" else _script(page, text, place, given)
            if place < 0:
                return None
    return None if quoted else page


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(text)}


def _close(open_: list[tuple[str, str]], tag: str) -> int:
    """Take out an element and whatever is still open in it, and say how many quotations were among them."""
    for number in range(len(open_) - 1, -1, -1):
        if open_[number][0] == tag:
            quotations = sum(name == "blockquote" for name, _ in open_[number:])
            del open_[number:]
            return quotations
    return 0


def _tell(page: Html, tag: str, given: dict[str, str]) -> None:
    if "id" in given:
        page.ids.add(given["id"])
    if tag == "a" and "href" in given:
        page.links.append(given["href"])
    if tag == "link" and _LOADING_LINKS.intersection(given.get("rel", "").lower().split()):
        page.loaded.append((tag, given.get("href", "")))
    if tag in _LOADING and "src" in given:
        page.loaded.append((tag, given["src"]))


def _script(page: Html, text: str, place: int, given: dict[str, str]) -> int:
    """Pass over a script, as far as its end tag; -1 where there is none."""
    end = text.find("</script>", place)
    if given.get("type") == "application/ld+json" and end >= 0:
        page.json_ld.append(text[place:end])
    return end


def _quote(page: Html, open_: list[tuple[str, str]], raw: str) -> None:
    around = [anchor for _, anchor in open_ if anchor.startswith("e-")]
    if around:
        page.quotations[around[-1]] = page.quotations.get(around[-1], "") + unescape(raw)
