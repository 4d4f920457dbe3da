"""What the press knows. A project that uses anything else is built by MkDocs itself, and told why."""

from collections.abc import Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

# What the press was compared with, page by page; another version may write other HTML.
_TRIED: Final = {
    "mkdocs": {"1.6.1"},
    "mkdocs-material": {"9.8.1"},
    "markdown": {"3.11.3"},
}
# Material with our frame around it, from its folder or by its name.
_THEMES: Final = frozenset({"claimpress", "material"})
_PLUGINS: Final = frozenset({"search", "material/search"})
_EXTENSIONS: Final = frozenset({"toc", "tables", "fenced_code", "md_in_html", "pymdownx.snippets"})
# Extensions whose settings can change what a page of ours looks like, with the settings that do not.
_SETTINGS: Final[dict[str, dict[str, Any]]] = {"toc": {"permalink": False}, "tables": {}, "fenced_code": {}}
# What makes the parts of a page that are read from other files come from anywhere.
_ANYWHERE: Final[dict[str, Any]] = {"restrict_base_path": True, "url_download": False}
# Templates that are run with every page known; ours, and those of the theme, ask for nothing but their front matter.
_STATIC: Final = frozenset({"404.html", "sitemap.xml"})


def unknown(config: MkDocsConfig) -> str | None:
    """Return what the press does not know in a project, in words for its editor, or None when it knows everything."""
    return next(chain(_versions(), _names(config), _templates(config)), None)


def _versions() -> Iterator[str]:
    for package, tried in _TRIED.items():
        if (found := version(package)) not in tried:
            yield f"{package} {found} has not been tried with it"


def _names(config: MkDocsConfig) -> Iterator[str]:
    yield from (f"the hook {hook}" for hook in config.hooks)
    yield from (f"the plugin {plugin}" for plugin in config.plugins if plugin not in _PLUGINS)
    for extension in config.markdown_extensions:
        if extension not in _EXTENSIONS:
            yield f"the Markdown extension {extension}"
    for extension, known in _SETTINGS.items():
        if known | config.mdx_configs.get(extension, {}) != known:
            yield f"settings of the Markdown extension {extension}"


def _templates(config: MkDocsConfig) -> Iterator[str]:
    if config.theme.name not in _THEMES:
        yield f"the theme {config.theme.name}"
    if config.extra_templates or not _STATIC.issuperset(config.theme.static_templates):
        yield "templates of your own"


def unknown_in(navigation: Navigation) -> str | None:
    """Return what the press does not know in the navigation: a page whose title would have to be read from its text."""
    for page in navigation.pages:
        if isinstance(page, Page) and "title" not in vars(page):
            return f"no title in nav for {page.file.src_uri}"
    return None


def folders_of(config: MkDocsConfig) -> tuple[Path, ...] | None:
    """Return the folders that a site is made from, or None where files from anywhere may be read.

    Args:
        config: settings in which everything is known; mkdocs.yml itself, and what is installed, is not among the folders.
    """
    snippets = config.mdx_configs.get("pymdownx.snippets")
    if "INHERIT" in Path(config.config_file_path).read_text("utf-8", "replace"):
        return None
    if "pymdownx.snippets" in config.markdown_extensions and (
        not snippets or "base_path" not in snippets or _ANYWHERE | snippets != snippets | _ANYWHERE
    ):
        return None
    bases = snippets["base_path"] if snippets else []
    named = [config.docs_dir, config.theme.custom_dir, *([bases] if isinstance(bases, str) else bases)]
    return tuple(Path(name).absolute() for name in named if name)
