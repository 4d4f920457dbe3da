"""claims.json: what a reader or a researcher finds in it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from claimpress.data.claims import claims
from claimpress.site import Site

ROOT = "https://desk.example"


def held(site: Site) -> dict[str, Any]:
    """Return the file, read back."""
    return dict(json.loads(claims(site, "data/claims.json").text()))


def claim(site: Site, key: str) -> dict[str, Any]:
    """Return one claim."""
    (found,) = [claim for claim in held(site)["claims"] if claim["id"] == key]
    return dict(found)


def test_whole(made: Callable[[Any], Site], small: Any):
    """Every key of a claim, of an entry and of its place in the document."""
    page = f"{ROOT}/claims/ferry-stops-on-friday/"
    given = claim(made(small), "ferry-stops-on-friday")
    first, second = given.pop("evidence")
    assert {
        "id": "ferry-stops-on-friday",
        "page": page,
        "claim": "The ferry between Lowmere and Saltholm stops on Friday.",
        "language": "en",
        "claimant": {"name": "Island Gazette", "kind": "organisation", "role": "newspaper", "url": None},
        "claimed": "2026-03-03",
        "appearances": ["island-gazette"],
        "status": "published",
        "verdict": {"key": "supported", "label": "Supported", "rating": 5},
        "summary": "The harbour office and the **Gazette** both say so, each in words of its own.",
        "topics": ["transport"],
        "published": "2026-03-05",
        "modified": "2026-03-05",
        "review_by": None,
        "independent_origins": [["harbour-notice"], ["island-gazette"]],
        "analysis": "The two texts share no sentence, and neither names the other.",
        "would_change": "A later notice of the harbour office.",
        "related": [],
        "history": [{"date": "2026-03-05", "kind": "published", "note": "First published."}],
        "authors": ["Desk"],
        "reviewers": [],
        "aliases": [],
        "answered_warnings": [],
    } == given
    words = "The ferry to Saltholm stops at noon on Friday while the pier is repaired"
    match = first.pop("match")
    assert {
        "page": f"{page}#{made(small).claims[0].cited[0].anchor}",
        "stance": "supports",
        "source": "harbour-notice",
        "quote": words,
        "verified": True,
        "paraphrase": None,
        "speaker": "Ada Quill, harbour master",
        "attribution": "on-record",
        "said": None,
        "statement": None,
        "origins": ["harbour-notice"],
        "why": "The notice of the office that runs the ferry.",
        "answered_warnings": [],
    } == first
    assert {
        "page": f"{ROOT}/sources/harbour-notice/#{made(small).claims[0].cited[0].passage}",
        "sha256": "3d231e651f08d2e36fbe8d28db08b7429f370af9bed6d1529a133614aef0c4ea",
        "exact": words,
        "start": 38,
        "end": 110,
        "line": 3,
        "paragraph": 2,
        "before": "tice of the Lowmere harbour office\n\n"[-32:],
        "after": ", the harbour master Ada Quill w",
        "pieces": [{"kind": "verbatim", "text": words, "start": 38, "end": 110}],
    } == match
    assert ("island-gazette", True) == (second["source"], second["verified"])


def test_a_source(made: Callable[[Any], Site], small: Any):
    """Its record, with the fingerprint of its document."""
    expected = {
        "id": "harbour-notice",
        "page": f"{ROOT}/sources/harbour-notice/",
        "title": "Notice of the Lowmere harbour office",
        "title_supplied": False,
        "publisher": "Lowmere harbour office",
        "author": "unknown",
        "published": "2026-03-02",
        "kind": "statement",
        "language": "en",
        "url": None,
        "archive_url": None,
        "sha256": "3d231e651f08d2e36fbe8d28db08b7429f370af9bed6d1529a133614aef0c4ea",
        "completeness": "full",
        "origin": [],
        "rights": None,
        "note": None,
        "answered_warnings": [],
    }
    assert expected == held(made(small))["sources"][0]


def test_the_scale(made: Callable[[Any], Site], small: Any):
    """All verdicts, in order, whether or not a claim has them; two are off the line from 1 to 5."""
    ratings = [(verdict["key"], verdict["rating"]) for verdict in held(made(small))["verdicts"]]
    expected = [
        ("supported", 5),
        ("mostly-supported", 4),
        ("mixed", 3),
        ("misleading", 2),
        ("refuted", 1),
        ("disputed", None),
        ("unproven", None),
    ]
    assert expected == ratings


def test_pieces(made: Callable[[Any], Site], desk: Any):
    """What was left out has no words, what was put in has ours, and neither is taken for the source's."""
    evidence = claim(made(desk), "bridge-closes-to-carts")["evidence"]
    kinds = [
        [(piece["kind"], piece["text"]) for piece in entry["match"]["pieces"]] for entry in evidence[2:4]
    ]
    expected = [
        [
            ("verbatim", "She said the repair would take six weeks"),
            ("elision", None),
            ("verbatim", "which the council had set aside in the autumn."),
        ],
        [
            ("verbatim", "the mayor"),
            ("insertion", "of Lowmere"),
            ("verbatim", "said that no decision had been made"),
        ],
    ]
    assert expected == kinds


def test_places_are_those_of_the_stored_files(made: Callable[[Any], Site], project: Any, repository: Path):
    """On this repository's own records: every verbatim piece is what stands there, and the line is the line."""
    sandbox = project(repository)
    site = made(sandbox)
    files = {source.id: source.source.document for source in site.sources}
    checked = 0
    for one in held(site)["claims"]:
        for entry in one["evidence"]:
            text = (sandbox.root / "seeds" / files[entry["source"]]).read_bytes().decode()
            match = entry["match"]
            assert match["line"] == 1 + text.count("\n", 0, match["start"])
            assert text[: match["start"]].endswith(match["before"])
            assert text[match["end"] :].startswith(match["after"])
            for piece in match["pieces"]:
                if piece["kind"] == "verbatim":
                    assert piece["text"] == text[piece["start"] : piece["end"]]
                    checked += 1
    assert checked >= len(site.claims) > 0


def test_unverified_looks_unverified(made: Callable[[Any], Site], desk: Any):
    """The words are those that the editor typed; there is no place to show."""
    entry = claim(made(desk), "bridge-closes-to-everyone")["evidence"][2]
    expected = ("پل سب کے لیے بند ہوگا", False, None)
    assert expected == (entry["quote"], entry["verified"], entry["match"])


def test_a_paraphrase_is_no_quotation(made: Callable[[Any], Site], desk: Any):
    """It stands under a key of its own."""
    entry = claim(made(desk), "bridge-closes-to-carts")["evidence"][4]
    expected = (None, False, "Traders fear for the market week.")
    assert expected == (entry["quote"], entry["verified"], entry["paraphrase"])


def test_withdrawn_is_said(made: Callable[[Any], Site], desk: Any):
    """A withdrawn check keeps its object, as it keeps its page."""
    found = {one["id"]: one["status"] for one in held(made(desk))["claims"]}
    expected = {
        "bridge-closes-to-carts": "published",
        "bridge-closes-to-everyone": "published",
        "ferry-runs-longer": "withdrawn",
    }
    assert expected == found


def test_only_related_claims_with_a_page(made: Callable[[Any], Site], desk: Any):
    """The record names a draft as well."""
    expected = [{"claim": "bridge-closes-to-everyone", "relation": "contradicts"}]
    assert expected == claim(made(desk), "bridge-closes-to-carts")["related"]


def test_answered_warnings(made: Callable[[Any], Site], desk: Any):
    """They stand where they were answered: at the claim, or at the entry."""
    one = claim(made(desk), "bridge-closes-to-carts")
    assert [{"rule": "E202", "because": "There is one council."}] == one["answered_warnings"]
    expected = [{"rule": "Q107", "because": "“Nobody else” is about others than carts."}]
    assert expected == one["evidence"][0]["answered_warnings"]


def test_dates_keep_their_precision(made: Callable[[Any], Site], desk: Any):
    """A month stays a month, and the newest date is that of the newest event."""
    one = claim(made(desk), "ferry-runs-longer")
    expected = ("2026", "2026-02", "2026-03-20")
    assert expected == (one["claimed"], one["published"], one["modified"])
    assert "2026-03-20" == held(made(desk))["modified"]


def test_origins_stand_in_order(made: Callable[[Any], Site], small: Any):
    """By name, whatever order the record or the day gives them."""
    names = ["wire", "radio", "mayor", "guild", "diary", "abbey"]
    for name in names:
        small.write(f"seeds/{name}.yaml", f"title: {name}\n")
    entry = "    attribution: reported\n"
    small.replace("claims/ferry-stops-on-friday.yaml", entry, f"{entry}    origin: [{', '.join(names)}]\n")
    one = claim(made(small), "ferry-stops-on-friday")
    assert sorted(names) == one["evidence"][1]["origins"]
    assert [["harbour-notice"], sorted(names)] == one["independent_origins"]
