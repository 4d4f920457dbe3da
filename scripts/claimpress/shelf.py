"""The sources of a project of which only some are asked for: each record and document is read once somebody needs it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from claimpress.check import Project, matched
from claimpress.project import read_file
from claimpress.published import Cited
from claimpress.quotes.document import Document
from claimpress.records.config import Config, Settings
from claimpress.records.model import Claim, Source
from claimpress.records.nodes import Plain
from claimpress.records.record import File, Record, sound_record
from claimpress.records.validate import sound
from claimpress.site import CitedSource, in_title_order, site_of


class HeldDocument(Document):
    """A stored document whose text is read once somebody asks for it."""

    def __init__(self, key: str, path: Path) -> None:
        self.__dict__.update(id=key, _path=path)

    @cached_property
    def text(self) -> str:
        """Its text."""
        path: Path = self.__dict__["_path"]
        return path.read_bytes().decode()


@dataclass(frozen=True)  # no slots: what is worked out once is kept
class Shelf:
    """The sources of a project in which nothing is wrong with any of them.

    Args:
        root: the folder that holds mkdocs.yml.
        records: what the record of each holds, by path.
    """

    root: Path
    records: Mapping[str, Mapping[str, Plain]]
    _read: dict[str, File] = field(default_factory=dict)

    @cached_property
    def _paths(self) -> dict[str, str]:
        return {PurePosixPath(path).stem: path for path in self.records}

    @cached_property
    def _models(self) -> dict[str, Source]:
        found = {key: sound(self.records[path], Source) for key, path in self._paths.items()}
        return {key: each.model for key, each in found.items() if each is not None and each.model is not None}

    @cached_property
    def cited(self) -> tuple[CitedSource, ...]:
        """Every source as pages show it, by title."""
        return in_title_order(
            CitedSource(key, self._paths[key], source, self._document(key, source))
            for key, source in self._models.items()
        )

    def _document(self, key: str, source: Source) -> Document | None:
        if source.document is None:
            return None
        return HeldDocument(key, self.root / PurePosixPath(self._paths[key]).parent / source.document)

    def closure(self, keys: Iterable[str]) -> set[str] | None:
        """Return sources with all that they rest on; None where one is not known."""
        found: set[str] = set()
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key not in self._models:
                return None
            if key not in found:
                found.add(key)
                waiting.extend(self._models[key].origin)
        return found

    def uncited(self, named: set[str]) -> set[str]:
        """Return the sources that neither these names nor other sources name."""
        origins = {origin for source in self._models.values() for origin in source.origin}
        return self._models.keys() - named - origins

    def files(self, keys: Iterable[str]) -> tuple[tuple[File, ...], dict[str, File]]:
        """Return the records of some sources, by path, and the files of their documents."""
        paths = sorted(self._paths[key] for key in keys)
        documents = (self._document_path(PurePosixPath(path).stem) for path in paths)
        return tuple(map(self._file, paths)), {path: self._file(path) for path in documents if path}

    def _document_path(self, key: str) -> str:
        name = self._models[key].document
        whole = self.root / PurePosixPath(self._paths[key]).parent / (name or "")
        # A name may go up a folder, but no further than seeds/: the last check has seen to that.
        return Path(whole).resolve().relative_to(self.root.resolve()).as_posix() if name else ""

    def _file(self, path: str) -> File:
        if path not in self._read:
            self._read[path] = read_file(self.root, path)
        return self._read[path]

    def reading(
        self, file: File, config: Config, settings: Record[Settings]
    ) -> Callable[[], tuple[Claim, tuple[Cited, ...]]]:
        """Return what reads the record of a claim in which nothing is wrong, and matches its quotations."""

        def read() -> tuple[Claim, tuple[Cited, ...]]:
            record = sound_record(file, Claim)
            named = record.model.sources if record is not None and record.model is not None else ()
            project = Project(config, settings, (file,), *self.files(self.closure(named) or ()))
            (claim,) = site_of(matched(project)).claims
            return claim.claim, claim.cited

        return read
