"""A built page read quickly: what ``pages.html.parse`` finds, without an HTML parser where the page is written plainly."""

import re
from html import unescape
from typing import Final, NamedTuple

from claimpress.pages.html import Html, parse

_LOADING_LINKS: Final = frozenset(
    {"stylesheet", "preload", "modulepreload", "icon", "prefetch", "preconnect", "manifest"}
)
_LOADING: Final = frozenset({"script", "img", "iframe", "audio", "video", "source", "embed", "track"})
_VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
# Every tag, comment and script of a page, whole; what stands between them holds no tag.
_TOKEN: Final = re.compile(
    r"(<!--[^-]*+(?:-[^-]++)*+-->|<script(?: [^<>]*)?>(?s:.*?)</script>|<(?:[^<>\"]++|\"[^\"]*+\")*+>)"
)
_TAG: Final = re.compile(
    r"<(?:(/)?([a-z][a-z0-9]*)((?: [a-zA-Z:_-]+(?:=\"[^\"]*\")?)*)( ?/)?>|!--[^-]*(?:-[^-]+)*-->|!doctype html>)"
)
_ATTRIBUTE: Final = re.compile(r" ([a-zA-Z:_-]+)(?:=\"([^\"]*)\")?")
_MOST_KEPT: Final = 10_000
"""Tags that are remembered: most stand on every page."""


class _Token(NamedTuple):
    """What a tag says.

    Args:
        tag: name of its element; empty for a comment.
        end: whether it ends the element.
        alone: whether the element holds nothing.
        id: identifier of the element, or None.
        link: where it links to, or None.
        loaded: what it loads, or None.
        script: its text, for structured data, or None.
        tells: whether it says any of that.
    """

    tag: str
    end: bool = False
    alone: bool = False
    id: str | None = None
    link: str | None = None
    loaded: tuple[str, str] | None = None
    script: str | None = None
    tells: bool = False


_KEPT: Final[dict[str, _Token | None]] = {}


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
    pieces = _TOKEN.split(text)
    for number in range(1, len(pieces), 2):
        before, token = pieces[number - 1], _token(pieces[number])
        if token is None or "<" in before:
            return None
        if quoted and before:
            _quote(page, open_, before)
        if token.end:
            quoted -= _close(open_, token.tag)
            continue
        if not token.tag:
            continue
        if token.tells:
            _tell(page, token)
        if token.tag == "script" and quoted:
            return None
        if not token.alone:
            open_.append((token.tag, token.id or ""))
            quoted += token.tag == "blockquote"
    return None if quoted or "<" in pieces[-1] else page


def _token(text: str) -> _Token | None:
    """Return what a tag, a comment or a script says; None where it is not written in full."""
    if text in _KEPT:
        return _KEPT[text]
    if len(_KEPT) > _MOST_KEPT:
        _KEPT.clear()
    found = _KEPT[text] = _read(text)
    return found


def _read(text: str) -> _Token | None:
    is_script = text.startswith("<script")
    found = _TAG.match(text)
    if found is None or (found.end() < len(text) and not is_script):
        return None
    tag = found[2]
    if tag is None:
        return _Token("")
    if found[1]:
        return _Token(tag, end=True)
    if tag in {"style", "textarea"} or (tag == "script" and (found[4] or not text.endswith("</script>"))):
        return None
    given = _attributes(found[3])
    script = None
    if tag == "script" and given.get("type") == "application/ld+json":
        script = text[found.end() : -len("</script>")]
    alone = tag in _VOID or tag == "script" or bool(found[4])
    link = given.get("href") if tag == "a" else None
    loaded, own = _loaded(tag, given), given.get("id")
    tells = any(found is not None for found in (own, link, loaded, script))
    return _Token(tag, alone=alone, id=own, link=link, loaded=loaded, script=script, tells=tells)


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(text)}


def _loaded(tag: str, given: dict[str, str]) -> tuple[str, str] | None:
    if tag == "link" and _LOADING_LINKS.intersection(given.get("rel", "").lower().split()):
        return (tag, given.get("href", ""))
    return (tag, given["src"]) if tag in _LOADING and "src" in given else None


def _close(open_: list[tuple[str, str]], tag: str) -> int:
    """Take out an element and whatever is still open in it, and say how many quotations were among them."""
    if open_ and open_[-1][0] == tag:
        open_.pop()
        return tag == "blockquote"
    for number in range(len(open_) - 1, -1, -1):
        if open_[number][0] == tag:
            quotations = sum(name == "blockquote" for name, _ in open_[number:])
            del open_[number:]
            return quotations
    return 0


def _tell(page: Html, token: _Token) -> None:
    if token.id is not None:
        page.ids.add(token.id)
    if token.link is not None:
        page.links.append(token.link)
    if token.loaded is not None:
        page.loaded.append(token.loaded)
    if token.script is not None:
        page.json_ld.append(token.script)


def _quote(page: Html, open_: list[tuple[str, str]], raw: str) -> None:
    around = [anchor for _, anchor in open_ if anchor.startswith("e-")]
    if around:
        page.quotations[around[-1]] = page.quotations.get(around[-1], "") + unescape(raw)
