"""The report for other programs: its shape is fixed."""

import json

from claimpress import __version__
from claimpress.check import Tally
from claimpress.problem import Place, Problem, Severity
from claimpress.report.json import json_report

TALLY = Tally(claims=2, quotes=3, verified=1, documents=4, errors=1, warnings=1, ignored=5)


def test_the_whole_report():
    """Every key, in this order; what is not known of a place is null."""
    problems = [
        Problem("claims/文.yaml", Place(3, 7, 9), "Q101", "wrong\nmore", "Write “this”."),
        Problem(
            "seeds/b.yaml", Place(1, 1), "R105", "odd", severity=Severity.WARNING, source_line="title: B"
        ),
    ]
    expected = {
        "version": 1,
        "tool": f"claimpress {__version__}",
        "checked": {"claims": 2, "quotes": 3, "verified": 1, "documents": 4},
        "errors": 1,
        "warnings": 1,
        "ignored": 5,
        "problems": [
            {
                "path": "claims/文.yaml",
                "line": 3,
                "column": 7,
                "end_column": 9,
                "severity": "error",
                "code": "Q101",
                "rule": "not in the document",
                "message": "wrong\nmore",
                "fix": "Write “this”.",
            },
            {
                "path": "seeds/b.yaml",
                "line": 1,
                "column": 1,
                "end_column": None,
                "severity": "warning",
                "code": "R105",
                "rule": "",
                "message": "odd",
                "fix": "",
            },
        ],
    }
    text = json_report(problems, TALLY, {"Q101": "not in the document"})
    assert json.dumps(expected, ensure_ascii=False, indent=2) + "\n" == text


def test_without_problems_the_list_is_empty():
    """A program finds the same keys."""
    report = json.loads(json_report([], TALLY, {}))
    assert ([], 2) == (report["problems"], report["checked"]["claims"])
