"""The press at work: page by page, in whatever process, and at the end what knows all pages."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs import utils
from mkdocs.commands.build import _build_theme_template

from claimpress.cache.keys import stamp_of
from claimpress.packed import Places, unpacked
from claimpress.press.again import only, spliced_index, write_map
from claimpress.press.plates import SEARCH_INDEX, is_leaner, searching
from claimpress.press.scope import folders_of
from claimpress.press.site import REPORT, Handed, PressSite, site_in
from claimpress.search.searched import Searched


@dataclass(frozen=True, slots=True)
class Printed:
    """What is known of a page once it is written.

    Args:
        source: its path below docs/.
        meta: its front matter.
        entries: its sections in Material's search index.
        searched: what Pagefind finds of it; None where it is not asked, or leaves the page out.
        places: the places on it.
        links: the places that it links to: the path of the page below docs/, the place, ``packed``.
        stamp: the fingerprint of its Markdown, where that is written by hand.
    """

    source: str
    meta: dict[str, Any]
    entries: str
    searched: Searched | None
    places: Places
    links: str
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """The press, open for one site.

    Args:
        sources: paths below docs/ of its pages.
        paths: paths below the site's folder of all its files.
        folders: the folders that it is made from, or None where files from anywhere may be read.
        is_leaner: whether its pages ask Pagefind when somebody searches.
    """

    sources: tuple[str, ...]
    paths: frozenset[str]
    folders: tuple[Path, ...] | None
    is_leaner: bool
    _site: PressSite

    def page(self, source: str, text: str | None = None) -> tuple[Printed, str, str]:
        """Build a page, and return what is known of it, its path below the site's folder and its HTML.

        Args:
            source: its path below docs/.
            text: its Markdown; read from there where it is not given.

        Raises:
            Handed: MkDocs would have something to say about it.
        """
        stamp = ""
        try:
            if text is None:
                text = self._site.files.src_uris[source].content_string
                stamp = stamp_of(text.encode())
            plate = self._site.plates.make(source, text)
        except (
            Exception
        ) as error:  # whatever an extension or a template raises, MkDocs says it in its own words
            raise Handed(REPORT) from error
        if not plate.html.strip() or self._site.warnings.counts:
            raise Handed(REPORT)
        printed = Printed(source, plate.meta, plate.entries, plate.searched, plate.places, plate.links, stamp)
        return printed, plate.path, plate.html

    def stamp(self, source: str) -> str:
        """Return the fingerprint of the Markdown of a page that is written by hand; empty where it cannot be read.

        Args:
            source: its path below docs/.
        """
        try:
            return stamp_of(self._site.files.src_uris[source].content_string.encode())
        except (OSError, ValueError):
            return ""

    def write(self, path: str, html: str) -> None:
        """Write a page into the site's folder."""
        data = html.encode("utf-8", errors="xmlcharrefreplace")
        utils.write_file(data, str(Path(self._site.config.site_dir, path)))

    def finish(self, printed: Sequence[Printed]) -> dict[str, str]:
        """Write what knows all pages, and the files that are copied; return the HTML that was not made from Markdown, by path.

        Args:
            printed: every page, in the order of ``sources``.

        Raises:
            Handed: MkDocs would report a fault.
        """
        _refuse_broken(printed)
        self._site.files.copy_static_files()
        _finish(self._site, printed)
        if self._site.warnings.counts:
            raise Handed(REPORT)
        return _others(self._site)

    def go_on(
        self, printed: Sequence[Printed], old: Path, lengths: Mapping[str, int], files: Iterable[str]
    ) -> dict[str, int]:
        """Write what knows all pages where only some were built, and the files that have changed.

        Args:
            printed: the pages that were built.
            old: the folder of the site as it was; all other pages are known from there.
            lengths: what ``lengths_of`` gives for that site.
            files: paths of the files to copy.

        Returns:
            What ``lengths_of`` gives for the new site.

        Raises:
            Handed: MkDocs would report a fault.
            Lost: the site as it was cannot be read.
        """
        site = self._site
        _refuse_broken(printed)
        for path in files:
            site.files.src_uris[path].copy_file()
        _tell(site, printed)
        built = [page.source for page in printed]
        env = site.plates.env
        some = only(site.files, built)
        _build_theme_template("sitemap.xml", env, some, site.config, site.navigation)
        write_map(site.config, site.files, old, self.sources, built)
        found: dict[str, int] = {}
        if (search := searching(site.config)) is not None:
            empty = search.search_index.generate_search_index(None)
            entries = {page.source: page.entries for page in printed}
            before = (old / SEARCH_INDEX).read_bytes()
            index, found = spliced_index(empty, entries, before, lengths, self.sources)
            utils.write_file(index, str(Path(site.config.site_dir, SEARCH_INDEX)))
        if site.warnings.counts:
            raise Handed(REPORT)
        return found


def lengths_of(printed: Iterable[Printed]) -> dict[str, int]:
    """Return the length of the part of each page in the search index, in order; pages that it leaves out are missing."""
    return {page.source: len(page.entries) for page in printed if page.entries}


@contextmanager
def opened(root: Path, target: Path, planned: Collection[str] = ()) -> Iterator[Press]:
    """Open the press for a site.

    Args:
        root: the folder that holds mkdocs.yml.
        target: where the HTML goes: a folder that is empty or missing.
        planned: paths below docs/ of files that are still to be written.

    Raises:
        Handed: something in the project is not known here, or MkDocs would report a fault; nothing is to be kept.
    """
    with site_in(root, target, planned) as site:
        sources = tuple(file.src_uri for file in site.files.documentation_pages())
        yield Press(sources, site.paths, folders_of(site.config), is_leaner(site.config), site)


def _others(site: PressSite) -> dict[str, str]:
    """Return the HTML files that were not made from Markdown."""
    built = {file.dest_uri for file in site.files.documentation_pages()}
    others = sorted(path for path in site.paths - built if path.endswith(".html"))
    return {path: Path(site.config.site_dir, path).read_text("utf-8", "replace") for path in others}


def _refuse_broken(printed: Iterable[Printed]) -> None:
    """A link to a place that its page does not have is a fault, which MkDocs reports in its own words."""
    pages = {page.source: page for page in printed}
    for page in pages.values():
        for source, place in unpacked(page.links, 2):
            if source in pages and place not in pages[source].places:
                raise Handed(REPORT)


def _tell(site: PressSite, printed: Iterable[Printed]) -> None:
    """Give pages their front matter, which templates ask for that know all pages."""
    for page in printed:
        file = site.files.src_uris[page.source]
        if file.page is not None:
            file.page.meta = page.meta


def _finish(site: PressSite, printed: Sequence[Printed]) -> None:
    """Write what knows all pages: the site's map, the page for lost readers, the search index."""
    _tell(site, printed)
    env = site.plates.env
    for template in sorted(site.config.theme.static_templates):
        _build_theme_template(template, env, site.files, site.config, site.navigation)
    if (search := searching(site.config)) is not None:
        empty = search.search_index.generate_search_index(None)
        entries = {page.source: page.entries for page in printed}
        index, _ = spliced_index(empty, entries, b"", {}, entries)
        utils.write_file(index, str(Path(site.config.site_dir, SEARCH_INDEX)))
