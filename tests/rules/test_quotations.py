"""Family Q beyond its examples: where a problem is shown, what is suggested, and what the site allows."""

from collections.abc import Callable
from typing import Any

import pytest

Stored = Callable[..., dict[str, str | bytes]]
DOCUMENT = "Lowmere.\n\nThe council has approved the new pier.\nIt will be built of stone.\n"


def claim(quote: str, more: str = "", source: str = "minutes") -> dict[str, Any]:
    """Return a draft with one quotation."""
    entry = f"  - source: {source}\n    quote: {quote}\n    stance: supports\n{more}"
    return {"claims/a.yaml": "claim: The pier is new.\nstatus: draft\nevidence:\n" + entry}


def test_a_quotation_in_several_lines_is_shown_where_it_begins(
    report: Callable[..., list[str]], stored: Stored
):
    """The caret stands below the sign that the text follows."""
    files = stored("minutes", DOCUMENT) | claim(">-\n      Zebras graze\n      beneath umbrellas")
    expected = ["claims/a.yaml:5:12 error Q101 the quote is not in minutes, nor anything like it"]
    assert expected == report(files)


@pytest.mark.parametrize(("setting", "severity"), [("error", "error"), ("warn", "warning")])
def test_a_site_may_allow_quotations_that_cannot_be_verified(
    report: Callable[..., list[str]], setting: str, severity: str
):
    """Q102: with unverified_quotes: warn they are warnings."""
    files = claim("The pier is new.") | {
        "mkdocs.yml": f"site_name: Desk\nextra:\n  claimpress:\n    unverified_quotes: {setting}\n",
        "seeds/minutes.yaml": "title: Minutes\n",
    }
    message = "minutes holds no document, so the quote cannot be verified"
    assert [f"claims/a.yaml:4:13 {severity} Q102 {message}"] == report(files)


def test_a_quotation_allowed_as_unverified_is_counted_as_unverified(project: Callable[..., Any]):
    """Q102: allowed does not mean verified."""
    sandbox = project(mkdocs="site_name: Desk\nextra:\n  claimpress:\n    unverified_quotes: warn\n")
    sandbox.write("seeds/minutes.yaml", "title: Minutes\n")
    sandbox.write("claims/a.yaml", claim("The pier is new.")["claims/a.yaml"])
    tally = sandbox.check().tally
    assert (1, 0, 0, 1) == (tally.quotes, tally.verified, tally.errors, tally.warnings)


def test_the_words_to_paste_are_those_of_the_document(project: Callable[..., Any], stored: Stored):
    """Q101: the fix is an entry that passes the check when it is pasted."""
    sandbox = project()
    files = stored("minutes", DOCUMENT) | claim("The council had aproved the new pier.")
    for name, content in files.items():
        sandbox.write(name, content)
    (problem,) = sandbox.check().problems
    expected = "If this passage is meant, write:\nquote: >-\n  The council has approved the new pier."
    assert expected == problem.fix
    pasted = problem.fix.split("\n", 1)[1].replace("\n", "\n    ")
    sandbox.replace("claims/a.yaml", "quote: The council had aproved the new pier.", pasted)
    assert () == sandbox.check().problems


def test_the_same_words_in_another_source_are_pointed_out(report: Callable[..., list[str]], stored: Stored):
    """Q101: most often the source is the mistake, and not the quotation."""
    files = stored("minutes", DOCUMENT) | stored(
        "gazette", "Gazette.\n\nThe pier opens in May.\n", "origin: minutes\n"
    )
    expected = ["claims/a.yaml:5:12 error Q101 the quote is not in minutes, but in gazette, line 3"]
    assert expected == [
        line for line in report(files | claim("The pier opens in May.")) if "R105" not in line
    ]


def test_a_prefix_is_looked_for_only_when_the_quote_is_there(
    report: Callable[..., list[str]], stored: Stored
):
    """Q101: the message is about the quotation when that is what is missing."""
    files = stored("minutes", DOCUMENT) | claim("Zebras graze beneath umbrellas", "    prefix: The council\n")
    expected = ["claims/a.yaml:5:12 error Q101 the quote is not in minutes, nor anything like it"]
    assert expected == report(files)


def test_where_nothing_stands_before_the_first_place_no_prefix_is_proposed(
    project: Callable[..., Any], stored: Stored
):
    """Q103: the quotation is the first thing in the document."""
    sandbox = project()
    text = "the new pier stands here, and the new pier stands there\n"
    for name, content in (stored("minutes", text) | claim("the new pier")).items():
        sandbox.write(name, content)
    (problem,) = sandbox.check().problems
    assert (
        "the quote occurs 2 times in minutes: line 1 (…▸), line 1 (…w pier stands here, and ▸)"
        == problem.message
    )
    assert "Quote more words, or add prefix: with the words just before the one you mean." == problem.fix


@pytest.mark.parametrize(("language", "expected"), [("en-GB", ["Q107"]), ("de", []), ("zh-Hans", [])])
def test_hedges_are_looked_for_in_english_only(
    report: Callable[..., list[str]], stored: Stored, language: str, expected: list[str]
):
    """Q107: the language of the source decides; words of another language mean other things."""
    text = "Lowmere.\n\nThe council did not say who would pay for the pier.\n"
    files = stored("minutes", text, f"language: {language}\n") | claim("who would pay for the pier")
    assert expected == [line.split(" ")[2] for line in report(files)]


def test_the_language_of_the_site_stands_in_for_that_of_the_source(
    report: Callable[..., list[str]], stored: Stored
):
    """Q107: a source without a language is in the language of the site."""
    text = "Lowmere.\n\nThe council did not say who would pay for the pier.\n"
    files = stored("minutes", text) | claim("who would pay for the pier")
    files["mkdocs.yml"] = "site_name: Desk\nextra:\n  claimpress:\n    language: ur\n"
    assert [] == report(files)


def test_a_quotation_over_the_title_into_the_body_is_of_the_body(
    report: Callable[..., list[str]], stored: Stored
):
    """Q108: only what lies in titles altogether is reported."""
    files = stored("minutes", DOCUMENT) | claim("Lowmere. The council has approved")
    assert [] == report(files)


def test_nothing_is_compared_with_a_source_that_does_not_exist(report: Callable[..., list[str]]):
    """An unknown source is the only problem of its entry."""
    expected = ["claims/a.yaml:4:13 error R101 there is no source minutes"]
    assert expected == report(claim("The pier is new."))
