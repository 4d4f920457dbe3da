"""The Markdown within a line: that part of it whose HTML needs no parser, and nothing on which parsers could differ.

Whatever is not certain raises ``Unsure`` and is left to Python-Markdown; the tests compare the two.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from typing import Final

Link = Callable[[str], str]
"""Returns the address in the HTML for one in the Markdown."""


class Unsure(Exception):  # noqa: N818 -- no error: the text is left to Python-Markdown
    """Something stands here that the press does not know."""


# Elements that stand in a line and hold text; their tags are copied as they are.
_IN_LINE: Final = (
    "a|abbr|b|bdi|button|circle|cite|data|defs|del|desc|ellipse|em|g|i|ins|line|mark|path|polygon|polyline|q|rect|s"
    "|small|span|strong|sub|sup|svg|text|time|tspan|u|use"
)
_GIVEN: Final = r"(?: [a-zA-Z][a-zA-Z:-]*(?:=\"[^\"<>`\\\[\]*_\n]*\")?)*"
_IN_TAG: Final = rf"(?:/(?:{_IN_LINE})|(?:br|(?:{_IN_LINE}){_GIVEN} ?/?))>"
_IN_ENTITY: Final = r"(?:#[0-9]{1,7}|[a-z]{2,8});"
# Words, and what is copied as it is.
_PLAIN: Final = re.compile(rf"(?:[^\\`*_\[\]<>&]++|<{_IN_TAG}|&{_IN_ENTITY})*+")
_RAW: Final = re.compile(rf"(?:[^<>&]++|<{_IN_TAG}|&{_IN_ENTITY})*+")
# Each begins with one of three signs; what follows is looked at only there.
_TOKEN: Final = re.compile(
    r"[\[&*](?:"
    r"(?<=\[)(?:(?P<label>[^\[\]]*)\]\((?P<url>[^\s()<>\"'\\`*\[\]{}!]+)\)|(?P<bracketed>[^\[\]]*)\](?!\())"
    r"|(?<=\*)(?:\*(?P<strong>[^\s*](?:[^*]*[^\s*])?)\*\*(?!\*)|(?P<em>[^\s*](?:[^*]*[^\s*])?)\*(?!\*))"
    r"|(?P<amp>(?<=&)(?= ))"
    r")"
)
_BREAK: Final = "  \n"
_ID: Final = re.compile(r" id=\"([^\"]*)\"")


def line_html(text: str, link: Link) -> str:
    """Return the HTML of the text of a paragraph, a heading, a list item or a cell.

    Raises:
        Unsure: the text holds anything but plain words, links, emphasis, references and the tags of a line.
    """
    if _BREAK in text:
        raise Unsure
    if _PLAIN.fullmatch(text):
        return text
    parts: list[str] = []
    place = 0
    for token in _TOKEN.finditer(text):
        gap = text[place : token.start()]
        parts.append(_certain(gap))
        place = token.end()
        match token.lastgroup:
            case "url":
                if gap.endswith("!"):  # an image
                    raise Unsure
                url = token["url"]
                parts.append(f'<a href="{_address(link(url))}">{line_html(token["label"], link)}</a>')
            case "bracketed":  # no page has definitions that it could refer to
                parts.append(f"[{line_html(token['bracketed'], link)}]")
            case "strong":
                parts.append(f"<strong>{line_html(token['strong'], link)}</strong>")
            case "em":
                parts.append(f"<em>{line_html(token['em'], link)}</em>")
            case _:
                parts.append("&amp;")
    parts.append(_certain(text[place:]))
    return "".join(parts)


def _certain(text: str) -> str:
    if not _PLAIN.fullmatch(text):
        raise Unsure
    return text


_BARE_AMPERSAND: Final = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)


def _address(url: str) -> str:
    return _BARE_AMPERSAND.sub("&amp;", url) if "&" in url else url


def raw_html(text: str) -> str:
    """Return the HTML of what stands within an element that Markdown does not look into.

    Raises:
        Unsure: it holds elements that are no part of a line.
    """
    if not _RAW.fullmatch(text):
        raise Unsure
    return text


def ids_of(text: str) -> list[str]:
    """Return the identifiers that tags in a text give."""
    return [unescape(found) for found in _ID.findall(text)] if ' id="' in text else []


_ATTRIBUTE: Final = re.compile(r' ([a-z][a-z0-9-]*)(?:="([^"<>]*)")?')


@lru_cache(maxsize=4096)
def start_tag(tag: str, text: str) -> str:
    """Return the start tag of an element as Python-Markdown writes it: its attributes in order of their names.

    Args:
        tag: its name.
        text: its attributes as they were typed, each after a space.

    Raises:
        Unsure: the attributes are not written plainly.
    """
    if not text:
        return f"<{tag}>"
    found: dict[str, str] = {}
    place = 0
    for match in _ATTRIBUTE.finditer(text):
        name, value = match[1], match[2]
        if match.start() != place or name in found:
            raise Unsure
        place = match.end()
        found[name] = name if value is None else unescape(value)
    if place != len(text):
        raise Unsure
    found.pop("markdown", None)
    written = "".join(f' {name}="{_value(value)}"' for name, value in sorted(found.items()))
    return f"<{tag}{written}>"


def _value(value: str) -> str:
    text = _address(value)
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
