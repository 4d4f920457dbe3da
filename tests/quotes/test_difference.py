"""Differences between a quote and a passage, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.quotes.difference import Change, as_text, difference


def test_names_what_changed():
    """Four kinds of change, in the order of the text."""
    assert (
        Change("quote-only", "indeed", ""),
        Change("same", "no such", "no such"),
        Change("changed", "claim", "demand"),
        Change("same", "had been", "had been"),
        Change("document-only", "", "ever"),
        Change("same", "made", "made"),
    ) == difference("indeed no such claim had been made", "no such demand had been ever made")


@pytest.mark.parametrize(
    ("quote", "passage", "expected"),
    [
        (
            "no such claim had been made",
            "no such demand had been made",
            "no such [quoted: claim → document: demand] had been made",
        ),
        ("has agreed", "has not yet agreed", "has [left out: not yet] agreed"),
        ("has indeed asked", "has asked", "has [only in the quote: indeed] asked"),
        ("rose 65%", "rose 65.5%", "rose [quoted: 65% → document: 65.5%]"),
        ("the Embassy", "the embassy", "the [quoted: Embassy → document: embassy]"),
        ("own security said", "own\n  security, said", "own [quoted: security → document: security,] said"),
        ("中国要求", "中国没有要求", "中国 [left out: 没有] 要求"),
        ("", "one", "[left out: one]"),
        ("", "", ""),
    ],
)
def test_tells_it_in_plain_text(quote: str, passage: str, expected: str):
    """The notation can be read without colours."""
    assert expected == as_text(difference(quote, passage))


def test_typography_is_no_difference():
    """What folding levels is the same, and is shown as the document has it."""
    changes = difference('"it\'s  so" - cafe\u0301 \u200b', "“it’s so” – café")
    assert (Change("same", '"it\'s  so" - cafe\u0301', "“it’s so” – café"),) == changes


@given(
    st.lists(st.sampled_from(["a", "b", "not", "“c”", "d,"])),
    st.lists(st.sampled_from(["a", "b", "“c”", "e"])),
)
def test_loses_no_word(quote: list[str], passage: list[str]):
    """Put together again, the changes are the two texts."""
    changes = difference(" ".join(quote), " ".join(passage))
    assert quote == [word for change in changes for word in change.quote.split()]
    assert passage == [word for change in changes for word in change.document.split()]
    assert all((change.kind == "same") is (change.quote == change.document) for change in changes)
