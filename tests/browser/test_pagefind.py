"""The search of a large site, in the same box, with the same keys and the same look of what is found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote_plus

import pytest
from found import assert_claims_first, assert_quotations_found
from playwright.sync_api import Browser, Locator, Page, Route, expect
from serving import serve

from conftest import Published
from whole_site import REPOSITORY, make_whole

pytestmark = pytest.mark.browser

CLAIM = "claims/china-asked-to-send-own-security/"
STRAIT = "海峡两岸的灯塔"


@dataclass
class Reader:
    """A reader of the site: a page, what it fetched, and what went wrong."""

    page: Page
    address: str
    fetched: list[str]

    def open(self, path: str) -> Page:
        """Go to a page."""
        self.page.goto(f"{self.address}{path}")
        return self.page

    def asked(self) -> list[str]:
        """Return what was fetched for the search."""
        return [url for url in self.fetched if re.search(r"pagefind|search\.js|bundle|search_index", url)]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve this repository's site, with a title in Chinese, as if it had many claims."""
    root = make_whole(tmp_path_factory.mktemp("large") / "desk", REPOSITORY)
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("  claimpress:\n", "  claimpress:\n    pagefind_from: 1\n"), "utf-8")
    page = root / "docs" / "methodology.md"
    page.write_text(f"{page.read_text('utf-8')}\n{STRAIT}, written of before.\n", "utf-8")
    yield from serve(root)


@pytest.fixture
def reader(browser: Browser, large: str) -> Iterator[Reader]:
    """Return a reader; no script may have failed, and no other host may have been asked."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    here = Reader(page, large, [])
    page.on("request", lambda request: here.fetched.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type in {"error", "warning"} else None)
    yield here
    context.close()
    assert ([], []) == (
        faults,
        [url for url in here.fetched if not url.startswith((large, "data:", "blob:"))],
    )


def field(page: Page) -> Locator:
    """Return the field that a search is typed into."""
    return page.get_by_role("search").get_by_role("searchbox")


def results(page: Page) -> Locator:
    """Return the titles of what was found, the best first."""
    return page.locator(".md-search-result__item h1")


def test_nothing_is_loaded_before_it_is_wanted(reader: Reader):
    """Then the program, and of the index what a word needs; never the theme's own search."""
    page = reader.open(CLAIM)
    page.wait_for_load_state("networkidle")
    assert [] == reader.asked()
    field(page).click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    assert not [url for url in reader.asked() if re.search(r"pf_index|bundle|search_index", url)]
    page.keyboard.type("embassy denial")
    expect(results(page).first).to_have_text(
        "The Chinese Embassy in Pakistan denied that China had demanded a deployment of its own security personnel."
    )
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"^\d+ matching documents$"))
    assert [url for url in reader.asked() if "pf_index" in url]


def test_what_a_result_shows(reader: Reader):
    """The claim, the words around what was found with these marked, the verdict, and the places on the page."""
    page = reader.open("")
    field(page).click()
    page.keyboard.type("embassy denial")
    first = page.locator(".md-search-result__item").first
    expect(first.locator("> a mark").first).to_have_text("Embassy")
    expect(first.locator(".md-tags")).to_have_text("Mostly supported")
    place = first.locator("details a").first
    expect(place).to_have_attribute(
        "href", re.compile(r"/claims/embassy-denied-demand/\?h=embassy\+denial#verdict$")
    )
    more = first.locator("summary")
    expect(more).to_have_text(re.compile(r"^[2-5] more on this page$"))
    more.click()
    expect(first.locator("details h2").first).to_have_text("Verdict")
    place.click()
    page.wait_for_url(re.compile("#verdict$"))
    marked = page.evaluate("() => [...CSS.highlights.get('cp-found')].length")
    assert marked > 3


def test_words_of_a_document_lead_to_their_paragraph(reader: Reader):
    """What stands beside the quoted words is found too, and the result leads to its place."""
    page = reader.open("")
    field(page).click()
    page.keyboard.type("Noor Khan Airbase")
    place = page.locator(".md-search-result__item details a").first
    expect(place).to_contain_text("Paragraph 3, line 3")
    expect(place).to_have_attribute(
        "href", re.compile(r"/sources/china-proposes-own-personnel/.*#paragraph-3$")
    )


def test_keys(reader: Reader):
    """The arrows go through the results and back, letters go to the field, Escape closes, Enter opens the first."""
    page = reader.open("claims/")
    page.keyboard.press("Control+k")
    page.keyboard.type("security proposal")
    links = page.locator(".md-search-result__item > a")
    expect(links.nth(1)).to_have_attribute("href", re.compile(r"\?h=security\+proposal$"))
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("s")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).not_to_be_visible()
    field(page).fill("embassy denial")
    expect(page.locator(".md-search__output")).to_be_visible()
    expect(results(page).first).to_contain_text("Embassy")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/claims/embassy-denied-demand/\?h=embassy\+denial$"))


def typed_meanwhile(page: Page, words: str) -> Route:
    """Type while the program is on its way, and return what it waits for."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/parts.json", hold)
    page.keyboard.press("Control+k")
    for _ in range(500):  # ten seconds at most, until the browser asks for it
        if not waiting:
            page.wait_for_timeout(20)
    page.keyboard.type(words)
    return waiting[0]


def test_letters_typed_while_the_program_is_on_its_way(reader: Reader):
    """They are asked for once it is there; until then nothing has failed."""
    page = reader.open("")
    waiting = typed_meanwhile(page, "security proposal")
    page.wait_for_timeout(500)  # longer than a pause between letters may be
    meta = page.locator(".md-search-result__meta")
    expect(meta).not_to_have_text("The search cannot be loaded now.")
    expect(results(page)).to_have_count(0)
    waiting.continue_()
    expect(results(page).first).to_be_visible()
    expect(meta).to_have_text(re.compile(r"matching documents$"))


def test_results_stay_once_they_are_there(reader: Reader):
    """What was asked for when the program came is not asked for again after a pause: who has gone to a result stays there."""
    page = reader.open("")
    page.clock.install()
    page.clock.pause_at("2030-01-01")  # no time passes: the pause after the last letter goes on
    typed_meanwhile(page, "security proposal").continue_()
    links = page.locator(".md-search-result__item > a")
    expect(links.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.clock.run_for(5000)
    page.wait_for_timeout(500)
    expect(links.nth(0)).to_be_focused()


def test_tab_leaves(reader: Reader):
    """The results close behind who goes on through the page."""
    page = reader.open("")
    field(page).click()
    expect(page.locator(".md-search__output")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".md-search__output")).not_to_be_visible()


def test_an_address_can_hold_a_search(reader: Reader):
    """`?q=` opens the results."""
    page = reader.open(f"{CLAIM}?q=embassy+denial")
    expect(results(page).first).to_contain_text("Embassy")
    expect(field(page)).to_have_value("embassy denial")


def test_nothing_found(reader: Reader):
    """It is said, and what was found before is gone; an empty field asks for words."""
    page = reader.open("")
    field(page).click()
    page.keyboard.type("embassy")
    expect(results(page).first).to_be_visible()
    field(page).fill("xyzzyplugh")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")
    expect(results(page)).to_have_count(0)
    field(page).fill("")
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")


@pytest.mark.parametrize("words", [STRAIT, "两岸", "岸的灯"])
def test_signs_without_spaces(reader: Reader, words: str):
    """Any run of Chinese signs is found, and shown as it is written."""
    page = reader.open(f"?q={quote_plus(words)}")
    expect(results(page)).to_have_text(["How we work"])
    expect(page.locator(".md-search-result__item > a p").first).to_contain_text(STRAIT)


def test_signs_in_another_order(reader: Reader):
    """A run is one phrase."""
    page = reader.open(f"?q={quote_plus('塔灯')}")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")


def test_it_says_when_it_cannot_be_loaded(browser: Browser, large: str):
    """In the place of results."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/parts.json", lambda route: route.abort())
    page.goto(f"{large}?q=embassy")
    expect(page.locator(".md-search-result__meta")).to_have_text("The search cannot be loaded now.")
    context.close()


def test_more_comes_when_the_end_is_near(reader: Reader):
    """Ten at first; the next when somebody has read on."""
    page = reader.open("?q=security")
    expect(results(page)).to_have_count(10)
    page.locator(".md-search__scrollwrap").evaluate("box => box.scrollTo(0, box.scrollHeight)")
    expect(results(page)).to_have_count(20)


FIND = """async (queries) => {
  const {way, load, asked} = await import(new URL('assets/javascripts/search.js', document.baseURI));
  const {pagefind: folder, root} = document.querySelector('.md-search').dataset;
  const search = await load(new URL(folder, location), new URL(root, location));
  const found = [];
  for (const query of queries) {
    const {results} = await search.search(asked(query));
    found.push((await Promise.all(results.slice(0, 10).map((result) => result.data()))).map(({url}) => way(url).slice(1)));
  }
  return found;
}"""


def test_every_claims_words_put_its_page_first(reader: Reader, published: Published):
    """All claims of the site."""
    page = reader.open("")
    assert_claims_first(published.site, lambda queries: page.evaluate(FIND, queries))


def test_every_quotation_is_found(reader: Reader, published: Published):
    """The words of a summary or a quotation lead to the claim, and lists are not among what is found."""
    page = reader.open("")
    assert_quotations_found(published.site, lambda queries: page.evaluate(FIND, queries))
