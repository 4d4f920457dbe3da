"""Folding: what does not count is levelled, all else stays, and every place has its way back."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.quotes.fold import ZERO_WIDTH, fold, joins

SPECIAL = "a e\u0301\u0323x\u0338\u200b\u00ad\ufeff\u034f\u200d  \t\r\n…..‘’“”«»‹›—–-−\u1112\u1161\u11ab\ud55c\u11a8é\u212b\u0958\ufe0f\u09c7\u09be"
TEXTS = st.text(alphabet=st.one_of(st.sampled_from(SPECIAL), st.characters()), max_size=40)
CLUSTERS = st.lists(
    st.sampled_from(
        [
            *"abé%1-[].'\"",
            "e\u0301",
            "e\u200d\u0301",
            "x\u0323",
            "\u1112\u1161\u11ab",
            "\ud55c",
            "ক\u09c7\u09be",
            "\u212b",
            "中",
            "ع",
            "…",
            "“",
            "–",
            "\u200b",
            "\u00ad",
            " ",
            "\u00a0",
            "\n",
            "\r\n",
            "❤\ufe0f",
        ]
    ),
    max_size=25,
)


def plainly_folded(text: str) -> str:
    """Fold by the definition, whole text at a time."""
    text = unicodedata.normalize("NFC", re.sub(f"[{ZERO_WIDTH}]", "", text))
    for group, plain in (
        ("‘’‚‛‹›", "'"),
        ("“”„‟«»", '"'),
        ("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    ):
        text = re.sub(f"[{group}]", plain, text)
    return re.sub(r"\s+", " ", text).replace("…", "...")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“They want” ‘it’", "\"They want\" 'it'"),
        ("„so‟ «da» ‚hin‛ ‹weg›", "\"so\" \"da\" 'hin' 'weg'"),
        ("a‐b‑c‒d–e—f―g−h﹘i﹣j－k", "a-b-c-d-e-f-g-h-i-j-k"),
        ("a \u00a0\r\n\t b\u2028c\u3000d", "a b c d"),
        ("so\u00adft\u200b \u200bze\u2060ro\ufeff", "soft zero"),
        ("wait…", "wait..."),
        ("cafe\u0301 \u1112\u1161\u11ab \u212b", "café 한 Å"),
        ("x\u0323 stays", "x\u0323 stays"),
        ("", ""),
    ],
)
def test_levels_what_does_not_count(text: str, expected: str):
    """Quotation marks, dashes, white space, invisible characters, dots and composed letters."""
    assert expected == fold(text).text


@pytest.mark.parametrize(
    "text", ["A", "a", "1", "١", "½", "%", "‰", "$", "€", "'", '"', "`", "´", "ﬁ", "ſ", "_", "~", "¬", "ß"]
)
def test_leaves_all_else(text: str):
    """Case, digits, signs and letters count."""
    assert text == fold(text).text


@given(TEXTS)
def test_is_what_the_definition_says(text: str):
    """Working cluster by cluster gives what working on the whole text gives."""
    assert plainly_folded(text) == fold(text).text


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str):
    """What is folded stays as it is."""
    once = fold(text).text
    assert once == fold(once).text


def test_every_character_is_folded_for_good():
    """No code point folds into something that folds further, alone or after a letter.

    Letters without a decomposition are left out: nothing changes them, and there are a hundred thousand.
    """
    codes = [
        char
        for char in map(chr, range(sys.maxunicode + 1))
        if unicodedata.decomposition(char) or unicodedata.category(char) not in {"Lo", "Cn", "Co", "Cs"}
    ]
    for text in ("\n".join(codes), "a".join(codes)):
        once = fold(text).text
        assert once == fold(once).text
        assert plainly_folded(text) == once


def test_only_joining_characters_compose_with_what_is_before():
    """A cluster never ends where Unicode would still compose."""
    for code in range(sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(code))
        if not parts or parts.startswith("<"):
            continue
        first, *rest = (chr(int(part, 16)) for part in parts.split())
        assert all(map(joins, rest)), hex(code)
        assert joins(chr(code)) == joins(first), hex(code)


@given(CLUSTERS, st.data())
def test_a_folded_span_is_a_slice_of_the_folded_text(clusters: list[str], data: st.DataObject):
    """Cut between characters, the order of folding and cutting makes no difference, white space at the edges aside."""
    cuts = sorted(data.draw(st.tuples(*[st.integers(0, len(clusters))] * 2)))
    start, end = (len("".join(clusters[:cut])) for cut in cuts)
    text = "".join(clusters)
    folded = fold(text)
    assert fold(text[start:end]).text.strip() == folded.text[folded.at(start) : folded.at(end)].strip()


@given(TEXTS, st.data())
def test_span_and_at_lead_there_and_back(text: str, data: st.DataObject):
    """Between characters, the way to the original and back ends where it began."""
    folded = fold(text)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(folded.text))] * 2)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    if folded.aligned(start, end):
        assert (start, end) == (folded.at(first), folded.at(last))
        assert folded.text[start:end] == fold(text[first:last]).text


@given(TEXTS)
def test_at_never_goes_back(text: str):
    """Places in the original and in the folded text come in the same order."""
    folded = fold(text)
    offsets = [folded.at(offset) for offset in range(len(text) + 1)]
    assert offsets == sorted(offsets)
    assert (0, len(folded.text)) == (offsets[0], offsets[-1])


@pytest.mark.parametrize(
    ("text", "start", "end", "aligned"),
    [
        ("so… he", 2, 5, True),
        ("so… he", 2, 3, False),
        ("so… he", 4, 5, False),
        ("so... he", 2, 3, True),
        ("xe\u0323\u0308y", 0, 1, True),
        ("xe\u0323\u0308y", 0, 2, False),
        ("xe\u0323\u0308y", 0, 3, True),
        ("x\u0323", 0, 1, False),
        (" \u0301a", 1, 2, True),
        ("कि", 0, 1, False),
    ],
)
def test_knows_what_is_inside_a_character(text: str, start: int, end: int, aligned: bool):  # noqa: FBT001
    """A place inside one ``…`` or between a letter and its mark is none where a quote may end."""
    assert aligned is fold(text).aligned(start, end)


def test_leaves_out_at_the_edges_what_was_removed():
    """A span begins and ends with characters that count."""
    folded = fold("a\u200b\u00adbc\ufeff…\u200bd")
    assert "abc...d" == folded.text
    assert (3, 5) == folded.span(1, 3)
    assert (6, 7) == folded.span(3, 6)
    assert (8, 8) == folded.span(6, 6)


@pytest.mark.parametrize("line", ["It’s a plain text — mostly. ", "Tru\u031bo\u031b\u0300ng \u200b… \r\n"])
def test_folds_a_long_text_as_it_folds_its_lines(line: str):
    """What stands a thousand lines away changes nothing, and the way back is as exact at the end."""
    once, often = fold(line), fold(line * 1_000)
    assert once.text * 1_000 == often.text
    start, end = once.span(0, len(once.text) - 1)
    last = 999 * len(once.text)
    assert (start + 999 * len(line), end + 999 * len(line)) == often.span(last, last + len(once.text) - 1)
