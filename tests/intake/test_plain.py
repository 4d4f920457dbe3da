"""A text file: stored as it is; Markdown may say something about itself."""

import pytest

from claimpress.intake.take import take
from claimpress.intake.taken import Refused, Stated, Taken


@pytest.mark.parametrize("data", ["Notice\r\n\r\nThe pier “is” safe.\u00a0\r\n", "\ufeffx", "# A heading\n"])
def test_a_text_is_stored_byte_for_byte(data: str):
    """Nothing is taken from it or added to it."""
    assert Taken(data.encode()) == take(".txt", data.encode())


FRONT = """\
---
title: 'Pier: closed'
author: [Ann Reed, Bo Wills]
site: The Island Gazette
published: 2026-03-04T10:00
source: https://gazette.example/pier
lang: en
---
# Another heading
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Pier closed #\r\n\r\nText.\r\n", Stated(title="Pier closed")),
        ("Text.\n\n## Part\n", Stated()),
        ("# One\n\n# Two\n", Stated()),
        ("---\n\n# Pier\n", Stated(title="Pier")),
        ("---\ntitle: [x\n---\n# Pier\n", Stated(title="Pier")),
        ("---\n- a\n---\n", Stated()),
        (f"---\n{'[' * 5000}\n---\n", Stated()),
        ("---\ntitle: [a]\nauthor: {a: b}\ndate: soon\nurl: here\n---\n", Stated()),
        ("---\nauthor: Ann Reed\ndate: 2026\n---\n", Stated(author="Ann Reed", published="2026")),
        (
            FRONT,
            Stated(
                title="Pier: closed",
                author="Ann Reed, Bo Wills",
                publisher="The Island Gazette",
                published="2026-03-04",
                url="https://gazette.example/pier",
                language="en",
            ),
        ),
    ],
)
def test_what_markdown_says_about_itself(text: str, expected: Stated):
    """Its only main heading, and the lines between --- and --- at its beginning."""
    assert Taken(text.encode(), expected) == take(".md", text.encode())


@pytest.mark.parametrize(
    ("ending", "data", "expected"),
    [
        (".txt", b"caf\xe9", Refused("is not UTF-8 text", "Save the text of the document as UTF-8 first.")),
        (".md", b"a\0b", Refused("is not text: it holds bytes that no text has", "Save the text of the document as UTF-8 first.")),
        (".txt", b" \n", Refused("is empty", "Name the file that holds the text.")),
        (".docx", b"x", Refused("is of a kind that cannot be read", "Give a .txt, .md, .html or .pdf file.")),
        ("", b"x", Refused("is of a kind that cannot be read", "Give a .txt, .md, .html or .pdf file.")),
    ],
)  # fmt: skip
def test_what_is_no_text(ending: str, data: bytes, expected: Refused):
    """Each in plain words."""
    assert expected == take(ending, data)
