"""The command for reviewers: diff."""

from datetime import date
from pathlib import Path

import click

from claimpress.check import check, collected
from claimpress.commands.terminal import Stages, plainly, today_option
from claimpress.diff.compare import compare
from claimpress.diff.revision import read_revision, with_base
from claimpress.diff.summary import summary
from claimpress.project import find_root, read_project


@click.command("diff")
@click.argument("base", metavar="REV")
@today_option
@plainly
def diff_command(base: str, today: date) -> None:
    """Print what changes since a git revision, in Markdown: claims, verdicts, quotations, documents, settings.

    The files in the folder are compared with those of the commit at which this branch left REV.
    """
    root = find_root(Path())
    stages = Stages()
    stages.begin("reading the base")
    project, before = read_project(root), read_revision(root, base)
    stages.begin("checking the quotations")
    checked = check(with_base(project, before), today, progress=stages.advance)
    stages.end()
    click.echo(summary(compare(collected(before, today), checked), base), nl=False)
