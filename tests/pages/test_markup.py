"""The little Markdown that editors write."""

import pytest

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
    ],
)
def test_plain_text(text: str, expected: str):
    """Markdown as the text that a reader sees."""
    assert expected == plain_text(text)
