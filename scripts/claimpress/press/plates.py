"""One page, whole: read, converted, indexed for the search, put into its frame."""

import json
import re
from dataclasses import dataclass
from typing import Any, Final

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from claimpress.compiled import Compiled, beside_modules
from claimpress.packed import Places, packed
from claimpress.press.converter import Converter
from claimpress.press.front_matter import read
from claimpress.press.inline import Unsure
from claimpress.press.material import plugin as material_search
from claimpress.press.sections import Section, sections_of
from claimpress.press.shell import Shells
from claimpress.search.searched import Searched, searched

# Those of frames are compiled in another way.
_PLAIN: Final = Compiled("theme", beside_modules())
_WITH_HOLES: Final = Compiled("frames", beside_modules())
_FOR_SEARCH: Final = re.compile(r"\s?data-search-\w+=\"[^\"]+\"")
SEARCH_INDEX: Final = "search/search_index.json"
"""Path of the search index below the site's folder."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A page that was built.

    Args:
        source: its path below docs/.
        path: its path below the site's folder.
        html: the whole page.
        meta: its front matter.
        entries: its sections in Material's search index, as JSON, with commas between them.
        searched: what Pagefind finds of it; None where it is not asked, or leaves the page out.
        places: every place on it that a link can lead to.
        links: the places that it links to: the path of the page below docs/, the place, ``packed``.
    """

    source: str
    path: str
    html: str
    meta: dict[str, Any]
    entries: str
    searched: Searched | None
    places: Places
    links: str


class Plates:
    """Makes the pages of one site.

    Args:
        config: MkDocs' settings.
        files: every file of the site.
        navigation: its navigation, with the titles of its pages.

    Attributes:
        env: the environment of the theme's templates.
    """

    def __init__(self, config: MkDocsConfig, files: Files, navigation: Navigation) -> None:
        self._config = config
        self._files = files
        self._navigation = navigation
        self._documents = files.documentation_pages()
        self._converter = Converter(config, files)
        self.env = _environment(config, _PLAIN)
        self._shells = Shells(_environment(config, _WITH_HOLES), self._context)
        self._search = searching(config)
        self._is_leaner = is_leaner(config)
        self._in_navigation = {page.file.src_uri for page in navigation.pages}

    def _context(self, page: Page) -> dict[str, Any]:
        return dict(get_context(self._navigation, self._documents, self._config, page))

    def make(self, source: str, text: str) -> Plate:
        """Build a page.

        Args:
            source: its path below docs/.
            text: its Markdown.
        """
        file = self._files.src_uris[source]
        page = file.page
        if page is None:
            raise LookupError(source)
        page.markdown, page.meta = read(text)
        self._converter.convert(page)
        entries = self._entries(page)
        if self._search is not None:
            page.content = _FOR_SEARCH.sub("", page.content or "")
        html = self._framed(page)
        plate = Plate(
            source=source,
            path=file.dest_uri,
            html=html,
            meta=dict(page.meta),
            entries=",".join(entries),
            searched=searched(file.dest_uri, page.meta, html) if self._is_leaner else None,
            places=Places(page.present_anchor_ids or ()),
            links=packed(
                (to.src_uri, place) for to, all_ in (page.links_to_anchors or {}).items() for place in all_
            ),
        )
        # MkDocs keeps every page; here each is done with.
        page.markdown = page.content = None
        page.meta = {}
        page.toc = TableOfContents([])
        page.present_anchor_ids = page.links_to_anchors = None
        return plate

    def _framed(self, page: Page) -> str:
        template = page.meta.get("template", "main.html")
        if page.file.src_uri not in self._in_navigation:
            framed = self._shells.render(page, template)
            if framed is not None:
                return framed
        page.active = True
        try:
            return self.env.get_template(template).render(self._context(page))
        finally:
            page.active = False

    def _entries(self, page: Page) -> list[str]:
        if self._search is None:
            return []
        search = page.meta.get("search") or {}
        if search.get("exclude"):
            return []
        try:
            found = list(sections_of(page.content or ""))
        except Unsure:
            index = material_search.SearchIndex(**self._search.config)
            index.add_entry_from_context(page)
            return [_json(entry) for entry in index.entries]
        return [_json(self._entry(page, section, search)) for section in found]

    def _entry(self, page: Page, section: Section, search: dict[str, Any]) -> dict[str, Any]:
        """Return a section as the plugin writes it: its keys in this order."""
        title = section.title
        if not section.titled:
            title = str(page.meta.get("title", page.title)).strip()
        text = section.text
        if getattr(material_search, "jieba", None) is not None:  # which cuts Chinese texts into words
            cut = self._search.search_index._segment_chinese  # noqa: SLF001
            title, text = cut(title), cut(text)
        location = f"{page.url}#{section.id}" if section.id else page.url
        entry: dict[str, Any] = {"location": location, "title": title, "text": text}
        if isinstance(tags := page.meta.get("tags"), list):
            usable = (tag for tag in tags if tag and isinstance(tag, str | int | float | bool))
            entry["tags"] = [str(tag) for tag in usable]
        if "boost" in search:
            entry["boost"] = search["boost"]
        return entry


def _environment(config: MkDocsConfig, compiled: Compiled) -> jinja2.Environment:
    env = config.theme.get_env()
    env.bytecode_cache = compiled
    return env


def _json(entry: dict[str, Any]) -> str:
    return json.dumps(entry, separators=(",", ":"), default=str)


def searching(config: MkDocsConfig) -> Any:  # noqa: ANN401 -- Material has no types
    """Return Material's search plugin, or None where a site is built without it."""
    plugin = _plugin(config)
    return plugin if plugin is not None and plugin.config.enabled else None


def is_leaner(config: MkDocsConfig) -> bool:
    """Say whether Material's search is there, but makes no index: the pages ask Pagefind then."""
    return _plugin(config) is not None and searching(config) is None


def _plugin(config: MkDocsConfig) -> Any:  # noqa: ANN401 -- Material has no types
    return config.plugins.get("material/search") or config.plugins.get("search")
