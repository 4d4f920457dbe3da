"""A built page as what is checked of it."""

import pytest

from claimpress.pages.html import Html, parse

PAGE = """<!doctype html><html><head>
<link rel="canonical" href="https://desk.example/a/"><link rel="Stylesheet" href="a.css"><link rel="icon" href="b.svg">
<script type="application/ld+json">{"a": "&lt;"}</script><script src="c.js"></script><script>var a = "<a href='no'>";</script>
</head><body>
<a href="../b/#c">b</a><a id="x">no link</a><img src="d.png" id="i"><br id="r">
<div class="cp-entry" id="e-1"><blockquote><p>One &amp; <span>two</span></p></blockquote><p>not quoted</p></div>
<div id="e-2"><blockquote>Three</blockquote><blockquote>, four</blockquote></div>
<blockquote>Nobody's</blockquote></section>
</body></html>"""


def test_what_a_page_holds():
    """Links, places, loaded files, structured data, and the words of each quotation."""
    expected = Html(
        links=["../b/#c"],
        ids={"x", "i", "r", "e-1", "e-2"},
        loaded=[("link", "a.css"), ("link", "b.svg"), ("script", "c.js"), ("img", "d.png")],
        json_ld=['{"a": "&lt;"}'],
        quotations={"e-1": "One & two", "e-2": "Three, four"},
    )
    assert expected == parse(PAGE)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<iframe src="x"></iframe>', [("iframe", "x")]),
        ('<video src="x"><source src="y"></video>', [("video", "x"), ("source", "y")]),
        ('<link rel="preconnect" href="x">', [("link", "x")]),
        ('<link rel="alternate" href="x">', []),
        ("<script></script>", []),
    ],
)
def test_what_a_browser_fetches(tag: str, expected: list[tuple[str, str]]):
    """Only what is fetched without being asked counts as loaded."""
    assert expected == parse(tag).loaded
