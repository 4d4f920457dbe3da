"""The search: it costs nothing until it is asked for, loses no letter, and puts a claim's own page first."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from found import assert_claims_first, assert_quotations_found
from playwright.sync_api import Locator, Page, Route, expect

pytestmark = pytest.mark.browser

KEY = "china-asked-to-send-own-security"
CLAIM = f"claims/{KEY}/"
Open = Callable[..., Page]


def field(page: Page) -> Locator:
    """Return the field that a search is typed into."""
    return page.get_by_role("search").get_by_role("searchbox")


def results(page: Page) -> Locator:
    """Return the titles of what was found, the best first."""
    return page.locator(".md-search-result__item h1")


def fetched(page: Page) -> list[str]:
    """Return what a page has fetched for its search."""
    names = page.evaluate("() => performance.getEntriesByType('resource').map(e => e.name)")
    return [name for name in names if re.search(r"bundle|workers|search_index", name)]


def test_nothing_of_it_is_loaded_before_it_is_wanted(reader: Open):
    """Neither script nor index; both come with the first focus."""
    page = reader(CLAIM)
    page.wait_for_load_state("networkidle")
    assert [] == fetched(page)
    field(page).focus()
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(e => /search_index/.test(e.name))"
    )


@pytest.mark.parametrize("key", ["Control+k", "Meta+k"])
def test_letters_typed_before_it_is_there_are_not_lost(reader: Open, key: str):
    """A key leads to the field; what is typed while the script is on its way is searched for once it has come."""
    page = reader(CLAIM)
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/bundle*.js", hold)
    page.reload()  # so that nothing of it can have been asked for before
    page.keyboard.press(key)
    expect(field(page)).to_be_focused()
    page.keyboard.type("embassy denial")
    expect(field(page)).to_have_value("embassy denial")
    expect(page.locator(".md-search__output")).to_be_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith(f"/{CLAIM}")
    for _ in range(500):  # ten seconds at most, until the browser asks for it
        if not waiting:
            page.wait_for_timeout(20)
    assert waiting, f"fetched without being held: {fetched(page)}"
    waiting[0].continue_()
    expect(results(page).first).to_contain_text("Embassy")
    expect(field(page)).to_have_value("embassy denial")


def test_words_of_a_document_lead_to_their_paragraph(reader: Open):
    """What stands beside the quoted words is found too, and the result leads to its place."""
    page = reader("")
    field(page).click()
    page.keyboard.type("Noor Khan Airbase")
    place = page.locator(".md-search-result__item a", has_text="Paragraph 3, line 3")
    expect(place).to_have_attribute(
        "href", re.compile(r"/sources/china-proposes-own-personnel/.*#paragraph-3$")
    )


def test_no_letter_alone_is_a_key(reader: Open):
    """Neither before nor after the theme's script is there, which has some (WCAG 2.2, 2.1.4); typed into a field, they are text."""
    page = reader("claims/")
    words = page.get_by_label("Filter by words")
    words.press_sequentially("s/f")
    expect(words).to_have_value("s/f")
    words.blur()
    for _ in range(2):
        page.keyboard.type("/sfpn,.")
        assert page.evaluate("() => document.activeElement === document.body")
        field(page).press_sequentially("s/f embassy")
        expect(field(page)).to_have_value("s/f embassy")
        expect(results(page).first).to_be_visible()
        field(page).fill("")
        page.keyboard.press("Escape")
        expect(field(page)).not_to_be_focused()
    assert page.url.endswith("/claims/?words=s%2Ff")


def test_what_is_typed_right_after_closing_is_shown(reader: Open):
    """The theme's script hides its list when the search is closed, and does not notice a field that is turned to again at once."""
    page = reader("claims/")
    for _ in range(4):
        field(page).press_sequentially("embassy")
        expect(results(page).first).to_be_visible()
        page.keyboard.press("Escape")
        expect(field(page)).not_to_be_focused()


def test_a_result_shows_its_verdict(reader: Open, published: Any):
    """The word for it stands below the claim, once."""
    page = reader("")
    claim = published.site.claims[7]
    field(page).click()
    page.keyboard.insert_text(claim.claim.claim)
    page.keyboard.press("End")
    first = page.locator(".md-search-result__item").first
    expect(first.locator("h1")).to_have_text(claim.claim.claim)
    expect(first.locator(".md-tags:visible")).to_have_text([claim.verdict.label])


def test_an_address_can_hold_a_search(reader: Open):
    """`?q=` opens the results."""
    page = reader(f"{CLAIM}?q=embassy+denial")
    expect(results(page).first).to_contain_text("Embassy")


MARKED = "() => [...CSS.highlights.get('cp-found')].map(({startContainer: {data}, startOffset: a, endOffset: b}) => data.slice(a, b))"


def test_the_words_that_led_to_a_page_are_marked(reader: Open):
    """Wherever a word begins with one of them, and without the script of the search; signs are no pattern."""
    page = reader(f"{CLAIM}?h=embass+report+%5B(.")
    marked = page.evaluate(MARKED)
    words = re.findall(r"\b(?:embass|report)", page.locator("article").text_content() or "", re.IGNORECASE)
    assert words == marked
    assert len(marked) > 5
    assert [] == fetched(page)
    assert not reader(f"{CLAIM}?h=").evaluate("() => CSS.highlights.has('cp-found')")


@pytest.mark.parametrize("number", [0, 13, 39])
def test_a_claims_words_lead_to_its_page(reader: Open, published: Any, number: int):
    """Typed into the field: its page is the first result, and Enter opens it."""
    page = reader("")
    claim = published.site.claims[number]
    field(page).click()
    page.keyboard.insert_text(claim.claim.claim)
    page.keyboard.press("End")
    expect(results(page).first).to_have_text(claim.claim.claim)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/claims/{claim.id}/"))


FIND = """async (queries) => {
  const {base, search} = JSON.parse(document.getElementById('__config').textContent);
  const index = await (await fetch(new URL('search/search_index.json', new URL(base + '/', location)))).json();
  const worker = new Worker(new URL(search, location));
  const ask = (message) => new Promise((answer) => { worker.onmessage = ({data}) => answer(data); worker.postMessage(message); });
  await ask({type: 0, data: {...index, options: {suggest: false}}});
  const found = [];
  for (const query of queries) found.push((await ask({type: 2, data: query})).data.items.map((group) => group[0].location.split('#')[0]));
  worker.terminate();
  return found;
}"""


def test_every_claims_words_put_its_page_first(reader: Open, published: Any):
    """All claims of the site, asked of the same search that answers in the field."""
    page = reader("")
    assert_claims_first(published.site, lambda queries: page.evaluate(FIND, queries))


def test_claims_stand_above_lists_and_every_quotation_is_found(reader: Open, published: Any):
    """The words of a summary or a quotation lead to a page of the claim, and lists of claims are not among what is found."""
    page = reader("")
    assert_quotations_found(published.site, lambda queries: page.evaluate(FIND, queries))
