"""The build, whole: check, render, HTML, check what was built; the old site stays until the new one is whole."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from claimpress.builder import Ran, run, run_join, run_share
from claimpress.cache.keys import Stamps, stamp_of
from claimpress.cache.known import Known
from claimpress.cache.last_build import Trace, trace
from claimpress.cache.notes import Notes, notes_of, read, written
from claimpress.cache.stamps import stamps_in
from claimpress.check import Tally, check
from claimpress.emit import Written
from claimpress.make import make
from claimpress.pages.links import built_file
from claimpress.press.again import Lost
from claimpress.problem import Problem
from claimpress.progress import Progress
from claimpress.project import read_project
from claimpress.recheck import recheck
from claimpress.records.config import Config
from claimpress.rules.built import joined
from claimpress.search.built import language_of, pages_to_search, without_pagefind
from claimpress.search.pagefind import Index
from claimpress.shards import SITE, TOLD, Share, mark_of, shards_in, write_shard
from claimpress.site import Site, site_of
from claimpress.spare import give_back
from claimpress.target import install, refuse_foreign, staging, swap
from claimpress.work import Before, Work

Say = Callable[[str], None]
"""Told what the build does next, in a few words."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a build or a rendering gave.

    Args:
        tally: how much was checked.
        problems: what is wrong, with the records or with the built pages.
        written: how many Markdown files were written, or None when nothing was rendered.
        site: the folder that holds the new site, or None when the old one stays.
        trace: what the build read and wrote, or None where it may have read more than is known.
        known: what is known of its pages for the next build, or None.
        ours: every file below docs/ that is not written by hand.
    """

    tally: Tally
    problems: tuple[Problem, ...]
    written: Written | None = None
    site: Path | None = None
    trace: Trace | None = None
    known: Known | None = None
    ours: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may choose.

    Args:
        today: the day that rules about dates go by.
        strict: whether warnings stop the build.
        site_dir: where the site goes; by default MkDocs' own ``site_dir``.
        share: the part of the site that is built, where it is not the whole.
        shards: the folder of the parts that are joined, where they were built before.
        index: whether the index of a large site is made too; where it is not, the search finds what it found before.
    """

    today: date
    strict: bool = False
    site_dir: Path | None = None
    share: Share | None = None
    shards: Path | None = None
    index: bool = True


@dataclass(frozen=True, slots=True)
class _Sound:
    """A project without errors: the site that it makes, and what its check found."""

    site: Site
    problems: tuple[Problem, ...]
    tally: Tally
    stamps: Stamps
    notes: Notes | None
    mark: str


def render(root: Path, options: Options, say: Say, progress: Progress | None = None) -> Result:
    """Check the project and write its Markdown; from a project with errors nothing is rendered.

    Raises:
        CannotRun: the project cannot be read, or the pages cannot be written.
    """
    found = _checked(root, options, say, progress)
    if isinstance(found, Result):
        return found
    say("writing the pages")
    made = make(root, Work(found.site, found.stamps), None, say, progress)
    return Result(found.tally, found.problems, made.written)


def build(
    root: Path, options: Options, say: Say, progress: Progress | None = None, known: Known | None = None
) -> Result:
    """Build the site.

    Args:
        root: the folder that holds mkdocs.yml.
        options: what a person may choose.
        say: told what the build does next.
        progress: told how far it is.
        known: what is known of the last build, where nothing has changed since but what that tells of.

    Raises:
        CannotRun: the project cannot be read, or something cannot be written, or MkDocs fails.
    """
    found = _rechecked(root, options, say, known) or _checked(root, options, say, progress)
    # The longest part of a build is still to come, in several processes: what it does not need takes no memory there.
    give_back()
    return found if isinstance(found, Result) else _published(root, found, options, known, say, progress)


def _published(  # noqa: PLR0913, PLR0917 -- what to build, as what, and whom to tell
    root: Path, found: _Sound, options: Options, known: Known | None, say: Say, progress: Progress | None
) -> Result:
    site = found.site
    if options.share is not None:
        return _shared(root, found, options, options.share, say, progress)
    target = (options.site_dir or root / site.config.site_dir).absolute()
    refuse_foreign(target)
    if options.shards is not None:
        return _joined(root, target, found, options.shards, say)
    work = Work(site, found.stamps, Before(known, target) if known is not None else None)
    ran = _built(root, target, work, options, say, progress)
    problems = (*found.problems, *ran.problems)
    if ran.problems:
        return Result(found.tally, problems, ran.made.written)
    made = ran.made
    docs = (root / site.config.docs_dir).absolute()
    done = trace(docs, made.ours, target, made.folders) if made.folders is not None else None
    kept = made.known
    if kept is not None and found.notes is not None:
        kept = replace(kept, notes=written(found.notes))
    return Result(found.tally, problems, made.written, target, done, kept, made.ours)


def shards_of(root: Path, config: Config) -> Path:
    """Return the folder that shares of a site are built into, one beside the other."""
    return root / f"{config.site_dir}.shards"


def _shared(  # noqa: PLR0913, PLR0917 -- what to build, as what, and whom to tell
    root: Path, found: _Sound, options: Options, share: Share, say: Say, progress: Progress | None
) -> Result:
    """Build one share of the site."""
    config = found.site.config
    target = (options.site_dir or shards_of(root, config) / share.folder).absolute()
    refuse_foreign(target, [TOLD])
    say(f"making share {share.number} of {share.parts}")
    with staging(target) as new:
        done = run_share(root, new / SITE, Work(found.site, found.stamps, chosen=share.of), progress)
        problems = (*found.problems, *joined(part for each in done for part in each.seen))
        changed = sum(len(each.changed) for each in done)
        written = Written(changed, sum(len(each.prints) for each in done) - changed, 0)
        if len(problems) > len(found.problems):
            return Result(found.tally, problems, written)
        write_shard(new, share, found.mark, done, root / config.docs_dir)
        swap(new, target)
    return Result(found.tally, problems, written, target)


def _joined(root: Path, target: Path, found: _Sound, folder: Path, say: Say) -> Result:
    """Join shares that were built before."""
    shards = shards_in(folder, found.mark)
    with staging(target) as new:
        ran = run_join(root, new, Work(found.site, found.stamps), shards, say)
        problems = (*found.problems, *ran.problems)
        if ran.problems:
            return Result(found.tally, problems, ran.made.written)
        index = Index(new, target, language_of(found.site.config))
        _index(root, index, ran, found.site, say, is_whole=True)
        swap(new, target)
    return Result(found.tally, problems, ran.made.written, target)


def _checked(root: Path, options: Options, say: Say, progress: Progress | None) -> _Sound | Result:
    """Check everything."""
    say("checking the records")
    project = read_project(root)
    checked = check(project, options.today, strict=options.strict, progress=progress)
    if not checked.sound:
        return Result(checked.tally, checked.problems)
    checked.collection.release()
    site = site_of(checked.collection)
    files = {file.path: stamp_of(file.data or b"") for file in (*project.claims, *project.sources)}
    stamps = stamps_in(checked.collection, files)
    # A site that is built in shares remembers nothing, and one that is built whole has to fit no other.
    is_shared = options.share is not None or options.shards is not None
    notes = None if is_shared else notes_of(project, checked, site, files)
    mark = mark_of(project) if is_shared else ""
    return _Sound(site, checked.problems, checked.tally, stamps, notes, mark)


def _rechecked(root: Path, options: Options, say: Say, known: Known | None) -> _Sound | None:
    """Check the records that have changed; None where everything has to be checked."""
    if known is None or known.notes is None:
        return None
    say("checking the records that have changed")
    found = recheck(root, read(known.notes), options.today, strict=options.strict)
    if found is None:
        return None
    return _Sound(found.site, found.problems, found.notes.tally, found.stamps, found.notes, "")


def _built(  # noqa: PLR0913, PLR0917 -- what to build, as what, and whom to tell
    root: Path, target: Path, work: Work, options: Options, say: Say, progress: Progress | None
) -> Ran:
    """Build a site beside the old one, and put it in its place when nothing is wrong with it."""
    ran: Ran | None = None
    with (
        staging(target) as new,
        closing(Index(new, target, language_of(work.site.config))) as index,
    ):
        try:
            ran = run(root, new, work, say, progress, index.begin if options.index else None)
        except Lost:
            say("what is known of the last build does not suffice")
        if ran is not None and not ran.problems:
            is_whole = work.before is None or bool(ran.made.handed)
            gone = [built_file(path, work.site.config) for path in ran.made.gone]
            if options.index:
                gone += _index(root, index, ran, work.site, say, progress, is_whole=is_whole)
            if is_whole:
                swap(new, target)
            else:
                install(new, target, gone)
            return ran
    if ran is not None and work.before is None:
        return ran
    # Whatever is wrong is told as a build of the whole site tells it.
    return _built(root, target, replace(work, before=None), options, say, progress)


def _index(  # noqa: PLR0913, PLR0917 -- what to index, and whom to tell
    root: Path,
    index: Index,
    ran: Ran,
    site: Site,
    say: Say,
    progress: Progress | None = None,
    *,
    is_whole: bool,
) -> list[str]:
    """Make the index of a site whose pages ask for one, and return the paths of what is no more of it."""
    pages = pages_to_search(index.site, ran.made.known, root / site.config.docs_dir, site.config)
    if pages is None:
        if why := without_pagefind(root, len(site.claims), site.config):
            say(why)
        return []
    say("making the index of the search")
    return index.make(pages, progress, is_whole=is_whole)
