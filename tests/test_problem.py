"""Problems are values: ordered, compared, and raised to errors without being changed."""

from claimpress.problem import CannotRun, Place, Problem, Severity


def test_problems_stand_in_the_order_of_the_files():
    """Path, then line and column as numbers, then code, then message."""
    ordered = [
        Problem("a.yaml", Place(2, 1), "S101", "m"),
        Problem("a.yaml", Place(10, 2), "S101", "m"),
        Problem("a.yaml", Place(10, 10), "R101", "m"),
        Problem("a.yaml", Place(10, 10), "S101", "a"),
        Problem("a.yaml", Place(10, 10), "S101", "b"),
        Problem("b.yaml", Place(1, 1), "D101", "m"),
    ]
    shuffled = [ordered[place] for place in (3, 5, 0, 4, 2, 1)]
    assert ordered == sorted(shuffled, key=lambda problem: problem.sort_key)


def test_a_warning_becomes_an_error_and_stays_the_same_otherwise():
    """``--strict`` changes the severity alone."""
    warning = Problem("a.yaml", Place(1, 2, 3), "Q107", "m", "f", Severity.WARNING, "line")
    assert Problem("a.yaml", Place(1, 2, 3), "Q107", "m", "f", Severity.ERROR, "line") == warning.as_error()
    assert Severity.WARNING == warning.severity


def test_what_cannot_run_says_why_and_what_to_do():
    """The message is that of the exception too."""
    error = CannotRun("no folder", "Make it.")
    assert ("no folder", "Make it.", "no folder", "") == (
        error.message,
        error.fix,
        str(error),
        CannotRun("x").fix,
    )
