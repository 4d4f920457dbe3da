"""The sections for the search: what Material's own parser finds in the same HTML."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser

from claimpress.press.inline import Unsure
from claimpress.press.sections import sections_of

TEXTS = st.sampled_from(["words", " ", "\n", "a &amp; b", "&#91;…&#93;", "字", " left ", "  two\nlines "])
TAGS = st.sampled_from(
    [
        ("<p>", "</p>"),
        ("<ul>\n", "</ul>"),
        ("<li>", "</li>\n"),
        ('<h1 id="a">', "</h1>\n"),
        ('<h2 id="b">', "</h2>\n"),
        ('<h3 id="c" data-search-exclude="data-search-exclude">', "</h3>"),
        ("<h2>", "</h2>"),
        ('<div class="x">\n', "</div>\n"),
        ('<div data-search-exclude="data-search-exclude">\n', "</div>\n"),
        ('<p data-search-exclude="data-search-exclude">', "</p>"),
        ('<span class="y">', "</span>"),
        ("<pre><code>", "</code></pre>"),
        ("<sup>", "</sup>"),
        ("<br>", ""),
        ('<svg viewBox="0 0 1 1" hidden><path d="M1 1"/>', "</svg>"),
        ("<!-- note - here -->", ""),
        ("</p>", ""),
    ]
)
HTML = st.deferred(
    lambda: st.recursive(
        TEXTS,
        lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(
            lambda pair: f"{pair[0][0]}{''.join(pair[1])}{pair[0][1]}"
        ),
        max_leaves=12,
    )
)


def by_material(html: str) -> list[tuple[str | None, str, str, bool]]:
    """Return the sections that Material finds."""
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [
        (section.id, "".join(section.title).strip(), "".join(section.text).strip(), bool(section.title))
        for section in parser.data
        if not section.is_excluded()
    ]


@settings(max_examples=300, deadline=None)
@given(st.lists(HTML, max_size=4).map("".join))
def test_as_material(html: str):
    """Headings within and without divisions, parts left out, elements left empty, tags that close nothing."""
    try:
        found = [tuple(section) for section in sections_of(html)]
    except Unsure:
        return
    assert by_material(html) == found


def test_a_page():
    """This much is certain."""
    html = '<h1 id="a">A &amp; b</h1>\n<p>One <b>two</b>.</p>\n<div data-search-exclude="data-search-exclude"><p>No</p></div>\n<h2 id="c">C</h2>\n<p>Three</p>'
    expected = [(None, "A &amp; b", "<p>One two.</p>", True), ("c", "C", "<p>Three</p>", True)]
    assert expected == [tuple(section) for section in sections_of(html)] == by_material(html)


@pytest.mark.parametrize(
    "html", ["<script>if (a < b) {}</script>", "<p>a < b</p>", "<p class=x>a</p>", "<P>a</P>"]
)
def test_what_is_left_to_material(html: str):
    """Whatever an HTML parser might read otherwise."""
    with pytest.raises(Unsure):
        list(sections_of(html))
