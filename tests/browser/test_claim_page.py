"""What a reader's browser shows of a claim and of the passages that it quotes."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from claimpress.claimreview import claim_review

pytestmark = pytest.mark.browser

KEY = "china-asked-to-send-own-security"
CLAIM = f"claims/{KEY}/"
PAGES = [
    *("", "claims/", CLAIM, "sources/", "sources/embassy-denial/", "verdicts/", "verdicts/disputed/"),
    *(
        "topics/",
        "topics/diplomacy/",
        "claimants/",
        "claimants/reuters/",
        "evidence/",
        "wording/",
        "corrections/",
    ),
    *("methodology/", "rules/", "data/", "404.html"),
]
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
Open = Callable[..., Page]


def spaced(text: str) -> str:
    """Return a text with its white space as single spaces."""
    return " ".join(text.split())


@SCHEMES
def test_heading_verdict_and_summary_are_seen(reader: Open, published: Any, scheme: str):
    """In both palettes; the verdict is a word, not only a colour."""
    page = reader(CLAIM, color_scheme=scheme)
    claim = published.site.claim_by_id[KEY]
    expect(page.locator("h1")).to_have_count(1)
    assert claim.claim.claim == spaced(page.locator("h1").inner_text())
    verdict = page.locator(".cp-part--verdict")
    expect(verdict.get_by_text("Disputed", exact=True).first).to_be_visible()
    expect(verdict).to_contain_text(spaced(claim.claim.summary)[:60])
    expect(verdict).to_contain_text(claim.verdict.definition)


QUOTED = """() => [...document.querySelectorAll('.cp-entry')].map(entry => {
  const quotes = [...entry.querySelectorAll('blockquote')];
  const whole = quotes.map(quote => quote.textContent);
  quotes.forEach(quote => quote.querySelectorAll('.cp-ours').forEach(ours => ours.replaceWith('\\0')));
  return [entry.id, whole, quotes.flatMap(quote => quote.textContent.split('\\0'))];
})"""


def test_every_quotation_is_the_documents(reader: Open, published: Any):
    """On all claim pages: what stands there is the verified quotation, and without our own words it is in the stored file."""
    page = reader(CLAIM, java_script_enabled=False)
    wrong, verbatim = [], 0
    for claim in published.site.claims:
        page.goto(f"{published.address}claims/{claim.id}/")
        shown = {anchor: (whole, parts) for anchor, whole, parts in page.evaluate(QUOTED)}
        for cited in claim.cited:
            whole, parts = shown.pop(cited.anchor)
            words = [] if cited.quotation is None else [spaced(cited.quotation.exact)]
            wrong += [] if words == [spaced(text) for text in whole] else [(claim.id, words, whole)]
            source = published.site.source_by_id[cited.evidence.source].source
            stored = spaced((published.root / "seeds" / source.document).read_text("utf-8")) if parts else ""
            wrong += [(claim.id, part) for part in parts if spaced(part) not in stored]
            verbatim += len(parts)
        wrong += [(claim.id, anchor) for anchor in shown]
    assert [] == wrong
    assert verbatim > 100


def test_the_passage_is_found_and_the_way_back(reader: Open):
    """The link of an entry leads to a mark that is on the screen; the link below the passage leads back to the entry."""
    page = reader(CLAIM)
    entry = page.locator(".cp-entry").first
    anchor = entry.get_attribute("id")
    quoted = spaced(entry.locator("blockquote").inner_text())
    entry.get_by_role("link", name=re.compile(r"line \d+")).click()
    page.wait_for_url(re.compile(r"/sources/.*#p-"))
    mark = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert "MARK" == mark.evaluate("e => e.tagName")
    expect(mark).to_be_in_viewport()
    assert quoted.startswith(spaced(mark.inner_text()))
    covered = mark.evaluate(
        "e => { const r = e.getClientRects()[0]; const top = document.elementFromPoint(r.x + 5, r.y + r.height / 2);"
        " return !(top === e || e.contains(top)) }"
    )
    assert not covered
    page.locator(f"a[href$='{KEY}/#{anchor}']").first.click()
    page.wait_for_url(re.compile(rf"/{CLAIM}#{anchor}$"))
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_every_passage_has_a_mark(reader: Open, published: Any):
    """Each place that an entry leads to is there, once, and marked."""
    page = reader("sources/", java_script_enabled=False)
    for source in published.site.sources:
        page.goto(f"{published.address}sources/{source.id}/")
        found = page.evaluate("() => [...document.querySelectorAll('blockquote [id^=p-]')].map(e => e.id)")
        expected = {entry.passage for _, entry in published.site.uses_of(source.id) if entry.passage}
        assert (sorted(expected), len(found)) == (sorted(set(found)), len(set(found)))


def test_without_scripts_the_text_is_the_same(reader: Open, published: Any):
    """Everything that a reader reads stands in the page itself."""
    pages = [reader(CLAIM, java_script_enabled=on) for on in (True, False)]
    for path in (CLAIM, "claims/", "sources/embassy-denial/", ""):
        for page in pages:
            page.goto(f"{published.address}{path}")
            # The controls above the list of claims and the buttons that copy are what scripts add.
            page.evaluate(
                "() => document.querySelectorAll('.cp-explorer, .cp-copy').forEach(e => e.remove())"
            )
        texts = [spaced(page.locator("article").inner_text()) for page in pages]
        assert texts[0] == texts[1]


def test_structured_data_is_in_the_head(reader: Open, published: Any):
    """One ClaimReview, as the record says it, and its comment is gone from the page."""
    page = reader(CLAIM)
    texts = page.locator("head script[type='application/ld+json']").all_text_contents()
    expected = [claim_review(published.site, published.site.claim_by_id[KEY])]
    assert expected == [json.loads(text) for text in texts]
    assert f"{published.address}{CLAIM}" == expected[0]["url"]
    assert "ClaimReview" not in page.locator("body").evaluate("e => e.innerHTML")


def test_the_head_names_the_page(reader: Open, published: Any):
    """Title, description and address, for search engines and for who shares it."""
    page = reader(CLAIM)
    claim = published.site.claim_by_id[KEY].claim.claim
    assert f"{claim} – claimpress" == page.title()
    address = page.locator("head link[rel=canonical]").get_attribute("href")
    title = page.locator("head meta[property='og:title']").get_attribute("content")
    assert (f"{published.address}{CLAIM}", claim) == (address, title)
    described = page.locator("head meta[name=description]").get_attribute("content") or ""
    assert described.startswith("Disputed: ")
    picture, words = (
        page.locator(f"head meta[property='{name}']").get_attribute("content")
        for name in ("og:image", "og:image:alt")
    )
    assert (f"{published.address}assets/share/{KEY}.png", f"“{claim}” Disputed") == (picture, words)
    assert 200 == page.request.get(f"{published.address}assets/share/{KEY}.png").status


def test_the_record_can_be_edited_and_an_error_reported(reader: Open):
    """The YAML file, not the generated page; and an issue that names the page."""
    page = reader(CLAIM)
    edit = page.get_by_role("link", name="Edit this record").get_attribute("href")
    report = page.get_by_role("link", name="Report an error").get_attribute("href") or ""
    assert f"https://code.example/desk/checks/edit/main/claims/{KEY}.yaml" == edit
    assert report.startswith(
        "https://code.example/desk/checks/issues/new?title=Error%20in%3A%20China%20has%20asked"
    )
    assert f"/{CLAIM}" in unquote(report)


LINE = """() => [...document.querySelectorAll('.cp-part:not([class*=" "]) > p')].map(({firstChild: text}) => {
  const range = document.createRange();
  let end = 0;
  do { range.setStart(text, 0); range.setEnd(text, ++end); } while (range.getClientRects().length < 2 && end < text.length);
  return end - 1;
})"""


@pytest.mark.parametrize("width", [700, 900, 1280, 1920])
def test_lines_are_of_a_length_to_read(reader: Open, width: int):
    """In running text, some 60 to 75 characters, however wide the window."""
    lines = reader(CLAIM, width=width).evaluate(LINE)
    assert len(lines) > 3
    assert 50 < max(lines) <= 80


WIDE = """() => [document.documentElement.scrollWidth, [...document.querySelectorAll('main *')].filter(
  e => e.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(e).overflowX === 'visible'
    && !e.closest('[class*=scroll], .cp-table, .cp-matrix')).slice(0, 3).map(e => e.outerHTML.slice(0, 80))]"""


@pytest.mark.parametrize("width", [360, 320])
def test_nothing_runs_off_a_narrow_screen(reader: Open, published: Any, width: int):
    """No page has to be moved sideways on a small telephone."""
    page = reader("", width=width)
    wide = {}
    for path in PAGES:
        page.goto(f"{published.address}{path}")
        wide[path] = page.evaluate(WIDE)
    assert {path: [width, []] for path in PAGES} == wide


def test_every_kind_of_page_is_among_those_looked_at(published: Any):
    """A kind of page that the site comes to have is added to the list above."""
    site = published.root / "site"
    kinds: dict[str, set[str]] = {}
    for file in site.rglob("*.html"):
        name = file.relative_to(site).as_posix().removesuffix("index.html")
        for kind in re.findall(r"cp-page--[a-z]+", file.read_text("utf-8")):
            kinds.setdefault(kind, set()).add(name)
    assert len(kinds) > 7
    assert {} == {kind: names for kind, names in kinds.items() if names.isdisjoint(PAGES)}


LEVEL = """() => [...document.querySelectorAll('.cp-origins li')].map(row => {
  const mark = row.querySelector('.cp-rails').lastElementChild.getBoundingClientRect();
  const words = document.createRange();
  words.selectNodeContents(row.querySelector('a, strong'));
  const line = words.getClientRects()[0];
  return [mark.right <= line.left, Math.abs(mark.y + mark.height / 2 - line.y - line.height / 2)];
})"""


@pytest.mark.parametrize("path", [CLAIM, "sources/embassy-denial/"])
@pytest.mark.parametrize("width", [1280, 360])
def test_a_documents_mark_stands_before_its_title(reader: Open, path: str, width: int):
    """In the diagram of what rests on what: level with the first line of the title, and not in its way."""
    rows = reader(path, width=width).evaluate(LEVEL)
    assert len(rows) > 3
    assert [] == [row for row in rows if not row[0] or row[1] > 2.5]


def _luminance(colour: str) -> float:
    parts = [float(part) / 255 for part in re.findall(r"[\d.]+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


COLOURS = """selector => [...document.querySelectorAll(selector)].map(e => {
  let back = e;
  while (back && /rgba\\(0, 0, 0, 0\\)|transparent/.test(getComputedStyle(back).backgroundColor)) back = back.parentElement;
  return [getComputedStyle(e).color, getComputedStyle(back || document.body).backgroundColor];
})"""


@SCHEMES
def test_words_stand_out_from_the_paper(reader: Open, published: Any, scheme: str):
    """Text, links, verdicts, quotations, and our words within them: 4.5 to 1 or better (WCAG 2.2, 1.4.3)."""
    page = reader("", color_scheme=scheme)
    for path in (CLAIM, "verdicts/", "sources/embassy-denial/", "claims/"):
        page.goto(f"{published.address}{path}")
        selector = "article :is(h1, h2, p, li, a, blockquote p, mark, .cp-verdict, .cp-ours, .cp-print, .cp-match, td, th)"
        for text, paper in {tuple(pair) for pair in page.evaluate(COLOURS, selector)}:
            light, dark = sorted((_luminance(text), _luminance(paper)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{text} on {paper} in {path}"


def test_light_and_dark_differ(reader: Open):
    """The palette follows the reader's system."""
    papers = [
        reader(CLAIM, color_scheme=scheme).evaluate(COLOURS, "article")[0][1] for scheme in ("light", "dark")
    ]
    light, dark = map(_luminance, papers)
    assert light > 0.8
    assert dark < 0.05


def test_search_finds_a_claim_by_its_words(reader: Open):
    """Typed into the field, and opened from the list of results."""
    page = reader("")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("own security personnel protect")
    result = page.locator(f".md-search-result a[href*='{KEY}']").first
    result.wait_for(state="visible")
    result.click()
    page.wait_for_url(re.compile(rf"/{CLAIM}"))
    expect(page.locator("h1")).to_contain_text("its own security personnel")


def test_a_lost_reader_is_led_back(reader: Open, published: Any):
    """An address that never was, at any depth: a page that says so, whose links work below the site's folder."""
    page = reader("claims/no/such/page/", status=404)
    expect(page.get_by_role("heading", name="There is no page at this address")).to_be_visible()
    page.get_by_role("link", name="Every claim").click()
    page.wait_for_url(f"{published.address}claims/")
