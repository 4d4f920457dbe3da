"""The fingerprints of claims and sources: a claim changes whenever a source does that it names, or that such a source retells."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from claimpress.cache.keys import stamp_of
from claimpress.collection import Collection, Stored
from claimpress.origins import reached
from claimpress.records.model import Source
from claimpress.records.record import Record, identifier_in


class Named(NamedTuple):
    """A claim or a source: its file, the fingerprint of what that holds, and the sources that it names."""

    path: str
    stamp: str
    sources: Iterable[str]


def stamps_of(claims: Iterable[Named], sources: Iterable[Named]) -> dict[str, str]:
    """Return the fingerprint of each claim, with all that it rests on, and of each source, by path.

    Args:
        claims: the claims; the fingerprint of each is that of its file.
        sources: the sources; the fingerprint of each is that of its record and its document.
    """
    held = {identifier_in(source.path): source for source in sources}
    whole = {key: _whole(key, held) for key in held}
    found = {source.path: source.stamp for source in held.values()}
    for claim in claims:
        named = "".join(whole[key] for key in sorted(claim.sources))
        found[claim.path] = stamp_of(f"{claim.stamp}{named}".encode())
    return found


def stamps_in(collection: Collection, files: Mapping[str, str]) -> dict[str, str]:
    """Return the fingerprints of the claims and sources of a collection without errors.

    Args:
        collection: the collection.
        files: the fingerprints of the files of all its records, by path.
    """
    claims = (
        Named(record.path, files[record.path], record.model.sources)
        for record in collection.claims
        if record.model is not None
    )
    stored = collection.stored
    sources = (_named(record, files[record.path], stored.get(record.path)) for record in collection.sources)
    return stamps_of(claims, sources)


def _named(record: Record[Source], stamp: str, stored: Stored | None) -> Named:
    whole = stamp_of_source(record.path, stamp, stored.sha256 if stored is not None else "")
    return Named(record.path, whole, record.model.origin if record.model is not None else ())


def _whole(key: str, held: Mapping[str, Named]) -> str:
    """Return the fingerprint of a source with all that it retells."""
    names = sorted(reached(key, lambda name: held[name].sources))
    return stamp_of("".join(f"{name}\0{held[name].stamp}\0" for name in names).encode())


def stamp_of_source(path: str, record: str, document: str) -> str:
    """Return the fingerprint of a source.

    Args:
        path: the path of its record.
        record: the fingerprint of that.
        document: the fingerprint of its document; empty where it holds none.
    """
    return stamp_of(f"{path}\0{record}\0{document}".encode())
