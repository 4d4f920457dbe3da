"""The report for other programs, as JSON.

An object with these keys; what is added later does not change what is here, or else ``version`` is another number:

- ``version``: 1.
- ``tool``: name and version of the program.
- ``checked``: ``claims``, ``quotes``, ``verified`` (of the quotes) and ``documents``, each a number.
- ``errors``, ``warnings``, ``ignored``: how many problems there are, and how many warnings an ignore answers.
- ``problems``: in the order of files and lines, each with ``path`` (relative to the site's folder, forward slashes),
  ``line`` and ``column`` (counted from 1, in characters), ``end_column`` (after the last character, null when not
  known), ``severity`` (``error`` or ``warning``), ``code``, ``rule`` (its name), ``message`` and ``fix`` (may be empty).
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from claimpress import __version__
from claimpress.check import Tally
from claimpress.problem import Problem

VERSION: Final = 1


def json_report(problems: Sequence[Problem], tally: Tally, names: Mapping[str, str]) -> str:
    """Return the report as JSON text.

    Args:
        problems: what is wrong, in the order to show it.
        tally: how much was checked.
        names: the name of each rule by its code.
    """
    report = {
        "version": VERSION,
        "tool": f"claimpress {__version__}",
        "checked": {
            "claims": tally.claims,
            "quotes": tally.quotes,
            "verified": tally.verified,
            "documents": tally.documents,
        },
        "errors": tally.errors,
        "warnings": tally.warnings,
        "ignored": tally.ignored,
        "problems": [_problem(problem, names.get(problem.code, "")) for problem in problems],
    }
    return f"{json.dumps(report, ensure_ascii=False, indent=2)}\n"


def _problem(problem: Problem, name: str) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "end_column": problem.place.end_column or None,
        "severity": str(problem.severity),
        "code": problem.code,
        "rule": name,
        "message": problem.message,
        "fix": problem.fix,
    }
