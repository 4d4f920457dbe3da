"""Family R beyond its examples: names across folders, and nothing reported twice or for another's mistake."""

from collections.abc import Callable

DRAFT = "claim: The pier is new.\nstatus: draft\n"
SOURCE = "title: The minutes\n"


def test_a_source_that_a_broken_claim_mentions_is_not_called_uncited(report: Callable[..., list[str]]):
    """R105: what a claim cites is not known while it cannot be read; it is not held against the source."""
    claim = "- claim: The pier is new.\n  status: draft\n  appearances: [minutes]\n"
    found = report({"claims/a.yaml": claim, "seeds/minutes.yaml": SOURCE, "seeds/gazette.yaml": SOURCE})
    assert [
        "claims/a.yaml:1:1 error Y001 the file is a list; a record is made of keys and their values",
        "seeds/gazette.yaml:1:1 warning R105 no claim and no source cites gazette",
    ] == found


def test_a_source_cited_only_by_an_entry_with_another_mistake_is_cited(report: Callable[..., list[str]]):
    """R105: a misspelled stance does not make the entry cite nothing."""
    claim = DRAFT + "evidence:\n  - source: minutes\n    paraphrase: It is new.\n    stance: suports\n"
    expected = [
        "claims/a.yaml:6:13 error S103 evidence 1, stance is 'suports', expected one of: supports, refutes, context"
    ]
    assert expected == report({"claims/a.yaml": claim, "seeds/minutes.yaml": SOURCE})


def test_an_unreadable_source_is_reported_once(report: Callable[..., list[str]]):
    """R105: nothing is said about who cites what cannot be opened."""
    expected = ["seeds/minutes.yaml:1:1 error Y006 the file is a folder, expected a file"]
    assert expected == report({"seeds/minutes.yaml/page.txt": "A page.\n"})


def test_an_address_is_no_source(report: Callable[..., list[str]]):
    """R101: appearances may be addresses."""
    assert [] == report({"claims/a.yaml": DRAFT + "appearances: https://lowmere.example/minutes\n"})


def test_a_source_with_errors_is_known_all_the_same(report: Callable[..., list[str]]):
    """R101: a source that exists but has a mistake is reported for the mistake, not as unknown."""
    files = {"claims/a.yaml": DRAFT + "appearances: minutes\n", "seeds/minutes.yaml": "titel: The minutes\n"}
    expected = [
        "seeds/minutes.yaml:1:1 error S101 title is missing",
        "seeds/minutes.yaml:1:1 error S102 titel is not a key of a source",
    ]
    assert expected == report(files)


def test_no_verdict_is_called_unknown_while_the_scale_is_not_known(report: Callable[..., list[str]]):
    """R102: a mistake in mkdocs.yml is reported there, and not in each claim that uses the site's own scale."""
    files = {
        "mkdocs.yml": "site_name: Desk\nextra:\n  claimpress:\n    verdicts:\n      - key: mostly-false\n        label: Mostly false\n",
        "claims/a.yaml": DRAFT + "verdict: mostly-false\n",
    }
    assert ["mkdocs.yml:5:9 error S101 definition is missing"] == report(files)


def test_each_repeated_identifier_names_the_first_file(report: Callable[..., list[str]]):
    """R104: of three files of one name two are reported, each with the first."""
    names = ["claims/a.yaml", "claims/a.yml", "claims/2025/a.yaml"]
    message = "error R104 the identifier a is used twice: here and in claims/a.yaml"
    expected = [f"claims/2025/a.yaml:1:1 {message}", f"claims/a.yml:1:1 {message}"]
    assert expected == report(dict.fromkeys(names, DRAFT))


def test_two_loops_that_share_a_source_are_both_reported(report: Callable[..., list[str]]):
    """R106: each loop is reported once, at its alphabetically first member."""
    files = {
        "claims/x.yaml": DRAFT + "appearances: [a, b, c]\n",
        "seeds/a.yaml": SOURCE + "origin: [b, c]\n",
        "seeds/b.yaml": SOURCE + "origin: [c, a]\n",
        "seeds/c.yaml": SOURCE + "origin: b\n",
    }
    expected = [
        "seeds/a.yaml:2:9 error R106 the origins form a loop: a → b → a",
        "seeds/b.yaml:2:9 error R106 the origins form a loop: b → c → b",
    ]
    assert expected == report(files)
