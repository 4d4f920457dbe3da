"""Chinese, Urdu and Arabic records in an English site: their words are found, and set in their own direction."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from serving import serve

from whole_site import REPOSITORY, make_whole

pytestmark = pytest.mark.browser

RECORDS = REPOSITORY / "tests" / "examples" / "scripts"
WORDS = {
    "zh": ("旧桥", "马车通行", "六月起禁止"),
    "ur": ("پرانا پل", "گاڑیوں", "جون سے"),
    "ar": ("الجسر القديم", "العربات", "القديم أمام"),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site."""
    yield from serve(make_whole(tmp_path_factory.mktemp("scripts") / "desk", RECORDS))


@pytest.mark.parametrize("language", list(WORDS))
def test_its_words_are_found(browser: Browser, desk: str, language: str):
    """Words from within the claim, typed into the field, lead to the claim first."""
    page = browser.new_page()
    page.goto(desk)
    field = page.get_by_role("search").get_by_role("searchbox")
    field.click()
    first = page.locator(".md-search-result__item a").first
    found = {}
    for words in WORDS[language]:
        field.fill("")
        page.keyboard.insert_text(words)
        page.keyboard.press("End")
        expect(page.locator(".md-search-result__meta")).to_contain_text("matching")
        expect(first).to_be_visible()
        found[words] = (first.get_attribute("href") or "").partition("?")[0]
        field.fill("")
        page.keyboard.press("End")
        expect(first).to_be_hidden()
    page.close()
    assert dict.fromkeys(WORDS[language], f"{desk}claims/bridge-{language}/") == found


@pytest.mark.parametrize(("language", "direction"), [("zh", "ltr"), ("ur", "rtl"), ("ar", "rtl")])
def test_its_direction_is_its_own(browser: Browser, desk: str, language: str, direction: str):
    """The claim and the quotation name their language; the mark before a quotation stands where its script begins."""
    page = browser.new_page()
    page.goto(f"{desk}claims/bridge-{language}/")
    for place in ("h1 > span", ".cp-entry blockquote"):
        element = page.locator(place).first
        assert language == element.get_attribute("lang")
        assert direction == element.evaluate("e => getComputedStyle(e).direction")
    page.close()
