"""Writing one text into a file: what was asked for stands there, and every other byte stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claimpress.mend.splice import joined, spliced
from claimpress.records.nodes import Items, Loc, Mapping, Node, Scalar
from claimpress.records.reader import read

REPOSITORY = Path(__file__).resolve().parents[2]
ANCHORED = REPOSITORY / "tests/examples/valid/Y003-one-alias/claims/pier-is-new.yaml"
QUOTE = ("evidence", 0, "quote")
NEW = "no such demand had been made"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("no such claim had been made  # from page 3", "no such demand had been made  # from page 3"),
        ("'no such claim had been made'", "'no such demand had been made'"),
        ('"no such claim had been made"', '"no such demand had been made"'),
        ('"no such\\u0020claim had been made"', "'no such demand had been made'"),
        (
            ">-  # a comment\n      no such claim\n      had been made",
            ">-  # a comment\n      no such demand\n      had been made",
        ),
        ("|\n      no such claim\n      had been made", "|\n      no such demand\n      had been made"),
        ("no such claim\n      had been made", "no such demand\n      had been made"),
        ("no   such claim had    been made", "no   such demand had    been made"),
        ("such claim had been made", "no such demand had been made"),
        ("no such claim had been", "no such demand had been made"),
        ("no such\n      claim had been only made", "no such\n      demand had been made"),
        ("no such demand had been made\n      yesterday", "no such demand had been made"),
        ("yesterday no such demand had been made", "no such demand had been made"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_only_the_words_that_differ_are_written(written: str, expected: str, line_end: str, mark: str):
    """Comments, line breaks, line ends, a byte order mark, spaces, kinds of quotation marks: all stay."""
    frame = (
        f"{mark}# mine\nclaim:   x # y\nevidence:\n  - source: a\n    quote: %s\n    zzz: [1,  2]\n\n# end"
    )
    before, after = ((frame % text).replace("\n", line_end).encode() for text in (written, expected))
    assert after == spliced(before, QUOTE, NEW)


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("the answer is no", "the answer: no", "'the answer: no'"),
        ("the answer is no", "the answer's: no", "'the answer''s: no'"),
        ("the answer\n      is no", "the answer: no", "'the answer: no'"),
        ("the answer is no", "the answer is #1", "'the answer is #1'"),
        ("'the answer is no'", "the answer's no", "'the answer''s no'"),
        ('"the answer is no"', 'the "answer" is no', '"the \\"answer\\" is no"'),
        ('"the answer is no"', "the answer \\ no", '"the answer \\\\ no"'),
        (">-\n      the answer is no", "the 'answer': no # 1", ">-\n      the 'answer': no # 1"),
        ("[the answer]", "the answer", None),
    ],
)
def test_what_yaml_would_read_otherwise_is_put_in_quotation_marks(
    written: str, text: str, expected: str | None
):
    """And never a word more than that; None where there is no text at the place."""
    frame = "evidence:\n  - source: a\n    quote: %s\n    stance: context\n"
    wanted = None if expected is None else (frame % expected).encode()
    assert wanted == spliced((frame % written).encode(), QUOTE, text)


def test_a_key_is_renamed():
    """Its value, and the comment after it, stay."""
    assert b"a: 1\nverdict:  x # no\n" == spliced(
        b"a: 1\nveridct:  x # no\n", ("veridct",), "verdict", at_key=True
    )


def test_the_only_member_of_a_list_may_stand_without_the_list():
    """The way to it says 0 all the same."""
    assert b"origin: b\n" == spliced(b"origin: a\n", ("origin", 0), "b")


@pytest.mark.parametrize(
    ("data", "loc"),
    [
        (b"a: 'x\n", ("a",)),
        (b"a: \xff\n", ("a",)),
        (b"", ("a",)),
        (b"a: x\na: x\n", ("a",)),
        (b"a: x\n", ("b",)),
        (b"a: [x]\n", ("a", 1)),
        (b"a: x\n", ("a", 1)),
        (b"a: {b: x}\n", ("a",)),
        (b"a: &n x\nb: *n\n", ("a",)),
        (b"a: &n x\nb: *n\n", ("b",)),
    ],
)
def test_what_cannot_be_done_alone_is_not_done(data: bytes, loc: Loc):
    """A file that is no YAML, a place that is not there or twice, a text that is repeated elsewhere."""
    assert spliced(data, loc, "y") is None


def texts(node: Node, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[Loc, str]]:
    """Yield every text of a record with the way to it."""
    match node:
        case Mapping(entries=entries):
            for key, value in entries.items():
                yield from texts(value, (*loc, key))
        case Items(items=items):
            for number, member in enumerate(items):
                yield from texts(member, (*loc, number))
        case Scalar(value=value) if value.strip():
            yield loc, value


def quotes(path: Path) -> list[tuple[Loc, str]]:
    """Return the quotations of a record."""
    root = read(path.read_bytes()).root
    return [] if root is None else [(loc, text) for loc, text in texts(root) if loc[-1] == "quote"]


@pytest.mark.parametrize("path", sorted(REPOSITORY.glob("claims/**/*.yaml")), ids=lambda path: path.stem)
def test_every_quotation_of_this_site_can_be_mended_in_place(path: Path):
    """With its own words nothing changes; with one word more, exactly that word; and the rest reads the same."""
    data = path.read_bytes()
    for loc, text in quotes(path):
        assert data == spliced(data, loc, text)
        first, second, *rest = text.split()
        after = spliced(data, loc, " ".join([first, "indeed", second, *rest]))
        assert after is not None
        assert len(data) + len(" indeed") == len(after)
        assert data == after.replace(b" indeed", b"", 1)


@settings(deadline=None)  # PyYAML's own parser, on a machine that has other work
@given(st.lists(st.text("ab'\"\\:#-[]{}&*!|>%@`,?“… é", min_size=1, max_size=5), min_size=1, max_size=6))
def test_whatever_the_words_the_file_says_them_and_nothing_else_changes(words: list[str]):
    """For any signs that YAML takes for its own, in every way of writing: what is asked for, or nothing at all."""
    text = " ".join(" ".join(words).split())
    for written in ("a text", "'a text'", '"a text"', ">-\n    a\n    text", "|\n    a\n    text"):
        before = f"x: 1\nquote: {written}\n\nz: '2' # end\n".encode()
        after = spliced(before, ("quote",), text)
        if after is None:
            assert not text or written[0] in "|>", (written, text)
            continue
        said = yaml.safe_load(after)
        assert (1, text, "2") == (said["x"], " ".join(str(said["quote"]).split()), said["z"])
        assert (before[:6], before[-12:]) == (after[:6], after[-12:])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"a" claim', "“a” demand", '"a" demand'),
        ("a - b", "a – b", "a - b"),
        ("a b", "a\u00a0c b", "a c b"),
    ],
)
def test_words_that_differ_in_nothing_that_counts_stay_as_typed(old: str, new: str, expected: str):
    """Typography that folding levels is the editor's own."""
    assert expected == joined(old, new)
