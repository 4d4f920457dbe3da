"""The sources of a project of which few are asked for: each record and document is read once somebody needs it."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from claimpress.check import beside, stored_of, with_matches
from claimpress.collection import Collection, Stored
from claimpress.origins import reached
from claimpress.problem import CannotRun
from claimpress.project import read_file
from claimpress.published import Cited, PublishedClaim
from claimpress.quotes.document import Document
from claimpress.records.config import Config, Settings
from claimpress.records.model import Claim, Source
from claimpress.records.nodes import Plain
from claimpress.records.record import File, Record, identifier_in, read_record, sound_record
from claimpress.records.validate import sound
from claimpress.site import CitedSource, in_title_order, site_of

_AT_HAND: Final = 256
"""Sources that are kept as a check reads them, with their documents: many claims name the same ones."""


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
    """The sources of a project, which are sound for all that is known.

    Args:
        root: the folder that holds mkdocs.yml.
        records: what the record of each holds, by path.
    """

    root: Path
    records: Mapping[str, Mapping[str, Plain]]
    _read: dict[str, File] = field(default_factory=dict)

    @cached_property
    def _paths(self) -> dict[str, str]:
        return {identifier_in(path): path for path in self.records}

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
        path = self._document_path(key, source)
        return HeldDocument(key, self.root / path) if path else None

    def _document_path(self, key: str, source: Source) -> str:
        return (beside(self._paths[key], source.document) or "") if source.document else ""

    def closure(self, keys: Iterable[str]) -> set[str] | None:
        """Return sources with all that they rest on; None where one is not known."""
        found = {name for key in keys for name in reached(key, self.origin)}
        return found if found <= self._models.keys() else None

    def origin(self, key: str) -> tuple[str, ...]:
        """Return the sources that one retells."""
        return self._models[key].origin if key in self._models else ()

    def resting_on(self, keys: AbstractSet[str]) -> AbstractSet[str]:
        """Return sources with all that rest on one of them."""
        return keys | {key for key in self._paths if not keys.isdisjoint(reached(key, self.origin))}

    def uncited(self, named: set[str]) -> set[str]:
        """Return the sources that neither these names nor other sources name."""
        origins = {origin for source in self._models.values() for origin in source.origin}
        return self._models.keys() - named - origins

    def files(self, keys: Iterable[str]) -> tuple[tuple[File, ...], dict[str, File]]:
        """Return the records of some sources, by path, and the files of their documents."""
        some = sorted((self._paths[key], self._document_path(key, self._models[key])) for key in keys)
        files = tuple(self._file(path) for path, _ in some)
        return files, {document: self._file(document) for _, document in some if document}

    def _file(self, path: str) -> File:
        if path not in self._read:
            self._read[path] = read_file(self.root, path)
        return self._read[path]

    def reading(
        self, path: str, claims: Mapping[str, File], config: Config, settings: Record[Settings]
    ) -> Callable[[], tuple[Claim, tuple[Cited, ...]]]:
        """Return what reads the record of a claim in which nothing is wrong, and matches its quotations.

        Args:
            path: its path.
            claims: the files of all claims.
            config: the settings of the site.
            settings: the record of these.
        """

        def read() -> tuple[Claim, tuple[Cited, ...]]:
            record = sound_record(claims[path], Claim)
            found: tuple[PublishedClaim, ...] = ()
            if record is not None and record.model is not None:
                whole = [self._source(key) for key in sorted(self.closure(record.model.sources) or ())]
                stored = {source.path: document for source, document in whole if document is not None}
                sources = tuple(source for source, _ in whole)
                found = site_of(with_matches(Collection(config, settings, (record,), sources, stored))).claims
            if not found:
                message = f"{path} was changed while the site was made"
                raise CannotRun(message, "Build once more.")
            return found[0].claim, found[0].cited

        return read

    @cached_property
    def _source(self) -> Callable[[str], tuple[Record[Source], Stored | None]]:
        return lru_cache(maxsize=_AT_HAND)(self._as_checked)

    def _as_checked(self, key: str) -> tuple[Record[Source], Stored | None]:
        """Return a source as a check reads it, and its document."""
        (file,), documents = self.files([key])
        record = read_record(file, Source)
        return record, stored_of(record, documents)
