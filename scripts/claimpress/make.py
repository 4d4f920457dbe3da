"""Everything that is generated, made on all cores: Markdown and downloads in docs/ and, where the press is open, their HTML."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from claimpress.bench import Bench, Done
from claimpress.cache.known import Known
from claimpress.complete import complete, joined, searched_now
from claimpress.crew import crew
from claimpress.data.downloads import MANIFEST
from claimpress.data.manifest import manifest
from claimpress.emit import MANIFEST as OURS
from claimpress.emit import Written, begin
from claimpress.press.again import Lost
from claimpress.press.run import opened
from claimpress.press.site import Handed
from claimpress.progress import Progress
from claimpress.rules.built import Part
from claimpress.search.searched import Searched
from claimpress.share.mark import mark
from claimpress.work import Work

Found = Callable[[Iterable[Searched]], None]
"""Told all pages that the search finds."""

_AT_ONCE: Final = 25
"""Pages that a process is given at a time: few enough that at the end none waits long for another."""
_MANY: Final = 100
"""Pages from which on the start of other processes pays."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made.

    Args:
        written: how many files of docs/ were written because they changed, left as they were, and removed.
        seen: what looking at the built pages gave, for one part of the site after another; empty without the press.
        folders: the folders that the HTML was made from, or None where files from anywhere may have been read.
        handed: why the press has left the HTML to MkDocs; empty where it has not.
        known: what is known of the pages for the next build; None without the press.
        gone: generated files below docs/ that are no more.
        ours: every file below docs/ that is not written by hand.
    """

    written: Written
    seen: Sequence[Part] = ()
    folders: tuple[Path, ...] | None = None
    handed: str = ""
    known: Known | None = None
    gone: tuple[str, ...] = ()
    ours: frozenset[str] = frozenset()


def make(  # noqa: PLR0913, PLR0917 -- what to make, and whom to tell
    root: Path,
    work: Work,
    target: Path | None,
    say: Callable[[str], None],
    progress: Progress | None = None,
    found: Found | None = None,
) -> Made:
    """Make the files of docs/ and, where there is a target, the HTML of the site.

    Args:
        root: the folder that holds mkdocs.yml.
        work: what is made.
        target: where the HTML goes: a folder that is missing; without one none is made.
        say: told what is done.
        progress: told how far it is.
        found: told what the search finds as soon as that is known, where few pages are made.

    Raises:
        CannotRun: docs/ cannot be written.
        Lost: the last build does not tell enough; all has to be made.
    """
    docs = begin(root / work.site.config.docs_dir, work.names, work.text_of)
    try:
        with opened(root, target, work.names) if target is not None else nullcontext() as press:
            bench = Bench(work, docs, press)
            return _finished(work, bench, _done(work, bench, progress, found), say, progress)
    except Handed as why:
        anew = replace(work, before=None)
        bench = Bench(anew, docs, None)
        return replace(_finished(anew, bench, _done(anew, bench, progress), say, progress), handed=str(why))


def make_share(root: Path, work: Work, target: Path, progress: Progress | None = None) -> list[Done]:
    """Make one share of a site: the chosen files, and nothing that knows all of them.

    Args:
        root: the folder that holds mkdocs.yml.
        work: what is made.
        target: where the HTML goes.
        progress: told how far it is.

    Raises:
        CannotRun: docs/ cannot be written.
        Handed: the press does not build this site, and MkDocs builds no shares.
    """
    docs = begin(root / work.site.config.docs_dir, work.names, work.text_of)
    with opened(root, target, work.names) as press:
        return _done(work, Bench(work, docs, press), progress)


def join(
    root: Path,
    work: Work,
    target: Path,
    shards: Callable[[Bench, Path], Iterable[Done]],
    say: Callable[[str], None],
) -> Made:
    """Join the shares of a site, which were made elsewhere.

    Args:
        root: the folder that holds mkdocs.yml.
        work: all that there is.
        target: where the HTML goes.
        shards: puts the files of the shares in their places, and tells what was made.
        say: told what is done.

    Raises:
        CannotRun: docs/ cannot be written.
        Handed: MkDocs would report a fault.
    """
    docs = begin(root / work.site.config.docs_dir, work.names, work.text_of)
    with opened(root, target, work.names) as press:
        bench = Bench(work, docs, press)
        return _finished(work, bench, list(shards(bench, target)), say, None)


def _done(work: Work, bench: Bench, progress: Progress | None, found: Found | None = None) -> list[Done]:
    """Make what is not as it was, in as many processes as there are cores."""
    parts = bench.do([path for path in work.parts if not work.is_same(path)])
    pages = work.chosen(_stale_pages(work, bench, anew=bool(parts.prints)))
    first: list[Done] = []
    if found is not None and len(pages) < _MANY:
        first, pages = _sought_first(work, bench, pages, found)
    files = work.chosen([path for path in work.files if not work.is_same(path)])
    return [parts, *first, *_all_done(bench, (files, pages), progress)]


def _sought_first(work: Work, bench: Bench, pages: list[str], found: Found) -> tuple[list[Done], list[str]]:
    """Make the pages that the search finds, or that are new, so that their index can be made beside all others; these are left."""
    before, press = work.before, bench.press
    if before is None or press is None or not (before.known.is_leaner and press.is_leaner):
        return [], pages
    known = before.known
    sought = [path for path in pages if path in known.searched or path not in known.keys]
    others = [path for path in pages if path not in sought]
    if not sought:
        return [], others
    done = bench.do(sought)
    now = searched_now(press, {page.source: page for page in done.printed}, known.searched)
    found(Searched(*page) for page in now.values())
    return [done], others


def _finished(
    work: Work, bench: Bench, done: Sequence[Done], say: Callable[[str], None], progress: Progress | None
) -> Made:
    """Make what knows all that was made."""
    prints = work.prints | joined(each.prints for each in done)
    listed = manifest(work.site, prints, MANIFEST)
    is_changed, prints[MANIFEST] = bench.docs.write_pieces(MANIFEST, listed.data())
    bench.docs.finish(prints | {picture.path: mark(picture.card) for picture in work.images})
    if work.images:
        say("drawing the share images")
    copied = [path for each in done for path in each.changed if path in work.files]
    copied += [*bench.docs.draw(work.images, progress), *([MANIFEST] if is_changed else [])]
    changed = {*copied, *(path for each in done for path in each.changed)}
    removed = bench.docs.removed
    written = Written(len(changed), len(work.names) - len(changed), len(removed))
    made = Made(written, gone=removed, ours=work.names | {OURS})
    if bench.press is None:
        return made
    say("completing the site")
    seen, known = complete(work, bench.press, done, prints, copied)
    return replace(made, seen=seen, folders=bench.press.folders, known=known)


def _stale_pages(work: Work, bench: Bench, *, anew: bool) -> list[str]:
    """Return the pages that are to be made.

    Args:
        work: all that there is.
        bench: where it is made.
        anew: whether a part has changed that hand-written pages include.

    Raises:
        Lost: a page that is written by hand came or went.
    """
    by_hand = work.before.known.by_hand if work.before is not None else {}

    def is_stale(path: str) -> bool:
        if path in work.pages:
            return not work.is_same(path)
        return (anew and bench.includes(path)) or bench.is_rewritten(path, by_hand.get(path, ""))

    pages = bench.press.sources if bench.press is not None else tuple(work.pages)
    if work.before is not None and by_hand.keys() != set(pages) - work.pages.keys():
        raise Lost
    return [path for path in pages if path not in work.parts and is_stale(path)]


def _all_done(bench: Bench, stale: tuple[list[str], list[str]], progress: Progress | None) -> Iterator[Done]:
    """Do the work; the downloads, which take longest, first."""
    files, pages = stale
    tasks = [[path] for path in files]
    tasks += [pages[place : place + _AT_ONCE] for place in range(0, len(pages), _AT_ONCE)]
    made, total = 0, len(files) + len(pages)
    with crew(bench.do, len(tasks) if len(pages) >= _MANY else 1) as work:
        for task, done in zip(tasks, work(tasks), strict=True):
            made += len(task)
            if progress is not None:
                progress(made, total)
            yield done
