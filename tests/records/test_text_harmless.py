"""Texts that Markdown need not look at: whatever is taken for one, Markdown finds nothing in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimpress.records.text_harmless import is_harmless
from claimpress.records.text_markdown import findings

PIECES = [
    *("a", "b ", " ", "    ", "\n", "\n\n", "\n\n\n", "\n    ", "\n- ", "\n1. ", "\n  - ", "\n: ", "\n   "),
    *(
        "*",
        "**",
        "_",
        "__",
        "***",
        "* * *",
        "- ",
        "+ ",
        "* ",
        "1. ",
        "12) ",
        "-",
        "--",
        "---",
        "---\n",
        "===\n",
    ),
    *(
        ":",
        ": ",
        "&",
        "& ",
        ";",
        "amp;",
        "#",
        "# ",
        "<b>",
        "<",
        ">",
        "> ",
        "[a](b)",
        "[",
        "]",
        "![",
        "{",
        "{: .x}",
    ),
    *(
        "`",
        "```\n",
        "~~~\n",
        "|",
        "a|b\n-|-\n",
        "\\",
        "!",
        "'",
        '"',
        "...",
        "http://x.y/z",
        "a@b.c",
        "\xa0",
        "\t",
    ),
]


@pytest.mark.parametrize(
    ("text", "inline"),
    [
        ("It *is* so, and **not** otherwise: R & D - no.", True),
        ("It is so,\nand so on.\n", True),
        ("One.\n\n- two\n- three\n\n1. four\n", False),
    ],
)
def test_most_texts_are_harmless(text: str, *, inline: bool):
    """Emphasis is found in most texts, lists and paragraphs in most of the longer ones."""
    assert is_harmless(text, inline=inline)


@pytest.mark.parametrize("text", ["One.\n\nTwo.", "- one", "---", "    code", "Head\n---", "a | b", "1. one"])
def test_what_is_no_single_paragraph_is_looked_at(text: str):
    """In one paragraph, what makes another is not harmless."""
    assert not is_harmless(text, inline=True)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.booleans())
def test_markdown_finds_nothing_in_a_harmless_text(text: str, inline: bool):  # noqa: FBT001 -- drawn, not chosen
    """The short answer is never another than the long one."""
    if is_harmless(text, inline=inline):
        assert () == findings(text, inline=inline)
