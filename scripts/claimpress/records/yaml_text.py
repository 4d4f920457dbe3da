"""YAML that we write: text that reads back as exactly the same text, in lines that an editor can read."""

import textwrap
from typing import Final

WIDTH: Final = 100
"""Characters in a line at most, where words allow."""


def folded_lines(text: str, indent: int) -> str:
    """Return the lines of a folded block (``>-``), without the indicator.

    Args:
        text: one paragraph; its white space becomes single spaces, as YAML reads the lines back.
        indent: spaces before each line.
    """
    margin = " " * indent
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def quoted(text: str) -> str:
    """Return one line of text in single quotation marks (YAML 1.2, 7.3.2)."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
