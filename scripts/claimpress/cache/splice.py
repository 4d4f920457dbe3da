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
) -> Iterator[bytes | memoryview]:
    """Yield a download in as few stretches as there can be.

    Args:
        download: the download.
        keys: the key of every piece of it.
        before: the pieces that it had.
        path: the file that holds these; it is read only where there are any.
        lengths: filled with the length of each piece.
    """
    places = dict(_places(before))
    held = memoryview(path.read_bytes() if places else b"")
    start = end = 0  # the stretch of the old file that goes on into the new one
    for key, piece in zip(keys, download.pieces, strict=True):
        place = places.get(key)
        if place is None:
            yield held[start:end]
            start = end = 0
            data = piece.text().encode()
            lengths.append(len(data))
            yield data
            continue
        lengths.append(place.stop - place.start)
        if place.start != end:
            yield held[start:end]
            start = place.start
        end = place.stop
    yield held[start:end]


def _places(pieces: Pieces) -> Iterator[tuple[str, slice]]:
    start = 0
    for key, length in pieces:
        yield key, slice(start, start + length)
        start += length
