"""The HTML of a page: wherever the press is certain, Python-Markdown says the same."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from markdown import Markdown
from mkdocs.structure.toc import get_toc
from pages_like_ours import LINES, PAGES, WILD_LINES, WILD_PAGES

from claimpress.press.body import Body, Part, body_of
from claimpress.press.converter import contents
from claimpress.press.inline import Unsure, line_html

ENGINE = Markdown(
    extensions=["toc", "tables", "fenced_code", "md_in_html"], extension_configs={"toc": {"permalink": False}}
)
OTHER = Markdown(extensions=["toc", "tables", "fenced_code", "md_in_html"])


def by_the_press(text: str) -> Body | None:
    """Return the body of a page, with links as they are typed."""
    return body_of(text, str, lambda part: Part(OTHER.reset().convert(part), set()))


def agree(text: str) -> bool:
    """Compare the press with Python-Markdown; return whether the press was certain of the whole page."""
    body = by_the_press(text)
    if body is None:
        return False
    assert ENGINE.reset().convert(text) == body.html
    tokens = getattr(ENGINE, "toc_tokens", [])
    assert str(get_toc(tokens)) == str(contents(body))
    return True


@settings(max_examples=120, deadline=None)
@given(PAGES)
def test_pages_like_ours(text: str):
    """Everything that our templates write, in any order and depth."""
    agree(text)


@settings(max_examples=120, deadline=None)
@given(WILD_PAGES)
def test_pages_like_nobodys(text: str):
    """Signs that mean something in Markdown, in places where they should not stand."""
    agree(text)


@settings(max_examples=120, deadline=None)
@given(LINES | WILD_LINES)
def test_lines(text: str):
    """The text of one paragraph."""
    line = f"Words {text} end".replace("\n", "")
    try:
        html = line_html(line, str)
    except Unsure:
        return
    assert ENGINE.reset().convert(line) == f"<p>{html}</p>"


@pytest.mark.parametrize(
    "text",
    [
        "# A heading\n\nWords.",
        "# 数字\n\n## 数字\n\n## verdict\n\n## Verdict\n\n## verdict",
        '<div id="verdict" class="a" markdown>\n\n## Verdict\n\n</div>',
        '<div class="a" markdown>\n\n<h3 class="b" id="three">Three</h3>\n\n## Three\n\n</div>\n\n## Three',
        '<div id="a" markdown>\n\n## Two\n\n<h3 id="two">a</h3>\n\n<h3 data-n="id=" id="a &amp; b">a</h3>\n\n</div>',
        "- **a** [b](c.md#d)<br>\n  e\n- f",
        "Words.\n\n<!-- ClaimReview {} -->",
        '<div class="a" markdown>\n\n1. one\n2. two\n\nWords with `code`.\n\n</div>\n\nMore.',
        "| [a](b.md) | c |\n|:---|---:|\n| d | **e** |",
        "One <b>two</b> *three* [four].",
    ],
)
def test_what_is_certain(text: str):
    """These are built without leaving the page to Python-Markdown."""
    assert agree(text)


@pytest.mark.parametrize(
    "text",
    [
        "```\ncode\n```",
        "[a]: https://a.example/\n\n[a]",
        "one\n\n\n\ntwo",
        "\tone",
        "--8<-- home.md",
        "[TOC]",
        '<div class="a" markdown>\n\none',
        "</div>",
        '<div class="a" markdown>\n\n</div>',
        '<div class="a" markdown>\n\n> # one\n\n</div>',
        "<section>\n\none\n\n</section>",
        '<div class="a" markdown>\n\n<h3 id="a" id="b">one</h3>\n\n</div>',
    ],
)
def test_what_is_left_to_python_markdown(text: str):
    """Whatever reaches over the bounds of a block, and whatever stands half."""
    assert by_the_press(text) is None


def test_what_a_block_knows_of_the_block_before_it():
    """Two lists with a blank line between them are one list with loose items."""
    text = '<div class="a" markdown>\n\n- one\n\n- two\n\n</div>'
    assert agree(text)
    assert [
        (1, 2),
        (2, 2),
    ] == [(a.level, b.level) for a, b in pairwise(by_the_press("# A\n\n## B\n\n## C").headings)]  # type: ignore[union-attr]
