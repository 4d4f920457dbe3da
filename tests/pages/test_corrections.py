"""The page of corrections, and the notice on the page of a corrected claim."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from claimpress.pages.claim import claim_view
from claimpress.pages.corrections import correction_days, corrections
from claimpress.pages.views import DateView
from claimpress.pages.views_claim import HistoryView
from claimpress.site import Site, site_of
from rendering import render_site

CARTS = "bridge-closes-to-carts"
WITHDRAWN = HistoryView(DateView("20 March 2026", "2026-03-20"), "Withdrawn", "We had mixed up two ferries.")
CORRECTED = HistoryView(DateView("15 March 2026", "2026-03-15"), "Corrected", "The month was wrong.")
HISTORY = """\
history:
  - {date: 2026-03-12, kind: published, note: First published.}
  - {date: 2026-03-13, kind: updated, note: A link was added.}
  - {date: 2026-03-15, kind: corrected, note: The month was wrong.}
  - {date: 2026-03-15, kind: corrected, note: So was the year.}
  - {date: 2026-03-20, kind: verdict-changed, note: The council decided.}
"""


def changed(desk: Any) -> Site:
    """Return the site whose check of the carts has a long history."""
    text = desk.read(f"claims/{CARTS}.yaml")
    before, _, after = text.partition("history:\n")
    desk.write(f"claims/{CARTS}.yaml", f"{before}{HISTORY}authors:{after.partition('authors:')[2]}")
    checked = desk.check(date(2026, 6, 1))
    assert [] == [problem.message for problem in checked.problems if problem.severity == "error"]
    return site_of(checked.collection)


def test_newest_first_without_first_publications(site: Site):
    """The withdrawal came after the correction."""
    expected = [("ferry-runs-longer", WITHDRAWN), (CARTS, CORRECTED)]
    assert expected == [(line.id, entry) for line, entry in corrections(site, site.corrections)]


def test_those_of_one_day_stand_under_one_date(desk: Any):
    """Of one day and one claim, the later entry of its history comes first; two of a kind are told apart."""
    site = changed(desk)
    expected = [
        ("2026-03-20", [("ferry-runs-longer", "Withdrawn"), (CARTS, "Verdict changed")]),
        ("2026-03-15", [(CARTS, "Corrected"), (CARTS, "Corrected")]),
        ("2026-03-13", [(CARTS, "Updated")]),
    ]
    assert expected == [
        (day.date.iso, [(line.id, entry.kind) for line, entry in day.entries])
        for day in correction_days(corrections(site, site.corrections))
    ]
    of_that_day = [(found.number, found.event.note) for found in site.corrections[2:4]]
    assert [(2, "So was the year."), (1, "The month was wrong.")] == of_that_day


def test_each_entry_has_its_note_and_the_verdict_now(pages: dict[str, str]):
    """A withdrawn check has no verdict any more."""
    page = pages["corrections.md"]
    assert (
        "- Corrected: [The bridge at Lowmere closes to carts on the first of May.](claims/bridge-closes-to-carts.md)<br>\n"
        "  The month was wrong.<br>\n"
        '  Verdict now: <span class="cp-verdict cp-verdict--check">[Supported](verdicts/supported.md)</span>\n'
    ) in page
    assert (
        '- Withdrawn: [<span lang="de" dir="auto">Die Fähre fährt im Mai länger.</span>](claims/ferry-runs-longer.md)<br>\n'
        "  We had mixed up two ferries.<br>\n"
        "  Verdict now: none, the check is withdrawn\n"
    ) in page
    assert "(methodology.md#corrections)" in page
    assert "(corrections.xml)" in page
    assert "so far" not in page


def test_no_correction_so_far(project: Callable[..., Any], examples: Any):
    """The page says so in a sentence."""
    site = site_of(project(examples / "small").check().collection)
    page = {page.path: page.text for page in render_site(site)}["corrections.md"]
    assert page.endswith("\nNo check has been corrected so far.\n")
    assert () == correction_days(corrections(site, site.corrections))
    assert () == corrections(site, ())


def test_a_corrected_claim_says_so_under_its_byline(desk: Any):
    """The latest first; an update or a withdrawal is no correction."""
    site = changed(desk)
    expected = [
        ("Verdict changed", "The council decided."),
        ("Corrected", "So was the year."),
        ("Corrected", "The month was wrong."),
    ]
    shown = claim_view(site, site.claim_by_id[CARTS]).corrections
    assert expected == [(entry.kind, entry.note) for entry in shown]
    assert () == claim_view(site, site.claim_by_id["ferry-runs-longer"]).corrections
    page = {page.path: page.text for page in render_site(site)}[f"claims/{CARTS}.md"]
    byline = page.partition('<div class="cp-byline"')[2].partition("</div>")[0]
    assert byline.endswith(
        "Checked 12 March 2026.\n\n**Verdict changed 20 March 2026:** The council decided.\n\n"
        "**Corrected 15 March 2026:** So was the year.\n\n**Corrected 15 March 2026:** The month was wrong.\n\n"
    )


def test_a_site_orders_by_date_however_its_claims_are_ordered(site: Site):
    """Corrections do not depend on the order of the list."""
    turned = replace(site, claims=site.claims[::-1])
    assert corrections(site, site.corrections) == corrections(turned, turned.corrections)
