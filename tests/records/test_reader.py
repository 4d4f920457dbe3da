"""Reading: values as typed, faults with their places, limits, and the same answer from either parser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimpress.problem import Place
from claimpress.records import reader_tree
from claimpress.records.nodes import Items, Mapping, Scalar, plain
from claimpress.records.reader import Fault, FaultKind, Reading, read
from claimpress.records.reader_bytes import MAX_BYTES

RECORD = """\
claim: China has asked Pakistan to let Chinese security personnel protect Chinese citizens there.
claimant:
  name: Reuters
  url: https://www.reuters.com/    # optional
claimed: 2024-11
appearances: [china-pushes-joint-security-plan, "b?"]
summary: >-
  Unnamed officials say the request was made;
  both governments deny it.
evidence:
  - source: embassy-denial
    quote: “They want to bring in their own security,” one official revealed
    stance: 'refutes'
analysis: |
  First: a paragraph.

  Second “paragraph”.
published:
"""
EXAMPLES = sorted(
    path for path in (Path(__file__).resolve().parents[1] / "examples").rglob("*.y*ml") if path.is_file()
)
SAVE_AGAIN = "Save the file again as UTF-8: in most editors under “Save as” or “Encoding”."


def _root(typed: str) -> Mapping:
    reading = read(typed.encode())
    assert () == reading.faults
    assert reading.root is not None
    return reading.root


def _only(data: bytes) -> Fault:
    reading = read(data)
    assert 1 == len(reading.faults), reading.faults
    return reading.faults[0]


def test_every_value_is_the_text_that_was_typed():
    """Numbers, dates, yes and no, nulls and octals stay text; a value left empty is told from an empty text."""
    typed = (
        "a: 3.10\nb: no\nc: 000\nd: 2024-11\ne: null\nf: ~\ng:\nh: ''\ni: 0x1F\nj: [1_000, yes]\n2024: k\n"
    )
    texts = {
        "a": "3.10",
        "b": "no",
        "c": "000",
        "d": "2024-11",
        "e": "null",
        "f": "~",
        "i": "0x1F",
        "2024": "k",
    }
    expected = texts | {"g": None, "h": "", "j": ["1_000", "yes"]}
    assert expected == plain(_root(typed))


def test_texts_over_several_lines_are_folded_as_yaml_does():
    """Folded and literal blocks, quoted and plain texts over several lines."""
    typed = "a: >-\n  one\n  two\nb: |\n  one\n  two\nc: one\n  two\nd: 'one\n\n  two'\n"
    assert {"a": "one two", "b": "one\ntwo\n", "c": "one two", "d": "one\ntwo"} == plain(_root(typed))


def test_places_are_those_an_editor_sees():
    """Lines and columns count from 1, in characters, and end with the first line of a value."""
    root = _root("é: “ü” 😀 x\nb:\n  - 'c'\n  - {d: e}\nf: >-\n  g\nh:\n")
    assert Place(1, 1, 2) == root.keys["é"]
    assert Scalar("“ü” 😀 x", Place(1, 4, 11)) == root.entries["é"]
    items = root.entries["b"]
    assert isinstance(items, Items)
    assert Place(3, 3) == items.place
    assert Scalar("c", Place(3, 5, 8), plain=False) == items.items[0]
    assert Place(4, 5, 11) == items.items[1].place
    assert Scalar("g", Place(5, 4, 6), plain=False) == root.entries["f"]
    assert Scalar("", Place(7, 3)) == root.entries["h"]


@pytest.mark.parametrize(
    "flow", ["a: ü😀 [b], [ü, 😀, c]\n", "- ü😀: [ü, {😀: c}]\n", "ü: “😀” x # é\nb: 'é'  \n"]
)
def test_columns_are_characters_for_either_parser(flow: str, monkeypatch: pytest.MonkeyPatch):
    """Libyaml counts characters, not bytes, with letters of two, three and four bytes before a value."""
    assert reader_tree.LIBYAML is not None
    fast = read(flow.encode())
    monkeypatch.setattr(reader_tree, "LIBYAML", None)
    assert fast == read(flow.encode())


def test_lines_are_those_of_the_file():
    """The lines are there for the caret, without their ends and without a byte-order mark."""
    assert ("a: b", "c: d", "") == read(b"\xef\xbb\xbfa: b\r\nc: d\n").lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(end: str):
    """Files from Windows, from Unix and from old Macs read alike."""
    assert read(RECORD.encode()) == read(RECORD.replace("\n", end).encode())


def test_a_byte_order_mark_is_passed_over():
    """A file that a Windows editor marked as UTF-8 reads as if it were not."""
    assert read(RECORD.encode()) == read(RECORD.encode("utf-8-sig"))


def test_aliases_repeat_a_part():
    """A repeated part is the same tree in both places."""
    assert {"a": {"b": ["c"]}, "d": {"b": ["c"]}, "e": "f", "g": "f"} == plain(
        _root("a: &x {b: [c]}\nd: *x\ne: &y f\ng: *y\n"),
    )


@pytest.mark.parametrize("empty", [b"", b"\n\n", b"# nothing yet\n", b"---\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(empty: bytes):
    """Nothing, blank lines, comments alone, a lone line of dashes."""
    expected = Fault(
        FaultKind.NOT_YAML, Place(), "the file is empty", "Write a record into it, or delete it."
    )
    assert expected == _only(empty)


@pytest.mark.parametrize(
    ("typed", "place", "message"),
    [
        ("# a\n- b\n", Place(1, 1), "the file is a list; a record is made of keys and their values"),
        (
            "\nBeijing has asked.\n",
            Place(2, 1),
            "the file is one text; a record is made of keys and their values",
        ),
    ],
)
def test_a_file_without_keys_is_told(typed: str, place: Place, message: str):
    """A list and a sentence are no records."""
    fix = "Begin with a key, a colon, a space and its text, for example “claim: …”."
    assert Fault(FaultKind.NOT_YAML, place, message, fix) == _only(typed.encode())


def test_a_second_record_is_told_and_the_first_is_read():
    """A line of three dashes begins a second record; the first one is kept."""
    reading = read(b"---\nclaim: a\n---\nclaim: b\n")
    message = "a second record begins here: a line of three dashes (---) ends the one above it"
    fix = "Delete the line, or put what follows it into a file of its own."
    assert (Fault(FaultKind.NOT_YAML, Place(3, 1, 4), message, fix),) == reading.faults
    assert reading.root is not None
    assert {"claim": "a"} == plain(reading.root)


def test_a_key_that_stands_twice_keeps_its_first_value():
    """The second is at fault and names the line of the first; other problems below it are still found."""
    reading = read(b"claim: a\nverdict: b\nclaim: {c: d, c: e}\n")
    fix = "Delete one of the two, or put what both say under one key."
    assert (
        Fault(
            FaultKind.DUPLICATE_KEY,
            Place(3, 1, 6),
            "the key “claim” stands here a second time; the first is in line 1",
            fix,
        ),
        Fault(
            FaultKind.DUPLICATE_KEY,
            Place(3, 15, 16),
            "the key “c” stands here a second time; the first is in line 3",
            fix,
        ),
    ) == reading.faults
    assert reading.root is not None
    assert {"claim": "a", "verdict": "b"} == plain(reading.root)


@pytest.mark.parametrize(
    ("typed", "place"), [("? [a]\n: b\nc: d\n", Place(1, 3)), ("'': b\nc: d\n", Place(1, 1))]
)
def test_a_key_that_is_no_word_is_told(typed: str, place: Place):
    """A list as a key, and no key at all; the rest is read."""
    reading = read(typed.encode())
    message = "something other than a word stands before the colon"
    fix = "Write a key, a colon, a space and then the text, for example “claim: …”."
    assert (Fault(FaultKind.NOT_YAML, place, message, fix),) == reading.faults
    assert reading.root is not None
    assert {"c": "d"} == plain(reading.root)


@pytest.mark.parametrize(
    ("typed", "message", "fix"),
    [
        (
            "why: !important because # so\n",
            "“!important” is an instruction to a program; a record holds only keys, lists and text",
            "Delete “!important”, or, where it belongs to the text, put the whole text in single quotes:\nwhy: '!important because' # so",
        ),
        (
            "why: [!!python/name:os.system x]\n",
            "“!!python/name:os.system” is an instruction to a program; a record holds only keys, lists and text",
            "Delete “!!python/name:os.system”.",
        ),
        (
            "why: !!map {a: b}\n",
            "“!!map” is an instruction to a program; a record holds only keys, lists and text",
            "Delete “!!map”, or, where it belongs to the text, put the whole text in single quotes:\nwhy: '!!map {a: b}'",
        ),
    ],
)
def test_a_tag_is_refused(typed: str, message: str, fix: str):
    """Types are not the editor's business; the value itself is read."""
    fault = _only(typed.encode())
    assert (FaultKind.TAG, message, fix) == (fault.kind, fault.message, fault.fix)
    assert typed.index("!") + 1 == fault.place.column


@pytest.mark.parametrize(
    ("typed", "place", "words", "fix"),
    [
        (
            "claim: Rated #1 in the world\n",
            Place(1, 14, 29),
            "#1 in the world",
            "Put the whole text in single quotes:\nclaim: 'Rated #1 in the world'",
        ),
        ("claim: #1\n", Place(1, 8, 10), "#1", "Put the whole text in single quotes:\nclaim: '#1'"),
        (
            "claim: a #b # c\n",
            Place(1, 10, 16),
            "#b",
            "Put the whole text in single quotes:\nclaim: 'a #b' # c",
        ),
        ("claim: a\n  b #c\n", Place(2, 5, 7), "#c", "Put the whole text in single quotes."),
    ],
)
def test_a_text_that_lost_its_end_to_a_comment_is_told(typed: str, place: Place, words: str, fix: str):
    """A # after a space begins a comment; with a letter right after it, it was surely meant as text."""
    message = f"“{words}” is left out: a “#” after a space begins a comment"
    assert Fault(FaultKind.LOST_COMMENT, place, message, fix) == _only(typed.encode())


@pytest.mark.parametrize(
    "typed",
    ["claim: a # comment\n", "claim: a ## comment\n", "claim: 'a' #c\n", "claim: a#b\n", "#a\nb: c\n"],
)
def test_a_comment_is_no_fault(typed: str):
    """A comment with its space, one after a quoted text, one of its own line."""
    assert () == read(typed.encode()).faults


@pytest.mark.parametrize(
    ("data", "place", "message", "fix"),
    [
        (
            "claim: caf\u00e9 “no”\n".encode("cp1252"),
            Place(1, 11),
            "the file is not saved as UTF-8: the byte 0xE9 cannot be read; the file looks like Windows-1252, where it is “é”",
            "Open the file as Windows-1252 (Western) and save it again as UTF-8.",
        ),
        (
            "claim: é\nwhy: ü ".encode() + b"\xff\x81\n",
            Place(2, 8),
            "the file is not saved as UTF-8: the byte 0xFF cannot be read",
            SAVE_AGAIN,
        ),
        (
            "claim: a\n".encode("utf-16"),
            Place(),
            "the file is saved as UTF-16, expected UTF-8",
            SAVE_AGAIN,
        ),
        (
            b"\xfe\xff" + "claim: a\n".encode("utf-16-be"),
            Place(),
            "the file is saved as UTF-16, expected UTF-8",
            SAVE_AGAIN,
        ),
        (
            "claim: a\n".encode("utf-32"),
            Place(),
            "the file is saved as UTF-32, expected UTF-8",
            SAVE_AGAIN,
        ),
        (
            "claim: a\n".encode("utf-16-le"),
            Place(),
            "the file looks as if it were saved as UTF-16, expected UTF-8",
            SAVE_AGAIN,
        ),
    ],
)
def test_a_file_in_another_encoding_is_told(data: bytes, place: Place, message: str, fix: str):
    """The first byte that is no UTF-8 has its place, and the encoding is named where it can be guessed."""
    assert Reading(None, (Fault(FaultKind.NOT_UTF8, place, message, fix),), ()) == read(data)


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "NUL (U+0000)"),
        ("\x1b", "escape (U+001B)"),
        ("\x13", "a control character (U+0013)"),
        ("\x85", "next line (U+0085)"),
        ("\u2028", "line separator (U+2028)"),
    ],
)
def test_an_unseen_character_is_told_once_and_read_as_a_space(character: str, name: str):
    """The first place is given, with how many follow; lines are counted as an editor counts them."""
    reading = read(f"a: b\nclaim: é{character}c{character}d\ne: f\n".encode())
    fix = "Delete it; it often comes along when text is copied. Where it stood for a space or a line end, type that."
    message = f"an unseen character stands here: {name}, and 1 more of its kind follow"
    assert (Fault(FaultKind.NOT_YAML, Place(2, 9, 10), message, fix),) == reading.faults
    assert reading.root is not None
    assert {"a": "b", "claim": "é c d", "e": "f"} == plain(reading.root)
    assert 3 == reading.root.keys["e"].line


def test_a_large_file_is_not_read():
    """Fifty megabytes are answered at once; the limit itself is allowed."""
    message = "the file is 50,000,000 bytes long; a record may have at most 1,048,576 bytes (1 MiB)"
    fix = "Check that this is the right file: a record is a page or two of text."
    assert Reading(None, (Fault(FaultKind.TOO_LARGE, Place(), message, fix),), ()) == read(
        b"\xff" * 50_000_000
    )
    assert () == read(b"a: " + b"b" * (MAX_BYTES - 3)).faults


BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 10)
)
DEEP = "lists and keys stand inside each other more than 20 deep here"
MANY = "the file has more than 20,000 keys and values, parts repeated with “*” included"


@pytest.mark.parametrize(
    ("typed", "line", "message"),
    [
        ("a: " + "[" * 10_000, 1, DEEP),
        ("".join(f"{' ' * i}a:\n" for i in range(21)), 21, DEEP),
        ("a: &a " + "[" * 15 + "]" * 15 + "\nb: " + "[" * 6 + "*a" + "]" * 6, 2, DEEP),
        (BOMB, 5, MANY),
        ("a:\n" + "- b\n" * 20_000, 19_999, MANY),
        (
            "a: &x [b, *x]\n",
            1,
            "“*x” repeats the very part of the file that it stands in, which would never end",
        ),
    ],
    ids=["brackets", "indentation", "aliases", "bomb", "items", "cycle"],
)
def test_what_is_too_deep_is_not_read(typed: str, line: int, message: str):
    """Depth and size have limits, repeated parts counted as often as they are repeated."""
    reading = read(typed.encode())
    assert reading.root is None
    assert [(FaultKind.TOO_DEEP, line, message)] == [
        (f.kind, f.place.line, f.message) for f in reading.faults
    ]


def test_twenty_deep_is_allowed():
    """The limit itself is no fault."""
    assert () == read(("a: " + "[" * 19 + "]" * 19).encode()).faults


def _both(data: bytes) -> tuple[Reading, Reading]:
    """Read with libyaml and without it."""
    fast = reader_tree.LIBYAML
    assert fast is not None
    first = read(data)
    reader_tree.LIBYAML = None
    try:
        return first, read(data)
    finally:
        reader_tree.LIBYAML = fast


@pytest.mark.parametrize(
    "typed",
    [
        "a:\tb\n",
        "a: [b?]\n",
        "a: |#c\n  b\n",
        "? a\n: b\n",
        "%YAML 1.2\n---\na: b\n",
        "a: \ufeffb\n",
        'a: "\\ud800"\n',
        'a: "\\U00110000"\n',
        "a: [b:\n]\n",
    ],
)
def test_what_libyaml_reads_otherwise_is_read_alike(typed: str):
    """Tabs, question marks, marks inside a text: known differences of the two parsers make none here."""
    first, second = _both(typed.encode())
    assert first == second


def test_without_libyaml_a_file_reads_alike():
    """A whole record gives the same tree and the same places."""
    first, second = _both(RECORD.encode())
    assert first == second
    assert () == first.faults


PARTS = st.sampled_from(
    [
        *(
            "a",
            "b: ",
            "- ",
            "\n",
            "\n  ",
            "\n    ",
            "'",
            '"',
            "[",
            "]",
            "{",
            "}",
            ", ",
            ":",
            "? ",
            "|\n",
            ">-\n  ",
            " #",
            "é",
        ),
        *(
            "😀",
            "&a ",
            "*a",
            "!x ",
            "%",
            "@",
            "`",
            "\\",
            "---\n",
            "...\n",
            "<<",
            "\ufeff",
            "\t",
            "\r",
            "\x00",
            "\u2028",
        ),
        *("claim: ", "\n- source: ", "evidence:", "\xa0", "=", "|2\n"),
    ],
)


def _check(data: bytes) -> None:
    """Read without raising; every place is in the file; both parsers agree."""
    first, second = _both(data)
    assert first == second
    for fault in first.faults:
        line = first.lines[fault.place.line - 1] if first.lines else ""
        assert not first.lines or fault.place.column <= len(line) + 1
        assert not first.lines or fault.place.end_column <= len(line) + 1
        assert fault.message
        assert fault.fix


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_reading(data: bytes):
    """No byte sequence raises."""
    _check(data)


@settings(deadline=None, max_examples=300)
@given(st.lists(PARTS, max_size=25).map("".join))
def test_any_text_gives_a_reading(typed: str):
    """No mixture of YAML's signs raises."""
    _check(typed.encode())


def _spoil(draw: Callable[[st.SearchStrategy[int]], int], text: str) -> tuple[int, int]:
    start = draw(st.integers(0, len(text)))
    return start, min(len(text), start + draw(st.integers(0, 3)))


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_any_spoilt_record_gives_a_reading(data: st.DataObject):
    """A record in which anything was inserted or lost."""
    text = RECORD
    for _ in range(data.draw(st.integers(1, 4))):
        start, end = _spoil(data.draw, text)
        text = text[:start] + data.draw(st.one_of(PARTS, st.just(""))) + text[end:]
    _check(text.encode())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_example_records_read_alike(path: Path):
    """The example records of this repository read without raising, and alike with either parser."""
    _check(path.read_bytes())
