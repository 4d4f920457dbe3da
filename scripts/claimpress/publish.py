"""A site that is built beside the old one, indexed for the search, and put in its place when nothing is wrong with it."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from claimpress.builder import Ran, run
from claimpress.make import Made
from claimpress.pages.links import built_file
from claimpress.press.again import Lost
from claimpress.progress import Progress
from claimpress.search.built import language_of, pages_to_search, without_pagefind
from claimpress.search.pagefind import Index
from claimpress.site import Site
from claimpress.target import install, staging, swap
from claimpress.work import Work

Say = Callable[[str], None]
"""Told what the build does next, in a few words."""


def publish(  # noqa: PLR0913, PLR0917 -- what to build, and whom to tell
    root: Path,
    target: Path,
    work: Work,
    told: Callable[[Made], None],
    say: Say,
    progress: Progress | None,
    *,
    is_indexed: bool,
) -> Ran:
    """Build a site, and put it in the place of the old one, whole or in what has changed; with a problem the old one stays.

    Args:
        root: the folder that holds mkdocs.yml.
        target: the folder of the site.
        work: what is made.
        told: told what was made once nothing is wrong with it, before it is put in its place.
        say: told what is done next.
        progress: told how far it is.
        is_indexed: whether the index of a large site is made too.

    Raises:
        CannotRun: something cannot be written, or MkDocs or Pagefind fails.
    """
    ran: Ran | None = None
    with staging(target) as new, closing(Index(new, target, language_of(work.site.config))) as index:
        try:
            ran = run(root, new, work, say, progress, index.begin if is_indexed else None)
        except Lost:
            say("what is known of the last build does not suffice")
        if ran is not None and not ran.problems:
            told(ran.made)  # which takes a while: the index of what has changed is being made meanwhile
            is_whole = work.before is None or bool(ran.made.handed)
            gone = [built_file(path, work.site.config) for path in ran.made.gone]
            if is_indexed:
                gone += make_index(root, index, ran, work.site, say, progress, is_whole=is_whole)
            if is_whole:
                swap(new, target)
            else:
                install(new, target, gone)
            return ran
    if ran is not None and work.before is None:
        return ran
    # Whatever is wrong is told as a build of the whole site tells it.
    return publish(root, target, replace(work, before=None), told, say, progress, is_indexed=is_indexed)


def make_index(  # noqa: PLR0913, PLR0917 -- what to index, and whom to tell
    root: Path,
    index: Index,
    ran: Ran,
    site: Site,
    say: Say,
    progress: Progress | None = None,
    *,
    is_whole: bool,
) -> list[str]:
    """Make the index of a site whose pages ask for one, and return the paths of what is no more of it.

    Args:
        root: the folder that holds mkdocs.yml.
        index: the index.
        ran: the site as it was built.
        site: what is on it.
        say: told that it is made, or why it is not.
        progress: told how far it is.
        is_whole: whether the new site takes the place of the old one; else it holds what is new of it.

    Raises:
        CannotRun: Pagefind fails.
    """
    pages = pages_to_search(index.site, ran.made.known, root / site.config.docs_dir, site.config)
    if pages is None:
        if why := without_pagefind(root, len(site.claims), site.config):
            say(why)
        return []
    say("making the index of the search")
    return index.make(pages, progress, is_whole=is_whole)
