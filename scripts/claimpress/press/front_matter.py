"""The front matter of a page: the lines that our templates write, and MkDocs' own reading for all others."""

import re
from typing import Any, Final

from mkdocs.utils import meta

_BLOCK: Final = re.compile(r"---\n((?:[^\n]+\n)*?)---\n")
_TEXT: Final = re.compile(r'([a-z]+): "([^"\\]*)"')
_WORD: Final = re.compile(r"([a-z]+): ([a-z]+)")
_SEARCH: Final[dict[str, dict[str, Any]]] = {"  boost: 2": {"boost": 2}, "  exclude: true": {"exclude": True}}
# What YAML 1.1 reads as something else than a word.
_NO_WORDS: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
# What YAML does not take in a text, or reads otherwise than it is typed.
_UNPRINTABLE: Final = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def read(text: str) -> tuple[str, dict[str, Any]]:
    """Return the Markdown of a page and the values of its front matter, as ``mkdocs.utils.meta.get_data`` does."""
    found = _BLOCK.match(text)
    values = _values(found[1]) if found else None
    if found is None or not values:
        return meta.get_data(text)
    return text[found.end() :].lstrip("\n"), values


def _values(lines: str) -> dict[str, Any] | None:
    values: dict[str, Any] = {}
    waiting = ""
    for line in lines.splitlines():
        if _UNPRINTABLE.search(line):
            return None
        if line == "search:":
            waiting = "search"
        elif waiting:
            if line not in _SEARCH:
                return None
            values[waiting] = _SEARCH[line].copy()
            waiting = ""
        elif quoted := _TEXT.fullmatch(line):
            values[quoted[1]] = quoted[2]
        elif (word := _WORD.fullmatch(line)) and word[2] not in _NO_WORDS:
            values[word[1]] = word[2]
        else:
            return None
    return None if waiting else values
