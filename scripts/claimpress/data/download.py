"""A file to be downloaded: its text piece by piece, so that thousands of claims neither fill the memory nor are all written anew."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file.

    Args:
        needs: what it is made from, besides the settings: claims, which stand for the sources that they name and all that these
            retell, other sources, and plain values. As long as none of it has changed, it has the same bytes.
        text: returns its text.
    """

    needs: tuple[object, ...]
    text: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Download:
    """A file that is published as it is.

    Args:
        path: its path below docs/.
        make: returns its text in pieces, in order, whenever it is asked.
    """

    path: str
    make: Callable[[], Iterable[Piece]]

    @property
    def pieces(self) -> Iterable[Piece]:
        """Its text in pieces, in order; of thousands of them none is kept."""
        return self.make()

    def text(self) -> str:
        """Return the whole text."""
        return "".join(piece.text() for piece in self.pieces)

    def data(self) -> Iterator[bytes]:
        """Yield its bytes, piece by piece."""
        return (piece.text().encode() for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """A member of a long list: what it is made from, and what returns it."""

    needs: tuple[object, ...]
    value: Callable[[], Any]


Rows = Callable[[], Iterable[Row]]
"""Returns a long list, whenever it is asked."""


def whole(path: str, needs: tuple[object, ...], text: Callable[[], str]) -> Download:
    """Return a file of a single piece."""
    return Download(path, lambda: (Piece(needs, text),))


def said(text: str) -> Piece:
    """Return a piece whose text is known."""
    return Piece((text,), lambda: text)


def json_download(path: str, values: Mapping[str, object]) -> Download:
    """Return an object as JSON that a person can read too: a line for each key, and for each member of a long list.

    Args:
        path: path below docs/ of the file.
        values: the object. Long lists in it, which are ``Rows``, are written piece by piece.
    """
    return Download(path, lambda: chain(_object(values, "\n "), (said("\n"),)))


def _object(values: Mapping[str, object], line: str) -> Iterator[Piece]:
    opening = "{"
    for key, value in values.items():
        head = f"{opening}{line}{compact(key)}: "
        opening = ","
        if callable(value):
            yield from _list(head, value, line)
        elif isinstance(value, Mapping) and any(map(callable, value.values())):
            yield said(head)
            yield from _object(value, f"{line} ")
        else:
            yield said(f"{head}{compact(value)}")
    yield said(f"{line[:-1]}}}")


def _list(head: str, rows: Rows, line: str) -> Iterator[Piece]:
    joint = f"{head}["
    end = f"{joint}]"
    for row in rows():
        yield _member(joint, row)
        joint, end = ",", f"{line}]"
    yield said(end)


def _member(joint: str, row: Row) -> Piece:
    return Piece((joint, *row.needs), lambda: f"{joint}\n{compact(row.value())}")


def compact(value: object) -> str:
    """Return a value as JSON on one line, its keys in their own order and its characters as they are."""
    return json.dumps(value, ensure_ascii=False)
