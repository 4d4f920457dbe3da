"""The files of a project as they are now, beside what was noted of them: which claims and sources have changed."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from claimpress.cache.keys import Stamps, stamp_of
from claimpress.cache.notes import Notes, SourceNote, values_of
from claimpress.cache.stamps import Named, stamp_of_source, stamps_of
from claimpress.check import beside
from claimpress.project import read_claims, read_config, read_seeds
from claimpress.records.config import Config, Settings
from claimpress.records.record import File, Record
from claimpress.shelf import Shelf


@dataclass(frozen=True)  # no slots: what is worked out once is kept
class Now:
    """The files as they are now, beside what was noted of them.

    Args:
        config: the settings.
        settings: the record of these.
        files: the files of the claims, by path.
        stamps: the fingerprints of these.
        seeds: the files of the sources, and those of the documents.
        sources: what is noted of the sources now.
        shelf: the sources.
        before: what was noted before.
    """

    config: Config
    settings: Record[Settings]
    files: Mapping[str, File]
    stamps: Mapping[str, str]
    seeds: tuple[tuple[File, ...], Mapping[str, File]]
    sources: dict[str, SourceNote]
    shelf: Shelf
    before: Notes

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
        return {
            PurePosixPath(path).stem for path in old.keys() | new.keys() if old.get(path) != new.get(path)
        }

    def stamps_of(self, notes: Notes) -> Stamps:
        """Return the fingerprints of all claims and sources."""
        claims = (Named(path, note.stamp, note.named) for path, note in notes.claims.items())
        return stamps_of(claims, (self._named(path, note) for path, note in self.sources.items()))

    def _named(self, path: str, note: SourceNote) -> Named:
        stamp = stamp_of_source(path, note.record, note.document)
        return Named(path, stamp, self.shelf.origin(PurePosixPath(path).stem))


def read_now(root: Path, notes: Notes) -> Now | None:
    """Read all files; None where one cannot be read, or a source is written in an unusual way.

    Args:
        root: the folder that holds mkdocs.yml.
        notes: what was noted of them before.
    """
    config, settings = read_config(root)
    files = {file.path: file for file in read_claims(root)}
    stamps = {path: stamp_of(file.data) for path, file in files.items() if file.data is not None}
    seeds = read_seeds(root)
    sources = {file.path: _source(file, seeds[1], notes.sources.get(file.path)) for file in seeds[0]}
    known = {path: note for path, note in sources.items() if note is not None}
    if len(stamps) < len(files) or len(known) < len(sources):
        return None
    shelf = Shelf(root, {path: note.values for path, note in known.items()})
    return Now(config, settings, files, stamps, seeds, known, shelf, notes)


def _source(file: File, documents: Mapping[str, File], before: SourceNote | None) -> SourceNote | None:
    """Note what a source is now."""
    if file.data is None:
        return None
    record = stamp_of(file.data)
    values = before.values if before is not None and before.record == record else values_of(file)
    if values is None:
        return None
    name = values.get("document")
    path = beside(file.path, name) if isinstance(name, str) else None
    data = documents[path].data if path is not None and path in documents else None
    return SourceNote(record, stamp_of(data) if data is not None else "", values)
