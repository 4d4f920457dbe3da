"""What the commands share: progress and reports on a terminal, options, and failing in plain words."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import wraps
from typing import Final, NoReturn, ParamSpec, TypeVar

import click

from claimpress.check import Tally
from claimpress.problem import CannotRun, Problem
from claimpress.report.github import github_report
from claimpress.report.json import json_report
from claimpress.report.sarif import sarif_report
from claimpress.report.text import text_report
from claimpress.rules.registry import all_rules

WRONG: Final = 1
COULD_NOT_RUN: Final = 2

P = ParamSpec("P")
T = TypeVar("T")


def today() -> date:
    """Return the day it is here: rules about dates go by the editor's calendar."""
    return datetime.now().astimezone().date()


FORMATS: Final = ("text", "github", "json", "sarif")
strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
today_option = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=lambda _context, _option, given: given.date() if given else today(),
    help="The day that rules about dates go by, written 2026-11-22; by default the day it is.",
)


def plainly(command: Callable[P, T]) -> Callable[P, T]:
    """Let a command say in plain words why it could not run, and end with status 2."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return command(*args, **kwargs)
        except CannotRun as error:
            could_not_run(error)

    return run


def could_not_run(error: CannotRun) -> NoReturn:
    """Say why nothing could be done, and end with status 2."""
    click.echo(click.style("claimpress: ", fg="red") + error.message, err=True)
    if error.fix:
        click.echo(f"  → {error.fix}", err=True)
    sys.exit(COULD_NOT_RUN)


def report_format(chosen: str | None) -> str:
    """Return the format of the report: the chosen one, or the one that fits where we run."""
    return chosen or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")


def show(problems: Sequence[Problem], tally: Tally, chosen: str | None = None, page: str = "") -> None:
    """Print a report; ``page`` is the address of the page of rules, where it is known."""
    click.echo(report_of(problems, tally, chosen, page), nl=False)


def report_of(problems: Sequence[Problem], tally: Tally, chosen: str | None = None, page: str = "") -> str:
    """Return a report as ``show`` prints it."""
    rules = all_rules()
    names = {code: rule.name for code, rule in rules.items()}
    match report_format(chosen):
        case "github":
            return github_report(problems, tally, names)
        case "json":
            return json_report(problems, tally, names)
        case "sarif":
            return sarif_report(problems, rules, page)
        case _:
            return text_report(problems, tally, lambda text, colour: click.style(text, fg=colour))


class Stages:
    """Progress of long work on standard error: on a terminal only, so that a log stays quiet."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._name = ""
        self._began = time.monotonic()

    def begin(self, name: str) -> None:
        """Say what is done next, and how long the last stage took."""
        self.end()
        self._name, self._began = name, time.monotonic()
        if self._shown:
            click.echo(f"{name} …", err=True, nl=False)

    def advance(self, done: int, total: int) -> None:
        """Say how far the stage is: at each hundredth, for a terminal is slow."""
        if self._shown and (done == total or done % max(1, total // 100) == 0):
            click.echo(f"\r{self._name} … {done}/{total}", err=True, nl=False)

    def end(self) -> None:
        """Say how long the stage took."""
        if self._shown and self._name:
            click.echo(f"\r\033[K{self._name}: {time.monotonic() - self._began:.1f} s", err=True)
        self._name = ""
