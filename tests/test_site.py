"""The verified site: what is joined up from a sound collection."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from claimpress.pages.links import claim_page
from claimpress.records.dates import PartialDate
from claimpress.site import Site, site_of

FERRY = "ferry-stops-on-friday"


def small(project: Callable[..., Any], examples: Any) -> Any:
    """Return a project of one claim and two sources."""
    return project(examples / "small")


def add(desk: Any, key: str, **values: str) -> None:
    """Add a claim like the first one, with other values in the lines of these keys."""
    text = desk.read(f"claims/{FERRY}.yaml")
    for name, value in values.items():
        text = re.sub(rf"^{name}: .*$", f"{name}: {value}", text, flags=re.MULTILINE)
    text = text.replace("date: 2026-03-05", f"date: {values.get('published', '2026-03-05')}")
    desk.write(f"claims/{key}.yaml", text)


def made(desk: Any) -> Site:
    """Return the site of a project without errors."""
    checked = desk.check()
    assert [] == [problem.message for problem in checked.problems if problem.severity == "error"]
    return site_of(checked.collection)


def test_a_site_of_one_claim(project: Callable[..., Any], examples: Any):
    """Claims, sources by title, and every way to them."""
    site = made(small(project, examples))
    assert [FERRY] == [claim.id for claim in site.claims]
    assert ["harbour-notice", "island-gazette"] == [source.id for source in site.sources]
    claim = site.claim_by_id[FERRY]
    assert ("claims/ferry-stops-on-friday.yaml", "supported", False) == (
        claim.path,
        claim.verdict.key,
        claim.withdrawn,
    )
    assert (PartialDate(2026, 3, 5), PartialDate(2026, 3, 5)) == (claim.modified, site.newest)
    assert [(FERRY, "island-gazette")] == [(c.id, e.source) for c, e in site.uses_of("island-gazette")]
    assert (frozenset({"harbour-notice"}), frozenset({"island-gazette"})) == claim.origins("supports")
    assert () == claim.origins("refutes")
    assert ({}, date(2026, 11, 22)) == (site.reports_of, site.today)


def test_claims_are_newest_first_then_by_their_words(project: Callable[..., Any], examples: Any):
    """A month counts from its first day; capitals and file names do not matter."""
    desk = small(project, examples)
    add(desk, "z-older", claim="Older.", published="2026-03")
    add(desk, "y-newer", claim="newer.", published="2026-10-01")
    add(desk, "x-same", claim="a boat.")
    assert ["y-newer", "x-same", FERRY, "z-older"] == [claim.id for claim in made(desk).claims]


def test_drafts_have_no_page_and_withdrawn_claims_do_not_stand(project: Callable[..., Any], examples: Any):
    """A draft is nowhere; a withdrawn check is on the site, and not among those we stand behind."""
    desk = small(project, examples)
    add(desk, "a-draft", status="draft")
    add(desk, "b-withdrawn", status="withdrawn")
    site = made(desk)
    assert ["b-withdrawn", FERRY] == sorted(claim.id for claim in site.claims)
    assert [FERRY] == [claim.id for claim in site.standing]
    assert claim_page("a-draft") not in {claim_page(claim.id) for claim in site.claims}


def test_the_newest_date_is_that_of_any_history(project: Callable[..., Any], examples: Any):
    """A correction makes a claim, and the site, newer; a site without claims has no date."""
    desk = small(project, examples)
    desk.replace(
        f"claims/{FERRY}.yaml",
        "    note: First published.",
        "    note: First published.\n  - {date: 2026-04, kind: corrected, note: A word.}",
    )
    assert PartialDate(2026, 4) == made(desk).newest
    assert site_of(project().check().collection).newest is None


def test_anchors_change_only_with_what_they_name(project: Callable[..., Any], examples: Any):
    """Another order of the entries, another speaker, another fold of the lines: the address of an entry stays."""
    desk = small(project, examples)
    before = made(desk).claim_by_id[FERRY].cited[0]
    path = f"claims/{FERRY}.yaml"
    desk.replace(path, "speaker: Ada Quill, harbour master", "speaker: Ada Quill")
    desk.replace(
        path, "quote: The ferry to Saltholm stops", "quote: >-\n      The ferry to\n      Saltholm stops"
    )
    after = made(desk).claim_by_id[FERRY].cited[0]
    assert (before.anchor, before.passage) == (after.anchor, after.passage)
    desk.replace(path, "quote: Islanders will be", "quote: be")
    assert before.anchor != made(desk).claim_by_id[FERRY].cited[1].anchor


def test_unverified_entries_have_no_passage(project: Callable[..., Any], examples: Any):
    """A paraphrase stands in no document."""
    desk = small(project, examples)
    desk.replace(f"claims/{FERRY}.yaml", "quote: Islanders will be", "paraphrase: Islanders are")
    cited = made(desk).claim_by_id[FERRY].cited[1]
    assert (None, "") == (cited.quotation, cited.passage)
    assert cited.anchor.startswith("e-")
