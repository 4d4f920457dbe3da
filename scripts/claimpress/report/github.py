"""The report for a pull request on GitHub: workflow commands that annotate the lines.

Source: GitHub's documentation, "Workflow commands for GitHub Actions", setting an error or warning message.
"""

from collections.abc import Sequence

from claimpress.check import Tally
from claimpress.problem import Problem
from claimpress.report.text import summary


def github_report(problems: Sequence[Problem], tally: Tally, names: dict[str, str]) -> str:
    """Return one workflow command per problem, then the summary.

    Args:
        problems: what is wrong, in the order to show it.
        tally: how much was checked.
        names: the name of each rule by its code, for the titles.
    """
    commands = [_command(problem, names.get(problem.code, "")) for problem in problems]
    return "\n".join([*commands, summary(tally)]) + "\n"


def _command(problem: Problem, name: str) -> str:
    title = _property(f"{problem.code} {name}".strip())
    place = (
        f"file={_property(problem.path)},line={problem.place.line},col={problem.place.column},title={title}"
    )
    text = f"{problem.message}\n{problem.fix}" if problem.fix else problem.message
    return f"::{problem.severity} {place}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
