"""What a page or a piece of a download was made from, as one key: the same key, the same bytes."""

import hashlib
from collections.abc import Iterable, Mapping

from claimpress.published import PublishedClaim
from claimpress.site import CitedSource

Stamps = Mapping[str, str]
"""The fingerprint of each claim, with all that it rests on, and of each source, by the path of its file."""


def stamp_of(data: bytes) -> str:
    """Return the fingerprint of a file."""
    return hashlib.sha256(data).hexdigest()


def key_of(needs: Iterable[object], stamps: Stamps) -> str:
    """Return the key of what a page or a piece is made from.

    Args:
        needs: claims, sources and plain values.
        stamps: the fingerprints of the claims and the sources.
    """
    said = hashlib.blake2b(digest_size=12)
    for thing in needs:
        if isinstance(thing, PublishedClaim | CitedSource):
            said.update(f"{thing.path}\0{stamps[thing.path]}\0".encode())
        else:
            said.update(f"{thing!r}\0".encode("utf-8", "surrogatepass"))
    return said.hexdigest()
