"""The texts that Python puts together: evidence in figures, and texts cut short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.pages.texts import texts_of
from claimpress.pages.views import Counts
from claimpress.pages.wording import glance, short
from claimpress.records.config import Config, Settings


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (Counts(2, 3, 1, 5, 2), "2 support · 3 refute · 1 context, from 5 documents, 2 independent origins"),
        (Counts(1, 1, 0, 1, 1), "1 supports · 1 refutes, from 1 document, 1 independent origin"),
        (Counts(0, 0, 2, 0, 1), "2 context, from no stored document, 1 independent origin"),
        (Counts(0, 0, 0, 0, 0), "No evidence on record"),
    ],
)
def test_glance(counts: Counts, expected: str):
    """The evidence in figures leaves out what there is none of."""
    assert expected == glance(texts_of(Config()), counts)


def test_glance_in_arabic():
    """The noun has the form that its number asks for: one, two, a few, many."""
    t = texts_of(Config(settings=Settings(language="ar")))
    expected = "دليلان داعمان · 3 أدلة داحضة، من 11 وثيقةً، ومن أصل مستقل واحد"
    assert expected == glance(t, Counts(2, 3, 0, 11, 1))


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one  two,\nthree", 11, "one two…"),
        ("one, two three", 8, "one…"),
        ("abcdefghij", 5, "abcd…"),
        ("واحد، اثنان", 8, "واحد…"),
    ],
)
def test_short(text: str, most: int, expected: str):
    """A text is cut at the end of a word, without the punctuation that would stand before the ellipsis."""
    assert expected == short(text, most)


@given(st.text(), st.integers(1, 200))
def test_short_is_never_too_long(text: str, most: int):
    """No text is longer than asked for."""
    assert len(short(text, most)) <= most
