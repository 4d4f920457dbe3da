"""ClaimReview: what search engines and fact-check databases read."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from claimpress.claimreview import claim_review, claim_review_text
from claimpress.pages.claim import claim_view
from claimpress.published import published_claim
from claimpress.site import Site, site_of

FERRY = "ferry-stops-on-friday"
PATH = f"claims/{FERRY}.yaml"


@pytest.fixture
def desk(project: Callable[..., Any], examples: Any) -> Any:
    """Return a project of one claim and two sources."""
    return project(examples / "small")


def review(desk: Any) -> dict[str, Any]:
    """Return the ClaimReview of the one claim."""
    site = made(desk)
    return claim_review(site, site.claim_by_id[FERRY])


def made(desk: Any) -> Site:
    """Return the site of a project without errors."""
    checked = desk.check()
    assert [] == [problem.message for problem in checked.problems if problem.severity == "error"]
    return site_of(checked.collection)


def test_whole(desk: Any):
    """Every property that readers of ClaimReview ask for, and no other."""
    expected = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": "https://desk.example/claims/ferry-stops-on-friday/#review",
        "url": "https://desk.example/claims/ferry-stops-on-friday/",
        "claimReviewed": "The ferry between Lowmere and Saltholm stops on Friday.",
        "datePublished": "2026-03-05",
        "dateModified": "2026-03-05",
        "inLanguage": "en",
        "author": {"@type": "Organization", "name": "Example desk", "url": "https://desk.example/"},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Supported",
            "ratingValue": 5,
            "bestRating": 5,
            "worstRating": 1,
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Organization", "name": "Island Gazette"},
            "datePublished": "2026-03-03",
            "firstAppearance": {
                "@type": "CreativeWork",
                "name": "Saltholm ferry halted",
                "url": "https://desk.example/sources/island-gazette/",
                "datePublished": "2026-03-03",
            },
        },
        "sdLicense": "https://creativecommons.org/publicdomain/zero/1.0/",
    }
    assert expected == review(desk)


def test_a_verdict_off_the_line_has_no_number(desk: Any):
    """Unproven is no point between 1 and 5."""
    desk.replace(PATH, "verdict: supported", "verdict: unproven")
    assert {"@type": "Rating", "alternateName": "Unproven"} == review(desk)["reviewRating"]


def test_without_claimant_there_is_no_author(desk: Any):
    """Nobody is made up to have said it."""
    desk.replace(
        PATH,
        "claimant:\n  name: Island Gazette\n  role: newspaper\nclaimed: 2026-03-03\nappearances: [island-gazette]\n",
        "",
    )
    assert {"@type": "Claim"} == review(desk)["itemReviewed"]


def test_a_person_is_a_person(desk: Any):
    """With the address, where it is known."""
    desk.replace(
        PATH, "  name: Island Gazette\n", "  name: Ada Quill\n  kind: person\n  url: https://quill.example/\n"
    )
    expected = {"@type": "Person", "name": "Ada Quill", "url": "https://quill.example/"}
    assert expected == review(desk)["itemReviewed"]["author"]


def test_appearances(desk: Any):
    """Several are listed; one is the first; an address goes out as it is."""
    desk.replace(PATH, "[island-gazette]", "[island-gazette, https://lowmere.example/a]")
    desk.replace("seeds/island-gazette.yaml", "published: 2026-03-03\n", "url: https://gazette.example/1\n")
    expected = [
        {"@type": "CreativeWork", "name": "Saltholm ferry halted", "url": "https://gazette.example/1"},
        {"@type": "CreativeWork", "url": "https://lowmere.example/a"},
    ]
    assert expected == review(desk)["itemReviewed"]["appearance"]
    assert "firstAppearance" not in review(desk)["itemReviewed"]


def test_the_organisation(project: Callable[..., Any], examples: Any):
    """Its name, address and logo come from the settings."""
    mkdocs = (
        "site_name: X\nextra:\n  claimpress:\n    language: de\n    organisation: {name: The desk, url: https://d.example/, "
        "logo: https://d.example/l.png}\n"
    )
    given = review(project(examples / "small", mkdocs))
    expected = {
        "@type": "Organization",
        "name": "The desk",
        "url": "https://d.example/",
        "logo": "https://d.example/l.png",
    }
    assert (expected, "de", "/claims/ferry-stops-on-friday/") == (
        given["author"],
        given["inLanguage"],
        given["url"],
    )


@pytest.mark.parametrize(("status", "expected"), [("published", True), ("withdrawn", False)])
def test_only_what_we_stand_behind(desk: Any, status: str, expected: bool):  # noqa: FBT001
    """A withdrawn check has no ClaimReview; a draft has not even a page."""
    desk.replace(PATH, "status: published", f"status: {status}")
    site = made(desk)
    assert expected == bool(claim_view(site, site.claim_by_id[FERRY]).claim_review)


def test_a_draft_has_no_page(desk: Any):
    """And so no ClaimReview."""
    desk.replace(PATH, "status: published", "status: draft")
    assert () == made(desk).claims


@pytest.mark.parametrize(
    "words",
    [
        "a -- b --- c ----",
        "x --> y",
        "</script><script>alert(1)</script>",
        "<!-- <b>",
        "&amp; ]]>",
        "“é” \\u003c \\",
    ],
)
def test_no_claim_can_break_out(desk: Any, words: str):
    """Neither a comment nor a script ends within the structured data, and it reads back as the words themselves."""
    site = made(desk)
    claim = site.claim_by_id[FERRY]
    hostile = claim.claim.model_copy(update={"claim": words})
    told = published_claim(claim.id, claim.path, claim.verdict, hostile, claim.cited)
    text = claim_review_text(site, told)
    assert not [mark for mark in ("--", "<", ">", "&") if mark in text]
    assert words == json.loads(text)["claimReviewed"]
    assert [(text, words)] == _scripts(f'<p>a</p><script type="application/ld+json">{text}</script><p>b</p>')


def _scripts(page: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            if self.cdata_elem == "script":
                found.append((data, json.loads(data)["claimReviewed"]))

    reader = Reader()
    reader.feed(page)
    reader.close()
    return found
