"""Texts that editors write: what may stand in them, and what the editor is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimpress.records.text import TextFault, markdown_faults, plain_faults

HTML = "Delete it; write **bold**, *italic* or a list as Markdown does, and &lt; for a “<” that belongs to the text."
ONE = "Write one paragraph; no lists, headings, quotations."
ADDRESS = "Write the whole address, beginning with https://, or delete the link."
BRACES = "braces such as {: .name } change how the page shows a text; they may not stand here"
WITHOUT_BRACES = "Delete the braces and what is between them."


@pytest.mark.parametrize(
    "text",
    [
        "5 < 6",
        "a <3",
        "x<5 and y>3",
        "AT&T; R&D",
        "a & b; c",
        "Q&A",
        "“so” – no",
        "a <- b -> c",
        "",
        "it's 100% & more",
    ],
)
def test_a_plain_text_may_hold_any_sign(text: str):
    """Comparisons, hearts, arrows and ampersands are no HTML."""
    assert () == plain_faults(text)


@pytest.mark.parametrize(
    ("text", "line", "message", "fix"),
    [
        (
            "a <b>",
            0,
            "“<b>” is HTML; this text is shown exactly as it is typed",
            "Delete it, and write the text alone.",
        ),
        (
            "a\n</x>",
            1,
            "“</x>” is HTML; this text is shown exactly as it is typed",
            "Delete it, and write the text alone.",
        ),
        (
            "<!-- a\nb",
            0,
            "“<!-- a b” is HTML; this text is shown exactly as it is typed",
            "Delete it, and write the text alone.",
        ),
        (
            "<?php x?>",
            0,
            "“<?php x?>” is HTML; this text is shown exactly as it is typed",
            "Delete it, and write the text alone.",
        ),
        (
            "a&nbsp;b",
            0,
            "“&nbsp;” is a code of HTML; this text is shown exactly as it is typed",
            "Type the character itself.",
        ),
        (
            "&#x27;",
            0,
            "“&#x27;” is a code of HTML; this text is shown exactly as it is typed",
            "Type the character itself.",
        ),
        (
            f'<a href="{"x" * 99}">',
            0,
            f'“<a href="{"x" * 51}…” is HTML; this text is shown exactly as it is typed',
            "Delete it, and write the text alone.",
        ),
    ],
)
def test_a_plain_text_may_hold_no_html(text: str, line: int, message: str, fix: str):
    """Tags, comments, instructions and codes, each on its line."""
    assert (TextFault(line, message, fix),) == plain_faults(text)


INLINE = [
    "Plain words, *so* and **so**, `code <b> {: .x}`, 5 < 6, a <3.",
    'A [link](https://desk.example/a?b=c:d "title"), <https://desk.example>, <desk@example.org>.',
    "[a](../b.md#c:d) [b](/c) [c](#d) [d](?e=f:g) [e](mailto:a@example.org) [f](HTTPS://desk.example)",
    "First line  \nsecond line :material-check: ~~gone~~ AT&amp;T &nbsp; &lt;b&gt;",
    "[see][1]\n\n[1]: https://desk.example",
    "",
]
BLOCKS = [
    "### A heading\n\n#### Another\n\nOne.\n\nTwo.",
    "- a\n- b\n\n    - c\n\n3. d\n4. e",
    "> a quotation\n\n---\n\n```python\n<i>\n```\n\n    <b> {: .x}",
    "| a | b |\n|:--|--:|\n| 1 | 2 |",
]


@pytest.mark.parametrize("text", INLINE)
def test_one_paragraph_of_markdown_is_allowed_anywhere(text: str):
    """Emphasis, code, links and line breaks; codes of HTML are characters here."""
    assert ((), ()) == (markdown_faults(text, inline=True), markdown_faults(text, inline=False))


@pytest.mark.parametrize("text", BLOCKS)
def test_blocks_of_markdown_are_allowed_in_an_analysis(text: str):
    """Headings from ###, lists, quotations, code, tables; in a summary they are not."""
    assert () == markdown_faults(text, inline=False)
    assert {ONE} == {fault.fix for fault in markdown_faults(text, inline=True)}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a\n\nb", 2, "a second paragraph stands here"),
        ("### a", 0, "a heading stands here"),
        ("# a", 0, "a heading stands here"),
        ("a\n\n- b\n- c", 2, "a list stands here"),
        ("1. b", 0, "a list stands here"),
        ("a\n\n***", 2, "a line across the page stands here"),
        ("```\nb\n```", 0, "a block of code stands here"),
        ("|a|\n|-|\n|b|", 0, "a table stands here"),
    ],
)
def test_a_summary_is_one_paragraph(text: str, line: int, message: str):
    """Each block is named, on its line."""
    assert (TextFault(line, message, ONE),) == markdown_faults(text, inline=True)


def test_a_quotation_in_a_summary_is_told():
    """A quotation is named once, whatever is in it."""
    assert (TextFault(0, "a quotation stands here", ONE),) == markdown_faults("> b", inline=True)


@pytest.mark.parametrize(
    ("text", "line", "message", "fix"),
    [
        (
            "a\n\n![b](c.png)",
            2,
            "an image stands here; it would load from another host or hide text",
            "Say in words what it shows, or link to it: [what it shows](https://…).",
        ),
        ("a\n\n# b", 2, "this heading is as large as those of the page", "Start headings at ###."),
        ("a\n===", 1, "this heading is as large as those of the page", "Start headings at ###."),
        ("## b", 0, "this heading is as large as those of the page", "Start headings at ###."),
        ("a <em>b", 0, "“<em>” is HTML, which may not stand in a text", HTML),
        ("<div>", 0, "“<div>” is HTML, which may not stand in a text", HTML),
        ("a\n\n<!-- b", 2, "“<!-- b” is HTML, which may not stand in a text", HTML),
        (
            "<script src=//a.example>",
            0,
            "“<script src=//a.example>” is HTML, which may not stand in a text",
            HTML,
        ),
        (
            "<img src=x onerror=alert`1`>",
            0,
            "“<img src=x onerror=alert” is HTML, which may not stand in a text",
            HTML,
        ),
        ("<ul markdown>", 0, "“<ul markdown>” is HTML, which may not stand in a text", HTML),
        ("*<u>*", 0, "“<u>” is HTML, which may not stand in a text", HTML),
        ("*a*{: .b }", 0, BRACES, WITHOUT_BRACES),
        ("a\n{: onclick=b }", 1, BRACES, WITHOUT_BRACES),
        ("{: .b }", 0, BRACES, WITHOUT_BRACES),
        ("### a {#b}", 0, BRACES, WITHOUT_BRACES),
        ('[a](/b){ style="color:red" }', 0, BRACES, WITHOUT_BRACES),
        (
            "a[^1]\n\n[^1]: b",
            0,
            "a footnote stands here",
            "Write the note into the sentence, or record it as evidence.",
        ),
        (
            "a\n: b",
            1,
            "a list of terms stands here, made by a line that begins with a colon",
            "Write it as a plain list.",
        ),
        (
            "*[EU]: b\n\nThe EU.",
            0,
            "an explanation of an abbreviation stands here",
            "Write the long form into the sentence.",
        ),
        ('a\n\n    --8<-- "b"', 2, "“--8<--” would copy another file into the page", "Delete it."),
    ],
)
def test_what_no_markdown_text_may_hold(text: str, line: int, message: str, fix: str):
    """Images, large headings, HTML of any kind, braces, footnotes, other files: each with a word on what to do."""
    assert TextFault(line, message, fix) in markdown_faults(text, inline=False)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("javascript:a", "javascript:a"),
        ("JaVaScRiPt:a", "JaVaScRiPt:a"),
        ("&#106;avascript:a", "javascript:a"),
        ("java&#x0A;script&colon;a", "java\nscript:a"),
        ("java&shy;script:a", "java\xadscript:a"),
        ("&#1;javascript:a", "javascript:a"),
        ("data:text/html,a", "data:text/html,a"),
        ("vbscript:a", "vbscript:a"),
        ("ftp://desk.example", "ftp://desk.example"),
        ("//desk.example/a", "//desk.example/a"),
        ("/\\desk.example/a", "/\\desk.example/a"),
    ],
)
@pytest.mark.parametrize("form", ["[b]({})", "[b]: {}", "[b][c]\n\n[c]: {}"])
def test_a_link_leads_to_a_page_or_an_address_only(form: str, address: str, shown: str):
    """No other scheme, in whatever disguise, given on the spot or below."""
    faults = markdown_faults(form.format(address), inline=False)
    assert [ADDRESS] == [fault.fix for fault in faults]
    if form == "[b]({})":
        assert (
            f"a link leads to “{shown}”; links begin with https:, http: or mailto:, or stay within this site"
            == faults[0].message
        )


def test_faults_come_in_the_order_of_the_lines():
    """Two of a kind have their own lines."""
    faults = markdown_faults("# a\n\n<b>\n\n## c\n\n<b>", inline=False)
    assert [0, 2, 4, 6] == [fault.line for fault in faults]


def test_too_many_brackets_are_not_rendered():
    """Markdown would take minutes over them."""
    expected = TextFault(
        0, "the text has more than 1,000 opening brackets", "Delete those that are no links."
    )
    assert (expected,) == markdown_faults("[" * 100_000, inline=False)


@pytest.mark.parametrize("inline", [True, False])
def test_faults_are_no_flood(inline: bool):  # noqa: FBT001
    """Fifty are enough to see what is wrong."""
    assert (50, 50) == (len(plain_faults("<b>" * 9000)), len(markdown_faults("<b>" * 9000, inline=inline)))


@pytest.mark.parametrize(
    "text",
    [
        ">" * 3000 + "a",
        "".join(f"{'    ' * i}- a\n" for i in range(300)),
        "*a **b " * 2000,
        "`" * 5000,
        "<a" * 5000,
    ],
    ids=["quotations", "lists", "stars", "backticks", "tags"],
)
def test_nesting_does_no_harm(text: str):
    """Whatever is piled up, there is an answer."""
    assert isinstance(markdown_faults(text, inline=False), tuple)


SIGNS = st.sampled_from(
    [
        "a",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "[",
        "](",
        ")",
        "<",
        ">",
        "<b>",
        "!",
        "#",
        "- ",
        "1. ",
        "&",
        ";",
        "{: ",
        "}",
        "|",
        ":",
        "[^1]",
        "\\",
        "\x02",
        "<!--",
        "http://a",
    ],
)


@settings(deadline=None, max_examples=300)
@given(st.lists(SIGNS, max_size=25).map("".join), st.booleans())
def test_any_text_has_an_answer(text: str, inline: bool):  # noqa: FBT001
    """Nothing raises, and every line is one of the text."""
    for fault in (*markdown_faults(text, inline=inline), *plain_faults(text)):
        assert 0 <= fault.line <= text.count("\n")
        assert fault.message
        assert fault.fix
