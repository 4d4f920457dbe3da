"""The passages that are quoted from a source: marked in their paragraphs, and on several pages where there are many."""

import re
from typing import Any

import pytest

from claimpress.cache.keys import key_of
from claimpress.pages import parts as parts_module
from claimpress.pages.passages import elsewhere, paragraphs, passage_parts
from claimpress.pages.plan import plan
from claimpress.pages.views_source import ElsewhereView, ParagraphView, PassagesView, SegmentView
from claimpress.site import Site, site_of

CARTS = "bridge-closes-to-carts"
EVERYONE = "bridge-closes-to-everyone"
FERRY = "ferry-runs-longer"
MINUTES = "council-minutes"
PAGE = "sources/council-minutes.md"


def passages(site: Site) -> tuple[ParagraphView, ...]:
    """Return the paragraphs of the minutes in which something is quoted."""
    held = site.source_by_id[MINUTES]
    (part,) = passage_parts(site, held)
    return paragraphs(site, held, part.rows)


def texts(site: Site) -> dict[str, str]:
    """Return the pages of the sources, by path."""
    return {page.path: page.text(site.config) for page in plan(site) if page.path.startswith("sources/")}


@pytest.fixture
def two_to_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a page be full with two passages."""
    monkeypatch.setattr(parts_module.parts, "__defaults__", (2,))


def test_overlapping_and_nested_passages(site: Site):
    """A paragraph is cut where any quotation begins or ends; each passage has its place at its first character."""
    first, second = passages(site)
    assert (3, 5) == (first.number, first.line)
    expected = (
        SegmentView("“The bridge will be ", marked=True, anchors=("p-f0b9def0",)),
        SegmentView("closed to carts from the first of May", marked=True, anchors=("p-3fcbae3c",)),
        SegmentView(",” ", marked=True, anchors=()),
        SegmentView("the surveyor Ida Brandt told the council", marked=True, anchors=("p-b63c6643",)),
        SegmentView(", “and to nobody else.”", marked=True, anchors=()),
        SegmentView(" ", marked=False, anchors=()),
        SegmentView("She said the repair would take six weeks", marked=True, anchors=("p-1408064c",)),
        SegmentView(" and cost 4,200 crowns, ", marked=False, anchors=()),
        SegmentView("which the council had set aside in the autumn.", marked=True, anchors=()),
    )
    assert expected == first.segments
    expected = (
        SegmentView("Asked whether the ferry would run longer hours, ", marked=True, anchors=("p-28d7b2a9",)),
        SegmentView("the mayor", marked=True, anchors=("p-c9cd5f41",)),
        SegmentView(" ", marked=True, anchors=()),
        SegmentView("said that no decision had been made", marked=True, anchors=()),
        SegmentView(".", marked=True, anchors=()),
        SegmentView(" The council will meet again on the second Tuesday of April.", marked=False, anchors=()),
    )
    assert expected == second.segments


def test_uses_of_a_passage(site: Site):
    """Below a paragraph stand the claims that quote it, in the order of the passages, each with its entry."""
    first = passages(site)[0]
    expected = [
        ("p-f0b9def0", "supports", CARTS, "claims/bridge-closes-to-carts.md#e-b11997c5"),
        ("p-3fcbae3c", "refutes", EVERYONE, "claims/bridge-closes-to-everyone.md#e-e5a21703"),
        ("p-b63c6643", "refutes", EVERYONE, "claims/bridge-closes-to-everyone.md#e-93612f4e"),
        ("p-1408064c", "context", CARTS, "claims/bridge-closes-to-carts.md#e-280165bc"),
    ]
    assert expected == [(use.anchor, use.stance, use.claim.id, use.entry) for use in first.uses]


def test_one_passage_quoted_twice_has_one_anchor(desk: Any):
    """Two claims that quote the same words lead to the same place."""
    text = desk.read("claims/ferry-runs-longer.yaml").replace("Fähre", "Barke")
    desk.write("claims/barge-runs-longer.yaml", text)
    second = passages(site_of(desk.check().collection))[1]
    assert ("p-28d7b2a9",) == second.segments[0].anchors
    assert ["barge-runs-longer", FERRY, CARTS] == [use.claim.id for use in second.uses]


def test_two_passages_that_begin_together(desk: Any):
    """A shorter and a longer quotation with the same first word both have their anchor there."""
    desk.replace(
        "claims/bridge-closes-to-everyone.yaml",
        "quote: closed to carts from the first of May",
        "quote: closed to carts",
    )
    text = desk.read("claims/bridge-closes-to-everyone.yaml").replace(
        "quote: closed to carts", "quote: closed to carts from the first of May"
    )
    desk.write("claims/second.yaml", text)
    segments = passages(site_of(desk.check().collection))[0].segments
    assert [("closed to carts", 2), (" from the first of May", 0)] == [
        (segment.text, len(segment.anchors)) for segment in segments[1:3]
    ]


def test_a_quotation_over_two_paragraphs(desk: Any):
    """It is marked in both; its anchor stands in the first, and both paragraphs name the claim."""
    desk.replace(
        "claims/ferry-runs-longer.yaml",
        "quote: Asked whether the ferry",
        "quote: which the council had set aside in the autumn. Asked whether the ferry",
    )
    first, second = passages(site_of(desk.check().collection))
    assert [True, False] == [
        any(segment.anchors and "which" in segment.text for segment in p.segments) for p in (first, second)
    ]
    assert (
        SegmentView("Asked whether the ferry would run longer hours, ", marked=True, anchors=())
    ) == second.segments[0]
    assert [True, True] == [FERRY in [use.claim.id for use in p.uses] for p in (first, second)]


def test_a_source_without_document(site: Site):
    """It has one page, and shows no passage on it."""
    held = site.source_by_id["radio-talk"]
    pages = passage_parts(site, held)
    assert [()] == [paragraphs(site, held, part.rows) for part in pages]
    assert () == elsewhere(held, pages)


@pytest.mark.usefixtures("two_to_a_page")
def test_passages_on_several_pages(site: Site):
    """They go on in the order of the document; a paragraph at the seam stands on both pages, each with what is quoted there."""
    held = site.source_by_id[MINUTES]
    pages = passage_parts(site, held)
    second, third = "sources/council-minutes/part/2.md", "sources/council-minutes/part/3.md"
    expected = [
        (PAGE, [(3, ["p-f0b9def0", "p-3fcbae3c"])]),
        (second, [(3, ["p-b63c6643", "p-1408064c"])]),
        (third, [(4, ["p-28d7b2a9", "p-c9cd5f41"])]),
    ]
    shown = {part.page: paragraphs(site, held, part.rows) for part in pages}
    assert expected == [
        (page, [(view.number, [use.anchor for use in view.uses]) for view in views])
        for page, views in shown.items()
    ]
    expected_ways = (
        PassagesView(2, second, (ElsewhereView(3, ("p-b63c6643", "p-1408064c"), f"{second}#p-b63c6643"),)),
        PassagesView(3, third, (ElsewhereView(4, ("p-28d7b2a9", "p-c9cd5f41"), f"{third}#p-28d7b2a9"),)),
    )
    assert expected_ways == elsewhere(held, pages)


@pytest.mark.usefixtures("two_to_a_page")
def test_what_the_pages_say(site: Site):
    """The first has the record, and the way to every passage on another; that has the way back, and to its neighbours."""
    shown = texts(site)
    first, second = shown[PAGE], shown["sources/council-minutes/part/2.md"]
    assert first.endswith(
        """<div class="cp-part cp-elsewhere" data-search-exclude markdown>

<h2 data-search-exclude>On other pages, by paragraph</h2>

- [Part 2](council-minutes/part/2.md): <span class="cp-at"><a id="p-b63c6643"></a><a id="p-1408064c"></a>[3](council-minutes/part/2.md#p-b63c6643)</span>
- [Part 3](council-minutes/part/3.md): <span class="cp-at"><a id="p-28d7b2a9"></a><a id="p-c9cd5f41"></a>[4](council-minutes/part/3.md#p-28d7b2a9)</span>

</div>
"""
    )
    assert second.startswith(
        """---
title: "Minutes of the Lowmere council, part 2"
description: "Minutes of the Lowmere council: the record of this source and every passage quoted from it; 6 quotations in 3 claims."
kind: source
---

# Minutes of the Lowmere council, part 2

<div class="cp-lead cp-whole" markdown>

More passages quoted from [Minutes of the Lowmere council](../../council-minutes.md); its record is there.

</div>

<div class="cp-parts" markdown>

3–4 of 6 · [Previous](../../council-minutes.md) · [Next](3.md)

</div>

## Quoted passages

<div class="cp-part cp-passage" markdown>

<h3 class="cp-place" id="paragraph-3">Paragraph 3, line 5</h3>
"""
    )
    assert second.endswith(
        """</div>

</div>

<div class="cp-parts" markdown>

3–4 of 6 · [Previous](../../council-minutes.md) · [Next](3.md)

</div>
"""
    )


def test_every_passage_keeps_its_address(site: Site, monkeypatch: pytest.MonkeyPatch):
    """On however many pages they stand: the first has a place for each, once, and each page for what it shows."""
    monkeypatch.setattr(parts_module.parts, "__defaults__", (1,))
    shown = texts(site)
    whole = sorted(re.findall(r'id="(p-[0-9a-f]+)"', shown[PAGE]))
    uses = site.uses_of(MINUTES)
    assert sorted({entry.passage for _, entry in uses}) == whole
    assert len(uses) == sum(path.startswith("sources/council-minutes") for path in shown)
    ways = re.findall(r"\]\(council-minutes/(part/\d\.md)#(p-[0-9a-f]+)\)", shown[PAGE])
    assert len(whole) - 1 == len(ways)
    lost = [way for way in ways if f'id="{way[1]}"' not in shown[f"sources/council-minutes/{way[0]}"]]
    assert [] == lost


def test_a_page_is_made_again_when_passages_move(desk: Any, monkeypatch: pytest.MonkeyPatch):
    """As many as before, of the same claim, and yet others: one was taken out before them, and one came behind."""
    monkeypatch.setattr(parts_module.parts, "__defaults__", (1,))
    before = site_of(desk.check().collection)
    desk.replace(
        "claims/bridge-closes-to-carts.yaml",
        "“The bridge will be closed to carts from the first of May,” the surveyor Ida Brandt told the council",
        "The council will meet again on the second Tuesday of April.",
    )
    after = site_of(desk.check().collection)
    stamps = {each.path: "the same" for site in (before, after) for each in (*site.claims, *site.sources)}
    path = "sources/council-minutes/part/2.md"
    old, new = (next(page for page in plan(site) if page.path == path) for site in (before, after))
    shown = [
        re.findall(r'mark id="([^"]+)"', old.text(before.config)),
        re.findall(r'mark id="([^"]+)"', new.text(after.config)),
    ]
    assert [["p-3fcbae3c"], ["p-b63c6643"]] == shown
    facts = [site.claim_by_id[EVERYONE].shown for site in (before, after)]
    assert facts[0] == facts[1]
    assert key_of(old.needs, stamps) != key_of(new.needs, stamps)
