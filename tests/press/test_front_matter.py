"""The front matter: what MkDocs reads."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils import meta

from claimpress.press.front_matter import read

TEXTS = st.one_of(
    st.text(max_size=8), st.sampled_from(["a: b", "数字", "“x”", "#", "\x85", "\ufeff", "a\\n", "\U0001f600"])
)
LINES = st.one_of(
    TEXTS.map(lambda text: f'title: "{text}"'),
    st.sampled_from(["claim", "yes", "null", "on", "2", "true", "y"]).map("kind: {}".format),
    st.sampled_from(
        [
            *(
                "search:\n  boost: 2",
                "search:\n  exclude: true",
                "search:\n  boost: 13",
                "search:",
                "id: x y",
            ),
            *("tags:", "tags: []", "search:\n  boost: 4\n  exclude: true", "  boost: 2", 'image_alt: "x"'),
            *('search:\n  - "x"', "tags:\n  boost: 2", "search:\n  tags:"),
        ]
    ),
    st.lists(TEXTS, max_size=3).map(lambda texts: "\n".join(["tags:", *(f'  - "{text}"' for text in texts)])),
    TEXTS.map("id: {}".format),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=4).map("\n".join))
def test_as_mkdocs(lines: str):
    """Quoted texts of any characters, words that YAML reads as something else, and settings for the search."""
    text = f"---\n{lines}\n---\n\n# A page\n"
    assert meta.get_data(text) == read(text)


@pytest.mark.parametrize("text", ["# A page\n", "---\n---\n\nx\n", "", "---\ntitle: a\n", "a: b\n\nx\n"])
def test_pages_without(text: str):
    """No front matter, an empty one, half of one, and that of MultiMarkdown."""
    assert meta.get_data(text) == read(text)
