"""Texts of strangers in a comment: shown as they are, inert, and never more than fits."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claimpress.diff.markdown import MOST_CHARACTERS, code, cut, reworded

SIGNS = "`~*_<>[]()|\\#@!&:/-+.0a ws\n\t\r\u2028\u202e\u200d漢"


def tokens(text: str) -> list[Any]:
    """Return what Markdown makes of a list item with this text in it."""
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"- before {text} after\n")
    return [child for token in parsed for child in token.children or []]


@given(st.text(alphabet=SIGNS) | st.text())
def test_any_text_is_one_code_span(text: str):
    """Whatever stands in a record is code and nothing else, on one line."""
    found = tokens(code(text))
    assert ["text", "code_inline", "text"] == [token.type for token in found]
    assert ("before ", " after") == (found[0].content, found[2].content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "`plain`"),
        (" two \n words ", "`two words`"),
        ("", "`(empty)`"),
        ("a `b` c", "``a `b` c``"),
        ("`b``", "``` `b`` ```"),
        ("@you #1 <b> [x](y) https://e.example", "`@you #1 <b> [x](y) https://e.example`"),
        ("a\u202eb\u0000c\u200bd", "`a[U+202E]b[U+0000]c[U+200B]d`"),
        ("می\u200cخواهم", "`می\u200cخواهم`"),
        ("x" * 500, f"`{'x' * 399}…`"),
    ],
)
def test_code(text: str, expected: str):
    """Backticks get a longer fence, what cannot be seen is named, what is long is cut."""
    assert expected == code(text)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The pier is new.", "The pier is old.", "`The pier is` ~~`new.`~~ **`old.`**"),
        ("He said it.", "He never said it.", "`He` **`never`** `said it.`"),
        ("He never said it.", "He said it.", "`He` ~~`never`~~ `said it.`"),
        ("“a” – b", '"a" - b', '`"a" - b` (other typography only)'),
    ],
)
def test_reworded(before: str, after: str, expected: str):
    """Word by word; typography alone is said to be that."""
    assert expected == reworded(before, after)


def test_the_middle_of_what_both_share_is_left_out():
    """A long quotation with one other word at its end is shown around that word."""
    words = " ".join(f"word{number}" for number in range(60))
    assert (
        "`… word52 word53 word54 word55 word56 word57 word58 word59` ~~`new`~~ **`old`** `end`"
        == reworded(f"{words} new end", f"{words} old end")
    )
    assert "~~`new`~~ **`old`** `word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 … " in reworded(
        f"new {words} x", f"old {words} y"
    )


def test_a_difference_without_end_is_cut():
    """Two texts that share nothing here and there are not shown at any length."""
    words = [f"{number} word" for number in range(600)]
    text = reworded(" ".join(words), " other ".join(words))
    assert text.endswith(" …")
    assert len(text) < 2200


@given(st.text(alphabet=SIGNS), st.text(alphabet=SIGNS))
def test_a_difference_is_code_struck_out_or_bold(before: str, after: str):
    """Nothing of either text gets out of its code spans."""
    shown = re.sub(r" \(other typography only\)$", "", reworded(before, after))
    kinds = {token.type for token in tokens(shown)}
    assert kinds <= {"text", "code_inline", "s_open", "s_close", "strong_open", "strong_close"}
    assert {"before", "after", ""} >= {
        token.content.strip() for token in tokens(shown) if token.type == "text"
    }


def test_what_fits_is_not_cut():
    """Exactly the most characters are left whole, with one more a note takes the place of the rest."""
    lines = ["x" * 99] * 650
    assert MOST_CHARACTERS == len(cut(lines)) == 65_000
    longer = cut([*lines, "y"])
    note = "**Cut off here: 3 more lines have no room in a comment. Read the changed files themselves.**"
    assert longer == "\n".join([*lines[:648], "", note]) + "\n"
    assert len(longer) < MOST_CHARACTERS
