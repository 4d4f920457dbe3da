"""The explorer of a list of several pages: all claims, from files that nobody fetches before they filter or sort."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from facets import facet
from playwright.sync_api import Locator, Page, expect
from serving import PART, Published, served_in_parts

from claimpress.pages.lines import claim_line
from claimpress.pages.parts import parts
from claimpress.pages.views import ClaimLine

pytestmark = pytest.mark.browser

CLAIMS = "claims/"
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Serve this repository's records in parts."""
    with served_in_parts(tmp_path_factory.mktemp("parts") / "desk") as site:
        yield site


@pytest.fixture(scope="module")
def lines(published: Published) -> list[ClaimLine]:
    """Return the claims of the site, the newest first."""
    return [claim_line(published.site, claim) for claim in published.site.claims]


def fetched(page: Page) -> list[str]:
    """Return the files that the explorer has fetched."""
    names = page.evaluate("() => performance.getEntriesByType('resource').map(e => e.name)")
    return sorted({Path(name).stem for name in names if name.endswith(".json")})


def status(page: Page) -> Locator:
    """Return the line that says how many claims there are."""
    return page.locator(".cp-explorer").get_by_role("status")


def shown(page: Page, number: int, total: int) -> list[str]:
    """Return the claims on the page, once so many are found and drawn."""
    expect(status(page)).to_have_text(f"{number} of {total} claims")
    expect(page.locator(".cp-table tbody tr")).to_have_count(min(100, number))
    return page.locator(".cp-table tbody td:first-child a").all_inner_texts()


def first_page(lines: list[ClaimLine]) -> list[str]:
    """Return the claims that the first page of the list has."""
    return [line.claim for line in parts(lines, "claims/index.md", PART)[0].rows]


def test_nothing_is_fetched_at_first(reader: Open, lines: list[ClaimLine]):
    """The page has its own rows, says how many claims there are, and leads to the older ones."""
    page = reader(CLAIMS)
    page.wait_for_load_state("networkidle")
    assert [] == fetched(page)
    expect(status(page)).to_have_text(f"{len(lines)} of {len(lines)} claims")
    assert first_page(lines) == page.locator(".cp-table tbody td:first-child a").all_inner_texts()
    expect(page.get_by_role("link", name="Older")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("more"))).to_be_hidden()


@pytest.mark.parametrize("name", ["Verdict", "Topic", "Said by", "Source", "Year checked"])
def test_every_facet_counts_every_claim(
    reader: Open, published: Published, lines: list[ClaimLine], name: str
):
    """The numbers are those of all pages; the sources are fetched for their own facet alone."""
    titles = {source.id: source.source.title for source in published.site.sources}
    values: dict[str, Counter[str]] = {
        "Verdict": Counter(line.verdict.label for line in lines),
        "Topic": Counter(link.text for line in lines for link in line.topics),
        "Said by": Counter(line.claimant.text if line.claimant else "nobody in particular" for line in lines),
        "Source": Counter(titles[source] for line in lines for source in line.sources),
        "Year checked": Counter(line.published.iso[:4] for line in lines),
    }
    page = reader(CLAIMS)
    texts = [text.split() for text in facet(page, name).locator("label").all_text_contents()]
    found = {" ".join(words[:-1]).strip("[]"): int(words[-1]) for words in texts}
    assert {label.strip("[]"): number for label, number in values[name].items()} == found
    assert ["facets", *(["sources"] if name == "Source" else [])] == fetched(page)


def test_a_choice_is_made_among_all_claims(reader: Open, lines: list[ClaimLine]):
    """Then the links to the older pages are gone; without it the page is as it was."""
    page = reader(CLAIMS)
    facet(page, "Verdict").get_by_role("checkbox", name=re.compile("Disputed")).check()
    disputed = [line.claim for line in lines if line.verdict.key == "disputed"]
    assert disputed == shown(page, len(disputed), len(lines))
    assert page.url.endswith("/claims/?verdict=disputed")
    expect(page.locator(".cp-parts")).to_be_hidden()
    page.go_back()
    expect(page.locator(".cp-parts")).to_be_visible()
    assert first_page(lines) == page.locator(".cp-table tbody td:first-child a").all_inner_texts()


def test_words_are_looked_for_in_all_claims(reader: Open, lines: list[ClaimLine]):
    """Every file of words is fetched, and the same claims are found as in a list on one page."""
    page = reader(CLAIMS)
    page.get_by_label("Filter by words").fill("réuters SECURITY")
    expected = [
        line.claim
        for line in lines
        if all(
            word
            in f"{line.claim} {line.claimant and line.claimant.text} {[link.text for link in line.topics]}".lower()
            for word in ("reuters", "security")
        )
    ]
    assert expected == shown(page, len(expected), len(lines))
    assert ["facets", *(f"words-{number}" for number in range(1, -(-len(lines) // 8) + 1))] == fetched(page)


def test_a_shared_address_opens_the_same_list(reader: Open, lines: list[ClaimLine], published: Published):
    """Facets, sources among them, and the order; what no claim has is left out."""
    source = lines[-1].sources[0]
    page = reader(f"claims/?source={source}&verdict=nonsense&sort=-claim")
    expected = [line.claim for line in lines if source in line.sources]
    found = shown(page, len(expected), len(lines))
    assert sorted(expected) == sorted(found)
    assert expected != found
    assert "descending" == page.get_by_role("columnheader", name="Claim").get_attribute("aria-sort")
    page.get_by_role("button", name="Clear all").click()
    every = shown(page, len(lines), len(lines))
    assert sorted(line.claim for line in lines) == sorted(every)
    assert published.address + "claims/?sort=-claim" == page.url


def test_back_from_a_claim(reader: Open, lines: list[ClaimLine]):
    """The way back leads to the list as it was."""
    page = reader("claims/?verdict=refuted")
    refuted = [line.claim for line in lines if line.verdict.key == "refuted"]
    assert refuted == shown(page, len(refuted), len(lines))
    page.locator(".cp-table tbody a").first.click()
    page.wait_for_url(re.compile(r"/claims/[a-z0-9-]+/$"))
    page.go_back()
    assert refuted == shown(page, len(refuted), len(lines))


def test_a_row_is_as_its_page_has_it(reader: Open, lines: list[ClaimLine]):
    """Every claim of an older page has the same words, looks and links in a list that was sorted."""
    older = reader("claims/part/1/").evaluate(
        "() => [...document.querySelectorAll('tbody tr')].map(row => { row.querySelectorAll('a').forEach(a => a.href = a.href);"
        " return row.outerHTML.replace(/\\n/g, '') })"
    )
    page = reader("claims/?sort=checked")
    shown(page, len(lines), len(lines))
    made = page.evaluate(
        "() => [...document.querySelectorAll('tbody tr')].map(row => { row.querySelectorAll('a').forEach(a => a.href = a.href);"
        " return row.outerHTML })"
    )
    assert PART == len(older)
    assert older[::-1] == made[:PART]


def test_a_file_that_does_not_come_is_said_and_asked_for_again(
    browser: Any, published: Published, lines: list[ClaimLine]
):
    """A reader who was without a connection is told, and tries once more."""
    page = browser.new_page()
    page.goto(published.address + CLAIMS)
    page.route("**/facets.json", lambda route: route.abort())
    page.get_by_label("Filter by words").fill("police")
    expect(status(page)).to_have_text("The list could not be fetched. Try once more.")
    page.unroute("**/facets.json")
    page.get_by_label("Filter by words").fill("")
    expect(status(page)).to_have_text(f"{len(lines)} of {len(lines)} claims")
    page.get_by_label("Filter by words").fill("china")
    expect(status(page)).to_have_text(re.compile(rf"^\d+ of {len(lines)} claims$"))
    page.close()


def test_waiting_is_said(browser: Any, published: Published):
    """Where the files take their time."""
    page = browser.new_page()
    page.goto(published.address + CLAIMS)
    page.route("**/facets.json", lambda _: None)
    page.locator(".cp-explorer summary").first.click()
    expect(status(page)).to_have_text("Fetching the list…")
    page.close()


def test_without_scripts_the_pages_lead_to_every_claim(reader: Open, lines: list[ClaimLine]):
    """From the first page on, always to the older one."""
    page = reader(CLAIMS, java_script_enabled=False)
    found = page.locator(".cp-table tbody td:first-child a").all_inner_texts()
    for _ in parts(lines, "claims/index.md", PART)[1:]:
        with (
            page.expect_navigation()
        ):  # what a page has is read at once, and of one that is on its way nothing
            page.get_by_role("link", name="Older").last.click()
        found += page.locator(".cp-table tbody td:first-child a").all_inner_texts()
    assert [line.claim for line in lines] == found
    assert 0 == page.get_by_role("link", name="Older").count()


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_is_wider_than_the_page(reader: Open, width: int):
    """The way to the other pages wraps."""
    for path in (CLAIMS, "claims/part/1/", "sources/", "evidence/"):
        page = reader(path, width=width)
        assert width == page.evaluate("() => document.documentElement.scrollWidth")
