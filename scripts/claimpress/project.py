"""The edge where a project is read from disk: its folders, its files, its mkdocs.yml."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from stat import S_ISDIR
from typing import Any, Final

import yaml
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from claimpress.check import Project
from claimpress.pages.scale import in_its_language
from claimpress.pages.texts_file import ENGLISH, FOLDER, SUFFIX
from claimpress.problem import CannotRun, Place
from claimpress.records.config import Config, Settings
from claimpress.records.flaws import Flaw
from claimpress.records.record import File, FileFault, Record
from claimpress.records.settings import read_settings

CONFIG: Final = "mkdocs.yml"
CLAIMS: Final = "claims"
SEEDS: Final = "seeds"
MIB: Final = 1024 * 1024
LARGEST_FILE: Final = 32 * MIB
"""Bytes of a file that are read at most: the text of several thick books."""

_RECORD: Final = (".yaml", ".yml")


def find_root(start: Path) -> Path:
    """Return the nearest folder from ``start`` upward that holds mkdocs.yml.

    Raises:
        CannotRun: there is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    message = f"there is no {CONFIG} in {start} or in a folder above it"
    raise CannotRun(message, "Run claimpress in the folder of the site, or name that folder.")


def read_project(root: Path) -> Project:
    """Read everything that is checked.

    Args:
        root: the folder that holds mkdocs.yml.

    Raises:
        CannotRun: claims/ or seeds/ is missing, or mkdocs.yml cannot be read.
    """
    for folder in (CLAIMS, SEEDS):
        if not (root / folder).is_dir():
            message = f"there is no folder {folder}/ beside {CONFIG}"
            raise CannotRun(
                message, f"Make the folder {folder}/, or run claimpress in the folder of the site."
            )
    config, settings = read_config(root)
    return Project(config, settings, read_claims(root), *read_seeds(root))


class _Documents(Mapping[str, File]):
    """The stored documents by path, each read when it is asked for: nobody needs the bytes of all of them at once."""

    def __init__(self, root: Path, names: Sequence[str]) -> None:
        self._root = root
        self._names = dict.fromkeys(names)

    def __getitem__(self, name: str) -> File:
        if name not in self._names:
            raise KeyError(name)
        return _document_file(self._root, name)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def read_claims(root: Path) -> tuple[File, ...]:
    """Read the files of all claims, by path."""
    return tuple(read_file(root, path) for path in claims_in(root))


def read_seeds(root: Path) -> tuple[tuple[File, ...], Mapping[str, File]]:
    """Read the records of all sources, by path; the documents beside them, by path, are read one by one as they are asked for."""
    sources, documents = seeds_in(root)
    return tuple(read_file(root, path) for path in sources), documents


def claims_in(root: Path) -> tuple[str, ...]:
    """Return the paths of all claims, in order."""
    return tuple(path for path in _files(root, CLAIMS) if _is_record(path))


def seeds_in(root: Path) -> tuple[tuple[str, ...], Mapping[str, File]]:
    """Return the paths of the records of all sources, in order, and the documents beside them, read as they are asked for."""
    paths = list(_files(root, SEEDS))
    records = tuple(path for path in paths if _is_record(path))
    return records, _Documents(root, [path for path in paths if not _is_record(path)])


def read_config(root: Path) -> tuple[Config, Record[Settings]]:
    """Read mkdocs.yml: MkDocs' own settings that pages need, and the section extra.claimpress.

    Raises:
        CannotRun: the file cannot be read.
    """
    file = read_file(root, CONFIG)
    if file.data is None:
        message = f"{CONFIG} {file.detail}"
        raise CannotRun(message, file.fix)
    settings = read_settings(file)
    own = settings.model or Settings()
    values = _mkdocs_values(root / CONFIG)
    if isinstance(values, Flaw):
        broken: Record[Settings] = Record(
            file.path, settings.lines, settings.root, None, (*settings.flaws, values)
        )
        return Config(settings=own), broken
    docs_dir = str(values.get("docs_dir", "docs"))
    edit_uri = str(values.get("edit_uri") or f"edit/main/{docs_dir}/")
    theme = values.get("theme")
    theme = theme if isinstance(theme, dict) else {"name": theme} if theme else {}
    config = Config(
        site_name=str(values.get("site_name") or "claimpress"),
        site_description=str(values.get("site_description") or ""),
        site_url=_folder(values.get("site_url")),
        repo_url=_folder(values.get("repo_url")).rstrip("/"),
        edit_base=edit_uri.rstrip("/").removesuffix(docs_dir.rstrip("/")),
        directory_urls=values.get("use_directory_urls", True) is not False,
        docs_dir=docs_dir,
        site_dir=str(values.get("site_dir") or "site"),
        settings=own,
        theme_language=str(theme.get("language") or ENGLISH) if theme else "",
        theme_folders=(str(theme["custom_dir"]),) if theme.get("custom_dir") else (),
        own_texts=_own_texts(root, theme),
    )
    return in_its_language(config), settings


def _own_texts(root: Path, theme: Mapping[str, object]) -> dict[str, str]:
    """Read the files in which a site gives the interface its own words, or a language that we have not."""
    folder = root / str(theme.get("custom_dir") or "") / FOLDER
    if not theme.get("custom_dir") or not folder.is_dir():
        return {}
    found = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX and path.is_file())
    return {path.stem: path.read_text("utf-8", errors="replace") for path in found}


def _folder(value: object) -> str:
    text = str(value or "")
    return text if not text or text.endswith("/") else f"{text}/"


class _Harmless(yaml.SafeLoader):
    """Reads what MkDocs reads, and runs nothing that it names: a check may be of a stranger's pull request."""


_Harmless.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _suffix, _node: None)


def _mkdocs_values(path: Path) -> dict[str, Any] | Flaw:
    """Read mkdocs.yml as MkDocs does, with !ENV and INHERIT."""
    try:
        with path.open("rb") as source:
            return dict(yaml_load(source, get_yaml_loader(_Harmless)))
    except (MkDocsException, OSError, TypeError, ValueError) as error:
        cause = error.__context__ if isinstance(error.__context__, yaml.YAMLError) else error
        mark = getattr(cause, "problem_mark", None)
        place = Place(mark.line + 1, mark.column + 1) if mark else Place()
        # What MkDocs says of a file that is not there ends in its place on this machine.
        reason = getattr(cause, "problem", None) or str(cause).splitlines()[0].partition(" at '")[0]
        return Flaw("Y001", place, f"MkDocs cannot read this file: {reason}")


def _is_record(name: str) -> bool:
    return name.endswith(_RECORD) and PurePosixPath(name).suffix in _RECORD  # ".yaml" itself has no ending


def _files(root: Path, top: str) -> Iterator[str]:
    """Yield what a folder holds, in order of path: files, and whatever is named like a record.

    Args:
        root: the folder that holds mkdocs.yml.
        top: the folder to look into; the paths are relative to ``root``, with forward slashes.
    """
    for path, folders, names in os.walk(root / top):
        folders.sort()
        here = Path(path).relative_to(root).as_posix()
        named_like_records = [name for name in folders if _is_record(name)]
        for name in sorted([*names, *named_like_records]):
            if not name.startswith("."):
                yield f"{here}/{name}"


def _document_file(root: Path, name: str) -> File:
    path = root / name
    # Only a link can lead out of the folder that it was found in.
    if path.is_symlink() and not path.resolve().is_relative_to((root / SEEDS).resolve()):
        return File(name, None, FileFault.OUTSIDE)
    return read_file(root, name)


def read_file(root: Path, name: str) -> File:
    """Read a file, or say why not.

    Args:
        root: the folder that holds mkdocs.yml.
        name: its path relative to that, with forward slashes.
    """
    path = f"{root}/{name}"
    unreadable = FileFault.UNREADABLE
    try:
        found = os.stat(path)  # noqa: PTH116 -- thousands of files: a Path for each takes longer than reading it
        if S_ISDIR(found.st_mode):
            fix = "Rename the folder, or move it out of the way."
            return File(name, None, unreadable, "is a folder, expected a file", fix)
        if found.st_size > LARGEST_FILE:
            limit = f"at most {LARGEST_FILE:,} bytes ({LARGEST_FILE // MIB} MiB) are read"
            detail = f"is {found.st_size:,} bytes long, {limit}"
            fix = "Store long texts in parts, a document each."
            return File(name, None, FileFault.TOO_LARGE, detail, fix)
        with open(path, "rb") as file:  # noqa: PTH123
            return File(name, file.read())
    except OSError as error:
        if (root / name).is_symlink() and not (root / name).exists():
            fix = "Restore the file that it leads to, or remove the link."
            return File(name, None, unreadable, "is a link that leads nowhere", fix)
        fix = "Check the rights of the file."
        return File(name, None, unreadable, f"cannot be read ({error.strerror})", fix)
