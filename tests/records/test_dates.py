"""Dates as precise as they are known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.records.dates import PartialDate, meant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", PartialDate(2024)),
        ("2024-11", PartialDate(2024, 11)),
        ("2024-11-14", PartialDate(2024, 11, 14)),
        (" 0987-02-28 ", PartialDate(987, 2, 28)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
    ],
)
def test_a_year_a_month_and_a_day_are_read(text: str, expected: PartialDate):
    """The three forms, with white space around them."""
    assert expected == PartialDate.parse(text)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-1", "2024-11-1", "2024/11/14", "14.11.2024", "2024-11-14T00:00", "٢٠٢٤"]
)
def test_another_form_is_refused(text: str):
    """The message says which forms there are."""
    with pytest.raises(ValueError, match="is not a date of the form 2024, 2024-11 or 2024-11-14") as raised:
        PartialDate.parse(text)
    assert f"{text!r} is not a date of the form 2024, 2024-11 or 2024-11-14" == str(raised.value)


@pytest.mark.parametrize("text", ["2023-02-29", "2024-13", "2024-00", "2024-11-31", "0000", "2024-01-00"])
def test_a_day_that_does_not_exist_is_refused(text: str):
    """The calendar decides."""
    with pytest.raises(ValueError, match="there is no day") as raised:
        PartialDate.parse(text)
    assert f"there is no day {text} in the calendar" == str(raised.value)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-11-14", date(2024, 11, 14), date(2024, 11, 14)),
    ],
)
def test_a_date_spans_all_days_it_can_mean(text: str, earliest: date, latest: date):
    """A year and a month begin with their first day and end with their last."""
    parsed = PartialDate.parse(text)
    assert (earliest, latest) == (parsed.earliest, parsed.latest)


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        ("2024-11-15", "2024-11-14", True),
        ("2024-12", "2024-11-30", True),
        ("2025", "2024", True),
        ("2024-11", "2024-11-14", False),
        ("2024", "2024-11-14", False),
        ("2024-11-14", "2024-11-14", False),
    ],
)
def test_only_what_is_certain_counts_as_after(later: str, earlier: str, expected: bool):  # noqa: FBT001
    """A month is not surely after one of its own days."""
    assert expected is PartialDate.parse(later).surely_after(PartialDate.parse(earlier))


def test_dates_sort_by_their_first_day():
    """The wider date stands after the day it begins with."""
    texts = ["2025", "2024-11-14", "2024-11", "2024", "2024-01-01", "2024-11-01"]
    parsed = sorted(PartialDate.parse(text) for text in texts)
    assert ["2024-01-01", "2024", "2024-11-01", "2024-11", "2024-11-14", "2025"] == [
        str(each) for each in parsed
    ]
    assert PartialDate.parse("2025") >= PartialDate.parse("2024")


@given(st.dates())
def test_a_date_is_written_as_it_is_read(day: date):
    """Day, month and year come back as text."""
    for text in (f"{day:%Y}".zfill(4), f"{day.year:04}-{day.month:02}", day.isoformat()):
        assert text == str(PartialDate.parse(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14.11.2024", "2024-11-14"),
        ("11/14/2024", "2024-11-14"),
        ("2024-11-4", "2024-11-04"),
        ("2024/11/04", "2024-11-04"),
        ("2024-3", "2024-03"),
        ("4.4.2024", "2024-04-04"),
        ("14 November 2024", "2024-11-14"),
        ("1. Nov 2024", "2024-11-01"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("november 2024", "2024-11"),
        (" Nov 2024 ", "2024-11"),
    ],
)
def test_a_date_in_another_notation(text: str, expected: str):
    """Where it can mean only one day, that day is what was meant."""
    assert expected == str(meant(text))


@pytest.mark.parametrize(
    "text",
    [
        "4/11/2024",
        "04.11.2024",
        "31.2.2024",
        "2024-13-40",
        "1 Nomber 2024",
        "14.11.24",
        "yesterday",
        "0.1.2024",
        "",
    ],
)
def test_a_date_that_can_mean_two_days_or_none(text: str):
    """Nobody guesses."""
    assert meant(text) is None
