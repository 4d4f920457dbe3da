"""The report for a pull request, letter by letter."""

from claimpress.check import Tally
from claimpress.problem import Place, Problem, Severity
from claimpress.report.github import github_report

TALLY = Tally(claims=1, quotes=0, verified=0, documents=0, errors=1, warnings=0, ignored=0)
SUMMARY = "1 claim, 0 quotes: 0 verified, 0 unverified; 0 documents pinned\n1 error, 0 warnings\n"


def test_a_problem_is_a_workflow_command():
    """Severity, file, line, column and the rule's name as the title; message and fix on lines of their own."""
    problem = Problem("claims/a.yaml", Place(3, 7), "Q107", "odd", "Quote more.", Severity.WARNING, "  line")
    expected = "::warning file=claims/a.yaml,line=3,col=7,title=Q107 cut off::odd%0AQuote more.\n"
    assert expected + SUMMARY == github_report([problem], TALLY, {"Q107": "cut off"})


def test_signs_that_mean_something_in_a_command_are_written_as_codes():
    """In a property % , : and line ends; in the message % and line ends alone."""
    problem = Problem("claims/50%, a:b.yaml", Place(), "S105", "50%: a,\r\nb", "")
    command = (
        "::error file=claims/50%25%2C a%3Ab.yaml,line=1,col=1,title=S105 bad%2C name::50%25: a,%0D%0Ab\n"
    )
    assert command + SUMMARY == github_report([problem], TALLY, {"S105": "bad, name"})


def test_a_message_cannot_begin_a_command_of_its_own():
    """A quotation with a line end and two colons stays within the message."""
    problem = Problem("a.yaml", Place(), "Q101", "x\n::error::y", "z\n::stop-commands::t")
    lines = github_report([problem], TALLY, {}).split("\n")
    assert "::error file=a.yaml,line=1,col=1,title=Q101::x%0A::error::y%0Az%0A::stop-commands::t" == lines[0]
    assert 1 == sum(line.startswith("::") for line in lines)


def test_without_problems_there_is_only_the_summary():
    """A log says how much was checked."""
    assert SUMMARY == github_report([], TALLY, {})
