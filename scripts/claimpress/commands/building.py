"""The commands that make a site: render, build, merge."""

import sys
from datetime import date
from pathlib import Path

import click

from claimpress.build import Options, Result, build, render, shards_of
from claimpress.cache.this_build import Begun
from claimpress.commands.terminal import WRONG, Stages, plainly, report_of, show, strict_option, today_option
from claimpress.emit import Written
from claimpress.pauses import without_pauses
from claimpress.project import find_root, read_config
from claimpress.shards import Share


def _finish(result: Result, done: str) -> None:
    """Print the report and what was done, and end with status 1 when it was not."""
    errors = [problem for problem in result.problems if problem.severity == "error"]
    show(result.problems, result.tally.of(result.problems))
    if errors:
        click.echo("Nothing was published: the errors above have to be mended first.", err=True)
        sys.exit(WRONG)
    click.echo(done)


@click.command("render")
@strict_option
@today_option
@plainly
def render_command(*, strict: bool, today: date) -> None:
    """Check, and write the Markdown pages below docs/."""
    stages = Stages()
    with without_pauses(last=True):
        result = render(find_root(Path()), Options(today, strict=strict), stages.begin, stages.advance)
    stages.end()
    _finish(result, written_of(result))


def written_of(result: Result) -> str:
    """Say how many pages were written; nothing of a result without any."""
    return _counted(result.written) if result.written else ""


def _counted(written: Written) -> str:
    return f"{written.changed} pages written, {written.unchanged} unchanged, {written.removed} removed"


@click.command("build")
@strict_option
@click.option(
    "--site-dir", type=click.Path(path_type=Path), help="Where the site goes; by default as in mkdocs.yml."
)
@click.option(
    "--shard", metavar="K/N", default="", help="Build the K-th of N parts, for a site on several machines."
)
@today_option
@click.pass_obj
@plainly
def build_command(
    begun: Begun | None, *, strict: bool, site_dir: Path | None, shard: str, today: date
) -> None:
    """Check, write the pages, build the site, and check what was built.

    After a change to claims only what it changes is made. With --shard one part of the site is built, into a folder of its own
    beside the site; when all are there, `claimpress merge` joins them.
    """
    stages = Stages()
    root = find_root(Path())
    share = Share.parse(shard) if shard else None
    options = Options(today, strict=strict, site_dir=site_dir, share=share)
    with without_pauses(last=True):
        result = build(root, options, stages.begin, stages.advance, begun)
    stages.end()
    where = result.site.relative_to(root) if result.site and result.site.is_relative_to(root) else result.site
    found = f"The site is in {where}; `claimpress serve` shows it in a browser."
    if share is not None:
        found = f"Part {share.number} of {share.parts} is in {where}; `claimpress merge` joins all of them."
    if begun is not None and result.written is not None and result.site is not None:
        same = Written(0, result.written.changed + result.written.unchanged, 0)
        report = report_of(result.problems, result.tally.of(result.problems))
        begun.remember(f"{report}{_counted(same)}\n{found}")
    _finish(result, f"{written_of(result)}\n{found}")


@click.command("merge")
@click.argument("folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
@strict_option
@click.option(
    "--site-dir", type=click.Path(path_type=Path), help="Where the site goes; by default as in mkdocs.yml."
)
@today_option
@plainly
def merge_command(folder: Path | None, *, strict: bool, site_dir: Path | None, today: date) -> None:
    """Join the parts that `claimpress build --shard` built into the site, with the same bytes as one build of the whole.

    FOLDER holds a folder of each part; by default it is the one that they are built into.
    """
    stages = Stages()
    root = find_root(Path())
    shards = folder or shards_of(root, read_config(root)[0])
    options = Options(today, strict=strict, site_dir=site_dir, shards=shards)
    with without_pauses(last=True):
        result = build(root, options, stages.begin, stages.advance)
    stages.end()
    where = result.site.relative_to(root) if result.site and result.site.is_relative_to(root) else result.site
    _finish(
        result, f"{written_of(result)}\nThe site is in {where}; `claimpress serve` shows it in a browser."
    )
