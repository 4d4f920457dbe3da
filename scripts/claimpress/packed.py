"""Many short texts held as one: a site of thousands of pages has hundreds of thousands of links and of places they lead to."""

from collections.abc import Iterable, Iterator
from typing import Final

# HTML has no such character; an address can name it (%00), and is read then as HTML reads it.
_END: Final = "\0"
_INSTEAD: Final = "\ufffd"


class Places:
    """The identifiers of the places on a page that a link can lead to; a tenth of what a set of them takes.

    Args:
        identifiers: the identifiers, in any order.
    """

    __slots__ = ("_text",)

    def __init__(self, identifiers: Iterable[str]) -> None:
        self._text = _END + "".join(f"{identifier}{_END}" for identifier in sorted(identifiers))

    def __contains__(self, identifier: str) -> bool:
        return _END not in identifier and f"{_END}{identifier}{_END}" in self._text

    def __iter__(self) -> Iterator[str]:
        return iter(self._text.split(_END)[1:-1])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Places) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)


def packed(rows: Iterable[Iterable[str]]) -> str:
    """Return rows of texts, such as links, as one text."""
    return "".join(f"{text.replace(_END, _INSTEAD)}{_END}" for row in rows for text in row)


def unpacked(text: str, width: int) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a text that ``packed`` gave.

    Args:
        text: the text.
        width: how many texts there are in a row.
    """
    texts = text.split(_END)[:-1]
    return zip(*(texts[place::width] for place in range(width)), strict=True)
