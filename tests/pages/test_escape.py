"""Text of records on a page is text: never markup, whatever stands in it and wherever it stands."""

import functools
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from claimpress.pages.escape import attribute, escape, front_matter, isolated
from claimpress.pages.markdown import Markdown

ROOT = Path(__file__).parents[2]

# What is markup somewhere: in Markdown, in GitHub's Markdown, in an extension that a site may add, in HTML, in YAML, in Jinja.
# fmt: off
MARKUP = (
    *"\\`*_{}[]()#+-.!<>&|~^=$:;%@/?'\"0123456789 aZé\u00a0\u202e\u200b",
    *("<b>", "</p>", "</span>", "<script>alert(1)</script>", "<!--", "-->", "<?php", "<![CDATA[", "]]>", "<br/>"),
    *("&amp;", "&lt;", "&#60;", "&#x3c;", "&nbsp", "&copy;", "&", "\\<", "\\\\", "\\"),
    *("[x](javascript:alert(1))", "![x](y.png)", "[x][y]", "[^1]", "[TOC]", "[[x]]", "[ ] ", "*[x]: y", "<javascript:x>"),
    *("**", "__", "~~", "==", "++", "^^", "``", "```", "~~~", "$$", "\\(", ":smile:", ":x: ", "(c)", "--8<-- ", ";--8<--", "---"),
    *("{: onclick=x}", "{: #id .class }", "{{ 7*7 }}", "{% raw %}", "{# x #}", "{++x++}", "| a | b |", "|", "|--|"),
    *("# ", "## ", " #", " ##", "- ", "* ", "+ ", "1. ", "1) ", "10. ", "> ", ": ", "!!! note", "??? note", "/// x", "=== ", "    "),
    *("https://example.org", "www.example.org", "a@example.org", "mailto:a@b.c", "\n", "\n\n", "\r\n", "\t", "\u2028", "  \n"),
    *("word", "Straße", "中文", "اردو", "“quoted”", "…", "--", "–", "—", "don't", "C#", "F#", "# #"),
)
# fmt: on
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"))
QUICK = settings(max_examples=60, deadline=None)
TEXT = st.lists(st.one_of(st.sampled_from(MARKUP), CHARACTERS), max_size=12).map("".join)


def collapsed(text: str) -> str:
    """Return a text with its white space as one space, as a browser shows it."""
    return " ".join(text.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # The identifier of a heading is made by the extension toc, from letters and digits.
        own = tuple(pair for pair in attrs if not (tag == "h1" and pair[0] == "id"))
        self.elements.append((tag, own))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.elements.append((f"!--{data}", ()))

    def handle_decl(self, decl: str) -> None:
        self.elements.append((f"!{decl}", ()))

    def handle_pi(self, data: str) -> None:
        self.elements.append((f"?{data}", ()))

    def unknown_decl(self, data: str) -> None:
        self.elements.append((f"![{data}", ()))


def read(html: str) -> _Reader:
    """Read HTML as elements and text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


@functools.cache
def site_extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    """Return the Markdown extensions of the repository's mkdocs.yml, as MkDocs adds them up."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return list(config["markdown_extensions"]), dict(config["mdx_configs"])


def by_python_markdown(text: str) -> str:
    """Render as MkDocs does."""
    extensions, configs = site_extensions()
    return markdown.markdown(text, extensions=extensions, extension_configs=configs)


def by_commonmark(text: str) -> str:
    """Render as a CommonMark reader with tables does, as GitHub is."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)


Render = Callable[[str], str]
RENDERERS = pytest.mark.parametrize("render", [by_python_markdown, by_commonmark])

PLACES = {
    "paragraph": "{}\n",
    "sentence": "Before {} after.\n",
    "second line": "Before<br>\n{}\n",
    "list item": "- {}\n",
    "second line of an item": "- Before<br>\n  {}\n",
    "bold, then text": "- **Note** {}\n",
    "link": "[{}](x.md)\n",
    "table cell": "| a | b |\n|---|---|\n| {} | end |\n",
    "heading": "# {}\n",
    "raw block": "<blockquote><p>{}</p></blockquote>\n",
    "raw span": "Before <span>{}</span> after.\n",
    "within a div": '<div class="x" markdown>\n\n{}\n\n</div>\n',
    "item within a div": '<div class="x" markdown>\n\n- [{}](x.md)<br>\n  end\n\n</div>\n',
    "raw block within a div": "<div markdown>\n\n<blockquote><p>{}</p></blockquote>\n\n</div>\n",
}


@RENDERERS
@pytest.mark.parametrize("place", PLACES)
@QUICK
@given(before=TEXT, after=TEXT)
@example(before="C#", after="")
@example(before="", after="C#")
@example(before="", after=" # ##")
@example(before="", after="two spaces  ")
@example(before='--8<-- "/etc/passwd"', after="\\")
@example(before="a <!-- b", after="-->")
def test_text_stays_text(render: Render, place: str, before: str, after: str):
    """Whatever a text holds at its start and its end, it is shown exactly so, and adds no element and no attribute."""
    plain = read(render(PLACES[place].format("word")))
    shown = read(render(PLACES[place].format(escape(f"{before}word{after}"))))
    assert plain.elements == shown.elements
    assert collapsed(plain.text.replace("word", f"{before}word{after}", 1)) == collapsed(shown.text)


@RENDERERS
@pytest.mark.parametrize(
    "place", ['Before <span title="{}">x</span> after.\n', '<blockquote title="{}"><p>x</p></blockquote>\n']
)
@QUICK
@given(text=TEXT)
def test_attribute_stays_an_attribute(render: Render, place: str, text: str):
    """A value in an attribute is read back as it was, and does not leave its quotation marks."""
    plain = read(render(place.format("word")))
    shown = read(render(place.format(attribute(text))))
    expected = [(tag, tuple((name, collapsed(text)) for name, _ in attrs)) for tag, attrs in plain.elements]
    assert expected == shown.elements
    assert plain.text == shown.text


@QUICK
@given(text=st.one_of(TEXT, st.text(st.characters(exclude_categories=("Cs",)))))
@example(text="\x7f")
@example(text="\x80 \ufffe")
@example(text="---")
@example(text="yes: 'no' # x")
def test_front_matter_reads_back(text: str):
    """YAML, and MkDocs' own reading of the front matter, give the same text back."""
    page = f"---\ntitle: {front_matter(text)}\nkind: claim\n---\n\nText.\n"
    expected = {"title": collapsed(text), "kind": "claim"}
    assert expected == yaml.safe_load(page.split("\n---\n", maxsplit=1)[0])
    assert ("Text.\n", expected) == get_data(page)


@QUICK
@given(text=TEXT)
def test_escaped_text_is_one_line(text: str):
    """No escaped text can end a line, and so none can begin a paragraph, a list or a table."""
    written = f"{escape(text)}{attribute(text)}{front_matter(text)}"
    assert re.search(r"[\n\r\v\f\x85\u2028\u2029]", written) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pakistan’s Foreign Office, on 14 November: “no”.",
            "Pakistan’s Foreign Office, on 14 November: “no”.",
        ),
        ("a – b - c, 3.5 %, (d) + e / f; #4!", "a – b - c, 3.5 %, (d) + e / f; #4!"),
        ("snake_case & <b>", "snake&#95;case &amp; &lt;b&gt;"),
        ("- no list", "&#45; no list"),
        ("--- no line", "&#45;&#45;&#45; no line"),
        ("1. no list", "&#49;. no list"),
        ("2024 was", "2024 was"),
        ("https://example.org", "https&#58;&#47;&#47;example.org"),
        ("www.example.org", "&#119;&#119;&#119;.example.org"),
        ("a@example.org", "a&#64;example.org"),
        (":smile:", "&#58;smile:"),
        ("a -- b --- c", "a &#45;&#45; b &#45;&#45;&#45; c"),
        (12, "12"),
        (Markdown("*so*"), "*so*"),
    ],
)
def test_what_is_written(text: object, expected: str):
    """Plain words stay readable in the Markdown; only what would be markup becomes a character reference."""
    assert expected == escape(text)


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("Reuters", "ltr", "Reuters"),
        ("Reuters", "rtl", "<bdi>Reuters</bdi>"),
        ("صحيفة *المرفأ*", "ltr", "<bdi>صحيفة &#42;المرفأ&#42;</bdi>"),
        ("صحيفة المرفأ", "rtl", "صحيفة المرفأ"),
        ("הארץ", "rtl", "הארץ"),
        ("“2024”", "rtl", "“2024”"),
        ("路透社", "rtl", "<bdi>路透社</bdi>"),
    ],
)
def test_a_name_that_runs_the_other_way_is_set_apart(text: str, direction: str, expected: str):
    """The first letter decides; what has no letters takes the direction of the page."""
    assert expected == isolated(text, direction)
