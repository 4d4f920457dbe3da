"""The quote that was probably meant."""

import pytest

from claimpress.mend.passage import passage
from claimpress.quotes.document import Document
from claimpress.quotes.match import match
from claimpress.quotes.quotation import Verified

TEXT = """Minutes of the council

The council has approved the new pier on the north shore, and “the work will begin in April”, the mayor said.
She did not say who would pay for it. A clerk said that the shipyard may lend its crane for 2,500 crowns.
The pier is closed on Sunday. The pier is closed on Monday.
"""
DOCUMENT = Document("minutes", TEXT)


@pytest.mark.parametrize(
    ("quote", "expected", "typography"),
    [
        ("the council has approved the new pier", "The council has approved the new pier", True),
        ("The council has approved teh new pier", "The council has approved the new pier", False),
        ("She did say who would pay", "She did not say who would pay", False),
        ('and "the work shall begin in April"', 'and "the work will begin in April"', False),
        (
            "The council has aproved […] the work will begin",
            "The council has approved […] the work will begin",
            False,
        ),
        (
            "The council has aproved the new pier […] the work begins in April",
            "The council has approved the new pier […] the work will begin in April",
            False,
        ),
        (
            "A clerk [of the town] says that the shipyard may lend its crane",
            "A clerk [of the town] said that the shipyard may lend its crane",
            False,
        ),
        ("The\n  COUNCIL HAS\tapproved the new pier", "The council has approved the new pier", True),
    ],
)
def test_a_quote_with_a_slip_in_it(quote: str, expected: str, *, typography: bool):
    """The words of the document; what is typed in another way that does not count stays as it is typed."""
    found = passage(quote, DOCUMENT)
    assert found is not None
    assert (expected, typography) == (found.quote, found.typography)
    assert isinstance(match(found.quote, DOCUMENT), Verified)


@pytest.mark.parametrize(
    "quote",
    [
        "Zebras graze beneath purple umbrellas",
        "The council has torn down both of the old piers on the south shore",
        "new peer",
        "The pier is shut on every Friday",
        "[…] the council has approved",
        " […] ".join(["The council has aproved the new pier"] * 9),
        "A clerk [did not] says that the shipyard may lend",
        "",
    ],
)
def test_a_quote_that_is_too_far_from_any_passage(quote: str):
    """Nothing like it, too many words, too short a text, a mark out of place: nobody guesses."""
    assert passage(quote, DOCUMENT) is None


def test_the_words_beside_it_are_kept_to():
    """Prefix and suffix single out a passage, and no other is offered."""
    assert passage("the pier is clsed on Sunday", DOCUMENT, suffix="The pier is closed") is None
    found = passage("The pier is closd on", DOCUMENT, suffix="Monday")
    assert found is not None
    assert ("The pier is closed on", 5) == (found.quote, found.at.line)


def test_how_many_words_may_differ():
    """Five, of fifteen or more; typography is not counted."""
    words = [
        "The",
        "council",
        "has",
        "approved",
        "the",
        "new",
        "pier",
        "on",
        "the",
        "north",
        "shore,",
        "and",
        "the",
        "work",
        "will",
        "begin",
    ]
    document = Document("a", " ".join(words) + ".")

    def with_slips(count: int) -> str:
        return " ".join(f"{word}x" if at < 2 * count and at % 2 else word for at, word in enumerate(words))

    found = [passage(with_slips(count).upper(), document) is not None for count in range(8)]
    assert [True, True, True, True, True, True, False, False] == found
