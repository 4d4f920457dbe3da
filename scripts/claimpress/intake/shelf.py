"""The shelf: the sources with their stored documents, taken down without checking the whole site first."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from rapidfuzz import process

from claimpress.check import Project
from claimpress.problem import CannotRun
from claimpress.quotes.document import Document
from claimpress.records.record import File, identifier_in, source_record

_LISTED: Final = 12
# The usual way to name a document; a record that does it in another way is read as a whole.
_NAMED = re.compile(rb"^document:[ \t]*(['\"]?)([\w.-][\w. -]*)\1[ \t]*(?:#.*)?\r?$", re.MULTILINE)


def identifiers(project: Project) -> list[str]:
    """Return the identifiers of the sources, in order."""
    return sorted({identifier(file) for file in project.sources})


def identifier(file: File) -> str:
    """Return the identifier of the record in a file."""
    return identifier_in(file.path)


def source_file(project: Project, source: str) -> File:
    """Return the file of a source's record.

    Raises:
        CannotRun: there is no such source.
    """
    found = next((file for file in project.sources if identifier(file) == source), None)
    if found is None:
        message = f"there is no source {source}"
        raise CannotRun(message, those_there_are(source, identifiers(project)))
    return found


def those_there_are(source: str, known: list[str]) -> str:
    """Say which sources somebody may have meant who named one that there is not."""
    if not known:
        return "Bring in a document first: claimpress new source FILE."
    if len(known) <= _LISTED:
        return f"The sources are: {', '.join(known)}."
    close = [name for name, _, _ in process.extract(source, known, limit=3)]
    return f"The sources with the most similar names are: {', '.join(close)}."


def document_path(file: File) -> str:
    """Return the path of the document that a record names, relative to the project's root; empty when it names none."""
    model = source_record(file).partial
    return _beside(file, model.document) if model and model.document else ""


def pinned(project: Project, file: File) -> Document | None:
    """Return the document of the source whose record is in a file, when its fingerprint is the pinned one."""
    model = source_record(file).partial
    stored = project.documents.get(_beside(file, model.document)) if model and model.document else None
    data = stored.data if stored is not None else None
    if model is None or data is None or hashlib.sha256(data).hexdigest() != model.sha256:
        return None
    try:
        return Document(identifier(file), data.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def holders(project: Project) -> dict[str, list[File]]:
    """Return the records by the path of the document that they name, without reading each of them whole."""
    found: dict[str, list[File]] = {}
    for file in project.sources:
        if (path := _document_of(file, project.documents)) is not None:
            found.setdefault(path, []).append(file)
    return found


def _document_of(file: File, documents: Mapping[str, File]) -> str | None:
    folder = PurePosixPath(file.path).parent
    plain = _NAMED.findall(file.data or b"")
    if len(plain) == 1 and (path := str(folder / plain[0][1].decode().strip())) in documents:
        return path
    if b"document" not in (file.data or b""):
        return None
    path = document_path(file)
    return path if path in documents else None


def _beside(file: File, name: str) -> str:
    """Return the path of a document named in a record, its dots resolved."""
    parts: list[str] = []
    for step in (*PurePosixPath(file.path).parent.parts, *PurePosixPath(name).parts):
        if step == "..":
            del parts[-1:]
        else:
            parts.append(step)
    return "/".join(parts)
