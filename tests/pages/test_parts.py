"""Long lists in parts: what stands on which page, and what a new row changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.check import check
from claimpress.pages import matrix as matrix_module
from claimpress.pages import parts as parts_module
from claimpress.pages import plan as plan_module
from claimpress.pages import utterances as utterances_module
from claimpress.pages.parts import Part, part_page, parts
from claimpress.pages.utterances import statement_parts, utterances, wording_place
from claimpress.project import read_project
from claimpress.site import Site, site_of
from rendering import render_site

LIST = "claims/index.md"
DAY = date(2026, 6, 1)


def rows(number: int) -> list[int]:
    """Return rows that are named by their age, the newest first."""
    return list(range(number - 1, -1, -1))


@pytest.mark.parametrize("number", [0, 1, 3, 4, 5])
def test_a_list_that_fills_no_second_part_is_one_page(number: int):
    """It names no other page."""
    expected = Part(tuple(rows(number)), LIST, 0, 1, number, number, True, "", "", LIST, LIST)  # noqa: FBT003
    assert (expected,) == parts(rows(number), LIST, 3)


def test_parts_are_counted_from_the_oldest():
    """The first page holds what fills no part, and one part more."""
    shown = parts(rows(11), LIST, 3)
    one, two = "claims/part/1.md", "claims/part/2.md"
    expected = [
        ((10, 9, 8, 7, 6), LIST, 0, 7, 11, "", two, ((2, two), (1, one))),
        ((5, 4, 3), two, 2, 4, 6, LIST, one, ()),
        ((2, 1, 0), one, 1, 1, 3, two, "", ()),
    ]
    assert expected == [
        (part.rows, part.page, part.number, part.first, part.last, part.before, part.after, part.others)
        for part in shown
    ]
    assert {(LIST, one, 11, True)} == {(part.top, part.end, part.all, part.by_age) for part in shown}


def test_parts_of_another_order_are_counted_from_the_top():
    """Second comes after first, as the letters do."""
    shown = parts("abcdefg", "sources/index.md", 2, by_age=False)
    expected = [
        (tuple("abc"), "sources/index.md", 0, 1, 3),
        (tuple("de"), "sources/part/2.md", 2, 4, 5),
        (tuple("fg"), "sources/part/3.md", 3, 6, 7),
    ]
    assert expected == [(part.rows, part.page, part.number, part.first, part.last) for part in shown]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("claims/index.md", "claims/part/1.md"),
        ("evidence.md", "evidence/part/1.md"),
        ("topics/part.md", "topics/part/part/1.md"),
        ("topics/index-.md", "topics/index-/part/1.md"),
    ],
)
def test_addresses(page: str, expected: str):
    """A list in a folder has its parts in the folder, and one that is a page has a folder of its name."""
    assert expected == parts(rows(4), page, 2)[-1].page


@given(st.integers(0, 60), st.integers(1, 7), st.booleans())
def test_every_row_once_and_in_order(number: int, size: int, by_age: bool):  # noqa: FBT001
    """Nothing is lost and nothing is listed twice, no page has two addresses, and each leads to the next."""
    shown = parts(rows(number), LIST, size, by_age=by_age)
    assert rows(number) == [row for part in shown for row in part.rows]
    pages = [part.page for part in shown]
    assert len(set(pages)) == len(pages)
    assert [*pages[1:], ""] == [part.after for part in shown]
    assert ["", *pages[:-1]] == [part.before for part in shown]
    assert all(size == len(part.rows) for part in shown[1:])
    assert len(shown) == 1 or size <= len(shown[0].rows) < 2 * size


@given(st.integers(0, 60), st.integers(1, 7))
def test_a_new_row_changes_the_first_page_and_at_most_one_more(number: int, size: int):
    """A part that becomes full is new, and the one before it learns where it stands."""

    def told(count: int) -> dict[str, Any]:
        return {
            part.page: (part.rows, part.first, part.last, part.before, part.after, part.top, part.end)
            for part in parts(rows(count), LIST, size)
            if part.number
        }

    before, after = told(number), told(number + 1)
    assert set(before) <= set(after)
    changed = [page for page, shown in before.items() if after[page] != shown]
    grown = len(after) > len(before)
    assert [f"claims/part/{len(before)}.md"] * (grown and len(before) > 0) == changed


@given(st.integers(1, 60), st.integers(1, 7))
def test_a_row_is_found_by_its_age(number: int, size: int):
    """The page that links lead to is the page that has the row."""
    found = {row: part.page for part in parts(rows(number), LIST, size) for row in part.rows}
    assert found == {row: part_page(LIST, row, number, size) for row in rows(number)}


@pytest.fixture
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a part be full with one row."""
    monkeypatch.setattr(parts_module.parts, "__defaults__", (1,))
    monkeypatch.setattr(matrix_module, "ROWS", 1)
    monkeypatch.setattr(plan_module, "MATRIX_ROWS", 1)


def written(site: Site) -> dict[str, str]:
    """Return the pages of a site, by path."""
    return {page.path: page.text for page in render_site(site)}


@pytest.mark.usefixtures("short_parts")
def test_pages_of_a_site_in_parts(desk: Any):
    """Every list goes on; the parts say their number, what they hold, and the way to the others."""
    pages = written(site_of(desk.check(DAY).collection))
    in_parts = sorted(path for path in pages if "/part/" in path and path.endswith(".md"))
    expected = [
        *("claimants/part/2.md", "claims/part/1.md", "claims/part/2.md", "corrections/part/1.md"),
        *("evidence/part/1.md", "evidence/part/2.md"),
        *(f"sources/council-minutes/part/{number}.md" for number in range(2, 7)),
        *("sources/part/2.md", "sources/part/3.md"),
        *("topics/bridge/part/1.md", "topics/part/2.md"),
        *(f"verdicts/part/{number}.md" for number in range(2, 8)),
    ]
    assert expected == in_parts
    first, second, oldest = (
        pages[path] for path in ("claims/index.md", "claims/part/2.md", "claims/part/1.md")
    )
    assert first.endswith(
        '<div class="cp-parts" markdown>\n\nThe newest 1 of 3 · [Older](part/2.md) · [Oldest](part/1.md)\n\n'
        "All other parts: [2](part/2.md), [1](part/1.md)\n\n</div>\n"
    )
    way = '<div class="cp-parts" markdown>\n\n{}\n\n</div>\n'
    assert second.startswith('---\ntitle: "Claims, part 2"\n')
    assert "\n# Claims, part 2\n" in second
    links = "2–2, counted from the oldest · [Newer](../index.md) · [Older](1.md)"
    assert 2 == second.count(way.format(links))
    links = "1–1, counted from the oldest · [Newest](../index.md) · [Newer](2.md)"
    assert 2 == oldest.count(way.format(links))
    links = "2–2 of 3 · [Previous](../index.md) · [Next](3.md)"
    assert 2 == pages["sources/part/2.md"].count(way.format(links))
    assert "cp-explorer" not in second


@pytest.mark.usefixtures("short_parts")
def test_a_part_of_the_matrix_has_the_sources_that_its_claims_cite(desk: Any):
    """No column of a part is empty."""
    pages = written(site_of(desk.check(DAY).collection))
    columns = {
        path: [line.count("](") for line in pages[path].split("\n") if line.startswith("| Claim")]
        for path in ("evidence.md", "evidence/part/2.md", "evidence/part/1.md")
    }
    assert {"evidence.md": [2], "evidence/part/2.md": [2], "evidence/part/1.md": [1]} == columns


@pytest.mark.usefixtures("short_parts")
def test_a_new_claim_leaves_the_full_parts_as_they_are(desk: Any):
    """Of the older pages of a list by age, one learns of its new neighbour; the others keep their bytes."""
    before = written(site_of(desk.check(DAY).collection))
    text = desk.read("claims/bridge-closes-to-carts.yaml").replace(
        "published: 2026-03-12", "published: 2026-05-01"
    )
    desk.write("claims/new.yaml", text.replace("aliases: [carts-banned]\n", ""))
    after = written(site_of(desk.check(DAY).collection))
    changed = [
        path
        for path in before
        if path.startswith(("claims/part", "evidence/part", "topics/bridge/part"))
        and path.endswith(".md")
        and before[path] != after[path]
    ]
    assert ["claims/part/2.md", "evidence/part/2.md", "topics/bridge/part/1.md"] == sorted(changed)


def test_a_small_site_has_no_parts(project: Callable[..., Any], examples: Any):
    """Forty claims are a page."""
    pages = written(site_of(project(examples / "small").check().collection))
    assert [] == [path for path in pages if "/part/" in path]
    assert [] == [path for path, text in pages.items() if "cp-parts" in text]


def test_links_to_a_wording_lead_to_its_part(repository: Path, monkeypatch: pytest.MonkeyPatch):
    """Each page has the utterances that the claims look for there, and a new claim moves none of the older."""
    monkeypatch.setattr(utterances_module, "ROWS", 3)
    site = site_of(check(read_project(repository), date(2026, 11, 22)).collection)
    places = {
        f"{part.page}#{utterance.anchor}"
        for part in statement_parts(site)
        for utterance in utterances(site, part.rows)
    }
    assert len(places) > 6
    assert places == {wording_place(site, statement) for statement in site.compared}
    assert "" == wording_place(site, "nowhere")
    # As the site was before its newest claims: the same statements, less some at the end.
    whole = list(site.compared)
    earlier = [
        list(replace(site, claims=site.claims[newest:]).compared) for newest in range(len(site.claims))
    ]
    assert [whole[: len(statements)] for statements in earlier] == earlier
    assert 1 < len({len(statements) for statements in earlier})
