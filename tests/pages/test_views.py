"""What a claim page and a source page are given, from one small site."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from claimpress.pages.claim import claim_view
from claimpress.pages.lines import claim_line
from claimpress.pages.source import source_view
from claimpress.pages.views import ClaimLine, Counts, DateView, Link, VerdictView
from claimpress.pages.views_claim import (
    ClaimView,
    EvidenceView,
    HistoryView,
    PieceView,
    RelatedView,
    WaivedView,
)
from claimpress.pages.views_source import SourceView
from claimpress.published import published_claim
from claimpress.site import Site, site_of

CARTS = "bridge-closes-to-carts"
EVERYONE = "bridge-closes-to-everyone"
FERRY = "ferry-runs-longer"
MINUTES = Link("Minutes of the Lowmere council", "sources/council-minutes.md")
GAZETTE = Link("Bridge to shut for carts", "sources/gazette.md")


def view(site: Site, key: str) -> ClaimView:
    """Return the view of a claim."""
    return claim_view(site, site.claim_by_id[key])


def entries(site: Site, key: str) -> list[EvidenceView]:
    """Return the entries of a claim in the order of its page."""
    return [entry for group in view(site, key).groups for entry in group.entries]


def source(site: Site, key: str) -> SourceView:
    """Return the view of a source."""
    return source_view(site, site.source_by_id[key])


def test_claim_line(site: Site):
    """A claim in a list has its verdict, its claimant and its evidence in figures."""
    verdict = VerdictView(
        "refuted",
        "Refuted",
        "The evidence on record contradicts the claim.",
        "cross",
        1,
        "verdicts/refuted.md",
    )
    expected = ClaimLine(
        id=EVERYONE,
        claim="Nobody may cross the bridge from May.",
        page="claims/bridge-closes-to-everyone.md",
        lang="en",
        verdict=verdict,
        claimant=None,
        topics=(Link("Bridge", "topics/bridge.md"),),
        sources=("council-minutes", "radio-talk"),
        published=DateView("12 March 2026", "2026-03-12"),
        withdrawn=False,
        counts=Counts(supports=1, refutes=2, context=0, documents=1, origins=2),
    )
    assert expected == claim_line(site, site.claim_by_id[EVERYONE])


def test_head_of_a_claim(site: Site):
    """Who said it, when and where, in the words of the record; the summary is Markdown, the description plain."""
    shown = view(site, CARTS)
    expected = (
        Link("Ida Brandt", "claimants/ida-brandt.md"),
        "surveyor",
        "https://lowmere.example/brandt",
        DateView("10 March 2026", "2026-03-10"),
        (MINUTES, Link("https://lowmere.example/notice", "https://lowmere.example/notice")),
        "The minutes have the surveyor *say so*, and the [Gazette](https://gazette.example/) retells them.",
        "Supported: The minutes have the surveyor say so, and the Gazette retells them.",
        "2026-03-15",
    )
    actual = (
        shown.line.claimant,
        shown.role,
        shown.claimant_url,
        shown.claimed,
        shown.appearances,
        shown.summary,
        shown.description,
        shown.modified,
    )
    assert expected == actual


def test_figures_and_groups_of_a_claim(site: Site):
    """Entries are grouped by stance; two documents of one origin are one origin, and the page says so."""
    shown = view(site, CARTS)
    assert [("supports", 2), ("context", 3)] == [(group.stance, len(group.entries)) for group in shown.groups]
    expected = ("2 support · 3 context, from 2 documents, 1 independent origin", MINUTES)
    assert expected == (shown.glance, shown.one_origin)


def test_no_common_origin(site: Site):
    """Without support, or with support by several origins, no common origin is claimed."""
    assert (None, Link("[Talk with a trader]", "sources/radio-talk.md")) == (
        view(site, FERRY).one_origin,
        view(site, EVERYONE).one_origin,
    )


def test_a_verified_entry(site: Site):
    """A verified entry has its place, its fingerprint, and its ways to the passage and to the publisher's page."""
    words = (
        "“The bridge will be closed to carts from the first of May,” the surveyor Ida Brandt told the council"
    )
    original = (
        "https://lowmere.example/minutes?day=10&page=1#:~:text=chair.-,%E2%80%9CThe%20bridge%20will%20be%20closed%20to%20"
        "carts%20from%20the%20first%20of%20May%2C%E2%80%9D%20the%20surveyor%20Ida%20Brandt%20told%20the%20council"
    )
    expected = EvidenceView(
        anchor="e-b11997c5",
        stance="supports",
        pieces=(PieceView("verbatim", words),),
        paraphrase="",
        lang="en",
        speaker="Ida Brandt, surveyor",
        attribution="on the record",
        said=DateView("10 March 2026", "2026-03-10"),
        why="The only record of her words.",
        source=MINUTES,
        publisher="Lowmere council",
        published=DateView("10 March 2026", "2026-03-10"),
        verified=True,
        passage="sources/council-minutes.md#p-f0b9def0",
        line=5,
        fingerprint="1bebf62541ef",
        original=original,
        archive="https://archive.example/lowmere-minutes",
        rests_on=(),
        others=(Link("Bridge to shut for carts", "claims/bridge-closes-to-carts.md#e-4b33a890"),),
        wording="wording.md#said-closed-to-carts",
    )
    assert expected == entries(site, CARTS)[0]


def test_the_same_utterance_elsewhere(site: Site):
    """Another report on the same page is linked there, one on another page at its source; a source not to itself."""
    same_page = (Link("Minutes of the Lowmere council", "claims/bridge-closes-to-carts.md#e-b11997c5"),)
    other_page = (Link("Bridge to shut for carts", "sources/gazette.md#p-9069214f"),)
    assert (same_page, other_page) == (entries(site, CARTS)[1].others, entries(site, EVERYONE)[2].others)


def test_retold_evidence_names_its_origin(site: Site):
    """An entry of a document that retells another names that one."""
    assert (MINUTES,) == entries(site, CARTS)[1].rests_on


def test_elision_and_insertion_are_ours(site: Site):
    """What we left out and what we put in are pieces of their own, between the words of the source."""
    elided, inserted = entries(site, CARTS)[2:4]
    assert (
        PieceView("verbatim", "She said the repair would take six weeks"),
        PieceView("elision", " […] "),
        PieceView("verbatim", "which the council had set aside in the autumn."),
    ) == elided.pieces
    assert (
        PieceView("verbatim", "the mayor"),
        PieceView("insertion", " [of Lowmere] "),
        PieceView("verbatim", "said that no decision had been made"),
    ) == inserted.pieces


def test_an_unverified_entry_claims_nothing(site: Site):
    """Without a document there is no line, no fingerprint, no passage; the words are the editor's."""
    entry = entries(site, EVERYONE)[0]
    expected = (False, (PieceView("verbatim", "پل سب کے لیے بند ہوگا"),), "ur", "", 0, "", "")
    actual = (
        entry.verified,
        entry.pieces,
        entry.lang,
        entry.passage,
        entry.line,
        entry.fingerprint,
        entry.original,
    )
    assert expected == actual
    assert Link("[Talk with a trader]", "sources/radio-talk.md") == entry.source


def test_a_paraphrase_is_no_quotation(site: Site):
    """A paraphrase stands in its own field and is not verified."""
    entry = entries(site, CARTS)[4]
    assert ("Traders fear for the market week.", False, "") == (
        entry.paraphrase,
        entry.verified,
        entry.passage,
    )


def test_foot_of_a_claim(site: Site):
    """Answered warnings, related claims with a page, history, people, and the ways to edit and to report."""
    shown = view(site, CARTS)
    related = RelatedView("Contradicts this claim", claim_line(site, site.claim_by_id[EVERYONE]))
    assert (related,) == shown.related
    waived = (
        WaivedView(Link("E202", "rules.md#e202"), "all support has one origin", "There is one council."),
        WaivedView(
            Link("Q107", "rules.md#q107"),
            "cut off from a negation or hedge",
            "“Nobody else” is about others than carts.",
        ),
    )
    assert waived == shown.waived
    history = (
        HistoryView(DateView("12 March 2026", "2026-03-12"), "Published", "First published."),
        HistoryView(DateView("15 March 2026", "2026-03-15"), "Corrected", "The month was wrong."),
    )
    assert history == shown.history
    expected = ("Ada Quill and Bo Reed", "Cy Fenn", "A later decision of the council.")
    assert expected == (shown.authors, shown.reviewers, shown.would_change)
    edit = "https://code.example/desk/checks/edit/main/claims/bridge-closes-to-carts.yaml"
    assert (edit, True) == (
        shown.edit_url,
        shown.report_url.startswith("https://code.example/desk/checks/issues/new?"),
    )


@pytest.mark.parametrize(
    ("today", "expected"), [(date(2026, 5, 31), None), (date(2026, 6, 1), DateView("May 2026", "2026-05"))]
)
def test_out_of_date(desk: Any, today: date, expected: DateView | None):
    """A check is out of date after the last day that its review date can mean."""
    assert expected == view(site_of(desk.check(today).collection), CARTS).out_of_date


def test_withdrawn(site: Site):
    """A withdrawn check keeps its page, has no ClaimReview, and is dated by its withdrawal."""
    shown = view(site, FERRY)
    assert (True, "", "2026-03-20", "de") == (
        shown.line.withdrawn,
        shown.claim_review,
        shown.modified,
        shown.line.lang,
    )


def test_a_claim_with_the_least(project: Callable[..., Any], examples: Any):
    """What a record leaves out is empty on its page, and nothing is invented."""
    desk = project(examples / "small")
    desk.write(
        "claims/bare.yaml",
        "claim: Boats are blue.\nverdict: unproven\nsummary: Nobody says.\npublished: 2026\n"
        "evidence: [{source: harbour-notice, quote: the pier is repaired, stance: context}]\n"
        "history:\n  - {date: 2026, kind: published, note: New.}\n",
    )
    shown = view(site_of(desk.check().collection), "bare")
    expected = (None, "", "", None, (), None, None, "", "", (), (), "", "", "", "")
    actual = (
        shown.line.claimant,
        shown.role,
        shown.claimant_url,
        shown.claimed,
        shown.appearances,
        shown.out_of_date,
        shown.one_origin,
        shown.analysis,
        shown.would_change,
        shown.related,
        shown.waived,
        shown.authors,
        shown.reviewers,
        shown.edit_url,
        shown.report_url,
    )
    assert expected == actual
    assert ["1 context, from 1 document, 1 independent origin", 1] == [shown.glance, len(shown.groups)]
    entry = entries(site_of(desk.check().collection), "bare")[0]
    nothing = ("", "", None, "", "", "", (), ())
    assert nothing == (
        entry.speaker,
        entry.attribution,
        entry.said,
        entry.why,
        entry.original,
        entry.archive,
        entry.rests_on,
        entry.others,
    )


def test_record_of_a_source(site: Site):
    """A source page says what is known, what rests on what, and how often it is quoted."""
    shown = source(site, "gazette")
    expected = (
        "Bridge to shut for carts",
        "Lowmere Gazette",
        "A. Reed",
        DateView("March 2026", "2026-03"),
        "excerpt",
        (MINUTES,),
        (),
        1,
        0,
        1,
    )
    actual = (
        shown.title,
        shown.publisher,
        shown.author,
        shown.published,
        shown.completeness,
        shown.rests_on,
        shown.retold_by,
        shown.quotations,
        shown.unverified,
        shown.claims,
    )
    assert expected == actual
    minutes = source(site, "council-minutes")
    assert ((GAZETTE,), 6, 3, "") == (minutes.retold_by, minutes.quotations, minutes.claims, minutes.author)
    expected_text = "Minutes of the Lowmere council: the record of this source and every passage quoted from it; 6 quotations in 3 claims."
    assert expected_text == minutes.description


def test_a_source_without_document(site: Site):
    """It says what is unverified, and its supplied title is ours: in brackets, in our language."""
    shown = source(site, "radio-talk")
    expected = ("[Talk with a trader]", "en", "", "", None, "", "", 0, 1, 1)
    actual = (
        shown.title,
        shown.title_lang,
        shown.publisher,
        shown.author,
        shown.published,
        shown.document,
        shown.sha256,
        shown.quotations,
        shown.unverified,
        shown.claims,
    )
    assert expected == actual


def test_a_line_is_made_once(site: Site):
    """A claim stands in many lists: they share one line; another record of the same name has its own."""
    claim = site.claim_by_id[EVERYONE]
    assert claim_line(site, claim) is claim_line(site, claim)
    words = claim.claim.model_copy(update={"claim": "Nobody was told."})
    other = published_claim(claim.id, claim.path, claim.verdict, words, claim.cited)
    assert ("Nobody was told.", claim.claim.claim) == (
        claim_line(site, other).claim,
        claim_line(site, claim).claim,
    )
