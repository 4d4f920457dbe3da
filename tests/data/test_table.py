"""claims.csv: read back as a program reads it, and harmless in a spreadsheet."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.data.table import _harmless, claims_table
from claimpress.pages.plan import totals
from claimpress.site import Site

PATH = "data/claims.csv"


def rows(text: str) -> list[dict[str, str]]:
    """Read a table with a header."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_whole(made: Callable[[Any], Site], small: Any):
    """Every column of a row."""
    expected = {
        "id": "ferry-stops-on-friday",
        "page": "https://desk.example/claims/ferry-stops-on-friday/",
        "claim": "The ferry between Lowmere and Saltholm stops on Friday.",
        "language": "en",
        "status": "published",
        "verdict": "supported",
        "verdict_label": "Supported",
        "rating": "5",
        "claimant": "Island Gazette",
        "claimant_role": "newspaper",
        "claimed": "2026-03-03",
        "topics": "transport",
        "summary": "The harbour office and the Gazette both say so, each in words of its own.",
        "published": "2026-03-05",
        "modified": "2026-03-05",
        "supports": "2",
        "refutes": "0",
        "context": "0",
        "quotations": "2",
        "verified": "2",
        "documents": "2",
        "independent_origins": "2",
        "sources": "harbour-notice; island-gazette",
        "authors": "Desk",
    }
    assert [expected] == rows(claims_table(made(small), PATH).text())


def test_lines_end_as_rfc_4180_says(made: Callable[[Any], Site], desk: Any):
    """Each record with CR LF, the last one too; there is no mark at the start of the file."""
    text = claims_table(made(desk), PATH).text()
    assert (4, True, True) == (text.count("\r\n"), text.endswith("\r\n"), text.startswith("id,page,"))
    assert text.count("\n") == text.count("\r\n")


def test_several_values_and_none(made: Callable[[Any], Site], desk: Any):
    """Several stand in one cell; what is not known is empty."""
    found = {row["id"]: row for row in rows(claims_table(made(desk), PATH).text())}
    carts, everyone = found["bridge-closes-to-carts"], found["bridge-closes-to-everyone"]
    expected = ("bridge; Market week", "Ada Quill; Bo Reed")
    assert expected == (carts["topics"], carts["authors"])
    assert ("", "", "") == (everyone["claimant"], everyone["claimant_role"], everyone["claimed"])
    assert ("3", "2", "1") == (everyone["quotations"], everyone["verified"], everyone["documents"])
    assert ("unproven", "", "withdrawn") == tuple(
        found["ferry-runs-longer"][column] for column in ("verdict", "rating", "status")
    )


def test_the_sums_are_those_of_the_site(made: Callable[[Any], Site], project: Any, repository: Path):
    """On this repository's own records."""
    site = made(project(repository))
    found = rows(claims_table(site, PATH).text())
    expected = (totals(site).claims, totals(site).quotations, totals(site).verified)
    assert expected == (
        len(found),
        *(sum(int(row[key]) for row in found) for key in ("quotations", "verified")),
    )


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(hostile: Callable[[str], Site], first: str):
    """An apostrophe stands before it, in every text that an editor writes."""
    words = f'{first}HYPERLINK("https://evil.example/";"x")'
    (row,) = rows(claims_table(hostile(words), PATH).text())
    expected = {
        "claim": f"'{words}",
        "claimant": f"'{words}",
        "claimant_role": f"'{words}",
        "topics": f"'{words}; {words}",
        "authors": f"'{words}",
    }
    assert expected == {column: row[column] for column in expected}
    assert [] == [cell for cell in row.values() if cell.startswith(first)]


@pytest.mark.parametrize("words", ['He said "no", twice', "a\nb", "a\r\nb", ",", '"', "a;b", "'x"])
def test_any_text_reads_back(hostile: Callable[[str], Site], words: str):
    """Commas, quotation marks and line ends within a cell are part of it."""
    (row,) = rows(claims_table(hostile(words), PATH).text())
    assert (words, words) == (row["claim"], row["authors"])


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_harmless_changes_nothing_else(text: str):
    """A cell is the text, or the text after an apostrophe, and never begins as a formula does."""
    cell = _harmless(text)
    assert cell in {text, f"'{text}"}
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert text[:1] in "=+-@\t\r\n＝＋－＠" or cell == text
