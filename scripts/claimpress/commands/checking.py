"""The command that checks: check."""

import sys
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import click

from claimpress.check import check
from claimpress.commands.mending import mend, point_to_mending
from claimpress.commands.terminal import (
    FORMATS,
    WRONG,
    Stages,
    plainly,
    show,
    strict_option,
    today_option,
)
from claimpress.diff.revision import read_revision, with_base
from claimpress.pages.links import absolute
from claimpress.pauses import without_pauses
from claimpress.problem import CannotRun
from claimpress.project import CLAIMS, CONFIG, find_root, read_project
from claimpress.records.config import Config


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(FORMATS), help="How the report is written.")
@strict_option
@today_option
@click.option(
    "--base", metavar="REV", help="Compare with where this branch left a git revision (H102, H103)."
)
@click.option("--fix", is_flag=True, help="Offer what has one right answer, and write it into the records.")
@click.option("--yes", is_flag=True, help="With --fix: write what is safe without asking, and list the rest.")
@plainly
def check_command(  # noqa: PLR0913 -- one parameter for each option
    paths: tuple[Path, ...],
    format_: str | None,
    *,
    strict: bool,
    today: date,
    base: str | None,
    fix: bool,
    yes: bool,
) -> None:
    """Check every record and every quotation.

    With PATHs only what is wrong with these files and folders is reported; the folder of a site checks that site.
    """
    root = find_root(_start(paths))
    within = [_within(root, path) for path in paths]

    def is_wanted(path: str) -> bool:
        return _is_wanted(path, within)

    if fix:
        mend(root, is_wanted, today, yes=yes)
    elif yes:
        message = "--yes answers the questions of --fix, which is not given"
        raise CannotRun(message, "Write: claimpress check --fix --yes")
    stages = Stages()
    stages.begin("checking the quotations")
    with without_pauses(last=True):
        project = read_project(root)
        if base is not None:
            project = with_base(project, read_revision(root, base, CLAIMS))
        checked = check(project, today, strict=strict, progress=stages.advance)
    stages.end()
    problems = [problem for problem in checked.problems if is_wanted(problem.path)]
    tally = checked.tally.of(problems)
    show(problems, tally, format_, _rules_page(project.config))
    point_to_mending(checked.collection, is_wanted)
    sys.exit(WRONG if tally.errors else 0)


def _rules_page(config: Config) -> str:
    """Return the address of the page of rules; empty for an address that is reserved for examples (RFC 2606)."""
    host = urlsplit(config.site_url).hostname or ""
    return absolute("rules.md", config) if host and not host.endswith(".example") else ""


def _start(paths: tuple[Path, ...]) -> Path:
    """Return where to look for the site: at the first path, or here."""
    if not paths:
        return Path()
    for path in paths:
        if not path.exists():
            message = f"there is no file or folder {path}"
            raise CannotRun(message, "Name a claim file, a source record, or a folder.")
    return paths[0] if paths[0].is_dir() else paths[0].parent


def _within(root: Path, path: Path) -> PurePosixPath:
    """Return a path as problems name it: relative to the site's folder."""
    full = path.resolve()
    if not full.is_relative_to(root):
        message = f"{path} is not in the site's folder, where {CONFIG} lies"
        raise CannotRun(message, "Check one site at a time.")
    return PurePosixPath(full.relative_to(root).as_posix())


def _is_wanted(path: str, wanted: list[PurePosixPath]) -> bool:
    return not wanted or any(PurePosixPath(path).is_relative_to(each) for each in wanted)
