"""A built page read quickly: what the HTML parser finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimpress.pages.html import parse
from claimpress.rules.built_page import _plainly, read_page

PARTS = st.sampled_from(
    [
        *(
            '<div id="e-1">',
            '<div id="e-2" class="x">',
            "</div>",
            "<blockquote>",
            '<blockquote cite="a&amp;b">',
        ),
        *(
            "</blockquote>",
            "<p>",
            "</p>",
            "words",
            "a &amp; b",
            "&#91;",
            " ",
            '<a href="../x/?a=1&amp;b=2#c">',
            "</a>",
        ),
        *(
            '<link rel="Stylesheet icon" href="a.css">',
            '<img src="a.png" alt="">',
            "<br>",
            "<input required>",
        ),
        *(
            '<script type="application/ld+json">{"a":"<b>"}</script>',
            '<script src="a.js"></script>',
            "<!-- a - b -->",
        ),
        *(
            "<script>if (a < b) { c = '<div id=\"no\">' }</script>",
            "<title>a &amp; b</title>",
            "<!doctype html>",
        ),
        *(
            '<path id="q" d="M1 1"/>',
            "<rect />",
            '<svg viewBox="0 0 1 1" hidden>',
            "</svg>",
            '<mark id="p-1">',
            "</mark>",
            "<P>",
            "<a href=x>",
            "<",
            "<!--",
            "<style>a > b {}</style>",
        ),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PARTS, max_size=14).map("".join))
def test_as_the_parser(text: str):
    """Quotations in entries and outside them, structured data, scripts, tags that close nothing, and half a tag."""
    assert parse(text) == read_page(text)


@pytest.mark.parametrize(
    "text", ["<a href=x>", "<P>", "a < b", "<script>", "<a href='x'>", "<input disabled / >", "<![CDATA[x]]>"]
)
def test_what_is_left_to_the_parser(text: str):
    """Whatever is not written in full."""
    assert (None, parse(text)) == (_plainly(text), read_page(text))


def test_what_is_read_quickly():
    """A page as the theme writes it."""
    text = '<!doctype html>\n<html><head><link rel="icon" href="a.svg"></head><body><div id="e-1"><blockquote><p>“No”</p></blockquote></div></body></html>'
    page = _plainly(text)
    assert page is not None
    assert ({"e-1"}, {"e-1": "“No”"}, [("link", "a.svg")]) == (page.ids, page.quotations, page.loaded)
