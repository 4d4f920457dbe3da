"""YAML that we write reads back as the same text, by our own reader and by another."""

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimpress.records.nodes import Scalar
from claimpress.records.reader import read
from claimpress.records.yaml_text import WIDTH, folded_lines, quoted

# Characters that YAML allows in a document (1.2, 5.1).
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufeff"), max_size=300
)


def values(text: str) -> tuple[str, object]:
    """Return the value of the only key, as our reader and as another library reads it."""
    root = read(text.encode()).root
    node = root.entries["key"] if root is not None else None
    return node.value if isinstance(node, Scalar) else "", yaml.safe_load(text)["key"]


@settings(deadline=None)
@given(WORDS.filter(str.strip))
@example("a: b # c")
@example("- x")
@example("...")
@example("--- |")
def test_folded_lines_read_back(text: str):
    """A folded block gives the words with single spaces, whatever they are."""
    expected = " ".join(text.split())
    written = f"key: >-\n{folded_lines(expected, 2)}\nother: x\n"
    assert (expected, expected) == values(written)


@settings(deadline=None)
@given(WORDS)
@example("it's ''")
@example("yes")
@example("\\n")
def test_quoted_reads_back(text: str):
    """Single quotation marks keep every character."""
    expected = " ".join(text.split())
    assert (expected, expected) == values(f"key: {quoted(text)}\nother: x\n")


@pytest.mark.parametrize(("text", "expected"), [("it's", "'it''s'"), (" a\n b ", "'a b'"), ("", "''")])
def test_quoted(text: str, expected: str):
    """A mark within is doubled, and the text is one line."""
    assert expected == quoted(text)


def test_lines_are_broken_between_words():
    """At most a hundred characters, except for a word that is longer; a hyphen is no place to break."""
    text = " ".join(["well-known"] * 20 + ["x" * 120, "end"])
    lines = folded_lines(text, 6).split("\n")
    assert text == " ".join(line.removeprefix(" " * 6) for line in lines)
    assert [93, True] == [len(lines[0]), all(len(line) <= WIDTH or "x" in line for line in lines)]
