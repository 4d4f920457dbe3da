"""What a difference weighs."""

import pytest

from claimpress.mend.weight import cautions, is_typography
from claimpress.quotes.difference import Change, difference


@pytest.mark.parametrize(
    ("quote", "document"),
    [
        ("the same words", "the same words"),
        ("THE COUNCIL", "the Council"),
        ("decision making", "decision-making"),
        ("a pier, long", "a pier long"),
        ("the ﬁrst pier", "the first pier"),
        ("the pier - new - is open", "the pier—new—is open"),
        ("he said: 'the pier'", "he said the pier."),
    ],
)
def test_typography(quote: str, document: str):
    """Case, spaces, letter forms and light punctuation make no other statement."""
    changes = difference(quote, document)
    assert (True, ()) == (all(map(is_typography, changes)), cautions(changes))


@pytest.mark.parametrize(
    ("quote", "document", "said"),
    [
        ("a claim", "a demand", ()),
        ("a pier?", "a pier.", ()),
        ("a pier (new)", "a pier new", ()),
        ("a few", "few", ()),
        ("costs 6.5", "costs 65", ("a number differs: the quote has “6.5”, the document has “65”",)),
        ("costs 90 %", "costs 90%", ("a number differs: the quote has “90 %”, the document has “90%”",)),
        ("two boats", "three boats", ("a number differs: the quote has “two”, the document has “three”",)),
        (
            "he did say",
            "he did not say",
            (
                "a word that turns the sense round differs: the quote has nothing there, the document has “not”",
            ),
        ),
        (
            "he never\nsaid",
            "he said",
            (
                "a word that turns the sense round differs: the quote has “never”, the document has nothing there",
            ),
        ),
        (
            "the boat may, sail",
            "the boat will sail",
            ("a word that weakens the statement differs: the quote has “may,”, the document has “will”",),
        ),
        (
            "in may",
            "in May",
            ("a word that weakens the statement differs: the quote has “may”, the document has “May”",),
        ),
    ],
)
def test_more_than_typography(quote: str, document: str, said: tuple[str, ...]):
    """Another word always is; numbers, negations and hedges are named besides."""
    changes = difference(quote, document)
    assert (False, said) == (all(map(is_typography, changes)), cautions(changes))


def test_the_same_words_weigh_nothing():
    """Even where they hold a number."""
    change = Change("same", "90", "90")
    assert (True, ()) == (is_typography(change), cautions((change,)))
