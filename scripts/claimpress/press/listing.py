"""The files of a site: those that lie in docs/, those that will once they are written, and those of the theme."""

import os
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from posixpath import dirname
from typing import Final

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions

# MkDocs takes the first of these in a folder for the page of the folder.
_FIRST: Final = ("index", "README")


class Doubled(Exception):  # noqa: N818 -- no error: MkDocs decides, and says so
    """Two files would become one page."""


def listed(config: MkDocsConfig, planned: Collection[str]) -> Files:
    """Return the files of a site in the order in which MkDocs lists them.

    Args:
        config: MkDocs' settings.
        planned: paths below docs/ of files that will be there.

    Raises:
        Doubled: two of them would become one page.

    Source: MkDocs 1.6.1, structure/files.py, ``get_files``.
    """
    folders: dict[str, set[str]] = {}
    for path in planned:
        folders.setdefault(dirname(path), set()).add(path.rpartition("/")[2])
    for place, _, names in os.walk(config.docs_dir, followlinks=True):
        way = os.path.relpath(place, config.docs_dir).replace(os.sep, "/")
        folders.setdefault("" if way == "." else way, set()).update(names)
    files: list[File] = []
    pages: set[str] = set()
    for folder in _in_order(folders):
        for name in sorted(folders[folder], key=_rank):
            path = f"{folder}/{name}" if folder else name
            file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
            if file.dest_uri in pages:
                raise Doubled(path)
            pages.add(file.dest_uri)
            files.append(file)
    set_exclusions(files, config)
    return Files(files)


class _Theme(jinja2.FileSystemLoader):
    """Lists the files of a theme that MkDocs may copy: none in hidden folders, where Material keeps twelve thousand icons."""

    def list_templates(self) -> list[str]:
        """Return the path of every file, in order."""
        return sorted({path for folder in self.searchpath for path in _shown(folder)})


def _shown(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        way = os.path.relpath(place, folder).replace(os.sep, "/")
        yield from names if way == "." else (f"{way}/{name}" for name in names)


def add_theme(files: Files, config: MkDocsConfig) -> None:
    """Add the files of the theme to those of the site, as MkDocs does."""
    files.add_files_from_theme(jinja2.Environment(loader=_Theme(config.theme.dirs)), config)  # noqa: S701 -- lists only


def _in_order(folders: Collection[str]) -> Iterator[str]:
    """Yield folders as a walk meets them: each before those in it, which come by their names."""
    return iter(sorted(folders, key=lambda folder: folder.split("/") if folder else []))


def _rank(name: str) -> tuple[bool, str]:
    return (PurePosixPath(name).stem not in _FIRST, name)
