"""Whole pages, byte for byte: the Markdown of the small site in the folder ``desk``.

A change of a template or of its words shows here as a difference to read. When it is meant, write the files anew with
``CLAIMPRESS_GOLDEN=write python -m pytest tests/pages/test_golden.py``, and read what git says has changed.
"""

import difflib
import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
PAGES = [
    "claims/bridge-closes-to-carts.md",
    "claims/bridge-closes-to-everyone.md",
    "claims/carts-banned.md",
    "claims/ferry-runs-longer.md",
    "claims/index.md",
    "sources/council-minutes.md",
    "sources/radio-talk.md",
    "sources/index.md",
    "verdicts/index.md",
    "verdicts/supported.md",
    "topics/index.md",
    "claimants/ida-brandt.md",
    "corrections.md",
    "evidence.md",
    "wording.md",
    ".parts/home.md",
    ".parts/policy.md",
]


def golden(path: str) -> Path:
    """Return the file that holds what a page should be."""
    return GOLDEN / path.removeprefix(".").replace("/", "--")


@pytest.mark.parametrize("path", PAGES)
def test_page(pages: dict[str, str], path: str):
    """The page has exactly these bytes."""
    held, actual = golden(path), pages[path]
    if os.environ.get("CLAIMPRESS_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        held.write_bytes(actual.encode())
    expected = held.read_bytes().decode()
    lines = (text.splitlines(keepends=True) for text in (expected, actual))
    assert "" == "".join(difflib.unified_diff(*lines, f"golden/{held.name}", path))
    assert expected == actual


def test_no_golden_file_is_left_over():
    """Each belongs to a page."""
    assert sorted(golden(path).name for path in PAGES) == sorted(path.name for path in GOLDEN.iterdir())
