"""What every reader is owed: light pages, a path for the keyboard, paper, remembered colours, and words that can be copied."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser

KEY = "china-asked-to-send-own-security"
CLAIM = f"claims/{KEY}/"
LIGHTEST = 110_000
"""Bytes that the first load of a page may take, compressed as the usual hosts compress."""

Open = Callable[..., Page]

MOVED = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const { value } of list.getEntries()) sum += value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


@pytest.mark.parametrize("path", [CLAIM, "claims/", "sources/embassy-denial/", ""])
def test_the_first_load_is_light(reader: Open, published: Any, path: str):
    """Bytes, requests, and nothing that moves."""
    page = reader(path)
    page.wait_for_load_state("networkidle")
    fetched = {page.url, *page.evaluate("() => performance.getEntriesByType('resource').map(e => e.name)")}
    names = [url.removeprefix(published.address) for url in fetched]
    site = published.root / "site"
    files = [site / name if Path(name).suffix else site / name / "index.html" for name in names]
    sizes = [
        len(body if file.suffix == ".woff2" else gzip.compress(body))
        for file in files
        for body in [file.read_bytes()]
    ]
    assert 20_000 < sum(sizes) <= LIGHTEST
    assert 6 <= len(sizes) <= 10
    assert page.evaluate(MOVED) <= 0.02


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", [CLAIM, "claims/", "sources/embassy-denial/", "", "methodology/"])
def test_nothing_moves_when_the_fonts_come(reader: Open, path: str, width: int):
    """On a slow line a reader begins to read in fonts of the system: they are as wide and as high as those that follow."""
    held: list[Route] = []
    page = reader(path, width=width)
    page.route("**/*.woff2", lambda route: held.append(route))  # noqa: PLW0108 -- Playwright wants a function of Python
    page.reload(wait_until="domcontentloaded")
    page.wait_for_timeout(300)
    assert page.evaluate("() => !document.fonts.check('1em \"Source Serif 4\"')")
    while held:
        held.pop().continue_()
        page.wait_for_timeout(50)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => document.fonts.check('1em \"Source Serif 4\"')")
    assert page.evaluate(MOVED) <= 0.02


@pytest.mark.parametrize(("times", "name", "scheme"), [(1, "light", "light"), (2, "dark", "dark")])
def test_the_colours_chosen_are_kept(reader: Open, published: Any, times: int, name: str, scheme: str):
    """One button goes round the choices; the choice holds on other pages, and on paper everything is dark on white."""
    page = reader(CLAIM, color_scheme="light" if scheme == "dark" else "dark")
    button = page.get_by_role("button", name="Colours")
    expect(button).to_have_accessible_name("Colours: automatic")
    for _ in range(times):
        button.click()
    for path in (CLAIM, "", "claims/no-such-page/"):
        page.goto(f"{published.address}{path}") if path != "claims/no-such-page/" else None
        expect(page.get_by_role("button", name="Colours")).to_have_accessible_name(f"Colours: {name}")
        assert scheme == page.evaluate("() => getComputedStyle(document.documentElement).colorScheme")
    page.emulate_media(media="print")
    assert "light only" == page.evaluate("() => getComputedStyle(document.documentElement).colorScheme")
    page.emulate_media(media="screen")
    for _ in range(3 - times):
        page.get_by_role("button", name="Colours").click()
    expect(page.get_by_role("button", name="Colours")).to_have_accessible_name("Colours: automatic")


def test_a_citation_is_copied(reader: Open):
    """As it stands on the page; that it was copied is said, and the next copy too."""
    page = reader(CLAIM, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.locator("#cp-said")).to_have_text("Copied")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert page.locator("#cite-plain").inner_text() == copied
    assert f"/{CLAIM}" in copied
    page.get_by_text("BibTeX", exact=True).click()
    page.get_by_role("button", name="Copy the BibTeX").click()
    assert page.evaluate("() => navigator.clipboard.readText()").startswith("@")
    expect(page.locator("#cp-said")).to_have_text("")


def test_the_link_of_a_quotation_is_copied(reader: Open):
    """Whole, so that it can be sent; it opens the page at the quotation."""
    page = reader(CLAIM, permissions=["clipboard-read", "clipboard-write"])
    entry = page.locator(".cp-entry").nth(1)
    entry.get_by_role("button", name="Copy the link").click()
    expect(page.locator("#cp-said")).to_have_text("Copied")
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert f"{page.url}#{entry.get_attribute('id')}" == link
    page.goto(link)
    expect(entry).to_be_in_viewport()


def test_no_button_promises_what_it_cannot_do(reader: Open):
    """Without scripts there are no buttons to copy with."""
    page = reader(CLAIM, java_script_enabled=False)
    assert page.locator(".cp-copy").count() > 3
    assert [] == [button for button in page.locator(".cp-copy").all() if button.is_visible()]


STOP = """() => {
  const stop = document.activeElement, box = stop.getClientRects()[0] ?? stop.getBoundingClientRect();
  const style = getComputedStyle(stop);
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    name: (stop.getAttribute("aria-label") ?? stop.textContent).trim(),
    body: stop === document.body,
    place: [...document.querySelectorAll("*")].indexOf(stop),
    seen: box.width > 1 && box.height > 1 && box.top >= 0 && box.bottom <= innerHeight && (stop === top || stop.contains(top)),
    marked: style.outlineStyle !== "none" || style.boxShadow !== "none",
  };
}"""


def test_the_keyboard_reaches_everything_in_order(reader: Open):
    """Through a whole claim page: each stop has a name, is on the screen, is marked, and comes after the one before."""
    page = reader(CLAIM)
    expected = page.evaluate(
        "() => [...document.querySelectorAll('a[href], button, summary, input, [tabindex]')].filter(e => e.tabIndex >= 0"
        " && e.checkVisibility({ visibilityProperty: true })).map(e => [...document.querySelectorAll('*')].indexOf(e))"
    )
    stops: list[dict[str, Any]] = []
    for _ in range(len(expected) + 10):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["body"]:
            break
        stops.append(stop)
    wrong = [stop for stop in stops if not (stop["name"] and stop["seen"] and stop["marked"])]
    assert [] == wrong
    assert len(expected) > 40
    assert expected == [stop["place"] for stop in stops]


def test_the_first_stop_leads_past_the_masthead(reader: Open):
    """The skip link shows itself when it is reached; the stop after it is the first one in the page itself."""
    page = reader(CLAIM)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('article') !== null")


def test_a_claim_takes_one_sheet_or_two(reader: Open, published: Any):
    """Every claim page, on A4: with its address and its sources, without what works only on a screen."""
    page = reader(CLAIM)
    sheets = {}
    for claim in published.site.claims:
        page.goto(f"{published.address}claims/{claim.id}/")
        printed = page.pdf(prefer_css_page_size=True, format="A4")
        sheets[claim.id] = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert {} == {key: number for key, number in sheets.items() if number not in {1, 2}}
    page.goto(f"{published.address}{CLAIM}")
    page.emulate_media(media="print")
    expect(page.locator(".cp-colophon__address")).to_be_visible()
    expect(page.locator(".cp-colophon__address")).to_have_text(f"{published.address}{CLAIM}")
    hidden = page.locator(".cp-source > p:first-child").evaluate_all(
        "all => all.filter(e => !e.checkVisibility()).length"
    )
    assert (0, True) == (hidden, page.locator(".cp-source").count() > 3)
    for selector in (".cp-search", ".cp-colours", ".cp-sections", ".cp-copy"):
        expect(page.locator(selector).first).to_be_hidden()


def test_nothing_moves_for_who_wants_it_so(reader: Open):
    """No page moves by itself; with reduced motion, nothing moves at all."""
    page = reader(CLAIM, reduced_motion="reduce")
    assert 0 == page.evaluate("() => document.getAnimations().length")
    assert "auto" == page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior")
