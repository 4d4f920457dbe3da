"""The page of wordings: which reports are compared, in what order, and where they differ."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claimpress.pages.claim import claim_view
from claimpress.pages.utterances import compared, utterances
from claimpress.pages.views import DateView, Link
from claimpress.pages.views_compared import UtteranceView, WordsView
from claimpress.site import Site, site_of
from rendering import render_site

CARTS = "bridge-closes-to-carts"
EVERYONE = "bridge-closes-to-everyone"
MINUTES = Link("Minutes of the Lowmere council", "sources/council-minutes.md")
GAZETTE = Link("Bridge to shut for carts", "sources/gazette.md")


def checked(desk: Any) -> Site:
    """Return the site that a project makes."""
    found = desk.check(date(2026, 6, 1))
    assert [] == [problem.message for problem in found.problems if problem.severity == "error"]
    return site_of(found.collection)


def shown(desk: Any) -> tuple[UtteranceView, ...]:
    """Return every utterance that the page of a project compares."""
    site = checked(desk)
    return utterances(site, site.compared)


def test_reports_are_in_the_order_of_titles_and_places(site: Site):
    """Two passages of the minutes and one of the Gazette; what each says of itself is of its own source."""
    (utterance,) = utterances(site, site.compared)
    assert ("said-closed-to-carts", "Ida Brandt, surveyor: closed to carts") == (
        utterance.anchor,
        utterance.heading,
    )
    expected = [
        (GAZETTE, "", "Lowmere Gazette", DateView("March 2026", "2026-03"), 3, (MINUTES,), [CARTS]),
        (
            MINUTES,
            "Ida Brandt, surveyor",
            "Lowmere council",
            DateView("10 March 2026", "2026-03-10"),
            5,
            (),
            [CARTS],
        ),
        (MINUTES, "", "Lowmere council", DateView("10 March 2026", "2026-03-10"), 5, (), [EVERYONE]),
    ]
    actual = [
        (
            report.source,
            report.speaker,
            report.publisher,
            report.published,
            report.line,
            report.rests_on,
            [line.id for line, _ in report.uses],
        )
        for report in utterance.reports
    ]
    assert expected == actual


def test_links_lead_to_the_passage_and_to_the_entry(site: Site):
    """From a report one click leads to its paragraph, another to each claim that quotes it."""
    cited = site.claim_by_id[CARTS].cited[1]
    report = utterances(site, site.compared)[0].reports[0]
    assert f"sources/gazette.md#{cited.passage}" == report.passage
    assert [f"claims/{CARTS}.md#{cited.anchor}"] == [entry for _, entry in report.uses]


def test_a_passage_in_several_claims_counts_once(desk: Any):
    """The claims that quote it stand with it, and one of them names the speaker for all."""
    desk.write(
        "claims/bridge-shut.yaml",
        "claim: The bridge is shut.\nverdict: supported\nsummary: It is.\npublished: 2026-03-12\n"
        "history: [{date: 2026-03-12, kind: published, note: New.}]\n"
        "evidence:\n  - source: gazette\n    stance: supports\n    statement: closed-to-carts\n    speaker: the surveyor\n"
        "    quote: The bridge across the Low would be shut to carts from May\n",
    )
    (utterance,) = shown(desk)
    first = utterance.reports[0]
    assert [CARTS, "bridge-shut"] == [line.id for line, _ in first.uses]
    assert (3, "the surveyor") == (len(utterance.reports), first.speaker)


def test_what_one_source_alone_reports_is_not_compared(desk: Any):
    """Two passages of one document are no two reports, and an unverified quotation is none."""
    desk.replace(
        "claims/bridge-closes-to-carts.yaml",
        "    attribution: reported\n    statement: closed-to-carts\n",
        "    attribution: reported\n",
    )
    desk.replace(
        "claims/bridge-closes-to-everyone.yaml", "    speaker: a trader\n", "    statement: closed-to-carts\n"
    )
    site = checked(desk)
    assert 3 == len(site.reports_of["closed-to-carts"])
    assert () == utterances(site, site.compared)
    page = {page.path: page.text for page in render_site(site)}["wording.md"]
    assert page.endswith("\nNo utterance is reported by two sources so far.\n")
    assert "Underlined" not in page


def test_without_a_speaker_the_heading_is_the_statement(desk: Any):
    """Its name, in words."""
    desk.replace("claims/bridge-closes-to-carts.yaml", "    speaker: Ida Brandt, surveyor\n", "")
    assert ["Closed to carts"] == [utterance.heading for utterance in shown(desk)]


def test_a_claim_leads_to_the_comparison(site: Site):
    """From each verified report of an utterance that others report too, and from nothing else."""
    entries = [
        [(entry.source.text, entry.wording) for entry in group.entries if entry.wording]
        for group in claim_view(site, site.claim_by_id[CARTS]).groups
    ]
    place = "wording.md#said-closed-to-carts"
    assert [[(MINUTES.text, place), (GAZETTE.text, place)], []] == entries


def test_marked_is_what_the_first_report_does_not_have():
    """Other words are marked where they stand, and what is missing where it would."""
    expected = [
        WordsView("same", "The patience"),
        WordsView("missing", "of the people"),
        WordsView("same", " should"),
        WordsView("missing", "not"),
        WordsView("same", " be"),
        WordsView("same", " "),
        WordsView("other", "tried again."),
    ]
    first = "The patience of the people should not be tested."
    assert expected == list(compared(first, "The patience should be tried again."))


def test_the_same_words_are_not_marked():
    """What a verified quotation may differ in is no difference here; the words stay those of the report."""
    assert [WordsView("same", "He said “no”")] == list(compared('He said "no"', "He said “no”"))


WORDS = st.lists(
    st.sampled_from(["not", "the", "bridge", "\u200b", "—", "不", "可以", "پل", "May."]), max_size=12
)
SPACES = st.sampled_from([" ", "  ", "\n", "\u00a0", ""])


@given(WORDS, WORDS, SPACES)
def test_a_report_is_shown_exactly(first: list[str], report: list[str], space: str):
    """Whatever is marked, the words and the space between them are those of the document, and a text equals itself."""
    text = space.join(report)
    shown = list(compared(" ".join(first), text))
    assert text == "".join(run.text for run in shown if run.kind != "missing")
    assert [] == [run for run in compared(text, text) if run.kind != "same"]


def test_marks_are_heard_and_seen(pages: dict[str, str]):
    """On the page, words that are not colour alone say what a mark means, apart from the quotation itself."""
    page = pages["wording.md"]
    second = page.split('<div class="cp-report" markdown>')[2].partition("</blockquote>")[0]
    third = page.split('<div class="cp-report" markdown>')[3].partition("</blockquote>")[0]
    assert '<mark><span class="cp-unseen" lang="en" dir="ltr">[other words: </span>' in second
    assert '<span class="cp-gap"><span class="cp-unseen" lang="en" dir="ltr">[left out: </span>' in third
    first = page.split('<div class="cp-report" markdown>')[1].partition("</blockquote>")[0]
    assert first.endswith("<p>The bridge across the Low would be shut to carts from May</p>")
