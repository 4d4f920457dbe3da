"""From the Markdown of a page to its HTML: by the press where that is certain, by Python-Markdown where it is not."""

from collections.abc import Callable
from posixpath import join, normpath
from typing import Any, Final

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from claimpress.press.body import Body, Heading, Part, body_of

_SUFFIX: Final = ".md"
_WEB: Final = ("https://", "http://")


class Converter:
    """Converts the pages of one site, one after another.

    Args:
        config: MkDocs' settings.
        files: every file of the site.
    """

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._config = config
        self._files = files
        self._known: dict[tuple[str, str, str], tuple[str, File]] = {}
        self._markdown: Markdown | None = None

    def convert(self, page: Page) -> None:
        """Give a page that was read what ``Page.render`` gives it: content, table of contents, places, links to places."""
        if "title" not in page.meta and "title" not in vars(page):  # MkDocs takes it from the first heading
            page.render(self._config, self._files)
            return
        links: dict[File, dict[str, str]] = {}
        resolver = mkdocs_pages._RelativePathTreeprocessor(page.file, self._files, self._config)  # noqa: SLF001
        resolver.links_to_anchors = links
        body = body_of(page.markdown or "", self._link(page.file, resolver), self._part(page.file, resolver))
        if body is None:
            page.render(self._config, self._files)
            return
        page.content = body.html
        page.toc = contents(body)
        page.present_anchor_ids = body.ids
        page.links_to_anchors = links

    def _link(self, file: File, resolver: Any) -> Callable[[str], str]:  # noqa: ANN401 -- MkDocs' own class
        """Return a function that gives the address of a link; links to the same page are looked up once for a folder."""
        folder, own = file.src_uri.rpartition("/")[0], file.url
        # The home page lies in the folder of other pages, but its address is that of the site.
        level = normpath(join(own, ".."))

        def link(url: str) -> str:
            if url.startswith(_WEB) and url.isascii():
                return url
            path, hash_, anchor = url.partition("#")
            known = self._known.get((folder, level, path)) or self._find(folder, own, path)
            # Seen from a page above it, a page has another address than from the others of the folder.
            if known is None or known[1].url.startswith(own):
                return str(resolver.path_to_url(url))
            self._known[folder, level, path] = known
            address, target = known
            if not anchor:
                return address
            resolver.links_to_anchors.setdefault(target, {}).setdefault(anchor, url)
            return f"{address}{hash_}{anchor}"

        return link

    def _find(self, folder: str, own: str, path: str) -> tuple[str, File] | None:
        """Return the page that a path leads to, and its address from another; None where MkDocs may have something to say about it.

        Args:
            folder: the folder that the path is typed in.
            own: the address of the page that it is typed on.
            path: the path.
        """
        if not path.endswith(_SUFFIX) or ":" in path or "%" in path or "?" in path or path.startswith("/"):
            return None
        target = mkdocs_pages._RelativePathTreeprocessor._target_uri(f"{folder}/x", path)  # noqa: SLF001
        file = self._files.src_uris.get(target)
        if file is None or file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            return None
        return get_relative_url(file.url, own), file

    def _part(self, file: File, resolver: Any) -> Callable[[str], Part]:  # noqa: ANN401 -- MkDocs' own class
        """Return a function that converts blocks with Python-Markdown, as ``Page.render`` does."""

        def part(text: str) -> Part:
            if self._markdown is None:
                extensions, settings = self._config.markdown_extensions, self._config.mdx_configs
                self._markdown = Markdown(extensions=extensions, extension_configs=settings or {})
            engine = self._markdown
            engine.reset()
            raw = mkdocs_pages._RawHTMLPreprocessor()  # noqa: SLF001
            raw._register(engine)  # noqa: SLF001
            anchors = mkdocs_pages._ExtractAnchorsTreeprocessor(file, self._files, self._config)  # noqa: SLF001
            anchors._register(engine)  # noqa: SLF001
            resolver._register(engine)  # noqa: SLF001
            html = engine.convert(text)
            return Part(html, anchors.present_anchor_ids | raw.present_anchor_ids)

        return part


def contents(body: Body) -> TableOfContents:
    """Return the headings of a page as MkDocs' table of contents: each below the last one of a higher level."""
    top: list[AnchorLink] = []
    open_: list[tuple[Heading, AnchorLink]] = []
    for heading in body.headings:
        link = AnchorLink(heading.name, heading.id, heading.level)
        while open_ and open_[-1][0].level >= heading.level:
            open_.pop()
        (open_[-1][1].children if open_ else top).append(link)
        open_.append((heading, link))
    for first in top[:1]:
        first.active = True  # type: ignore[attr-defined]  # MkDocs gives it to no other
    return TableOfContents(top)
