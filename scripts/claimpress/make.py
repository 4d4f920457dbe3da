"""Everything that is generated, made on all cores: Markdown and downloads in docs/ and, where the press is open, their HTML."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Final

from claimpress.crew import crew
from claimpress.data.download import Download
from claimpress.data.downloads import MANIFEST, downloads
from claimpress.data.manifest import manifest
from claimpress.emit import Docs, Written, begin
from claimpress.pages.plan import PARTS, Planned, plan
from claimpress.press.run import Handed, Press, Printed, opened
from claimpress.rules.built import Part, check_pages
from claimpress.share.cards import Picture, pictures
from claimpress.share.mark import mark
from claimpress.site import Site

Progress = Callable[[int, int], None]
"""Told how many of how many files are made."""

_AT_ONCE: Final = 50
"""Pages that a process is given at a time."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made.

    Args:
        written: how many files of docs/ were written because they changed, left as they were, and removed.
        seen: what looking at the built pages gave, for one part of the site after another; empty without the press.
        folders: the folders that the HTML was made from, or None where files from anywhere may have been read.
        handed: why the press has left the HTML to MkDocs; empty where it has not.
    """

    written: Written
    seen: Sequence[Part] = ()
    folders: tuple[Path, ...] | None = None
    handed: str = ""


@dataclass(slots=True)
class _Done:
    """What one process has done of the work: fingerprints by path, how many files changed, and the pages that it built."""

    fingerprints: dict[str, str] = field(default_factory=dict)
    changed: int = 0
    printed: list[Printed] = field(default_factory=list)
    seen: list[Part] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Bench:
    """What every process knows: all that is to be made, and where it goes."""

    site: Site
    docs: Docs
    pages: Mapping[str, Planned]
    files: Mapping[str, Download]
    press: Press | None

    def do(self, paths: Sequence[str]) -> _Done:
        """Make some files, pages or downloads."""
        done = _Done()
        built: dict[str, str] = {}
        for path in paths:
            if path in self.files:
                changed, done.fingerprints[path] = self.docs.write_pieces(path, _texts(self.files[path]))
                done.changed += changed
            else:
                self._page(path, done, built)
        if self.press is not None and built:
            done.seen.append(check_pages(self.site, built, self.press.paths))
        return done

    def _page(self, path: str, done: _Done, built: dict[str, str]) -> None:
        planned = self.pages.get(path)
        text = planned.text(self.site.config) if planned is not None else None
        if text is not None:
            data = text.encode()
            done.changed += self.docs.write(path, data)
            done.fingerprints[path] = hashlib.sha256(data).hexdigest()
        # What hand-written pages include has no page of its own.
        if self.press is not None and not path.startswith(f"{PARTS}/"):
            printed, name, html = self.press.page(path, text)
            self.press.write(name, html)
            done.printed.append(printed)
            built[name] = html


def _texts(download: Download) -> Iterator[str]:
    return (piece.text() for piece in download.pieces)


def make(
    root: Path, site: Site, target: Path | None, say: Callable[[str], None], progress: Progress | None = None
) -> Made:
    """Make the files of docs/ and, where there is a target, the HTML of the site.

    Args:
        root: the folder that holds mkdocs.yml.
        site: what is made.
        target: where the HTML goes: a folder that is missing; without one none is made.
        say: told what is done.
        progress: told how far it is.

    Raises:
        CannotRun: docs/ cannot be written.
    """
    pages = {planned.path: planned for planned in plan(site)}
    files = {download.path: download for download in downloads(site)}
    images = pictures(site)
    names = {*pages, *files, MANIFEST, *(picture.path for picture in images)}
    docs = begin(root / site.config.docs_dir, names, lambda path: _text_of(path, site, pages, files))
    bench = _Bench(site, docs, pages, files, None)
    try:
        with opened(root, target, names) if target is not None else nullcontext() as press:
            return _made(_Bench(site, docs, pages, files, press), images, say, progress)
    except Handed as why:
        return replace(_made(bench, images, say, progress), handed=str(why))


def _made(
    bench: _Bench, images: Sequence[Picture], say: Callable[[str], None], progress: Progress | None
) -> Made:
    parts = bench.do([path for path in bench.pages if path.startswith(f"{PARTS}/")])
    done = [parts, *_all_done(bench, progress)]
    fingerprints = {path: found for each in done for path, found in each.fingerprints.items()}
    listed = manifest(bench.site, fingerprints, MANIFEST)
    anew, fingerprints[MANIFEST] = bench.docs.write_pieces(MANIFEST, _texts(listed))
    bench.docs.finish(fingerprints | {picture.path: mark(picture.card) for picture in images})
    if images:
        say("drawing the share images")
    changed = anew + sum(each.changed for each in done) + bench.docs.draw(images, progress)
    written = Written(changed, len(fingerprints) + len(images) - changed, bench.docs.removed)
    if bench.press is None:
        return Made(written)
    say("completing the site")
    printed = {page.source: page for each in done for page in each.printed}
    others = bench.press.finish([printed[source] for source in bench.press.sources])
    seen = [
        *chain.from_iterable(each.seen for each in done),
        check_pages(bench.site, others, bench.press.paths, whole=True),
    ]
    return Made(written, seen, bench.press.folders)


def _all_done(bench: _Bench, progress: Progress | None) -> Iterator[_Done]:
    """Do the work in as many processes as there are cores; the downloads, which take longest, first."""
    pages = bench.press.sources if bench.press is not None else tuple(bench.pages)
    pages = tuple(path for path in pages if not path.startswith(f"{PARTS}/"))
    tasks: list[tuple[str, ...]] = [(path,) for path in bench.files]
    tasks += [pages[place : place + _AT_ONCE] for place in range(0, len(pages), _AT_ONCE)]
    made, total = 0, len(bench.files) + len(pages)
    with crew(bench.do, 1 if len(pages) < 2 * _AT_ONCE else len(tasks)) as work:
        for task, done in zip(tasks, work(tasks), strict=True):
            made += len(task)
            if progress is not None:
                progress(made, total)
            yield done


def _text_of(
    path: str, site: Site, pages: Mapping[str, Planned], files: Mapping[str, Download]
) -> str | None:
    if path in pages:
        return pages[path].text(site.config)
    if path in files:
        return files[path].text()
    return _manifest_text(site, pages, files) if path == MANIFEST else None


def _manifest_text(site: Site, pages: Mapping[str, Planned], files: Mapping[str, Download]) -> str:
    texts = chain(
        ((path, planned.text(site.config)) for path, planned in pages.items()),
        ((path, download.text()) for path, download in files.items()),
    )
    found = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in texts}
    return manifest(site, found, MANIFEST).text()
