"""The build, whole: check, render, HTML, check what was built; the old site stays until the new one is whole."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from claimpress.builder import run
from claimpress.cache.last_build import Trace, trace
from claimpress.check import Checked, Progress, check
from claimpress.emit import Written, emit
from claimpress.pages.render import render_site
from claimpress.problem import CannotRun, Problem
from claimpress.project import read_project
from claimpress.share.cards import pictures
from claimpress.site import Site, site_of

Say = Callable[[str], None]
"""Told what the build does next, in a few words."""

# What every site built by MkDocs holds: only such a folder, or an empty one, may be replaced.
_MARKS: Final = ("404.html", "sitemap.xml")


@dataclass(frozen=True, slots=True)
class Result:
    """What a build or a rendering gave.

    Args:
        checked: the check it began with.
        problems: what is wrong, with the records or with the built pages.
        written: how many Markdown files were written, or None when nothing was rendered.
        site: the folder that holds the new site, or None when the old one stays.
        trace: what the build read and wrote, or None where it may have read more than is known.
    """

    checked: Checked
    problems: tuple[Problem, ...]
    written: Written | None = None
    site: Path | None = None
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may choose.

    Args:
        today: the day that rules about dates go by.
        strict: whether warnings stop the build.
        site_dir: where the site goes; by default MkDocs' own ``site_dir``.
    """

    today: date
    strict: bool = False
    site_dir: Path | None = None


def render(
    root: Path, options: Options, say: Say, progress: Progress | None = None
) -> tuple[Result, Site | None]:
    """Check the project and write its Markdown; from a project with errors nothing is rendered.

    Raises:
        CannotRun: the project cannot be read, or the pages cannot be written.
    """
    say("checking the records")
    checked = check(read_project(root), options.today, strict=options.strict, progress=progress)
    if not checked.sound:
        return Result(checked, checked.problems), None
    say("writing the pages")
    site = site_of(checked.collection)
    pages = tuple(render_site(site))
    say("drawing the share images")
    written = emit(root / site.config.docs_dir, pages, pictures(site), progress)
    return Result(checked, checked.problems, written), site


def build(root: Path, options: Options, say: Say, progress: Progress | None = None) -> Result:
    """Build the site.

    Raises:
        CannotRun: the project cannot be read, or something cannot be written, or MkDocs fails.
    """
    outcome, site = render(root, options, say, progress)
    if site is None:
        return outcome
    target = (options.site_dir or root / site.config.site_dir).absolute()
    _refuse_foreign(target)
    docs = trace((root / site.config.docs_dir).absolute(), target)
    with _staging(target) as staging:
        ran = run(root, staging, site, say)
        if ran.problems:
            return Result(outcome.checked, (*outcome.problems, *ran.problems), outcome.written)
        _swap(staging, target)
    found = None if docs is None or ran.folders is None else replace(docs, read=ran.folders)
    return Result(outcome.checked, outcome.problems, outcome.written, target, found)


def _refuse_foreign(target: Path) -> None:
    """Refuse to replace a folder that is no built site: somebody may have mistyped ``--site-dir``."""
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    if not all((target / mark).is_file() for mark in _MARKS):
        message = f"{target.name} is in the way: it exists, and no site was built there before"
        raise CannotRun(message, "Name another folder with --site-dir, or move this one.")


@contextmanager
def _staging(target: Path) -> Iterator[Path]:
    """Give a new folder beside the target, on the same disk so that one can take the place of the other."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        message = f"the folder of {target.name} cannot be written: {error.strerror}"
        raise CannotRun(
            message, "Check the rights of the folder, or name another with --site-dir."
        ) from error
    try:
        yield folder / "new"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _swap(staging: Path, target: Path) -> None:
    """Put the new site in the place of the old one; should that fail, the old one is put back."""
    old = staging.with_name("old")
    try:
        if target.exists():
            target.rename(old)
        staging.rename(target)
    except OSError as error:
        if old.exists() and not target.exists():
            old.rename(target)
        message = f"{target.name} cannot be replaced: {error.strerror}"
        raise CannotRun(message, "Check the rights of the folder; the old site is untouched.") from error
