"""Family H beyond its examples: reduced precision, and the day that a check is made for."""

from collections.abc import Callable
from datetime import date

import pytest

DRAFT = "claim: The pier is new.\nstatus: draft\n"


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 31), []),
        (date(2026, 4, 1), ["claims/a.yaml:3:12 warning H104 the check was to be reviewed by 2026-03"]),
    ],
)
def test_a_month_is_over_on_the_first_of_the_next(
    report: Callable[..., list[str]], today: date, expected: list[str]
):
    """H104: a review date without a day has passed when its last day has."""
    assert expected == report({"claims/a.yaml": DRAFT + "review_by: 2026-03\n"}, today=today)


def test_a_date_that_stops_the_check_elsewhere_does_not_hide_the_order(report: Callable[..., list[str]]):
    """H101: one bad date is reported, and the order of the others all the same."""
    claim = DRAFT + "claimed: 2026-04\npublished: 2026-03-05\nreview_by: soon\n"
    expected = [
        "claims/a.yaml:3:10 error H101 the claim was made on 2026-04, after its check was published on 2026-03-05",
        "claims/a.yaml:5:12 error S104 review_by: 'soon' is not a date of the form 2024, 2024-11 or 2024-11-14",
    ]
    assert expected == report({"claims/a.yaml": claim})


@pytest.mark.parametrize("claimed", ["2026", "2026-03", "2026-03-05"])
def test_a_claim_may_be_as_old_as_its_check(report: Callable[..., list[str]], claimed: str):
    """H101: any reading in which the claim came first is enough."""
    assert [] == report({"claims/a.yaml": DRAFT + f"claimed: {claimed}\npublished: 2026-03-05\n"})


def test_a_history_without_publication_has_only_its_own_order(report: Callable[..., list[str]]):
    """H101: a draft may have a history before it is published."""
    history = "history:\n  - date: 2026-01\n    kind: updated\n    note: Begun.\n"
    assert [] == report({"claims/a.yaml": DRAFT + history})
