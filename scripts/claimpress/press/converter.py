"""From the Markdown of a page to its HTML: by the press where that is certain, by Python-Markdown where it is not."""

from collections.abc import Callable
from typing import Any, Final

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from claimpress.press.body import Body, Heading, Part, body_of

_SUFFIX: Final = ".md"


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
        level = own.rstrip("/").rpartition("/")[0]

        def link(url: str) -> str:
            path, hash_, anchor = url.partition("#")
            known = self._known.get((folder, level, path))
            if known is not None and not known[1].url.startswith(own):
                if anchor:
                    resolver.links_to_anchors.setdefault(known[1], {}).setdefault(anchor, url)
                return f"{known[0]}{hash_}{anchor}" if anchor else known[0]
            found = str(resolver.path_to_url(url))
            self._remember((folder, level, path), found.partition("#")[0])
            return found

        return link

    def _remember(self, key: tuple[str, str, str], address: str) -> None:
        folder, _, path = key
        if not path.endswith(_SUFFIX) or ":" in path or "%" in path or "?" in path or path.startswith("/"):
            return
        target = mkdocs_pages._RelativePathTreeprocessor._target_uri(f"{folder}/x", path)  # noqa: SLF001
        file = self._files.get_file_from_path(target)
        if file is not None and not file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            self._known[key] = (address, file)

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
