"""The short way through a sound record: it comes to what the reader comes to, or leaves the text to the reader."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimpress.records.nodes import plain
from claimpress.records.reader import read
from claimpress.records.reader_clean import clean

SOUND = """\
# A comment.
claim: "The “pier”: closed \\u2014 again."
claimant: {name: Reuters, role: 'it''s an agency'}
topics: [a, b c]
url:
summary: >-
  It *is* so & so,
  and so on.
evidence:
- source: x
  quote: |
    a
     b
- source: y
"""
SIGNS = [
    *("a", "b", "a: ", "b:", "- ", "-", "\n", "\n  ", "\n- ", " ", "  ", "[", "]", "{", "}", ", ", ",", ":"),
    *(
        "'",
        '"',
        "|",
        ">",
        "|-\n ",
        ">-\n  ",
        "#",
        " #x",
        " # x",
        "&x ",
        "*x",
        "!",
        "! ",
        "?",
        "? ",
        "%",
        "---\n",
    ),
    *(
        "...\n",
        "\\u0007",
        "\\x41",
        "ü",
        "😀",
        "…",
        "012",
        "no",
        "~",
        "null",
        "<<: ",
        "=",
        "@",
        "`",
        "\t",
        "\ufeff",
    ),
]


def test_a_sound_record_is_read_the_short_way():
    """Every value is the text that was typed; one left empty is none."""
    assert {
        "claim": "The “pier”: closed — again.",
        "claimant": {"name": "Reuters", "role": "it's an agency"},
        "topics": ["a", "b c"],
        "url": None,
        "summary": "It *is* so & so, and so on.",
        "evidence": [{"source": "x", "quote": "a\n b\n"}, {"source": "y"}],
    } == clean(SOUND)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n",
        "- a\n",
        "a: [b\n",
        "a: &x b\n",
        "a: !x b\n",
        "a: !\n",
        "a: b #1\n",
        "a: b\na: c\n",
        "[a]: b\n",
        "'': b\n",
        "a b: c\n",
        "? a\n: b\n",
        "a: [b?]\n",
        "a:\tb\n",
        "a:\n- b\n  - c\n",
        'a: "\\u0007"\n',
        'a: "\\U00110000"\n',
        "a: b\n---\nc: d\n",
        "a: " + "[" * 20 + "]" * 20,
        "a: " + "[" * 15_000,
        "a: " + "- " * 5_000,
        "a:\n- b\n" + "- b\n" * 6_000,
    ],
)
def test_whatever_may_be_a_fault_is_left_to_the_reader(text: str):
    """Nothing is said about it here; nesting without end does not end the program either."""
    assert clean(text) is None


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(SIGNS), max_size=14).map("".join))
@example("a: [b, [c]]\n")
@example("a: b\n...\n")
def test_it_never_says_anything_else_than_the_reader(text: str):
    """What it reads, the reader reads alike and without a fault."""
    data = clean(text) if "\x07" not in text else None
    if data is not None:
        reading = read(text.encode())
        assert () == reading.faults
        assert reading.root is not None
        assert data == plain(reading.root)
