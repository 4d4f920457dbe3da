"""The press at work: a whole site from the Markdown in docs/, its pages built by as many processes as there are cores."""

import logging
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from mkdocs import utils
from mkdocs.commands.build import _build_theme_template
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation

from claimpress.press.plates import SEARCH_INDEX, Plates, searched
from claimpress.press.scope import folders_of, unknown, unknown_in

_PART: Final = 100
"""Pages that a process is given at a time."""
_FEW: Final = 60
"""Pages up to which another process costs more than it saves."""


_REPORT: Final = "MkDocs has something to report"

Seen = TypeVar("Seen")
Look = Callable[[Mapping[str, str], frozenset[str]], Seen]


class Handed(Exception):  # noqa: N818 -- no error: MkDocs builds the site instead
    """The press does not build this site; the message says why."""


@dataclass(frozen=True, slots=True)
class Pressed(Generic[Seen]):
    """What is known of a site once it is built.

    Args:
        seen: what ``look`` returned for one part of the site after another.
        folders: the folders that it was made from, or None where files from anywhere may have been read.
    """

    seen: list[Seen]
    folders: tuple[Path, ...] | None


@dataclass(frozen=True, slots=True)
class Printed:
    """What is known of a page once it is written.

    Args:
        source: its path below docs/.
        meta: its front matter.
        entries: its sections in the search index.
        places: the places on it.
        links: the places that it links to.
    """

    source: str
    meta: dict[str, Any]
    entries: str
    places: frozenset[str]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Site:
    """A site as MkDocs knows it before its pages are read."""

    root: Path
    config: MkDocsConfig
    files: Files
    navigation: Navigation
    plates: Plates
    warnings: utils.CountHandler
    paths: frozenset[str]


def press(root: Path, target: Path, look: Look[Seen]) -> Pressed[Seen]:
    """Build a site.

    Args:
        root: the folder that holds mkdocs.yml.
        target: where the HTML goes: a folder that is empty or missing.
        look: told the text of some pages, by path, and the paths of all files, as soon as these pages are built.

    Raises:
        Handed: something in the project is not known here, or MkDocs would report a fault; nothing is to be kept.
    """
    with _opened(root, target) as site:
        sources = [file.src_uri for file in site.files.documentation_pages()]
        with _workers(site, look, len(sources)) as work:
            parts = work(_cut(sources))
            site.files.copy_static_files()
            done = list(parts)
        printed = [page for part, _ in done for page in part]
        _refuse_broken(printed)
        _finish(site, printed)
        if site.warnings.counts:
            raise Handed(_REPORT)
        seen = [*(seen for _, seen in done), look(_others(site), site.paths)]
        return Pressed(seen, folders_of(site.config))


@contextmanager
def _opened(root: Path, target: Path) -> Iterator[_Site]:
    """Read the settings and list the files, as ``mkdocs.commands.build.build`` does."""
    log = logging.getLogger("mkdocs")
    warnings = utils.CountHandler()
    warnings.setLevel(logging.WARNING)
    log.addHandler(warnings)
    here = Path.cwd()
    try:
        os.chdir(root)  # some extensions look for their files from where MkDocs is run
        yield _open(root, target, warnings)
    except MkDocsException as error:
        raise Handed(_REPORT) from error
    finally:
        os.chdir(here)
        log.removeHandler(warnings)


def _open(root: Path, target: Path, warnings: utils.CountHandler) -> _Site:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(target), strict=True)
    if reason := unknown(config):
        raise Handed(reason)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    navigation = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    if reason := unknown_in(navigation):
        raise Handed(reason)
    if warnings.counts:
        raise Handed(_REPORT)
    plates = Plates(config, files, navigation)
    return _Site(root, config, files, navigation, plates, warnings, frozenset(_paths(config, files)))


def _paths(config: MkDocsConfig, files: Files) -> Iterator[str]:
    """Yield the path of every file of the site."""
    yield from (file.dest_uri for file in files if file.inclusion.is_included())  # type: ignore[no-untyped-call]
    yield from config.theme.static_templates
    if "sitemap.xml" in config.theme.static_templates:
        yield "sitemap.xml.gz"
    if searched(config) is not None:
        yield SEARCH_INDEX


def _cut(sources: Sequence[str]) -> list[Sequence[str]]:
    return [sources[place : place + _PART] for place in range(0, len(sources), _PART)]


Work = Callable[[list[Sequence[str]]], Iterable[tuple[list[Printed], Seen]]]


@contextmanager
def _workers(site: _Site, look: Look[Seen], pages: int) -> Iterator[Work[Seen]]:
    """Give a function that builds parts of a site, each in whatever process is free, and returns them in order."""
    cores = _cores()
    # A process with threads cannot be doubled safely; where it cannot be doubled at all, starting anew is too slow.
    alone = threading.active_count() > 1 or "fork" not in multiprocessing.get_all_start_methods()
    if cores == 1 or alone or pages < _FEW:
        yield lambda parts: (_print(site, look, part) for part in parts)
        return
    _DOUBLED.append((site, look))
    try:
        with ProcessPoolExecutor(cores, multiprocessing.get_context("fork")) as pool:
            yield lambda parts: pool.map(_print_doubled, parts)
    finally:
        _DOUBLED.pop()


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# What a process that is a double of this one works on: neither a site nor its templates can be sent to it.
_DOUBLED: Final[list[tuple[_Site, Look[Any]]]] = []


def _print_doubled(sources: Sequence[str]) -> tuple[list[Printed], Any]:
    return _print(*_DOUBLED[-1], sources)


def _print(site: _Site, look: Look[Seen], sources: Sequence[str]) -> tuple[list[Printed], Seen]:
    """Build some pages, write them and look at them."""
    printed: list[Printed] = []
    pages: dict[str, str] = {}
    for source in sources:
        try:
            plate = site.plates.make(source)
        except (
            Exception
        ) as error:  # whatever an extension or a template raises, MkDocs says it in its own words
            raise Handed(_REPORT) from error
        if not plate.html.strip():
            raise Handed(_REPORT)
        utils.write_file(
            plate.html.encode("utf-8", errors="xmlcharrefreplace"),
            str(Path(site.config.site_dir, plate.path)),
        )
        pages[plate.path] = plate.html
        printed.append(Printed(source, plate.meta, plate.entries, plate.places, plate.links))
    if site.warnings.counts:
        raise Handed(_REPORT)
    return printed, look(pages, site.paths)


def _others(site: _Site) -> dict[str, str]:
    """Return the HTML files that were not made from Markdown."""
    built = {file.dest_uri for file in site.files.documentation_pages()}
    others = sorted(path for path in site.paths - built if path.endswith(".html"))
    return {path: Path(site.config.site_dir, path).read_text("utf-8", "replace") for path in others}


def _refuse_broken(printed: Iterable[Printed]) -> None:
    """A link to a place that its page does not have is a fault, which MkDocs reports in its own words."""
    pages = {page.source: page for page in printed}
    for page in pages.values():
        for source, place in page.links:
            if source in pages and place not in pages[source].places:
                raise Handed(_REPORT)


def _finish(site: _Site, printed: Sequence[Printed]) -> None:
    """Write what knows all pages: the site's map, the page for lost readers, the search index."""
    for page in printed:
        file = site.files.src_uris[page.source]
        if file.page is not None:
            file.page.meta = page.meta
    env = site.config.theme.get_env()
    for template in sorted(site.config.theme.static_templates):
        _build_theme_template(template, env, site.files, site.config, site.navigation)
    search = searched(site.config)
    if search is not None:
        empty = search.search_index.generate_search_index(None)
        entries = ",".join(page.entries for page in printed if page.entries)
        path = Path(site.config.site_dir, SEARCH_INDEX)
        utils.write_file(f"{empty.removesuffix(']}')}{entries}]}}".encode(), str(path))
