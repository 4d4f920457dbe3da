"""The report for people, letter by letter."""

from claimpress.check import Tally
from claimpress.problem import Place, Problem, Severity
from claimpress.report.text import summary, text_report

TALLY = Tally(claims=2, quotes=3, verified=1, documents=1, errors=1, warnings=2, ignored=1)


def test_a_problem_is_shown_with_its_line_a_caret_and_what_to_write():
    """Place, severity, code, message, the line with a caret below the column, the fix."""
    problem = Problem(
        "claims/a.yaml",
        Place(2, 10),
        "S104",
        "wrong\nsecond line",
        "Write this:\nkey: x",
        source_line="claimed: soon",
    )
    expected = """\
claims/a.yaml:2:10: error S104 wrong
    second line
    2 | claimed: soon
      |          ^
  → Write this:
    key: x

2 claims, 3 quotes: 1 verified, 2 unverified; 1 document pinned
1 error, 2 warnings (1 warning answered by an ignore)
"""
    assert expected == text_report([problem], TALLY)


def test_a_tab_counts_as_one_column_and_is_seen():
    """A tab is shown as an arrow one column wide, so that the caret stands below the right letter."""
    problem = Problem("a.yaml", Place(12, 3), "Y001", "wrong", source_line="\t\tx:\ty")
    expected = "a.yaml:12:3: error Y001 wrong\n    12 | →→x:→y\n       |   ^\n\n"
    assert expected + summary(TALLY) + "\n" == text_report([problem], TALLY)


def test_of_a_long_line_the_part_around_the_place_is_shown():
    """A line may be a whole paragraph: a hundred characters of it are shown."""
    line = "".join(f"{number:04} " for number in range(100))
    early, late = (
        Problem("a.yaml", Place(1, column), "Y001", "wrong", source_line=line) for column in (80, 251)
    )
    shown = text_report([early, late], TALLY).split("\n")
    assert [f"    1 | {line[:100].rstrip()}", "      | " + " " * 79 + "^"] == shown[1:3]
    assert [f"    1 | {line[200:300].rstrip()}", "      | " + " " * 50 + "^"] == shown[5:7]
    assert "0050" == shown[5][shown[6].index("^") :][:4]


def test_the_caret_may_stand_behind_the_end_of_the_line():
    """What is missing is missing at the end."""
    problem = Problem("a.yaml", Place(1, 8), "Y001", "wrong", source_line="claim:")
    assert "    1 | claim:\n      |        ^\n" in text_report([problem], TALLY)


def test_without_a_line_there_is_no_caret():
    """A file that is no text has no line to show."""
    problems = [
        Problem("a.yaml", Place(), "Y004", "wrong"),
        Problem("b.yaml", Place(), "Y001", "m", source_line=" "),
    ]
    expected = "a.yaml:1:1: error Y004 wrong\n\nb.yaml:1:1: error Y001 m\n\n"
    assert expected + summary(TALLY) + "\n" == text_report(problems, TALLY)


def test_errors_are_red_and_warnings_yellow():
    """Colour goes with the word, never alone, and only where it is asked for."""
    problems = [
        Problem("a.yaml", Place(), "Q101", "wrong"),
        Problem("a.yaml", Place(), "Q107", "odd", severity=Severity.WARNING),
    ]
    painted = text_report(problems, TALLY, lambda text, colour: f"<{colour}>{text}</>")
    expected = "a.yaml:1:1: <red>error Q101</> wrong\n\na.yaml:1:1: <yellow>warning Q107</> odd\n\n"
    assert expected + summary(TALLY) + "\n" == painted


def test_the_summary_counts_in_words():
    """One is one, and none is nothing wrong."""
    one = Tally(claims=1, quotes=1, verified=1, documents=0, errors=1, warnings=1, ignored=0)
    none = Tally(claims=0, quotes=0, verified=0, documents=2, errors=0, warnings=0, ignored=2)
    assert "1 claim, 1 quote: 1 verified, 0 unverified; 0 documents pinned\n1 error, 1 warning" == summary(
        one
    )
    expected = "0 claims, 0 quotes: 0 verified, 0 unverified; 2 documents pinned\nnothing wrong (2 warnings answered by an ignore)"
    assert expected == summary(none)
