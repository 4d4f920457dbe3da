"""The build, whole: check, render, HTML, check what was built; the old site stays until the new one is whole."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from claimpress.builder import run_join, run_share
from claimpress.cache.keys import Stamps, stamp_of
from claimpress.cache.known import Known
from claimpress.cache.notes import Notes, notes_of, read, written
from claimpress.cache.stamps import stamps_in
from claimpress.cache.this_build import Trace, trace
from claimpress.check import Tally, check
from claimpress.emit import Written
from claimpress.make import Made, make
from claimpress.problem import Problem
from claimpress.progress import Progress
from claimpress.project import read_project
from claimpress.publish import Say, make_index, publish
from claimpress.recheck import recheck
from claimpress.records.config import Config
from claimpress.rules.built import joined
from claimpress.search.built import language_of
from claimpress.search.pagefind import Index
from claimpress.shards import SITE, TOLD, Share, mark_of, shards_in, write_shard
from claimpress.site import Site, site_of
from claimpress.spare import give_back
from claimpress.target import refuse_foreign, staging, swap
from claimpress.work import Before, Work


@dataclass(frozen=True, slots=True)
class Result:
    """What a build or a rendering gave.

    Args:
        tally: how much was checked.
        problems: what is wrong, with the records or with the built pages.
        written: how many Markdown files were written, or None when nothing was rendered.
        site: the folder that holds the new site, or None when the old one stays.
        ours: every file below docs/ that is not written by hand.
    """

    tally: Tally
    problems: tuple[Problem, ...]
    written: Written | None = None
    site: Path | None = None
    ours: frozenset[str] = frozenset()


class Keeper(Protocol):
    """Who knows the last build, and keeps what the next one can know of this one."""

    @property
    def known(self) -> Known | None:
        """What is known of the last build, where nothing has changed since but what that tells of."""

    def note(self, done: Trace | None, known: Known | None) -> None:
        """Be told what was made as soon as nothing is wrong with it; its index may still be made, and its site put in its place.

        Args:
            done: what the build read and wrote, or None where it may have read more than is known.
            known: what is known of its pages, or None.
        """


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
    root: Path, options: Options, say: Say, progress: Progress | None = None, keeper: Keeper | None = None
) -> Result:
    """Build the site.

    Args:
        root: the folder that holds mkdocs.yml.
        options: what a person may choose.
        say: told what the build does next.
        progress: told how far it is.
        keeper: who knows the last build, and is told of this one.

    Raises:
        CannotRun: the project cannot be read, or something cannot be written, or MkDocs fails.
    """
    known = keeper.known if keeper is not None else None
    found = _rechecked(root, options, say, known) or _checked(root, options, say, progress)
    # The longest part of a build is still to come, in several processes: what it does not need takes no memory there.
    give_back()
    return found if isinstance(found, Result) else _published(root, found, options, keeper, say, progress)


def _published(  # noqa: PLR0913, PLR0917 -- what to build, as what, and whom to tell
    root: Path, found: _Sound, options: Options, keeper: Keeper | None, say: Say, progress: Progress | None
) -> Result:
    site = found.site
    if options.share is not None:
        return _shared(root, found, options, options.share, say, progress)
    target = (options.site_dir or root / site.config.site_dir).absolute()
    refuse_foreign(target)
    if options.shards is not None:
        return _joined(root, target, found, options.shards, say)
    known = keeper.known if keeper is not None else None
    work = Work(site, found.stamps, Before(known, target) if known is not None else None)

    def made_well(made: Made) -> None:
        if keeper is not None:
            keeper.note(_trace(root, target, site, made), _known(found, made))

    ran = publish(root, target, work, made_well, say, progress, is_indexed=options.index)
    problems = (*found.problems, *ran.problems)
    if ran.problems:
        return Result(found.tally, problems, ran.made.written)
    return Result(found.tally, problems, ran.made.written, target, ran.made.ours)


def _trace(root: Path, target: Path, site: Site, made: Made) -> Trace | None:
    docs = (root / site.config.docs_dir).absolute()
    return trace(docs, made.ours, target, made.folders) if made.folders is not None else None


def _known(found: _Sound, made: Made) -> Known | None:
    if made.known is None or found.notes is None:
        return made.known
    return replace(made.known, notes=written(found.notes))


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
        make_index(root, index, ran, found.site, say, is_whole=True)
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
    found = recheck(root, read(known.notes), options.today, strict=options.strict, changed=known.changed)
    if found is None:
        return None
    return _Sound(found.site, found.problems, found.notes.tally, found.stamps, found.notes, "")
