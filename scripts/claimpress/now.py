"""The files of a project as they are now, beside what was noted of them: which claims and sources have changed."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from claimpress.cache.keys import Stamps, stamp_of
from claimpress.cache.notes import Notes, SourceNote, values_of
from claimpress.cache.stamps import Named, stamp_of_source, stamps_of
from claimpress.check import beside
from claimpress.project import claims_in, read_config, read_file, read_seeds, seeds_in
from claimpress.records.config import Config, Settings
from claimpress.records.nodes import Plain
from claimpress.records.record import File, Record, identifier_in
from claimpress.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Claims(Mapping[str, File]):
    """The files of all claims by path, each read once somebody asks for it, and held from then on.

    Args:
        root: the folder that holds mkdocs.yml.
        paths: their paths, in order.
    """

    root: Path
    paths: tuple[str, ...]
    _read: dict[str, File] = field(default_factory=dict)

    def __getitem__(self, path: str) -> File:
        if path not in self._read:
            self._read[path] = read_file(self.root, path)
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


@dataclass(frozen=True)  # no slots: what is worked out once is kept
class Now:
    """The files as they are now, beside what was noted of them.

    Args:
        root: the folder that holds mkdocs.yml.
        config: the settings.
        settings: the record of these.
        files: the files of the claims, by path.
        stamps: the fingerprints of these.
        sources: what is noted of the sources now.
        shelf: the sources.
        before: what was noted before.
    """

    root: Path
    config: Config
    settings: Record[Settings]
    files: Claims
    stamps: Mapping[str, str]
    sources: dict[str, SourceNote]
    shelf: Shelf
    before: Notes

    def seeds(self) -> tuple[tuple[File, ...], Mapping[str, File]]:
        """Return the files of all sources, and those of the documents."""
        return read_seeds(self.root)

    def changed(self) -> set[str]:
        """Return the claims that have changed themselves, or name a source that has, or one that rests on such a source."""
        touched = self.shelf.resting_on(self.changed_sources)
        known = self.before.claims
        return {
            path
            for path, stamp in self.stamps.items()
            if path not in known or known[path].stamp != stamp or not touched.isdisjoint(known[path].named)
        }

    @cached_property
    def changed_sources(self) -> AbstractSet[str]:
        """Return the sources that have changed, came or went."""
        old, new = self.before.sources, self.sources
        return {identifier_in(path) for path in old.keys() | new.keys() if old.get(path) != new.get(path)}

    def stamps_of(self, notes: Notes) -> Stamps:
        """Return the fingerprints of all claims and sources."""
        claims = (Named(path, note.stamp, note.named) for path, note in notes.claims.items())
        return stamps_of(claims, (self._named(path, note) for path, note in self.sources.items()))

    def _named(self, path: str, note: SourceNote) -> Named:
        stamp = stamp_of_source(path, note.record, note.document)
        return Named(path, stamp, self.shelf.origin(identifier_in(path)))


def read_now(root: Path, notes: Notes, changed: AbstractSet[str] | None) -> Now | None:
    """Read what may have changed; None where something cannot be read, or a source is written in an unusual way.

    Args:
        root: the folder that holds mkdocs.yml.
        notes: what was noted of all files before.
        changed: paths of the files that may have changed since; None for all of them.
    """
    config, settings = read_config(root)
    files = Claims(root, claims_in(root))
    stamps = dict(_stamps(files, notes, changed))
    paths, documents = seeds_in(root)
    sources: dict[str, SourceNote] = {}
    for path in paths:
        before = notes.sources.get(path)
        is_same = before is not None and changed is not None and changed.isdisjoint(_files_of(path, before))
        note = before if is_same else _source(read_file(root, path), documents, before)
        if note is not None:
            sources[path] = note
    if len(stamps) < len(files) or len(sources) < len(paths):
        return None
    shelf = Shelf(root, {path: note.values for path, note in sources.items()})
    return Now(root, config, settings, files, stamps, sources, shelf, notes)


def _stamps(files: Claims, notes: Notes, changed: AbstractSet[str] | None) -> Iterator[tuple[str, str]]:
    """Yield the fingerprint of each claim that can be read, by path; those that have not changed are not read."""
    for path in files:
        note = notes.claims.get(path)
        if note is not None and changed is not None and path not in changed:
            yield path, note.stamp
        elif (data := files[path].data) is not None:
            yield path, stamp_of(data)


def _files_of(path: str, note: SourceNote) -> Iterator[str]:
    """Yield the paths of the record of a source, and of its document."""
    yield path
    if (document := _document_of(path, note.values)) is not None:
        yield document


def _document_of(path: str, values: Mapping[str, Plain]) -> str | None:
    """Return the path of the document of a source; None where it names none, or one elsewhere."""
    name = values.get("document")
    return beside(path, name) if isinstance(name, str) else None


def _source(file: File, documents: Mapping[str, File], before: SourceNote | None) -> SourceNote | None:
    """Note what a source is now."""
    if file.data is None:
        return None
    record = stamp_of(file.data)
    values = before.values if before is not None and before.record == record else values_of(file)
    if values is None:
        return None
    path = _document_of(file.path, values)
    data = documents[path].data if path is not None and path in documents else None
    return SourceNote(record, stamp_of(data) if data is not None else "", values)
