"""PNG files that say what they were drawn from."""

import io

import pytest
from PIL import Image

from claimpress.share.png import HEAD, TAIL, is_whole, mark_of, png

MARK = "f" * 64
FILE = png(3, 2, bytes([0, 1, 2, 2, 1, 0]), [(1, 2, 3), (4, 5, 6), (7, 8, 9)], MARK)


def test_another_program_reads_it():
    """Size, colours and mark."""
    with Image.open(io.BytesIO(FILE)) as image:
        image.load()
        assert ((3, 2), "P", MARK) == (image.size, image.mode, image.info["claimpress"])
        rows = image.convert("RGB").tobytes()
    assert bytes([1, 2, 3, 4, 5, 6, 7, 8, 9, 7, 8, 9, 4, 5, 6, 1, 2, 3]) == rows


def test_the_mark_is_in_the_first_bytes():
    """So that a file need not be read whole."""
    assert (MARK, True) == (mark_of(FILE[:HEAD]), is_whole(FILE[-TAIL:]))


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\x00" * HEAD,
        FILE[:50],
        FILE[:110],
        b"GIF89a" + FILE[6:],
        FILE.replace(b"ffff", b"fffe", 1),
        FILE.replace(b"claimpress", b"somebodies", 1),
        FILE[:33] + b"\xff\xff\xff\xff" + FILE[37:],
    ],
)
def test_what_is_not_ours_has_no_mark(head: bytes):
    """Cut off, altered, or another's."""
    assert mark_of(head) is None


def test_a_file_that_was_cut_off_is_not_whole():
    """The last bytes are not those of a PNG file."""
    assert [False, False] == [is_whole(FILE[:-1][-TAIL:]), is_whole(b"")]
