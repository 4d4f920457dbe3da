"""The index of a built site, whoever has built its pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from claimpress.cache.known import Known
from claimpress.pages.links import built_file
from claimpress.press.front_matter import read
from claimpress.records.config import Config
from claimpress.search.pagefind import Index, Progress
from claimpress.search.searched import Searched, searched

_ASKS: Final = 'data-pagefind="'
_ANY_PAGE: Final = "404.html"


def is_large(claims: int, config: Config) -> bool:
    """Say whether a site of so many claims is one that Pagefind searches."""
    return claims >= config.settings.pagefind_from


def language_of(config: Config) -> str:
    """Return the language that words are searched in."""
    return config.theme_language or "en"


def complete_index(
    index: Index, known: Known | None, docs: Path, config: Config, progress: Progress | None
) -> list[str]:
    """Make the index of a site whose pages ask for one, and return the paths below the site's folder of what is no more.

    Args:
        index: the index.
        known: what is known of the pages; without it they are read.
        docs: the folder of their Markdown.
        config: the site.
        progress: told how many of how many pages have been read.

    Raises:
        CannotRun: Pagefind fails.
    """
    if known is not None:
        return (
            index.make((Searched(*page) for page in known.searched.values()), progress)
            if known.is_leaner
            else []
        )
    if _ASKS not in (index.site / _ANY_PAGE).read_text("utf-8", "replace"):
        return []
    return index.make(_read(docs, index.site, config), progress)


def _read(docs: Path, site: Path, config: Config) -> Iterator[Searched]:
    for file in sorted(docs.rglob("*.md")):
        path = built_file(file.relative_to(docs).as_posix(), config)
        if (site / path).is_file():
            _, meta = read(file.read_text("utf-8-sig", "replace"))
            if (page := searched(path, meta, (site / path).read_text("utf-8", "replace"))) is not None:
                yield page
