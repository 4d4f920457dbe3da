"""Downloads made from what they were: pieces that are still the same are copied from the file that the last build wrote."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from claimpress.cache.keys import Stamps, key_of
from claimpress.data.download import Download

Pieces = Sequence[tuple[str, int]]
"""The key and the length in bytes of every piece of a file, in order."""


def keys_of(download: Download, stamps: Stamps) -> list[str]:
    """Return the key of every piece of a download."""
    return [key_of(piece.needs, stamps) for piece in download.pieces]


def spliced(
    download: Download, keys: Sequence[str], before: Pieces, path: Path, lengths: list[int]
) -> Iterator[bytes]:
    """Yield a download piece by piece.

    Args:
        download: the download.
        keys: the key of every piece of it.
        before: the pieces that it had.
        path: the file that holds these; it is read only where there are any.
        lengths: filled with the length of each piece.
    """
    places = dict(_places(before))
    held = path.read_bytes() if places else b""
    for key, piece in zip(keys, download.pieces, strict=True):
        place = places.get(key)
        data = held[place] if place is not None else piece.text().encode()
        lengths.append(len(data))
        yield data


def _places(pieces: Pieces) -> Iterator[tuple[str, slice]]:
    start = 0
    for key, length in pieces:
        yield key, slice(start, start + length)
        start += length
