"""Words that turn a statement round or weaken it."""

from pathlib import Path

import pytest

from claimpress.quotes.document import Document
from claimpress.quotes.hedges import HEDGES, NEGATIONS, cut_off, holds_negation, holds_number
from claimpress.quotes.match import Verified, match

SEEDS = Path(__file__).parents[2] / "seeds"


def around(quote: str, number: str) -> tuple[str, ...]:
    """Return what a quotation from one of this site's documents is cut off from."""
    document = Document(number, next(SEEDS.glob(f"{number}_*.txt")).read_bytes().decode())
    return around_in(quote, document)


def around_in(quote: str, document: Document) -> tuple[str, ...]:
    """Return what a quotation is cut off from."""
    outcome = match(quote, document)
    assert isinstance(outcome, Verified)
    return cut_off(outcome.quotation, document)


@pytest.mark.parametrize(
    ("quote", "number", "expected"),
    [
        ("such demand had been made to Islamabad", "004", ("no",)),
        ("no such demand had been made to Islamabad", "004", ()),
        ("They want to bring in their own security", "003", ("not",)),
        ("China urged Pakistan to discuss the implementation", "004", ("Allegedly",)),
        ("Beijing is sending security teams to safeguard its citizens", "004", ("denied",)),
        ("Beijing had urged Islamabad to allow Chinese security personnel", "000", ("rejected", "claimed")),
        ("Islamabad has received a written proposal from Beijing", "002", ("believed",)),
        ("However, neither Beijing […] officially confirmed these talks", "001", ("nor",)),
        ("claimed responsibility for the attack via social media", "000", ()),
        ("Majeed Brigade", "000", ()),
        ("adhere to agreed security protocols", "003", ("failure",)),
        ("deemed a significant security", "004", ("claimed",)),
    ],
)
def test_finds_what_a_quotation_is_cut_off_from(quote: str, number: str, expected: tuple[str, ...]):
    """In its sentence, outside its own words, in order and as written."""
    assert expected == around(quote, number)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("they reported that China has […] asked Pakistan for help", ("may", "possibly", "not")),
        ("for help", ("may", "possibly", "not")),
        ("have [certainly] found that they reported", ("may", "possibly", "not")),
        ("may [thus] have possibly found", ("not",)),
    ],
)
def test_what_was_left_out_or_replaced_is_outside(quote: str, expected: tuple[str, ...]):
    """Only words of the source that are shown count as shown."""
    text = "We may have possibly found that they reported that China has not asked Pakistan for help. He may. No."
    assert expected == around_in(quote, Document("d", text))


@pytest.mark.parametrize(
    ("quote", "expected"), [("They can", "can’t"), ("not stay", "cannot"), ("They can’t", "cannot")]
)
def test_a_word_that_is_cut_is_outside(quote: str, expected: str):
    """Half a negation is no negation."""
    document = Document("d", "They can’t go and cannot stay.")
    assert expected in around_in(quote, document)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("has not asked", "not"),
        ("They can’t", "can’t"),
        ("cannot", "cannot"),
        ("NO WAY", "NO"),
        ("asked—never", "never"),
        ("non-Chinese", "non"),
        ("it failed to say", "failed"),
        ("May not", "not"),
        ("Maybe never", "never"),
        ("no\u00adthing", "nothing"),
        ("a failed state", None),
        ("No. 5", None),
        ("nothing", "nothing"),
        ("note knot notable", None),
        ("indeed", None),
        ("would have", None),
        ("", None),
    ],
)
def test_finds_a_negation(text: str, expected: str | None):
    """Whole words only, whatever their case and apostrophe."""
    found = holds_negation(text)
    assert (None if expected is None else expected.replace("’", "'")) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("65", "65"),
        ("about 1,650 men", "1,650"),
        ("Five officials", "Five"),
        ("twenty-two", "twenty"),
        ("٣", "٣"),
        ("½", "½"),
        ("two\u00a0million", "two"),
        ("a million", "million"),
        ("one official", None),
        ("often", None),
        ("", None),
    ],
)
def test_finds_a_number(text: str, expected: str | None):
    """Figures of any script, and number words; ``one`` is mostly none."""
    assert expected == holds_number(text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In May 2024 the talks began.", ()),
        ("As for the talks, they may begin.", ("may",)),
        ("The bomb claimed the lives of many in the talks.", ()),
        ("He claims the talks began.", ("claims",)),
        ("A security failure preceded the talks.", ()),
        ("If they would meet, the talks could begin.", ()),
        ("Room No. 5 was for the talks.", ()),
    ],
)
def test_raises_no_false_alarm(sentence: str, expected: tuple[str, ...]):
    """A month, a claimed attack, a failure of something and a mere condition are no hedges."""
    assert expected == around_in("the talks", Document("d", sentence))


def test_the_lists_are_lower_case_and_do_not_overlap():
    """Every word is in one list, the way it is compared."""
    assert frozenset() == NEGATIONS & HEDGES
    assert all(word == word.lower() and word.isascii() for word in NEGATIONS | HEDGES)
