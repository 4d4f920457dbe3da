"""What a page or a piece of a download was made from, as one key: the same key, the same bytes."""

import hashlib
from collections.abc import Iterable, Mapping

from claimpress.published import PublishedClaim

Stamps = Mapping[str, str]
"""The fingerprint of the file of each claim, by its path."""


def key_of(needs: Iterable[object], stamps: Stamps) -> str:
    """Return the key of what a page or a piece is made from.

    Args:
        needs: claims and plain values.
        stamps: the fingerprints of the claims' files.
    """
    said = hashlib.blake2b(digest_size=12)
    for thing in needs:
        if isinstance(thing, PublishedClaim):
            said.update(f"{thing.id}\0{stamps[thing.path]}\0".encode())
        else:
            said.update(f"{thing!r}\0".encode("utf-8", "surrogatepass"))
    return said.hexdigest()
