"""A document that is quoted so often that its passages take several pages: each has one lasting address, which leads to it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect
from serving import Published, served_in_parts

from claimpress.pages.passages import passage_parts

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
SOURCE = "china-proposes-own-personnel"
WHOLE = f"sources/{SOURCE}/"


class Quoted(NamedTuple):
    """A quotation whose passage is on another page than the first of its source."""

    claim: str
    passage: str
    page: str


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Serve this repository's records in parts."""
    with served_in_parts(tmp_path_factory.mktemp("passages") / "desk") as site:
        yield site


@pytest.fixture(scope="module")
def quoted(published: Published) -> Quoted:
    """Return one that stands on the last page."""
    last = passage_parts(published.site, published.site.source_by_id[SOURCE])[-1]
    claim, entry = last.rows[-1]
    return Quoted(claim.id, entry.passage, f"{last.page.removesuffix('.md')}/")


def test_the_way_from_a_claim(reader: Open, published: Published, quoted: Quoted):
    """The link at the quotation leads to the marked passage, and back leads to the claim."""
    page = reader(f"claims/{quoted.claim}/")
    page.locator(f".cp-source a[href$='/{WHOLE}#{quoted.passage}']", has_text="in context").click()
    expect(page).to_have_url(f"{published.address}{quoted.page}#{quoted.passage}")
    expect(page.locator("mark:target, a:target + mark, a:target + a + mark").first).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(f"{published.address}claims/{quoted.claim}/")


def test_the_way_without_a_script(reader: Open, published: Published, quoted: Quoted):
    """The first page of the source shows which paragraph it is, and one click leads to it."""
    page = reader(f"{WHOLE}#{quoted.passage}", java_script_enabled=False)
    way = page.locator(".cp-at:has(:target) a[href]")
    expect(way).to_be_in_viewport()
    assert "none" != way.locator("..").evaluate("at => getComputedStyle(at).boxShadow")
    way.click()
    assert page.url.startswith(f"{published.address}{quoted.page}#p-")
    expect(page.locator(f"#{quoted.passage}")).to_be_attached()


def test_a_passage_that_has_moved_to_another_page(reader: Open, published: Published, quoted: Quoted):
    """Its address on a page that it has left leads on; what is nowhere leads to the record of the source."""
    page = reader(f"{WHOLE}part/2/#{quoted.passage}")
    expect(page).to_have_url(f"{published.address}{quoted.page}#{quoted.passage}")
    page = reader(f"{WHOLE}part/2/#p-00000000")
    expect(page).to_have_url(f"{published.address}{WHOLE}#p-00000000")


def test_other_places_stay(reader: Open, published: Published):
    """A paragraph of a page, and a passage that is on the first page."""
    page = reader(f"{WHOLE}part/2/")
    paragraph = page.locator(".cp-place").first.get_attribute("id")
    page = reader(f"{WHOLE}part/2/#{paragraph}")
    expect(page.locator(f"#{paragraph}")).to_be_in_viewport()
    assert f"{published.address}{WHOLE}part/2/#{paragraph}" == page.url
    passage = reader(WHOLE).locator(".cp-passage mark[id]").last.get_attribute("id")
    page = reader(f"{WHOLE}#{passage}")
    expect(page.locator(f"#{passage}")).to_be_in_viewport()
    assert f"{published.address}{WHOLE}#{passage}" == page.url
