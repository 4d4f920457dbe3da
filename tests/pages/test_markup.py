"""The little Markdown that editors write."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from claimpress.pages.markup import inline, plain_text


def test_inline_is_one_line():
    """A summary over several lines of YAML is one line of the page, with its markup."""
    assert "The *embassy* said no." == inline("The *embassy*\n  said no.\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The **embassy** [denied](https://example.org) `it`.", "The embassy denied it."),
        ("AT&T, 1 < 2 &amp; 3 > 2", "AT&T, 1 < 2 & 3 > 2"),
        ("One\ntwo\n\nthree", "One two three"),
        ("*No* finding, **no** name.", "No finding, no name."),
        ("2 * 3 *and* 4*5*", "2 * 3 and 45"),
    ],
)
def test_plain_text(text: str, expected: str):
    """Markdown as the text that a reader sees."""
    assert expected == plain_text(text)


_PIECES = st.sampled_from(
    (
        "one ",
        "“3”",
        "1.",
        "12) ",
        "-",
        "+ ",
        "* ",
        "*",
        "**",
        "*no*",
        "_",
        "`",
        "#",
        ">",
        "<",
        "&amp;",
        "[a](b)",
        "!",
        ":",
        "%",
        "~",
        "|",
        "=",
        "\\",
        "{x}",
        '"',
        " ",
        "    ",
        "\n",
        "\t",
        "\xa0",
        "\u2028",
        "\x02",
        "https://a.b",
    )
)


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_plain_text_is_what_markdown_shows(text: str):
    """Whether or not a text has signs that Markdown knows, it is the page that Markdown makes of it, without its markup."""
    shown = unescape(re.sub(r"<[^>]*>", "", markdown(text)))
    assert " ".join(shown.split()) == plain_text(text)
