"""Suggestions: the nearest passage, and the search for half-remembered words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.quotes.difference import as_text
from claimpress.quotes.document import Document
from claimpress.quotes.match import Verified, match
from claimpress.quotes.nearest import find, nearest

SEEDS = Path(__file__).parents[2] / "seeds"


def stored(number: str) -> Document:
    """Return one of this site's documents."""
    return Document(number, next(SEEDS.glob(f"{number}_*.txt")).read_bytes().decode())


@pytest.mark.parametrize(
    ("quote", "number", "line", "text", "told"),
    [
        (
            "no such claim had been made to Islamabad",
            "004",
            11,
            "no such demand had been made to Islamabad",
            "no such [quoted: claim → document: demand] had been made to Islamabad",
        ),
        (
            "Pakistan has agreed to the proposal",
            "003",
            4,
            "Pakistan has not yet agreed to the proposal",
            "Pakistan has [left out: not yet] agreed to the proposal",
        ),
        (
            "a 95% increase in fatalities",
            "000",
            7,
            "a 90% increase in fatalities",
            "a [quoted: 95% → document: 90%] increase in fatalities",
        ),
        (
            '"They want to bring in there own security"',
            "003",
            4,
            "“They want to bring in their own security,”",
            '“They want to bring in [quoted: there → document: their] own [quoted: security" → document: security,”]',
        ),
        (
            "OFFICIALS FROM THE CHINESE EMBASSY",
            "004",
            11,
            "officials from the Chinese Embassy",
            "[quoted: OFFICIALS FROM THE CHINESE EMBASSY → document: officials from the Chinese Embassy]",
        ),
        (
            "the Chinese Embassy in Pakistan […] denied all reports suggesting",
            "004",
            11,
            "denied reports suggesting",
            "denied [only in the quote: all] reports suggesting",
        ),
        ("China has asked for five elephants in the zoo", "003", None, None, None),
        ("", "003", None, None, None),
        ("[…]", "003", None, None, None),
    ],
)
def test_finds_the_nearest_passage(
    quote: str, number: str, line: int | None, text: str | None, told: str | None
):
    """From whole word to whole word, with what differs; nothing if nothing is like it."""
    document = stored(number)
    found = nearest(quote, document)
    if text is None:
        assert found is None
    else:
        assert found is not None
        assert (line, text, told) == (found.line, found.text, as_text(found.difference))
        assert text == document.text[found.start : found.end]
        assert 0 < found.score < 100


def test_what_it_suggests_is_verified():
    """The passage can be pasted as it is."""
    document = stored("003")
    found = nearest("China want its own security presense", document)
    assert found is not None
    assert isinstance(match(found.text, document), Verified)
    assert "China wants its own security presence" == found.text


@given(st.text(max_size=60), st.text(max_size=200))
def test_answers_anything(quote: str, text: str):
    """Whatever is asked of whatever document, the passage is a part of it."""
    document = Document("d", text)
    found = nearest(quote, document)
    if found is not None:
        assert found.text == document.text[found.start : found.end] != ""
    assert all(place.text in text for place in find(quote, [document]))


def test_finds_half_remembered_words():
    """Best first, two of a document at most, the sentence around them."""
    documents = [stored(number) for number in ("000", "001", "002", "003", "004")]
    first, *rest = find("bring their own securty", documents)
    assert (
        "003",
        4,
        "“They want to bring in their own security,” one official revealed, though Pakistan has not yet agreed to the proposal.",
    ) == (first.source, first.line, first.text)
    assert stored("003").text[first.start : first.end] == first.text
    assert 80 < first.score < 100
    assert sorted((place.score for place in rest), reverse=True) == [place.score for place in rest]


def test_finds_words_in_another_order():
    """Memory keeps words, not their order."""
    documents = [stored(number) for number in ("000", "001", "002", "003", "004")]
    found = find("agenda, speculation", documents, limit=2)
    assert {"000", "002"} == {place.source for place in found}


def test_finds_two_places_of_a_document_at_most():
    """Five results are not all from the longest document."""
    document = Document("d", "The talks failed.\n\nThe talks failed again.\n\nThe talks failed at last.")
    assert [("The talks failed.", 1), ("The talks failed again.", 3)] == [
        (place.text, place.line) for place in find("the talks failed", [document])
    ]
    assert 4 == len(find("the talks failed", [document] * 2))
    assert 3 == len(find("the talks failed", [document] * 2, limit=3))


def test_finds_words_across_two_sentences():
    """Both sentences are shown."""
    document = Document("d", "It is a long day. He left early, they said. Nobody saw him go. It is night.")
    assert (
        "He left early, they said. Nobody saw him go."
        == find("early, they said. Nobody saw", [document])[0].text
    )


def test_finds_nothing_where_there_is_nothing():
    """No likeness, no result."""
    assert [] == find("xyzzy plugh", [stored("003"), Document("e", "")])
    assert [] == find("", [stored("003")])
    assert [] == find("talks", [])


def test_finds_the_passage_in_a_long_document():
    """The nearest passage is the right one however much surrounds it."""
    text = stored("003").text
    document = Document("d", "Nothing to see here. " * 1_000 + text + " Nothing to see here." * 1_000)
    found = nearest("Five Pakistani police and government officials have confirmed to Reuters", document)
    assert found is not None
    assert "Five Pakistani security and government officials confirmed to Reuters" == found.text
