"""The little Markdown that editors write: as a part of a page, and as plain text."""

import re
from html import unescape

import markdown

from claimpress.pages.views import Markdown

_TAG = re.compile(r"<[^>]*>")


def inline(text: str) -> Markdown:
    """Return the Markdown of one paragraph as one line; rule S106 has seen that it holds no more than that."""
    return Markdown(" ".join(text.split()))


def plain_text(text: str) -> str:
    """Return Markdown as the text that a reader sees."""
    return " ".join(unescape(_TAG.sub("", markdown.markdown(text))).split())
