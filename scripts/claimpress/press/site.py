"""A site as MkDocs knows it before any of its pages is read: its settings, its files, its navigation."""

import logging
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mkdocs import utils
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation

from claimpress.press.listing import Doubled, add_theme, listed
from claimpress.press.plates import SEARCH_INDEX, Plates, searching
from claimpress.press.scope import unknown, unknown_in

REPORT: Final = "MkDocs has something to report"
"""Why a site is left to MkDocs that has a fault."""


class Handed(Exception):  # noqa: N818 -- no error: MkDocs builds the site instead
    """The press does not build this site; the message says why."""


@dataclass(frozen=True, slots=True)
class PressSite:
    """A site as MkDocs knows it before its pages are read.

    Args:
        config: its settings.
        files: its files, those among them that are still to be written.
        navigation: its navigation.
        plates: what makes its pages.
        warnings: counts what MkDocs has to say.
        paths: paths below the site's folder of all its files.
    """

    config: MkDocsConfig
    files: Files
    navigation: Navigation
    plates: Plates
    warnings: utils.CountHandler
    paths: frozenset[str]


@contextmanager
def site_in(root: Path, target: Path, planned: Collection[str]) -> Iterator[PressSite]:
    """Read the settings and list the files; the working directory is that of the project meanwhile.

    Args:
        root: the folder that holds mkdocs.yml.
        target: where the HTML goes.
        planned: paths below docs/ of files that are still to be written.

    Raises:
        Handed: something in the project is not known here, or MkDocs would report a fault.

    Source: MkDocs 1.6.1, commands/build.py, ``build``.
    """
    log = logging.getLogger("mkdocs")
    warnings = utils.CountHandler()
    warnings.setLevel(logging.WARNING)
    log.addHandler(warnings)
    here = Path.cwd()
    try:
        os.chdir(root)  # some extensions look for their files from where MkDocs is run
        yield _open(root, target, planned, warnings)
    except (Doubled, MkDocsException) as error:
        raise Handed(REPORT) from error
    finally:
        os.chdir(here)
        log.removeHandler(warnings)


def _open(root: Path, target: Path, planned: Collection[str], warnings: utils.CountHandler) -> PressSite:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(target), strict=True)
    if reason := unknown(config):
        raise Handed(reason)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = listed(config, planned)
    add_theme(files, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    navigation = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    if reason := unknown_in(navigation):
        raise Handed(reason)
    if warnings.counts:
        raise Handed(REPORT)
    plates = Plates(config, files, navigation)
    return PressSite(config, files, navigation, plates, warnings, frozenset(_paths(config, files)))


def _paths(config: MkDocsConfig, files: Files) -> Iterator[str]:
    """Yield the path of every file of the site."""
    yield from (file.dest_uri for file in files if file.inclusion.is_included())  # type: ignore[no-untyped-call]
    yield from config.theme.static_templates
    if "sitemap.xml" in config.theme.static_templates:
        yield "sitemap.xml.gz"
    if searching(config) is not None:
        yield SEARCH_INDEX
