"""The list of claims as a reader narrows it down: words, facets, order, and the address that holds them."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from facets import facet
from playwright.sync_api import Locator, Page, Route, expect

from claimpress.pages.lines import claim_line
from claimpress.pages.views import ClaimLine

pytestmark = pytest.mark.browser

CLAIMS = "claims/"
FACETS = ["Verdict", "Topic", "Said by", "Source", "Year checked"]
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def lines(published: Any) -> list[ClaimLine]:
    """Return the claims of the site in the order of the table."""
    return [claim_line(published.site, claim) for claim in published.site.claims]


def settle(page: Page) -> None:
    """Wait until the table shows what was asked for."""
    expect(page.locator(".cp-table table[aria-busy=true]")).to_have_count(0)


def shown(page: Page) -> list[str]:
    """Return the claims that are on the page, in their order, once all rows of the first part are drawn."""
    settle(page)
    page.wait_for_function(
        "() => { const said = document.querySelector('.cp-explorer p');"
        " return !said || document.querySelectorAll('.cp-table tbody tr').length === Math.min(100, parseInt(said.textContent)) }"
    )
    return page.locator(".cp-table tbody td:first-child a").all_inner_texts()


def box(page: Page, name: str, value: str) -> Locator:
    """Return the box of a value in a facet."""
    return facet(page, name).get_by_role("checkbox", name=re.compile(rf"^{re.escape(value)} \d+$"))


def counts(page: Page, name: str) -> dict[str, int]:
    """Return the values of a facet with the numbers beside them."""
    settle(page)
    group = facet(page, name)
    expect(group).to_have_attribute("aria-busy", "false")
    texts = group.locator("label").all_text_contents()
    split = [text.split() for text in texts]
    return {" ".join(words[:-1]): int(words[-1]) for words in split}


def count_of(page: Page, number: int, total: int) -> None:
    """The line says how many there are."""
    expect(page.locator(".cp-explorer").get_by_role("status")).to_have_text(f"{number} of {total} claims")


def test_nothing_is_left_out_at_first(reader: Open, lines: list[ClaimLine]):
    """Every claim, the newest first, and no way to clear what is not set."""
    page = reader(CLAIMS)
    count_of(page, len(lines), len(lines))
    assert [line.claim for line in lines] == shown(page)
    expect(page.get_by_role("button", name="Clear all")).to_be_hidden()
    assert "descending" == page.get_by_role("columnheader", name="Checked").get_attribute("aria-sort")


def test_values_of_a_facet_are_alternatives(reader: Open, lines: list[ClaimLine]):
    """One value, then another beside it: the claims of both, and the address names both."""
    page = reader(CLAIMS)
    box(page, "Verdict", "Disputed").check()
    assert [line.claim for line in lines if line.verdict.key == "disputed"] == shown(page)
    box(page, "Verdict", "Refuted").check()
    expected = [line.claim for line in lines if line.verdict.key in {"disputed", "refuted"}]
    assert expected == shown(page)
    count_of(page, len(expected), len(lines))
    assert page.url.endswith("/claims/?verdict=refuted&verdict=disputed")
    expect(page.locator("summary", has_text="Verdict")).to_have_text("Verdict (2)")


def test_facets_narrow_each_other(reader: Open, lines: list[ClaimLine]):
    """A claim has to fit every facet; numbers follow the other facets, and nothing leads to an empty list."""
    page = reader(CLAIMS)
    before = counts(page, "Verdict")
    assert Counter(line.verdict.label for line in lines) == before
    topic = "Karachi attack"
    box(page, "Topic", topic).check()
    inside = [line for line in lines if topic in {link.text for link in line.topics}]
    count_of(page, len(inside), len(lines))
    expected = dict.fromkeys(before, 0) | Counter(line.verdict.label for line in inside)
    assert expected == counts(page, "Verdict")
    none = next(label for label, number in expected.items() if number == 0)
    expect(box(page, "Verdict", none)).to_be_disabled()
    # The facet's own choice does not limit its own numbers.
    assert Counter(link.text for line in lines for link in line.topics) == counts(page, "Topic")
    some = inside[0].verdict
    box(page, "Verdict", some.label).check()
    assert [line.claim for line in inside if line.verdict == some] == shown(page)


@pytest.mark.parametrize("name", FACETS)
def test_every_facet_counts_every_claim(reader: Open, published: Any, lines: list[ClaimLine], name: str):
    """The values of each facet are those of the records, and their numbers too."""
    titles = {source.id: source.source.title for source in published.site.sources}
    values: dict[str, Counter[str]] = {
        "Verdict": Counter(line.verdict.label for line in lines),
        "Topic": Counter(link.text for line in lines for link in line.topics),
        "Said by": Counter(line.claimant.text if line.claimant else "nobody in particular" for line in lines),
        "Source": Counter(titles[source] for line in lines for source in line.sources),
        "Year checked": Counter(line.published.iso[:4] for line in lines),
    }
    expected = {re.sub(r"[\[\]]", "", label): number for label, number in values[name].items()}
    found = counts(reader(CLAIMS), name)
    assert expected == {re.sub(r"[\[\]]", "", label): number for label, number in found.items()}


def test_every_word_has_to_occur(reader: Open, lines: list[ClaimLine]):
    """In the claim, its claimant or its topics; case and accents do not matter; the address follows."""
    page = reader(CLAIMS)
    page.get_by_label("Filter by words").fill("  réuters SECURITY ")
    expected = [
        line.claim
        for line in lines
        if all(
            word
            in f"{line.claim} {line.claimant and line.claimant.text} {[link.text for link in line.topics]}".lower()
            for word in ("reuters", "security")
        )
    ]
    assert 0 < len(expected) < len(lines)
    count_of(page, len(expected), len(lines))
    assert expected == shown(page)
    page.wait_for_url(re.compile(r"\?words=r%C3%A9uters\+SECURITY$"))


def test_typing_is_no_step_of_the_way_back(reader: Open):
    """The way back leads out of the list, not letter by letter through a word."""
    page = reader("")
    page.goto(page.url + CLAIMS)
    page.get_by_label("Filter by words").press_sequentially("police")
    page.wait_for_url("**/claims/?words=police")
    page.go_back()
    expect(page).not_to_have_url(re.compile("/claims/"))


def test_a_shared_address_opens_the_same_list(reader: Open, lines: list[ClaimLine]):
    """Words, facets and order are all in it; what the table does not have is left out."""
    page = reader("claims/?words=china&verdict=disputed&verdict=unproven&verdict=nonsense&sort=claim")
    expected = [
        line.claim
        for line in lines
        if line.verdict.key in {"disputed", "unproven"}
        and "china" in str((line.claim, line.claimant, line.topics)).lower()
    ]
    assert set(expected) == set(shown(page))
    count_of(page, len(expected), len(lines))
    expect(page.get_by_label("Filter by words")).to_have_value("china")
    expect(box(page, "Verdict", "Disputed")).to_be_checked()
    expect(page.locator("summary", has_text="Verdict")).to_have_text("Verdict (2)")
    assert "ascending" == page.get_by_role("columnheader", name="Claim").get_attribute("aria-sort")


def test_back_and_forward(reader: Open, lines: list[ClaimLine]):
    """Each choice is a step, without the page being loaded again; the way back from a claim leads to the same list."""
    page = reader(CLAIMS)
    page.evaluate("() => { window.kept = true }")
    box(page, "Verdict", "Disputed").check()
    disputed = shown(page)
    box(page, "Verdict", "Refuted").check()
    both = shown(page)
    page.go_back()
    expect(box(page, "Verdict", "Refuted")).not_to_be_checked()
    assert disputed == shown(page)
    page.go_back()
    count_of(page, len(lines), len(lines))
    page.go_forward()
    page.go_forward()
    assert both == shown(page)
    assert page.evaluate("() => window.kept")
    page.locator(".cp-table tbody a").first.click()
    page.wait_for_url(re.compile(r"/claims/[a-z0-9-]+/$"))
    page.go_back()
    count_of(page, len(both), len(lines))
    assert both == shown(page)


def test_clear_all(reader: Open, lines: list[ClaimLine]):
    """Words and facets go, the order stays, and the keyboard is where the next filter begins."""
    page = reader("claims/?words=china&verdict=disputed&sort=-claim")
    page.get_by_role("button", name="Clear all").click()
    count_of(page, len(lines), len(lines))
    assert page.url.endswith("/claims/?sort=-claim")
    expect(page.get_by_label("Filter by words")).to_have_value("")
    expect(page.get_by_label("Filter by words")).to_be_focused()
    expect(page.get_by_role("button", name="Clear all")).to_be_hidden()


def test_columns_put_claims_in_order(reader: Open, published: Any, lines: list[ClaimLine]):
    """A click on a head orders by it, a second one the other way round; the head and the address say so."""
    page = reader(CLAIMS)
    scale = [verdict.key for verdict in published.site.config.settings.verdicts]
    by_verdict = sorted(lines, key=lambda line: scale.index(line.verdict.key))
    page.get_by_role("button", name="Verdict", exact=True).click()
    assert [line.claim for line in by_verdict] == shown(page)
    assert page.url.endswith("?sort=verdict")
    head = page.get_by_role("columnheader", name="Supports")
    for direction, key in (("descending", "-supports"), ("ascending", "supports")):
        head.get_by_role("button").click()
        turn = -1 if direction == "descending" else 1
        expected = sorted(lines, key=lambda line, turn=turn: turn * line.counts.supports)  # type: ignore[misc]
        assert [line.claim for line in expected] == shown(page)
        assert direction == head.get_attribute("aria-sort")
        assert page.url.endswith(f"?sort={key}")
    assert "none" == page.get_by_role("columnheader", name="Verdict").get_attribute("aria-sort")
    page.get_by_role("button", name="Checked").click()
    assert page.url.endswith("/claims/")


def test_with_the_keyboard_alone(reader: Open, lines: list[ClaimLine]):
    """From the field to a facet, a value, out again with Escape, and on to the head of a column."""
    page = reader(CLAIMS)
    page.get_by_label("Filter by words").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    first = page.get_by_role("group", name="Verdict").get_by_role("checkbox").first
    expect(first).to_be_visible()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    chosen = [line for line in lines if line.verdict.key == first.get_attribute("value")]
    count_of(page, len(chosen), len(lines))
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(page.locator("summary", has_text="Verdict")).to_be_focused()
    for _ in FACETS:
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Clear all")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("columnheader", name="Claim").get_by_role("button")).to_be_focused()


def test_a_facet_closes_when_it_is_left(reader: Open):
    """By a click beside it, or by opening another one."""
    page = reader(CLAIMS)
    facet(page, "Verdict")
    facet(page, "Topic")
    assert 1 == page.locator(".cp-explorer details[open]").count()
    page.locator("h1").click()
    assert 0 == page.locator(".cp-explorer details[open]").count()


def test_on_a_telephone(reader: Open, lines: list[ClaimLine]):
    """Facets are folded away behind a button that says how many are set; the order is a list to choose from."""
    page = reader("claims/?verdict=disputed&verdict=refuted", width=360)
    button = page.get_by_role("button", name="Filters (2 set)")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".cp-explorer details").first).to_be_hidden()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    box(page, "Verdict", "Refuted").uncheck()
    expect(page.get_by_role("button", name="Filters (1 set)")).to_be_visible()
    page.get_by_label("Order").select_option("Claim, Z to A")
    assert page.url.endswith("?verdict=disputed&sort=-claim")
    found = {line.claim for line in lines if line.verdict.key == "disputed"}
    assert sorted(found, reverse=True) == shown(page)
    small = page.evaluate(
        "() => [...document.querySelectorAll('.cp-explorer :is(button, summary, select, label)')]"
        ".map(e => e.getBoundingClientRect()).filter(r => r.height && Math.min(r.height, r.width) < 24).length"
    )
    assert 0 == small
    assert 360 == page.evaluate("() => document.documentElement.scrollWidth")


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_when_the_script_arrives(reader: Open, width: int):
    """The place of the controls is kept free for them."""
    page = reader(CLAIMS, width=width)
    places = (
        "() => ['.cp-explorer', '.cp-table'].map(e => document.querySelector(e).getBoundingClientRect().y)"
    )
    expect(page.get_by_label("Filter by words")).to_be_visible()
    filled = page.evaluate(places)
    page.route("**/explorer.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    assert filled == page.evaluate(places)


def test_without_scripts_the_table_is_whole(reader: Open, lines: list[ClaimLine]):
    """No control that would do nothing, every claim, and the lists by verdict, topic and claimant as links."""
    page = reader("claims/?verdict=disputed", java_script_enabled=False)
    expect(page.locator(".cp-explorer")).to_be_hidden()
    expect(page.locator(".cp-table tbody tr").last).to_be_visible()
    assert [line.claim for line in lines] == shown(page)
    assert {f"../verdicts/{line.verdict.key}/" for line in lines} == {
        link.get_attribute("href") for link in page.locator(".cp-verdict a").all()
    }


def test_every_control_has_a_name(reader: Open):
    """A label for each field and box, words in each button, a group's name for each facet."""
    page = reader(CLAIMS)
    for name in FACETS:
        facet(page, name)
    nameless = page.evaluate(
        "() => [...document.querySelectorAll('.cp-explorer :is(input, select, button, summary, legend), .cp-table button')]"
        ".filter(e => !(e.labels?.length ? e.labels[0].textContent : e.textContent).trim()).map(e => e.outerHTML)"
    )
    assert [] == nameless


def _thousands(route: Route) -> None:
    """Answer with a page that has its rows many times over."""
    answer = route.fetch()
    before, rest = answer.text().split("<tbody>")
    rows, after = rest.split("</tbody>")
    route.fulfill(response=answer, body=f"{before}<tbody>{rows * 25}</tbody>{after}")


def test_a_long_table_is_shown_in_parts(reader: Open, lines: list[ClaimLine], published: Any):
    """A hundred rows at a time; the numbers are those of all."""
    page = reader("")
    page.route("**/claims/", _thousands)
    page.goto(f"{published.address}{CLAIMS}")
    total = 25 * len(lines)
    count_of(page, total, total)
    assert 100 == len(shown(page))
    page.get_by_role("button", name="Show 100 more").click()
    expect(page.locator(".cp-table tbody tr")).to_have_count(200)
    box(page, "Verdict", "Disputed").check()
    disputed = 25 * sum(line.verdict.key == "disputed" for line in lines)
    count_of(page, disputed, total)
    expect(page.locator(".cp-table tbody tr")).to_have_count(min(100, disputed))
