"""How many words a text has, and whether a place lies inside one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.quotes.fold import fold
from claimpress.quotes.words import count, inside, whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("one", 1),
        ("no such demand", 3),
        ("yes - no", 2),
        ("$65-billion plan", 2),
        ("中", 1),
        ("中国", 1),
        ("中国要求", 2),
        ("中国 in 巴基", 3),
        ("中国IN", 2),
        ("ประเทศ", 3),
        ("...", 0),
    ],
)
def test_counts_words(text: str, expected: int):
    """Two letters make a word where a script has no spaces between words."""
    assert expected == count(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un|lawful", "unlawful"),
        ("un| lawful", None),
        ("65|.5", "65.5"),
        ("65.|5", "65.5"),
        ("65|.", None),
        ("1|,650", "1,650"),
        ("10|:30", "10:30"),
        ("90|%", "90%"),
        ("90| %", "90 %"),
        ("90 |% of", "90 %"),
        ("$|65", "$65"),
        ("-|5", "-5"),
        ("a -|$5", "-$5"),
        ("60-|65", None),
        ("- |5", None),
        ("65|€", "65€"),
        ("can|'t", "can't"),
        ("China|'s", None),
        ("non-|Chinese", "non-Chinese"),
        ("counter-|terrorism", None),
        ("3|rd", "3rd"),
        ("Москва|ми", "Москвами"),
        ("Αθή|να", "Αθήνα"),
        ("中|国", None),
        ("x" * 300 + "|" + "y", "x" * 100 + "y"),
        ("|word", None),
        ("word|", None),
    ],
)
def test_knows_what_is_inside_a_word(text: str, expected: str | None):
    """A sign belongs to its number, ``n't`` and ``non-`` to their word; an overlong word is shown in part."""
    offset = text.index("|")
    folded = fold(text.replace("|", ""))
    span = whole(folded, offset)
    found = None if span is None else folded.text[slice(*span)]
    if expected is not None and len(expected) > 60:
        assert found is not None
        assert found.endswith("xy")
    else:
        assert expected == found


@given(st.text(alphabet="ab1,. -%$':/n't5中é°", max_size=12))
def test_the_quick_answer_is_the_right_one(text: str):
    """Both functions agree everywhere."""
    folded = fold(text)
    for offset in range(len(folded.text) + 1):
        assert inside(folded, offset) is (whole(folded, offset) is not None)
