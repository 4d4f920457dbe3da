"""The build, whole: check, render, HTML, check what was built; the old site stays until the new one is whole."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from claimpress.builder import Ran, run
from claimpress.cache.known import Known
from claimpress.cache.last_build import Trace, trace
from claimpress.check import Checked, Progress, Project, check
from claimpress.emit import Written
from claimpress.make import make
from claimpress.pages.links import built_file
from claimpress.press.again import Lost
from claimpress.problem import Problem
from claimpress.project import read_project
from claimpress.site import site_of
from claimpress.target import install, refuse_foreign, staging, swap
from claimpress.work import Before, Work

Say = Callable[[str], None]
"""Told what the build does next, in a few words."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a build or a rendering gave.

    Args:
        checked: the check it began with.
        problems: what is wrong, with the records or with the built pages.
        written: how many Markdown files were written, or None when nothing was rendered.
        site: the folder that holds the new site, or None when the old one stays.
        trace: what the build read and wrote, or None where it may have read more than is known.
        known: what is known of its pages for the next build, or None.
    """

    checked: Checked
    problems: tuple[Problem, ...]
    written: Written | None = None
    site: Path | None = None
    trace: Trace | None = None
    known: Known | None = None


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
    say("checking the records")
    project = read_project(root)
    checked = check(project, options.today, strict=options.strict, progress=progress)
    if not checked.sound:
        return Result(checked, checked.problems)
    say("writing the pages")
    made = make(root, Work(site_of(checked.collection), _stamps(project)), None, say, progress)
    return Result(checked, checked.problems, made.written)


def build(
    root: Path, options: Options, say: Say, progress: Progress | None = None, known: Known | None = None
) -> Result:
    """Build the site.

    Args:
        root: the folder that holds mkdocs.yml.
        options: what a person may choose.
        say: told what is done next.
        progress: told how far it is.
        known: what is known of the last build, where nothing but claims has changed since.

    Raises:
        CannotRun: the project cannot be read, or something cannot be written, or MkDocs fails.
    """
    say("checking the records")
    project = read_project(root)
    checked = check(project, options.today, strict=options.strict, progress=progress)
    if not checked.sound:
        return Result(checked, checked.problems)
    site = site_of(checked.collection)
    target = (options.site_dir or root / site.config.site_dir).absolute()
    refuse_foreign(target)
    work = Work(site, _stamps(project), Before(known, target) if known is not None else None)
    ran = _built(root, target, work, say, progress)
    problems = (*checked.problems, *ran.problems)
    if ran.problems:
        return Result(checked, problems, ran.made.written)
    read = ran.made.folders
    docs = (root / site.config.docs_dir).absolute()
    found = trace(docs, ran.made.ours, target, read) if read is not None else None
    return Result(checked, problems, ran.made.written, target, found, ran.made.known)


def _stamps(project: Project) -> dict[str, str]:
    """Return the fingerprint of the file of each claim, by its path."""
    return {file.path: hashlib.sha256(file.data or b"").hexdigest() for file in project.claims}


def _built(root: Path, target: Path, work: Work, say: Say, progress: Progress | None) -> Ran:
    """Build a site beside the old one, and put it in its place when nothing is wrong with it."""
    ran: Ran | None = None
    with staging(target) as new:
        try:
            ran = run(root, new, work, say, progress)
        except Lost:
            say("what is known of the last build does not suffice")
        if ran is not None and not ran.problems:
            if work.before is None or ran.made.handed:
                swap(new, target)
            else:
                install(new, target, [built_file(path, work.site.config) for path in ran.made.gone])
            return ran
    if ran is not None and work.before is None:
        return ran
    # Whatever is wrong is told as a build of the whole site tells it.
    return _built(root, target, replace(work, before=None), say, progress)
