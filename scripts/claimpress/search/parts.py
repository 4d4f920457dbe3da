"""An index in parts: those of the oldest pages are large and stay as they are, those of the newest small and soon made again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from typing import Final

from claimpress.search.searched import Searched

_SETTLED: Final = 1000
"""Pages of a large part. A reader fetches about 25 kB from every part for a word: fewer parts are quicker to read."""
_RECENT: Final = 250
"""Pages of a small part. Pagefind takes about 2 ms for each page of a part in which one has changed."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some pages of an index.

    Args:
        name: the name of its folder, which tells what it holds: another name, other pages or other words on them.
        boost: how much more than others its pages count.
        pages: their paths below the site's folder.
    """

    name: str
    boost: float
    pages: tuple[str, ...]


def parts_of(pages: Iterable[Searched], made_by: str) -> tuple[Part, ...]:
    """Return the parts of an index, those that count most first.

    Args:
        pages: all pages that the search finds.
        made_by: what else an index depends on: the program that makes it, and how it is told to.
    """
    ordered = sorted(pages, key=lambda page: (-page.boost, page.order, page.path))
    return tuple(
        _part(boost, some, made_by)
        for boost, alike in groupby(ordered, key=lambda page: page.boost)
        for some in _cut(tuple(alike))
    )


def _cut(pages: Sequence[Searched]) -> Iterator[Sequence[Searched]]:
    settled = len(pages) // _SETTLED * _SETTLED
    for start in range(0, settled, _SETTLED):
        yield pages[start : start + _SETTLED]
    for start in range(settled, len(pages), _RECENT):
        yield pages[start : start + _RECENT]


def _part(boost: float, pages: Sequence[Searched], made_by: str) -> Part:
    said = "\n".join([made_by, *(f"{page.path}\0{page.print}" for page in pages)])
    name = blake2b(said.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return Part(name, boost, tuple(page.path for page in pages))
