"""Family E beyond its examples: the site's own scale and policy, origins by way of others, overlap."""

from collections.abc import Callable
from typing import Any

import pytest

Stored = Callable[..., dict[str, str | bytes]]
HEAD = "claim: The pier is new.\nverdict: {}\nsummary: The record leads there.\npublished: 2026-03-05\n"
OPEN = "would_change: Later minutes.\nevidence:\n"
SETTINGS = "site_name: Desk\nextra:\n  claimpress:\n"


def entry(source: str, stance: str = "supports", more: str = "") -> str:
    """Return an evidence entry in our words."""
    return f"  - source: {source}\n    paraphrase: Speaks of the pier.\n    stance: {stance}\n{more}"


def sources(*names: str, **origins: str) -> dict[str, Any]:
    """Return records of sources that are cited but not held, with their origins."""
    files = {f"seeds/{name}.yaml": f"title: The {name}\n" for name in (*names, *origins)}
    for name, origin in origins.items():
        files[f"seeds/{name}.yaml"] += f"origin: [{origin}]\n"
    return files


def test_a_policy_may_ask_for_three_origins(report: Callable[..., list[str]]):
    """E202: the site says how many independent origins it asks for."""
    files = sources("a", "b") | {
        "mkdocs.yml": SETTINGS + "    policy:\n      origins: 3\n",
        "claims/x.yaml": HEAD.format("supported") + OPEN + entry("b") + entry("a"),
    }
    expected = ["claims/x.yaml:6:1 warning E202 all support rests on 2 origins, expected at least 3: a, b"]
    assert expected == report(files)


def test_a_policy_of_one_origin_never_warns(report: Callable[..., list[str]]):
    """E202: a site may content itself with one."""
    files = sources("a") | {
        "mkdocs.yml": SETTINGS + "    policy:\n      origins: 1\n",
        "claims/x.yaml": HEAD.format("supported") + OPEN + entry("a"),
    }
    assert [] == report(files)


def test_five_outlets_of_one_wire_are_one_origin(report: Callable[..., list[str]]):
    """E202: outlets that retell one report, some by way of others, are counted once."""
    files = sources("wire", a="wire", b="a", c="b, wire", d="wire", e="d") | {
        "claims/x.yaml": HEAD.format("disputed")
        + OPEN
        + "".join(map(entry, "abcde"))
        + entry("wire", "refutes")
    }
    expected = ["claims/x.yaml:6:1 warning E202 all support rests on one origin, expected at least 2: wire"]
    assert expected == report(files)


def test_support_of_a_refuted_claim_is_not_counted(report: Callable[..., list[str]]):
    """E202 and E203: what supports a refuted claim need not be independent or named."""
    more = "    attribution: anonymous\n"
    files = sources("a") | {
        "claims/x.yaml": HEAD.format("refuted") + OPEN + entry("a", "refutes") + entry("a", more=more)
    }
    assert [] == report(files)


def test_a_policy_may_allow_anonymous_support(report: Callable[..., list[str]]):
    """E203: the site may say that unnamed speakers are enough."""
    more = "    attribution: anonymous\n"
    files = sources("a", "b") | {
        "mkdocs.yml": SETTINGS + "    policy:\n      anonymous_support: true\n",
        "claims/x.yaml": HEAD.format("supported") + OPEN + entry("a", more=more) + entry("b", more=more),
    }
    assert [] == report(files)


@pytest.mark.parametrize("verdict", ["unproven", "refuted", "mixed", "disputed"])
def test_evidence_against_is_asked_of_verdicts_that_rest_on_support_alone(
    report: Callable[..., list[str]], verdict: str
):
    """E204: other verdicts either need evidence against the claim or claim nothing."""
    stances = {"unproven": ["context"], "refuted": ["refutes"]}.get(
        verdict, ["supports", "supports", "refutes"]
    )
    evidence = "".join(entry(name, stance) for name, stance in zip("abc", stances, strict=False))
    files = sources(*"abc"[: len(stances)]) | {
        "claims/x.yaml": HEAD.format(verdict) + "evidence:\n" + evidence
    }
    assert [] == report(files)


def test_a_verdict_is_not_judged_while_the_settings_have_errors(report: Callable[..., list[str]]):
    """E201: the scale may be another once mkdocs.yml is mended."""
    files = sources("a") | {
        "mkdocs.yml": SETTINGS + "    langauge: en\n",
        "claims/x.yaml": HEAD.format("refuted") + OPEN + entry("a", "context"),
    }
    assert ["mkdocs.yml:4:5 error S102 langauge is not a key of the settings"] == report(files)


def test_a_withdrawn_claim_is_judged_too(report: Callable[..., list[str]]):
    """E201: a withdrawn claim keeps its page, and so its verdict has to follow."""
    files = sources("a") | {
        "claims/x.yaml": HEAD.format("refuted") + "status: withdrawn\n" + OPEN + entry("a", "context")
    }
    assert ["claims/x.yaml:2:10 error E201 the verdict is refuted, but no evidence refutes it"] == report(
        files
    )


QUOTED = "claim: The pier is new.\nstatus: draft\nevidence:\n"


def quote(source: str, words: str) -> str:
    """Return an evidence entry with a quotation."""
    return f"  - source: {source}\n    quote: {words}\n    stance: supports\n"


def test_quotations_that_share_one_letter_overlap(report: Callable[..., list[str]], stored: Stored):
    """E205: passages of one document may touch, but share nothing."""
    files = stored("a", "The pier is new, the quay is old, the mast is red.\n")
    touching = quote("a", "The pier is new,") + quote("a", "the quay is old,")
    sharing = quote("a", "The pier is new,") + quote("a", "new, the quay is old")
    assert [] == report(files | {"claims/x.yaml": QUOTED + touching})
    expected = ["claims/x.yaml:8:12 error E205 entry 2 quotes the same passage as entry 1 (line 1)"]
    assert expected == report(files | {"claims/x.yaml": QUOTED + sharing})


def test_a_passage_inside_what_another_quotation_leaves_out_is_another_passage(
    report: Callable[..., list[str]], stored: Stored
):
    """E205: what stands in the gap of an elision is not quoted by it."""
    files = stored("a", "The pier is new, the quay is old, the mast is red.\n")
    evidence = quote("a", "The pier is new, […] the mast is red.") + quote("a", "the quay is old")
    assert [] == report(files | {"claims/x.yaml": QUOTED + evidence})


def test_three_entries_of_one_passage_are_reported_in_pairs(report: Callable[..., list[str]], stored: Stored):
    """E205: each later entry names each earlier one."""
    files = stored("a", "The pier is new.\n") | {"claims/x.yaml": QUOTED + quote("a", "The pier is new") * 3}
    expected = [
        "claims/x.yaml:8:12 error E205 entry 2 quotes the same passage as entry 1 (line 1)",
        "claims/x.yaml:11:12 error E205 entry 3 quotes the same passage as entry 1 (line 1)",
        "claims/x.yaml:11:12 error E205 entry 3 quotes the same passage as entry 2 (line 1)",
    ]
    assert expected == report(files)


def test_the_same_words_in_two_documents_are_two_passages(report: Callable[..., list[str]], stored: Stored):
    """E205: a passage belongs to a document."""
    files = stored("a", "The pier is new.\n") | stored("b", "Said a clerk: The pier is new.\n")
    evidence = quote("a", "The pier is new") + quote("b", "The pier is new")
    assert [] == report(files | {"claims/x.yaml": QUOTED + evidence})
