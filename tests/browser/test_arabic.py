"""A site in Arabic, as a browser lays it out: from right to left, with English words in their own direction, and vice versa."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from serving import serve

from arabic_site import make_arabic

PAGES = (
    *("", "claims/", "claims/ferry-fee-doubled/", "claims/bridge-closes-in-june/", "sources/"),
    *("sources/harbour-notice/", "evidence/", "wording/", "corrections/", "methodology/", "rules/", "data/"),
)
CLAIM = "claims/ferry-fee-doubled/"
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the Arabic site."""
    yield from serve(make_arabic(tmp_path_factory.mktemp("arabic") / "desk"))


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the same records with the interface in English."""
    root = make_arabic(tmp_path_factory.mktemp("english") / "desk")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    assert 2 == settings.count("language: ar\n")
    (root / "mkdocs.yml").write_text(settings.replace("language: ar\n", "language: en\n"), "utf-8")
    yield from serve(root)


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Return a function that opens an address in a window of a width; no error may have been reported afterwards."""
    faults: list[str] = []
    contexts = []

    def open_page(address: str, width: int = 1280) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [] == faults


def direction(page: Page, place: str) -> str:
    """Return the direction in which the first element of that kind is laid out."""
    return str(page.eval_on_selector(place, "element => getComputedStyle(element).direction"))


def left(page: Page, place: str) -> float:
    """Return where the first element of that kind begins, in pixels from the left."""
    return float(page.eval_on_selector(place, "element => element.getBoundingClientRect().left"))


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_window(arabic: str, opened: Open, width: int):
    """Every kind of page runs from right to left and needs no scrolling to the side."""
    wide = []
    for path in PAGES:
        page = opened(arabic + path, width)
        assert "rtl" == direction(page, "body")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    assert [] == wide


def test_the_page_is_mirrored(arabic: str, opened: Open):
    """What stands on the left in English stands on the right: the name of the site, and the headings beside their parts."""
    page = opened(arabic + CLAIM)
    assert left(page, ".cp-masthead__name") > left(page, ".cp-search")
    assert left(page, ".cp-part--verdict h2") > left(page, ".cp-summary")


def test_the_verdict_panel(arabic: str, opened: Open):
    """Heading, label and definition are Arabic, without a scale in mkdocs.yml."""
    page = opened(arabic + CLAIM)
    panel = page.inner_text(".cp-part--verdict").split("\n")
    assert ["الحكم", "محل خلاف"] == [line for line in panel if line][:2]
    assert "«محل خلاف» تعني هنا:" in page.inner_text(".cp-part--verdict")


def test_english_words_keep_their_direction(arabic: str, opened: Open):
    """A quotation from an English document, and its title and publisher in a line of Arabic."""
    page = opened(arabic + CLAIM)
    assert "rtl" == direction(page, ".cp-part--supports blockquote p")
    assert "ltr" == page.eval_on_selector(
        ".cp-part--refutes blockquote", "quote => getComputedStyle(quote).direction"
    )
    assert ["Notice of the harbour office (an invented example)", "Harbour office"] == page.locator(
        ".cp-part--refutes .cp-source :is(bdi, [dir=auto])"
    ).all_inner_texts()
    title, publisher = (
        page.locator(".cp-part--refutes .cp-source :is(bdi, [dir=auto])").nth(place).bounding_box()
        for place in (0, 1)
    )
    assert title
    assert publisher
    assert title["x"] > publisher["x"]


def test_arabic_words_keep_their_direction_in_an_english_page(english: str, opened: Open):
    """The same records with an English interface: the page runs from left to right, the quotation from right to left."""
    page = opened(english + CLAIM)
    assert "Verdict" == page.inner_text(".cp-part--verdict h2")
    assert "ltr" == direction(page, "body")
    assert "rtl" == direction(page, ".cp-part--supports blockquote")
    assert (
        "مجلس بلدة الواحة"
        == page.locator(".cp-part--supports .cp-source :is(bdi, [dir=auto])").nth(1).inner_text()
    )


def test_the_table_of_claims(arabic: str, opened: Open):
    """Claims stand at the right edge and figures at the left, and the explorer speaks Arabic."""
    page = opened(arabic + "claims/")
    assert "الادعاءات المعروضة: 3 من 3" == page.inner_text(".cp-explorer [role=status]")
    head = page.locator(".cp-table th").first.bounding_box()
    cell = page.locator(".cp-table td a").first.bounding_box()
    assert head
    assert cell
    assert abs(head["x"] + head["width"] - cell["x"] - cell["width"]) < 2
    page.get_by_text("الموضوع", exact=True).first.click()
    page.get_by_label("السوق").check()
    assert "الادعاءات المعروضة: 1 من 3" == page.inner_text(".cp-explorer [role=status]")


def test_what_is_drawn_runs_from_right_to_left(arabic: str, opened: Open):
    """Rails and bars are mirrored, and the marks of documents stand beside their titles, to the right of them."""
    page = opened(arabic + CLAIM)
    row = page.locator(".cp-origins li").first
    assert "matrix(-1, 0, 0, 1, 0, 0)" == row.locator(".cp-rails").evaluate(
        "e => getComputedStyle(e).transform"
    )
    rails, title = row.locator(".cp-rails").bounding_box(), row.locator("a, strong").first.bounding_box()
    assert rails
    assert title
    assert rails["x"] >= title["x"] + title["width"]
    page.goto(arabic)
    bar = page.locator(".cp-bar").first
    assert "matrix(-1, 0, 0, 1, 0, 0)" == bar.evaluate("e => getComputedStyle(e).transform")


def test_on_a_narrow_screen_figures_have_arabic_words(arabic: str, opened: Open):
    """There the table has no heads, and the stylesheet puts words around the figures."""
    page = opened(arabic + "claims/", 360)
    words = page.eval_on_selector(
        ".cp-table td:nth-child(6)", "cell => getComputedStyle(cell, '::before').content"
    )
    assert '"داعمة: "' == words


def test_a_quotation_leads_to_its_passage_and_back(arabic: str, opened: Open):
    """From the quotation to the marked words on the source page, and from there to the entry."""
    page = opened(arabic + CLAIM)
    page.get_by_role("link", name="السطر 3، في سياقه").click()
    marked = page.locator("mark:target")
    assert "The fee for the ferry has not changed since January" == marked.inner_text()
    assert "ltr" == direction(page, "blockquote")
    with page.expect_navigation():
        page.locator(".cp-uses a").first.click()
    assert page.url.startswith(f"{arabic}{CLAIM}#e-")
