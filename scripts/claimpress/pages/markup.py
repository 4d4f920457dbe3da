"""The little Markdown that editors write: as a part of a page, and as plain text."""

import re
from functools import cache, lru_cache
from html import unescape
from typing import Final

from markdown import Markdown as Converter

from claimpress.pages.markdown import Markdown

_TAG: Final = re.compile(r"<[^>]*>")
# One line without a sign that Markdown knows, and without the beginning of a list or a line across the page.
_PLAIN: Final = re.compile(
    r"(?![-+]|\d+\.)[^\s\\`*_\[\]<>&#=\x00-\x1f\x7f-\x9f]+(?: [^\s\\`*_\[\]<>&#=\x00-\x1f\x7f-\x9f]+)*"
)
# Words that are surely emphasised: before the stars is a space or nothing, and after them no letter.
_EMPHASIS: Final = re.compile(r"(?<![^ ])(\*\*?)([^\s*](?:[^*]*[^\s*])?)\1(?![\w*])")


def inline(text: str) -> Markdown:
    """Return the Markdown of one paragraph as one line; rule S106 has seen that it holds no more than that."""
    return Markdown(" ".join(text.split()))


@lru_cache(maxsize=4096)
def plain_text(text: str) -> str:
    """Return Markdown as the text that a reader sees."""
    if _PLAIN.fullmatch(words := _EMPHASIS.sub(r"\2", text)):
        return words
    return " ".join(unescape(_TAG.sub("", _converter().reset().convert(text))).split())


@cache
def _converter() -> Converter:
    """One for all texts: to make it takes longer than to use it."""
    return Converter()
