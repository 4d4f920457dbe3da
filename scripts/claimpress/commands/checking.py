"""The commands that check and build: check, render, build, serve."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import click

from claimpress.build import Options, Result, build, render, shards_of
from claimpress.cache.this_build import Begun
from claimpress.check import check
from claimpress.commands.mending import mend, point_to_mending
from claimpress.commands.terminal import (
    FORMATS,
    WRONG,
    Stages,
    could_not_run,
    plainly,
    report_of,
    show,
    strict_option,
    today,
    today_option,
)
from claimpress.diff.revision import read_revision, with_base
from claimpress.emit import Written
from claimpress.pages.links import absolute
from claimpress.pauses import without_pauses
from claimpress.problem import CannotRun
from claimpress.project import CLAIMS, CONFIG, SEEDS, find_root, read_config, read_project
from claimpress.records.config import Config
from claimpress.serve import serve
from claimpress.session import Session
from claimpress.shards import Share


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
    _finish(result, _written(result))


def _written(result: Result) -> str:
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
    _finish(result, f"{_written(result)}\n{found}")


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
    _finish(result, f"{_written(result)}\nThe site is in {where}; `claimpress serve` shows it in a browser.")


def _complete(session: Session, pauses: ExitStack) -> None:
    """Do what a build in a session leaves for later: make the index, and collect what nobody holds any more."""
    try:
        with pauses:
            session.index()
    except CannotRun as error:
        click.echo(f"claimpress: {error.message}\n  → {error.fix}", err=True)


@click.command("serve")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Host and port to serve on.")
@plainly
def serve_command(address: str) -> None:
    """Show the site in a browser, and make it anew whenever a claim, a source or a page changes."""
    if not address.rpartition(":")[2].isdecimal():
        message = f"{address} is no address to serve on, expected a host and a port like 127.0.0.1:8000"
        raise CannotRun(message, "Write both, with a colon between them.")
    root = find_root(Path())
    config, _ = read_config(root)
    with TemporaryDirectory(prefix="claimpress-") as folder, ThreadPoolExecutor(1) as later:
        session = Session(root, root / config.docs_dir, Path(folder, "site"))

        def rebuild() -> None:
            began = time.monotonic()
            pauses = ExitStack()
            pauses.enter_context(without_pauses(last=False))
            try:
                result = session.build(today())
            except CannotRun as error:
                click.echo(f"claimpress: {error.message}\n  → {error.fix}", err=True)
                return
            finally:
                later.submit(_complete, session, pauses)  # browsers show the pages meanwhile
            show(result.problems, result.tally, "text")
            done = f"{_written(result)}; the site was made in {time.monotonic() - began:.1f} s"
            stays = "The pages stay as they were until the errors are mended."
            click.echo(done if result.site is not None else stays, err=True)

        rebuild()
        folders = [root / name for name in (CLAIMS, SEEDS, config.docs_dir, *config.theme_folders)]
        click.echo(
            f"The site is at http://{address}{urlsplit(config.site_url).path or '/'} until you press Ctrl+C.",
            err=True,
        )
        try:
            serve(session, folders, address, config.site_url, rebuild)
        except OSError as error:
            could_not_run(
                CannotRun(f"{address} cannot be served on: {error.strerror}", "Choose another --address.")
            )
