"""PNG files of few colours that say what they were drawn from (PNG specification, third edition)."""

import struct
import zlib
from collections.abc import Sequence
from typing import Final

HEAD: Final = 256
"""Bytes at the beginning of a file that hold its mark."""
TAIL: Final = 12
"""Bytes at the end of a whole file."""

Colour = tuple[int, int, int]

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_KEYWORD: Final = b"claimpress"
_TEXT: Final = b"tEXt" + _KEYWORD + b"\0"
_AFTER_HEADER: Final = len(_SIGNATURE) + 12 + 13
_LEVEL: Final = 5
_PALETTE: Final = 3
_DEPTH: Final = 8


def png(width: int, height: int, pixels: bytes, palette: Sequence[Colour], mark: str) -> bytes:
    """Return a PNG file. Python's own compression is used, for that of the drawing library differs from machine to machine.

    Args:
        width: pixels of a row.
        height: rows.
        pixels: the number of each pixel's colour, row by row.
        palette: the colours, at most 256.
        mark: what it was drawn from: plain characters, at most 128.
    """
    rows = b"".join(b"\0" + pixels[start : start + width] for start in range(0, width * height, width))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, _DEPTH, _PALETTE, 0, 0, 0)),
        (b"tEXt", _KEYWORD + b"\0" + mark.encode("latin-1")),
        (b"PLTE", bytes(part for colour in palette for part in colour)),
        (b"IDAT", zlib.compress(rows, _LEVEL)),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in parts)


def mark_of(head: bytes) -> str | None:
    """Return what a file was drawn from, or None when it is not one of ours.

    Args:
        head: its first :data:`HEAD` bytes, or all of it.
    """
    length = int.from_bytes(head[_AFTER_HEADER : _AFTER_HEADER + 4])
    start, end = _AFTER_HEADER + 4, _AFTER_HEADER + 8 + length
    chunk, check = head[start:end], head[end : end + 4]
    sound = head.startswith(_SIGNATURE) and chunk.startswith(_TEXT) and check == _sum(chunk)
    return chunk[len(_TEXT) :].decode("latin-1") if sound else None


def is_whole(tail: bytes) -> bool:
    """Say whether a file ends as a PNG file does, given its last :data:`TAIL` bytes."""
    return tail == _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + _sum(kind + data)


def _sum(data: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(data))
