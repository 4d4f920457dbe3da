"""The order in which a line of mixed directions is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.share.bidi import Run, is_rtl, visual_runs

ALEF, BEH, GIMEL = "ا", "ب", "ג"


def seen(text: str, *, rtl: bool) -> str:
    """Return the characters from left to right."""
    return "".join(run.text[::-1] if run.rtl else run.text for run in visual_runs(text, rtl=rtl))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ferry", False),
        (f"{ALEF} ferry", True),
        (GIMEL, True),
        (f"“11 {BEH}”", True),
        ("2024", False),
        ("", False),
    ],
)
def test_a_text_begins_where_its_first_letter_does(text: str, *, expected: bool):
    """Figures and punctuation have no say."""
    assert expected == is_rtl(text)


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("ab cd", False, "ab cd"),
        # A word from the right within a line from the left, and the other way round.
        (f"ab {ALEF}{BEH} cd", False, f"ab {BEH}{ALEF} cd"),
        (f"{ALEF} ab {BEH}", True, f"{BEH} ab {ALEF}"),
        # Numbers keep their order in both, with their separators and signs.
        (f"{ALEF} 11,000.50 {BEH}", True, f"{BEH} 11,000.50 {ALEF}"),
        (f"{GIMEL} 50% {GIMEL}", True, f"{GIMEL} 50% {GIMEL}"),
        (f"{GIMEL} $50 {GIMEL}", True, f"{GIMEL} $50 {GIMEL}"),
        (f"ab 50% {GIMEL}", False, f"ab 50% {GIMEL}"),
        (f"{ALEF} 1+2", True, f"2+1 {ALEF}"),
        (f"{GIMEL} 1+2", True, f"1+2 {GIMEL}"),
        (f"{ALEF}١٢.٣", True, f"١٢.٣{ALEF}"),
        # What stands at the end goes to the end of the line.
        (f"ab {ALEF}!", False, f"ab {ALEF}!"),
        (f"{ALEF} ab!", True, f"!ab {ALEF}"),
        # A mark stays with its letter.
        (f"a\u0301{GIMEL}\u05bc", False, f"a\u0301\u05bc{GIMEL}"),
        ("", True, ""),
    ],
)
def test_the_order_is_that_of_the_standard(text: str, expected: str, *, rtl: bool):
    """The cases of UAX #9 that a sentence can hold."""
    assert expected == seen(text, rtl=rtl)


def test_a_run_keeps_the_order_of_reading():
    """The library that shapes letters wants them as they are read."""
    expected = (Run("ab ", rtl=False), Run(f"{ALEF}{BEH}", rtl=True), Run(".", rtl=False))
    assert expected == visual_runs(f"ab {ALEF}{BEH}.", rtl=False)


@given(text=st.text("ab12+-.,%$ !(א ב ا ب ١ ٢", max_size=24), rtl=st.booleans())
def test_nothing_is_lost(text: str, *, rtl: bool):
    """Every character is seen once, whatever the order."""
    assert sorted(text) == sorted(seen(text, rtl=rtl))
