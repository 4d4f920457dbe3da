"""Downloads made from what they were: the same bytes, whatever has changed, and no piece written that was there already."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from claimpress.cache.splice import keys_of, spliced
from claimpress.data.download import Download, Piece

TEXTS = st.lists(st.text(min_size=1, max_size=5), max_size=9)


def download(texts: list[str], made: list[str]) -> Download:
    """Return a file of these texts, each needed for itself; whatever is asked for is noted."""

    def piece(text: str) -> Piece:
        return Piece((text,), lambda: [made.append(text), text][1])

    return Download("x.json", lambda: map(piece, texts))


def written(
    texts: list[str], before: list[tuple[str, int]], path: Path
) -> tuple[list[tuple[str, int]], list[str]]:
    """Write a file, taking from the one that is there; return its pieces, and the texts that were asked for."""
    made: list[str] = []
    file = download(texts, made)
    keys, lengths = keys_of(file, {}), list[int]()
    data = b"".join(spliced(file, keys, before, path, lengths))
    path.write_bytes(data)
    assert "".join(texts).encode() == data
    return list(zip(keys, lengths, strict=True)), made


@given(TEXTS, TEXTS)
def test_any_change(tmp_path_factory: object, before: list[str], after: list[str]):
    """Texts that come, go, move or stand twice: the file is what it would be, and only new texts are asked for."""
    path = Path(tmp_path_factory.mktemp("splice")) / "x"  # type: ignore[attr-defined]
    pieces, made = written(before, [], path)
    assert before == made
    pieces, made = written(after, pieces, path)
    assert [text for text in after if text not in before] == made
    assert [len(text.encode()) for text in after] == [length for _, length in pieces]
