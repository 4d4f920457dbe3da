"""The editors' guide: what it shows is what happens, and what it lists is what there is."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any, get_args

import pytest
from replay import GUIDE, PAGE, Terminal, replayed

from claimpress.intake.page import take_page
from claimpress.records.model import STANCES, Attribution
from claimpress.rules.registry import all_rules

TEXT = GUIDE.read_text("utf-8")


@dataclass(frozen=True)
class Followed:
    """The guide as it was followed, and the terminal on which that was done."""

    text: str
    terminal: Terminal


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """Do all that the guide says, from its beginning to its end."""
    terminal = Terminal.at(tmp_path_factory.mktemp("guide"))
    return Followed(replayed(TEXT, terminal), terminal)


def rows(heading: str, first: str) -> Iterator[list[str]]:
    """Yield the rows of the table below a heading whose first column has that name."""
    section = TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    table = section.partition(f"\n| {first} |")[2].partition("\n\n")[0]
    for line in table.split("\n")[2:]:  # below the rest of the heading, and the line under it
        yield [cell.strip() for cell in re.split(r" \| ", line.strip("| "))]


def code(cell: str) -> str:
    """Return what a cell shows as typed."""
    found = re.fullmatch(r"`(.*)`", cell)
    assert found, cell
    return found[1]


def test_what_is_shown_is_what_happens(followed: Followed):
    """Every command and every answer, typed on a terminal, letter by letter."""
    assert TEXT == followed.text


def test_the_end_is_a_site(followed: Followed):
    """With the claims of the guide on it: one whose verdict was changed, and one that was withdrawn."""
    shown, status = followed.terminal.type("claimpress build --strict")
    site = followed.terminal.folder / "site"
    changed, withdrawn = (
        words(site / "claims" / name / "index.html")
        for name in ("residents-fear-a-detour", "bridge-closed-in-december")
    )

    assert (0, True) == (status, "nothing wrong" in shown)
    for part in (
        "“Residents fear a detour of twelve kilometres.”",
        "Mostly supported",
        "Residents reportedly fear a detour of twelve kilometres",
        "Old bridge stays open during repair",
        "No other newspaper is printed in the town.",
        "We measured the detour; the verdict was “supported” until then.",
    ):
        assert part in changed
    for part in (
        "“The old bridge will be closed for three weeks in December.”",
        "The leaflet speaks of another bridge.",
        "The old bridge will not be closed while its railing is repaired",
        "Matches the stored document",
    ):
        assert part in withdrawn


def words(page: Path) -> str:
    """Return what a reader reads on a page, with single spaces."""
    html = page.read_text("utf-8").partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_the_warnings():
    """Each rule that warns is in the guide, and no other."""
    listed = [code(warning) for warning, _ in rows("What the warnings want", "warning")]

    assert sorted(name for name, rule in all_rules().items() if rule.severity == "warning") == sorted(listed)


def test_the_stances():
    """Each stance and each attribution is in the guide, in the order of the records."""
    heading = "Stances, and how a thing was said"

    assert list(STANCES) == [code(name) for name, _ in rows(heading, "`stance`")]
    assert list(get_args(Attribution)) == [code(name) for name, _ in rows(heading, "`attribution`")]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        *((code(quote), []) for _, quote in rows("How to quote", "You want to")),
        *((code(quote), [code(rule)]) for quote, rule, _ in rows("How to quote", "You write")),
    ],
)
def test_the_quotations(project: Callable[..., Any], quote: str, expected: list[str]):
    """Each way to quote is accepted, and each that is said to be refused breaks that rule."""
    desk = project()
    data = take_page(PAGE.read_bytes()).data
    desk.write("seeds/bridge.txt", data)
    pinned = f"document: bridge.txt\nsha256: {hashlib.sha256(data).hexdigest()}\n"
    desk.write("seeds/bridge.yaml", f"title: Bridge\n{pinned}")
    entry = f"  - source: bridge\n    stance: context\n    quote: '{quote}'\n"
    desk.write("claims/bridge.yaml", f"claim: x\nstatus: draft\nevidence:\n{entry}")

    found = [problem.code for problem in desk.check().problems if problem.severity == "error"]

    assert expected == found
