"""A text file, stored byte for byte: what it says about itself stands at its beginning, in Markdown."""

import re
from typing import Any, Final

import yaml

from claimpress.intake.taken import Refused, Stated, Taken
from claimpress.intake.values import author, day, language, line, web_address

_UTF8: Final = "Save the text of the document as UTF-8 first."
_FRONT: Final = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_HEADING: Final = re.compile(r"^# +(\S.*?)(?: +#+)?[ \t]*\r?$", re.MULTILINE)
_LONGEST_FRONT: Final = 10_000


def take_text(data: bytes, *, markdown: bool) -> Taken | Refused:
    """Take a text as it is.

    Args:
        data: the file.
        markdown: whether it may say something about itself, in its first lines or its only main heading.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return Refused("is not UTF-8 text", _UTF8)
    if "\0" in text:
        return Refused("is not text: it holds bytes that no text has", _UTF8)
    if not text.strip():
        return Refused("is empty", "Name the file that holds the text.")
    return Taken(data, _stated(text) if markdown else Stated())


def _stated(text: str) -> Stated:
    """Return what the lines between --- and ---, and the only main heading, say."""
    front = _FRONT.match(text[:_LONGEST_FRONT])
    values = _front(front[1]) if front else {}
    headings = _HEADING.findall(text, front.end() if front else 0)

    def first(*keys: str) -> Any:  # noqa: ANN401 -- whatever stands there
        return next((values[key] for key in keys if values.get(key)), "")

    names = first("author", "authors")
    if not isinstance(names, str):
        names = [name for name in names if isinstance(name, str)] if isinstance(names, list) else ""
    return Stated(
        title=line(first("title")) or (line(headings[0]) if len(headings) == 1 else ""),
        author=author(names),
        publisher=line(first("publisher", "site", "sitename")),
        published=day(first("published", "date")),
        url=web_address(first("url", "source", "canonical")),
        language=language(first("language", "lang")),
    )


def _front(text: str) -> dict[str, Any]:
    """Read the lines as YAML in which every value is text; lines that are none say nothing."""
    try:
        values = yaml.load(text, yaml.BaseLoader)  # noqa: S506 -- it makes nothing but texts, lists and mappings
    except (yaml.YAMLError, RecursionError):
        return {}
    return {str(key).lower(): value for key, value in values.items()} if isinstance(values, dict) else {}
