"""What holds for every document and every quote."""

import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimpress.quotes.document import Document
from claimpress.quotes.fold import fold
from claimpress.quotes.hedges import holds_negation, holds_number
from claimpress.quotes.match import (
    Ambiguous,
    BadInsertion,
    Elision,
    Insertion,
    NotFound,
    TooShort,
    Verbatim,
    Verified,
    match,
)
from claimpress.quotes.words import count

CLUSTERS = [
    *"abcAB12%$-.,'\"()[]",
    *"éßдЖبم中国한ก‰“”’«–—−…",
    "e\u0301",
    "e\u0323\u0308",
    "x\u0323",
    "e\u200d\u0301",
    "\u1112\u1161\u11ab",
    "क\u093f",
    "❤\ufe0f",
    " ",
    " ",
    " ",
    "\u00a0",
    "\u2009",
    "\n",
    "\r\n",
    "\n\n",
    "\u200b",
    "\u00ad",
    "\u200f",
    "...",
    " […] ",
    " … ",
    "[...]",
]
DOCUMENTS = st.lists(st.sampled_from(CLUSTERS), min_size=1, max_size=60)
EDGES = " \u00a0\u2009\r\n\u200b\u00ad\u200f"  # what a quotation neither begins nor ends with


def cut(clusters: list[str], data: st.DataObject) -> tuple[int, int]:
    """Draw a span that begins and ends between clusters."""
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(clusters))] * 2)))
    return len("".join(clusters[:start])), len("".join(clusters[:end]))


def without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space and removed characters at its edges."""
    span = text[start:end]
    return start + len(span) - len(span.lstrip(EDGES)), end - len(span) + len(span.rstrip(EDGES))


@given(DOCUMENTS, st.data())
def test_every_span_of_a_document_is_found_where_it_is(clusters: list[str], data: st.DataObject):
    """It is verified at its own place, or its own place is among those listed."""
    document = Document("d", "".join(clusters))
    start, end = without_edges(document.text, *cut(clusters, data))
    assume(start < end)
    quote = document.text[start:end]
    match match(quote, document):
        case Verified(quotation=quotation):
            assert (start, end) == (quotation.start, quotation.end)
            assert (Verbatim(start, end, quote),) == quotation.pieces
            assert quote == quotation.exact
        case Ambiguous(places=places):
            assert (start, end) in [(place.start, place.end) for place in places]
            assert len(places) > 1
        case TooShort(words=words, occurrences=occurrences):
            assert words < 3
            assert occurrences > 1
        case other:
            pytest.fail(f"{quote!r} is {other}")


@given(DOCUMENTS, st.data())
def test_the_text_before_and_after_singles_a_span_out(clusters: list[str], data: st.DataObject):
    """With all that stands around it, a span has one place, its own."""
    document = Document("d", "".join(clusters))
    start, end = without_edges(document.text, *cut(clusters, data))
    assume(start < end)
    outcome = match(document.text[start:end], document, document.text[:start], document.text[end:])
    assert isinstance(outcome, Verified)
    assert (start, end) == (outcome.quotation.start, outcome.quotation.end)


@given(DOCUMENTS, st.data())
def test_typography_may_change(clusters: list[str], data: st.DataObject):
    """A span that is folded, or typed with other marks and spaces, is the same quote."""
    document = Document("d", "".join(clusters))
    quote = document.text[slice(*cut(clusters, data))]
    other = (
        fold(quote).text.replace("'", "’").replace(" ", "\u00a0\n").replace("-", "—").replace("a", "a\u00ad")
    )
    assert match(quote, document) == match(other, document)


KNOWN = st.lists(
    st.sampled_from([*"abc12%-. ", "e\u0301", " ", "\u200b", "…", "’", " … ", "é", "中"]),
    min_size=1,
    max_size=40,
)


@given(KNOWN, st.data(), st.sampled_from([*'dABC39‰$+,;?!"(É', "o\u0301", "國", "a\u0323", "not"]))
def test_one_character_that_is_not_the_documents_spoils_a_quote(
    clusters: list[str], data: st.DataObject, foreign: str
):
    """Whether it replaces a letter, digit or sign or comes on top; it stands nowhere in the document."""
    at = data.draw(st.integers(0, len(clusters) - 1))
    start, end = data.draw(st.integers(0, at)), data.draw(st.integers(at, len(clusters)))
    keep = data.draw(st.booleans())
    quote = "".join([*clusters[start:at], foreign, *clusters[at + (not keep) : end]])
    assert isinstance(match(quote, Document("d", "".join(clusters))), NotFound)


WORDS = [f"{first}{second}{third}" for first in "bdfg" for second in "aeiou" for third in "klmnr"]


@given(st.lists(st.sampled_from(WORDS), unique=True, min_size=4, max_size=30), st.data())
def test_a_quote_without_its_not_is_never_verified(words: list[str], data: st.DataObject):
    """Every word stands once, so the quote without the negation stands nowhere."""
    at = data.draw(st.integers(1, len(words) - 1))
    negation = data.draw(st.sampled_from(["not", "no", "never", "did not"]))
    document = Document("d", " ".join([*words[:at], negation, *words[at:]]))
    start, end = data.draw(st.integers(0, at - 1)), data.draw(st.integers(at + 1, len(words)))
    kept = words[start:at], words[at:end]
    assert NotFound("text") == match(" ".join([*kept[0], *kept[1]]), document)
    bridged = match(" ".join([*kept[0], "[indeed]", *kept[1]]), document)
    assert BadInsertion("indeed", negation.split()[-1], "replaced") == bridged


@given(st.lists(st.sampled_from(WORDS), unique=True, min_size=4, max_size=20), st.data())
def test_a_quote_with_a_word_less_more_or_moved_is_never_verified(words: list[str], data: st.DataObject):
    """Every word stands once, so their order is the only one."""
    at = data.draw(st.integers(1, len(words) - 2))
    document = Document("d", " ".join(words))
    for other in (
        [*words[:at], *words[at + 1 :]],
        [*words[:at], words[0], *words[at:]],
        [*words[: at - 1], words[at], words[at - 1], *words[at + 1 :]],
    ):
        assert NotFound("text") == match(" ".join(other), document)


FEW = st.lists(st.sampled_from(["aa", "bb", "cc", "dd,", "ee.", "not", "5", "\n\n"]), min_size=6, max_size=40)


@given(FEW, st.data())
def test_marks_between_words_of_the_document_are_found_and_sound(words: list[str], data: st.DataObject):
    """A quote made by leaving out and replacing is found, and what is found is in order, apart and near enough."""
    document = Document("d", " ".join(words))
    quote, at = [], 0
    elisions = data.draw(st.booleans())
    for _ in range(data.draw(st.integers(1, 4))):
        length = data.draw(st.integers(3, 6))
        quote.append(" ".join(words[at : at + length]))
        at += length + data.draw(st.integers(0, 8))
        quote.append("[…]" if elisions else "[xx]")
    assume(all(count(part) >= 3 for part in quote[::2]))
    outcome = match(" ".join(quote[:-1]), document)
    match outcome:
        case Verified(quotation=quotation, wide=wide):
            pieces = quotation.pieces
            assert all(
                document.text[piece.start : piece.end] == piece.text
                for piece in pieces
                if isinstance(piece, Verbatim)
            )
            assert all(before.end <= after.start for before, after in pairwise(pieces))
            assert (quotation.start, quotation.end) == (pieces[0].start, pieces[-1].end)
            for piece in pieces:
                assert isinstance(piece, (Verbatim, Elision if elisions else Insertion))
                if isinstance(piece, Insertion):
                    stood_for = document.text[piece.start : piece.end]
                    assert count(stood_for) <= 8
                    assert not holds_number(stood_for)
                    assert not holds_negation(stood_for)
            assert all(gap.crosses_paragraph for gap in wide)
        case Ambiguous(places=places):
            assert len({(place.start, place.end) for place in places}) == len(places) > 1
        case BadInsertion(where=where):
            assert not elisions
            assert where == "replaced"
        case other:
            pytest.fail(f"{quote} is {other}")


@given(FEW, FEW)
def test_never_finds_parts_that_are_not_there_in_that_order(words: list[str], asked: list[str]):
    """Two parts are found exactly if the second begins somewhere after the first."""
    first, second = " ".join(asked[:3]), " ".join(asked[3:6])
    assume(count(first) == count(second) == 3 and "\n\n" not in first + second)
    folded = f" {fold(' '.join(words)).text} "
    one, two = (f" {fold(part).text} " for part in (first, second))
    there = 0 <= folded.find(one) <= folded.rfind(two) - len(one) + 1
    outcome = match(f"{first} […] {second}", Document("d", " ".join(words)))
    assert there is not isinstance(outcome, NotFound)


LONG = {
    "words": "China has not asked the government of a country for the aid, officials said. " * 12_500,
    "letters": "a " * 500_000,
    "one word": "a" * 1_000_000,
    "two halves": "a " * 250_000 + "b " * 250_000,
    "no spaces": "中国要求" * 250_000,
    "dots": "… " * 300_000,
}
HOSTILE = {
    "insertions": "the [x] of [y] a [z] " * 16 + "zz",
    "letters": "a [x] " * 50 + "zz",
    "halves": "a [x] " * 25 + "b " + "[x] a " * 25,
    "unspaced": "中国 [x] 要 [y] 中国",
    "elisions": " […] ".join(["a a a"] * 50),
    "longer elisions": " […] ".join("a " * length for length in range(3, 45)),
    "both": " […] ".join(["a a [x] a a"] * 30) + " [y] zz",
    "open brackets": "[" * 2_000,
    "half-open brackets": "[a " * 600,
    "one letter": "a" * 2_000,
    "dots": ". " * 1_000,
    "negations": "China has [indeed] asked [all] the government [x] " * 20,
}


@pytest.fixture(scope="module", params=list(LONG))
def long_document(request: pytest.FixtureRequest) -> Document:
    """Return a document of a million characters, folded already."""
    document = Document("d", LONG[request.param])
    assert document.folded.text
    assert document.sentences(0, 1)[0] == 0
    return document


@pytest.fixture
def _untraced() -> Iterator[None]:
    """Let nothing measure the coverage here: it would take longer than the work."""
    tracer = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(tracer)


@pytest.mark.usefixtures("_untraced")
@pytest.mark.parametrize("hostile", list(HOSTILE))
def test_a_hostile_quote_is_answered(long_document: Document, hostile: str):
    """No quote of two thousand characters keeps the check busy, whatever the document: the search has an end."""
    outcome = match(HOSTILE[hostile][:2_000], long_document)
    assert not isinstance(outcome, Verified)
