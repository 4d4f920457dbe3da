"""annotations.jsonld: every verified quotation can be found in the stored document by what its annotation says."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from claimpress.data.annotations import annotations
from claimpress.pages.plan import totals
from claimpress.site import Site

PATH = "data/annotations.jsonld"


def held(site: Site) -> dict[str, Any]:
    """Return the file, read back."""
    return dict(json.loads(annotations(site, PATH).text()))


def items(site: Site) -> list[dict[str, Any]]:
    """Return the annotations."""
    return list(held(site)["first"]["items"])


def targets(sandbox: Any, site: Site) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield the text of the stored file, the selector of words and that of the place, of each target."""
    files = {f"{site.config.site_url}sources/{source.id}/": source.source.document for source in site.sources}
    for item in items(site):
        for target in item["target"]:
            text = (sandbox.root / "seeds" / files[target["source"]]).read_bytes().decode()
            words, place = target["selector"]
            yield text, words, place


def test_whole(made: Callable[[Any], Site], small: Any):
    """Every key of an annotation."""
    site = made(small)
    page = "https://desk.example/claims/ferry-stops-on-friday/"
    expected = {
        "id": f"{page}#{site.claims[0].cited[0].anchor}",
        "type": "Annotation",
        "motivation": "linking",
        "created": "2026-03-05T00:00:00Z",
        "modified": "2026-03-05T00:00:00Z",
        "body": [
            {"type": "SpecificResource", "source": page, "purpose": "linking"},
            {"type": "TextualBody", "value": "supports", "format": "text/plain", "purpose": "classifying"},
            {
                "type": "TextualBody",
                "value": "The notice of the office that runs the ferry.",
                "format": "text/plain",
                "language": "en",
                "purpose": "commenting",
            },
        ],
        "target": [
            {
                "type": "SpecificResource",
                "source": "https://desk.example/sources/harbour-notice/",
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": "The ferry to Saltholm stops at noon on Friday while the pier is repaired",
                        "prefix": "ice of the Lowmere harbour office\n\n"[-32:],
                        "suffix": ", the harbour master Ada Quill w",
                    },
                    {"type": "TextPositionSelector", "start": 38, "end": 110},
                ],
            }
        ],
    }
    assert expected == items(site)[0]


def test_the_collection(made: Callable[[Any], Site], desk: Any):
    """It says what it is, how many it holds, and when it last changed."""
    collection = held(made(desk))
    page = collection.pop("first")
    address = "https://desk.example/checks/data/annotations.jsonld"
    expected = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": address,
        "type": "AnnotationCollection",
        "label": "Lowmere desk: quotations, at their places in the stored documents",
        "total": 7,
        "modified": "2026-03-20T00:00:00Z",
        "last": f"{address}#page",
    }
    assert expected == collection
    assert (f"{address}#page", "AnnotationPage", 0, 7) == (
        page["id"],
        page["type"],
        page["startIndex"],
        len(page["items"]),
    )


def test_every_place_holds_the_words(made: Callable[[Any], Site], project: Any, repository: Path):
    """On this repository's own records: positions, words and surroundings agree with the stored files."""
    sandbox = project(repository)
    site = made(sandbox)
    found = list(targets(sandbox, site))
    for text, words, place in found:
        assert words["exact"] == text[place["start"] : place["end"]]
        assert text[: place["start"]].endswith(words["prefix"])
        assert text[place["end"] :].startswith(words["suffix"])
    assert totals(site).verified == len(items(site)) == len({item["id"] for item in items(site)})
    assert len(found) > len(items(site)), "a quotation in several pieces has several targets"


def test_a_piece_is_a_target(made: Callable[[Any], Site], desk: Any):
    """What was left out and what was put in is selected by none; each piece keeps what stands around it there."""
    by_size = [
        [target["selector"][0]["exact"] for target in item["target"]]
        for item in items(made(desk))
        if len(item["target"]) > 1
    ]
    expected = [
        ["She said the repair would take six weeks", "which the council had set aside in the autumn."],
        ["the mayor", "said that no decision had been made"],
    ]
    assert expected == by_size


def test_only_verified_quotations(made: Callable[[Any], Site], desk: Any):
    """Neither a paraphrase nor words that nobody compared; those of a withdrawn check still stand where they stand."""
    pages = [item["id"].split("#")[0].rsplit("/", 2)[1] for item in items(made(desk))]
    expected = ["bridge-closes-to-everyone"] * 2 + ["bridge-closes-to-carts"] * 4 + ["ferry-runs-longer"]
    assert expected == pages


def test_a_reason_is_in_the_language_of_the_check(made: Callable[[Any], Site], desk: Any):
    """Where there is one."""
    desk.replace(
        "claims/ferry-runs-longer.yaml", "    stance: context\n", "    stance: context\n    why: Darum.\n"
    )
    bodies = [item["body"][2:] for item in items(made(desk))]
    assert "de" == bodies[-1][0]["language"]
    assert [] == bodies[0]


def test_positions_count_characters_not_bytes_or_units(made: Callable[[Any], Site], small: Any):
    """Signs beyond the first plane, marks on letters, and line ends of two characters before the words count as they are."""
    text = "😀 e\u0301t\u00e9\r\n\r\nThe reeve of Lowmere “closed” the mill on Monday 🌾 at noon.\r\n"
    small.write("seeds/mill.txt", text.encode())
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    small.write("seeds/mill.yaml", f"title: Mill\ndocument: mill.txt\nsha256: {sha256}\n")
    small.write(
        "claims/mill.yaml",
        "claim: The mill closed.\nverdict: supported\nsummary: It did.\npublished: 2026\n"
        "history: [{date: 2026, kind: published, note: New.}]\n"
        "evidence: [{source: mill, stance: supports, quote: '\"closed\" the mill on Monday 🌾'}]\n",
    )
    found = [found for found in targets(small, made(small)) if found[0] == text]
    ((_, words, place),) = found
    expected = ("“closed” the mill on Monday 🌾", 31, 60)
    assert expected == (words["exact"], place["start"], place["end"])
    assert words["exact"] == text[31:60]


def test_dates_are_moments(made: Callable[[Any], Site], desk: Any):
    """A month begins on its first day, at midnight UTC."""
    dates = {item[key] for item in items(made(desk)) for key in ("created", "modified")}
    assert [] == [text for text in dates if not re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", text)]
    assert "2026-02-01T00:00:00Z" in dates
