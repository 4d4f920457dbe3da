"""A built page as what is checked of it."""

import pytest

from claimpress.rules.built_page import Html, read_page

PAGE = """<!doctype html><html><head>
<link rel="canonical" href="https://desk.example/a/"><link rel="Stylesheet" href="a.css"><link rel="icon" href="b.svg">
<script type="application/ld+json">{"a": "&lt;"}</script><script src="c.js"></script><script>var a = "<a href='no'>";</script>
</head><body>
<a href="../b/#c">b</a><a id="x">no link</a><img src="d.png" id="i"><br id="r"><a href="?a=1&amp;b=2">&amp;</a><!-- <a href="no"> -->
<div class="cp-entry" id="e-1"><blockquote><p>One &amp; <span>two</span></p></blockquote><p>not quoted</p></div>
<div id="e-2"><blockquote>Three</blockquote><blockquote>, four</blockquote></div>
<blockquote>Nobody's</blockquote></section><i id>no name</i><i id="">none</i>
</body></html>"""


def test_what_a_page_holds():
    """Links, places, loaded files, structured data, and the words of each quotation."""
    expected = Html(
        links=["../b/#c", "?a=1&b=2"],
        ids={"x", "i", "r", "e-1", "e-2"},
        loaded=[("link", "a.css"), ("link", "b.svg"), ("script", "c.js"), ("img", "d.png")],
        json_ld=['{"a": "&lt;"}'],
        quotations={"e-1": "One & two", "e-2": "Three, four"},
    )
    assert expected == read_page(PAGE)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<iframe src="x"></iframe>', [("iframe", "x")]),
        ('<video src="x"><source src="y"></video>', [("video", "x"), ("source", "y")]),
        ('<link rel="preconnect" href="x">', [("link", "x")]),
        ('<link rel="alternate" href="x">', []),
        ("<script></script>", []),
        ('<custom-tag src="x"></custom-tag>', []),
    ],
)
def test_what_a_browser_fetches(tag: str, expected: list[tuple[str, str]]):
    """Only what is fetched without being asked counts as loaded."""
    assert expected == read_page(tag).loaded


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("<A HREF=x>y", ["x"]),
        ("<a href='x'>y</a>", ["x"]),
        ("a < b <a href=x", []),
        ("<script>'<a href=x>'", []),
        ("<textarea><a href=x></textarea>", []),
        ('<svg><a href="x"/></svg>', ["x"]),
        ("<p><a href=x><p>y", ["x", "x"]),
        ("<a href>x</a>", [""]),
        ("<![CDATA[<a href=x>]]>", []),
        ("", []),
    ],
)
def test_what_nobody_should_write(text: str, links: list[str]):
    """Tags in capitals, without quotation marks or without an end are read as browsers read them."""
    assert links == read_page(text).links


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<div id=e-1><blockquote>a<blockquote>b</blockquote>c</blockquote></div>", {"e-1": "abc"}),
        ("<div id=e-1><div id=e-2><blockquote>a</blockquote></div></div>", {"e-2": "a"}),
        ("<div id=e-1><div id=x><blockquote>a</blockquote></div></div>", {"e-1": "a"}),
        ("<div id=e-1><blockquote>a<p>b</div>c", {"e-1": "ab"}),
    ],
)
def test_where_a_quotation_stands(text: str, expected: dict[str, str]):
    """The words of a quotation count once, for the nearest entry around it."""
    assert expected == read_page(text).quotations
