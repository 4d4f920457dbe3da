"""Breaking a text into lines that fit. A character is half as wide as it is high, a Chinese one as wide."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.share.wrap import ELLIPSIS, Fitted, Room, Unit, cut, fit, units

SIZES = (80, 60, 40, 20)


def measure(text: str) -> float:
    """Return the width of a text, in parts of its size."""
    return sum(1.0 if unicodedata.east_asian_width(one) in "WF" else 0.5 for one in text)


def fitted(text: str, width: float = 400, height: float = 200) -> Fitted:
    """Fit a text into a room, with no space between the lines."""
    return fit(text, measure, Room(width, height, 1), SIZES)


def test_a_short_text_is_large():
    """On one line, at the largest size."""
    assert Fitted(80, ("No boats.",)) == fitted("No boats.")


def test_a_longer_text_is_smaller_and_its_lines_are_alike():
    """Rather than one full line and a last word."""
    assert Fitted(60, ("The ferry", "stops again", "on Friday.")) == fitted(
        "The ferry stops again on Friday."
    )


def test_a_word_is_not_broken_at_a_large_size():
    """The text is set smaller first."""
    assert Fitted(60, ("Schifffahrt",)) == fitted("Schifffahrt")


def test_a_very_long_word_is_broken_at_a_middling_size():
    """It does not make the whole text small."""
    assert Fitted(40, ("a", "xxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxx")) == fitted("a " + "x" * 30)


def test_a_mark_is_not_parted_from_its_letter():
    """Where a word has to be broken."""
    found = fitted("x\u0301" * 45, height=120)
    assert [] == [line for line in found.lines if line.startswith("\u0301")]
    assert "x\u0301" * 45 == "".join(found.lines)


def test_a_text_that_does_not_fit_is_cut():
    """With an ellipsis, after a whole word."""
    found = fitted("boat " * 100, height=45)
    assert (20, 2, f"boat boat boat boat boat boat boat boat{ELLIPSIS}") == (
        found.size,
        len(found.lines),
        found.lines[1],
    )


def test_an_empty_text_has_no_lines():
    """There is nothing to set."""
    assert Fitted(80, ()) == fitted("")


def test_chinese_is_broken_between_characters():
    """But no line begins with a stop, or ends with an opening mark."""
    assert ["中", "国", "要", "求，", "《是》。"] == [unit.text for unit in units("中国要求，《是》。")]
    found = fitted("他们想引进自己的安保，没有。", width=200, height=400)
    assert [] == [line for line in found.lines if line[0] in "，。"]


def test_words_in_chinese_stay_whole():
    """A line may end before or after them."""
    expected = [Unit("在", spaced=False), Unit("Reuters", spaced=False), Unit("说", spaced=False)]
    assert expected == list(units("在Reuters说"))


def test_a_compound_may_be_broken_after_its_hyphen():
    """A number or a sign after it is no reason to."""
    expected = ["non-", "existent", "COVID-19", "and/", "or", "-5"]
    assert expected == [unit.text for unit in units("non-existent COVID-19 and/or -5")]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Reuters", 3.5, "Reuters"),
        ("Reuters, a news agency", 6.5, "Reuters, a…"),
        ("Reuters, a news agency", 4.5, "Reuters…"),
        ("Schifffahrtsgesellschaft", 4, "Schifff…"),
        ("路透社记者", 4, "路透社…"),
    ],
)
def test_a_line_is_cut_at_a_word(text: str, width: float, expected: str):
    """Without the comma that stood before it; within a word only when it is the first."""
    assert expected == cut(text, measure, width)


@given(st.text("ab -中，é", min_size=1, max_size=120).map(lambda text: " ".join(text.split())).filter(bool))
def test_every_line_fits(text: str):
    """And nothing is lost, unless it is cut."""
    room = Room(200, 160, 1.2)
    found = fit(text, measure, room, SIZES)
    assert [] == [line for line in found.lines if measure(line) * found.size > room.width + 1e-6]
    assert len(found.lines) <= room.lines(found.size)
    whole = "".join(found.lines).replace(" ", "") == text.replace(" ", "")
    assert whole or (found.size == SIZES[-1] and found.lines[-1].endswith(ELLIPSIS))
