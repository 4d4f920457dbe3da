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
from claimpress.emit import Written
from claimpress.make import make
from claimpress.problem import CannotRun, Problem
from claimpress.project import read_project
from claimpress.site import site_of

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


def render(root: Path, options: Options, say: Say, progress: Progress | None = None) -> Result:
    """Check the project and write its Markdown; from a project with errors nothing is rendered.

    Raises:
        CannotRun: the project cannot be read, or the pages cannot be written.
    """
    checked = _checked(root, options, say, progress)
    if not checked.sound:
        return Result(checked, checked.problems)
    say("writing the pages")
    made = make(root, site_of(checked.collection), None, say, progress)
    return Result(checked, checked.problems, made.written)


def build(root: Path, options: Options, say: Say, progress: Progress | None = None) -> Result:
    """Build the site.

    Raises:
        CannotRun: the project cannot be read, or something cannot be written, or MkDocs fails.
    """
    checked = _checked(root, options, say, progress)
    if not checked.sound:
        return Result(checked, checked.problems)
    site = site_of(checked.collection)
    target = (options.site_dir or root / site.config.site_dir).absolute()
    _refuse_foreign(target)
    with _staging(target) as staging:
        ran = run(root, staging, site, say, progress)
        problems = (*checked.problems, *ran.problems)
        if ran.problems:
            return Result(checked, problems, ran.written)
        _swap(staging, target)
    found = None if ran.folders is None else trace((root / site.config.docs_dir).absolute(), target)
    return Result(checked, problems, ran.written, target, found and replace(found, read=ran.folders or ()))


def _checked(root: Path, options: Options, say: Say, progress: Progress | None) -> Checked:
    say("checking the records")
    return check(read_project(root), options.today, strict=options.strict, progress=progress)


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
