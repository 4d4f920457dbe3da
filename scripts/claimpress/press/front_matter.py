"""The front matter of a page: the lines that our templates write, and MkDocs' own reading for all others."""

import re
from typing import Any, Final

from mkdocs.utils import meta

_BLOCK: Final = re.compile(r"---\n((?:[^\n]+\n)*?)---\n")
_TEXT: Final = re.compile(r'([a-z_]+): "([^"\\]*)"')
_WORD: Final = re.compile(r"([a-z]+): ([a-z]+)")
_ITEM: Final = re.compile(r'  - "([^"\\]*)"')
_BOOST: Final = re.compile(r"  boost: ([1-9])")
_EXCLUDE: Final = "  exclude: true"
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
    inner: Any = None
    for line in lines.splitlines():
        if _UNPRINTABLE.search(line):
            return None
        if line.startswith(" "):
            if not _take(line, inner):
                return None
            continue
        if inner is not None and not inner:
            return None
        inner = None
        if line in {"search:", "tags:"}:
            inner = values[line[:-1]] = {} if line == "search:" else []
        elif quoted := _TEXT.fullmatch(line):
            values[quoted[1]] = quoted[2]
        elif (word := _WORD.fullmatch(line)) and word[2] not in _NO_WORDS:
            values[word[1]] = word[2]
        else:
            return None
    return None if inner is not None and not inner else values


def _take(line: str, inner: Any) -> bool:  # noqa: ANN401 -- the values of a key, or None
    """Read a line below a key; say whether that was possible."""
    if isinstance(inner, list) and (item := _ITEM.fullmatch(line)):
        inner.append(item[1])
    elif isinstance(inner, dict) and not inner and (boost := _BOOST.fullmatch(line)):
        inner["boost"] = int(boost[1])
    elif isinstance(inner, dict) and not inner and line == _EXCLUDE:
        inner["exclude"] = True
    else:
        return False
    return True
