"""The words that Python puts together: dates, numbers, lists, evidence in figures."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.pages.wording import (
    EVENTS,
    HEADINGS,
    RELATIONS,
    counted,
    date_text,
    day_text,
    glance,
    listed,
    short,
)
from claimpress.records.dates import PartialDate
from claimpress.records.model import HistoryKind, Relation, Stance


@pytest.mark.parametrize(
    ("written", "expected"),
    [("2024", "2024"), ("2024-11", "November 2024"), ("2024-11-04", "4 November 2024")],
)
def test_dates_are_as_precise_as_known(written: str, expected: str):
    """A date is written out with no more than is known."""
    assert expected == date_text(PartialDate.parse(written))


def test_every_month_has_its_name():
    """The months come in order."""
    expected = "January February March April May June July August September October November December"
    assert expected == " ".join(day_text(date(2024, month, 1)).split()[1] for month in range(1, 13))


@pytest.mark.parametrize(
    ("number", "many", "expected"),
    [(0, "", "0 claims"), (1, "", "1 claim"), (2, "", "2 claims"), (2, "claim files", "2 claim files")],
)
def test_counted(number: int, many: str, expected: str):
    """A number stands with its noun, in the right form."""
    assert expected == counted(number, "claim", many)


@pytest.mark.parametrize(
    ("words", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listed(words: list[str], expected: str):
    """Words are joined as a sentence joins them."""
    assert expected == listed(words)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((2, 3, 1, 5, 2), "2 support · 3 refute · 1 context, from 5 documents, 2 independent origins"),
        ((1, 1, 0, 1, 1), "1 supports · 1 refutes, from 1 document, 1 independent origin"),
        ((0, 0, 2, 0, 1), "2 context, from no stored document, 1 independent origin"),
        ((0, 0, 0, 0, 0), "No evidence on record"),
    ],
)
def test_glance(counts: tuple[int, int, int, int, int], expected: str):
    """The evidence in figures leaves out what there is none of."""
    assert expected == glance(*counts)


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one  two,\nthree", 11, "one two…"),
        ("one, two three", 8, "one…"),
        ("abcdefghij", 5, "abcd…"),
    ],
)
def test_short(text: str, most: int, expected: str):
    """A text is cut at the end of a word, without the punctuation that would stand before the ellipsis."""
    assert expected == short(text, most)


@given(st.text(), st.integers(1, 200))
def test_short_is_never_too_long(text: str, most: int):
    """No text is longer than asked for."""
    assert len(short(text, most)) <= most


def test_every_word_of_the_model_has_its_wording():
    """Whatever a record can say has words on the page."""
    expected = (set(get_args(Stance)), set(get_args(Relation)), set(get_args(HistoryKind)))
    assert expected == (set(HEADINGS), set(RELATIONS), set(EVENTS))
