"""What an answer means."""

import click
import pytest

from claimpress.intake.ask import picked

KNOWN = ["harbour-notice", "island-gazette", "island-radio", "notice"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("", ""),
        ("2", "island-gazette"),
        ("h", "harbour-notice"),
        ("Island-R", "island-radio"),
        ("notice", "notice"),
        ("NOTICE", "notice"),
        ("gaz", "island-gazette"),
    ],
)
def test_a_choice(answer: str, expected: str):
    """A number, a name, the beginning of one, or a part that only one has; empty for none."""
    assert expected == picked(answer, KNOWN)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("island", "'island' may be island-gazette, island-radio: type more of it."),
        ("9", "there is no '9' among them: type a number or a name from the list, or how a name begins."),
        ("0", "there is no '0' among them: type a number or a name from the list, or how a name begins."),
        (
            "radio 4",
            "there is no 'radio 4' among them: type a number or a name from the list, or how a name begins.",
        ),
    ],
)
def test_what_is_no_choice(answer: str, message: str):
    """Several things, or none."""
    with pytest.raises(click.UsageError) as caught:
        picked(answer, KNOWN)
    assert message == caught.value.message


def test_a_choice_among_very_many():
    """Nine are named, and only nine have a number."""
    known = [f"talk-{number}" for number in range(20)]
    with pytest.raises(click.UsageError) as caught:
        picked("t", known)
    listed = ", ".join(known[:9])
    assert f"'t' may be {listed} …: type more of it." == caught.value.message
    assert "talk-10" == picked("10", known)


@pytest.mark.parametrize(
    ("answer", "expected"), [("1", "Town hall"), ("town HALL", "Town hall"), ("Town", "Town"), ("", "")]
)
def test_something_new(answer: str, expected: str):
    """Where that is allowed, the beginning of a known name is a name of its own."""
    assert expected == picked(answer, ["Town hall"], free=True)
