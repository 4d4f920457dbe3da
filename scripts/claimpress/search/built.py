"""What the index of a built site holds, whoever has built its pages."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from claimpress.cache.known import Known
from claimpress.pages.links import built_file
from claimpress.press.front_matter import read
from claimpress.records.config import Config
from claimpress.search.searched import Searched, searched

VARIABLE: Final = "CLAIMPRESS_MATERIAL_SEARCH"
"""The variable by which mkdocs.yml is told whether Material makes its own index of all pages."""
_ASKS: Final = 'data-pagefind="'
_ANY_PAGE: Final = "404.html"


def is_large(claims: int, config: Config) -> bool:
    """Say whether a site of so many claims is one that Pagefind searches."""
    return claims >= config.settings.pagefind_from


def without_pagefind(root: Path, claims: int, config: Config) -> str:
    """Say why a large site is searched without Pagefind; empty where it is not large, or not meant to be searched so.

    Args:
        root: the folder that holds mkdocs.yml.
        claims: how many claims it has.
        config: the site.
    """
    if not is_large(claims, config) or VARIABLE in os.environ:
        return ""
    if VARIABLE in (root / "mkdocs.yml").read_text("utf-8", "replace"):
        return ""
    return f"leaving the search to Material (in mkdocs.yml it has no `enabled: !ENV [{VARIABLE}, true]`)"


def language_of(config: Config) -> str:
    """Return the language that words are searched in."""
    return config.theme_language or "en"


def pages_to_search(site: Path, known: Known | None, docs: Path, config: Config) -> Iterable[Searched] | None:
    """Return the pages that the index of a site holds; None for a site whose pages ask for none.

    Args:
        site: the folder of the site.
        known: what is known of the pages; without it they are read.
        docs: the folder of their Markdown.
        config: the site.
    """
    if known is not None:
        return (Searched(*page) for page in known.searched.values()) if known.is_leaner else None
    any_page = site / _ANY_PAGE
    asks = any_page.is_file() and _ASKS in any_page.read_text("utf-8", "replace")
    return _read(docs, site, config) if asks else None


def _read(docs: Path, site: Path, config: Config) -> Iterator[Searched]:
    for file in sorted(docs.rglob("*.md")):
        path = built_file(file.relative_to(docs).as_posix(), config)
        if (site / path).is_file():
            _, meta = read(file.read_text("utf-8-sig", "replace"))
            if (page := searched(path, meta, (site / path).read_text("utf-8", "replace"))) is not None:
                yield page
