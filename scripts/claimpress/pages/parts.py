"""Long lists in parts: one page for the newest rows, and pages that stay as they are for all older ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

ROWS: Final = 100
"""Rows of a full part: 6 to 8 kB on their way to a reader, and as many as the explorer shows at a time.

The first page holds what fills no part, and one part more, so that it is never nearly empty: 100 to 199 rows.
"""

Row = TypeVar("Row")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """One page of a list.

    Args:
        rows: what it lists, in the order of the list.
        page: its path below docs/.
        number: its number; 0 for the first page, which has the address of the list.
        first: the number of the row that is counted first.
        last: the number of the row that is counted last.
        all: how many rows the list has. Pages of a list by age do not name it: they would change with every new row.
        by_age: the newest rows stand first, and rows and parts are counted from the oldest; otherwise from the top.
        before: the page with the rows before these; empty on the first.
        after: the page with the rows after these; empty on the last.
        top: the first page of the list.
        end: the last page of the list.
        others: on the first page, every other one with its number, in the order of the list.
    """

    rows: tuple[Row, ...]
    page: str
    number: int
    first: int
    last: int
    all: int
    by_age: bool
    before: str
    after: str
    top: str
    end: str
    others: tuple[tuple[int, str], ...] = ()

    @property
    def place(self) -> tuple[object, ...]:
        """Everything that its page says of it but its rows."""
        return (
            *(self.page, self.number, self.first, self.last, self.all, self.by_age),
            *(self.before, self.after, self.top, self.end, self.others),
        )

    def with_rows(self, rows: tuple[Other, ...]) -> "Part[Other]":
        """Return the same part of a list of other rows, such as the rows as they are shown."""
        return Part(rows, *self.place)  # type: ignore[arg-type] # in the order of the fields


def parts(rows: Sequence[Row], page: str, size: int = ROWS, *, by_age: bool = True) -> tuple[Part[Row], ...]:
    """Cut a list into its pages.

    Full parts of a list by age are cut and numbered from the oldest row, so that a new row changes the first page alone; once in
    so many rows, the oldest on that page become a new part. In any other order, a new row moves the rows after it.

    Args:
        rows: the rows of the list, in its order.
        page: path below docs/ of the list.
        size: rows of a full part.
        by_age: the newest rows stand first.
    """
    full = _full_parts(len(rows), size)
    numbers = (0, *(range(full, 0, -1) if by_age else range(2, full + 2)))
    pages = [_page(page, number) for number in numbers]
    found: list[Part[Row]] = []
    for place, number in enumerate(numbers):
        end = len(rows) - (full - place) * size
        start = end - size if place else 0
        others = tuple(zip(numbers[1:], pages[1:], strict=True)) if not place else ()
        counted = (len(rows) - end + 1, len(rows) - start) if by_age else (start + 1, end)
        near = (pages[place - 1] if place else "", pages[place + 1] if place < full else "")
        shown = tuple(rows[start:end])
        found.append(
            Part(shown, pages[place], number, *counted, len(rows), by_age, *near, page, pages[-1], others)
        )
    return tuple(found)


def part_page(page: str, number: int, rows: int, size: int = ROWS) -> str:
    """Return the page on which a row of a list by age stands.

    Args:
        page: path below docs/ of the list.
        number: the row, counted from 0 for the oldest.
        rows: how many rows the list has.
        size: rows of a full part.
    """
    part = number // size
    return _page(page, part + 1 if part < _full_parts(rows, size) else 0)


def _full_parts(rows: int, size: int) -> int:
    return max(0, rows // size - 1)


def _page(page: str, number: int) -> str:
    """No record and no name is called so: they stand one folder higher."""
    return f"{page.removesuffix('.md').removesuffix('/index')}/part/{number}.md" if number else page
