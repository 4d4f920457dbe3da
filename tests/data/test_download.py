"""Files in pieces: what they hold, and which of their pieces stay as they are."""

import json
from collections.abc import Callable
from typing import Any

from claimpress.data.claims import claims
from claimpress.data.download import Row, Rows, json_download
from claimpress.site import Site


def numbers(*given: int) -> Rows:
    """Return a long list of numbers."""
    return lambda: (Row((number,), lambda number=number: {"n": number}) for number in given)


def test_an_object_is_written_line_by_line():
    """A line for each key, and for each member of a long list, wherever that stands; characters stay as they are."""
    value = {"a": "–", "b": numbers(1, 2), "c": {"d": [1, {}], "e": numbers()}, "f": [{"g": None}]}
    expected = """{
 "a": "–",
 "b": [
{"n": 1},
{"n": 2}
 ],
 "c": {
  "d": [1, {}],
  "e": []
 },
 "f": [{"g": null}]
}
"""
    actual = json_download("x.json", value).text()
    assert expected == actual
    assert {
        "a": "–",
        "b": [{"n": 1}, {"n": 2}],
        "c": {"d": [1, {}], "e": []},
        "f": [{"g": None}],
    } == json.loads(actual)


def test_a_new_member_leaves_the_others_as_they_are():
    """Put before the first, it changes that one too, which has a comma before it now; all others keep what they need."""
    before, after = (json_download("x.json", {"b": numbers(*given)}) for given in ((2, 1, 0), (3, 2, 1, 0)))
    old = {piece.needs for piece in before.pieces}
    assert [('{\n "b": [', 3), (",", 2)] == [piece.needs for piece in after.pieces if piece.needs not in old]


def test_a_claim_needs_what_it_names(made: Callable[[Any], Site], desk: Any):
    """Its own record, and which of the claims beside it have a page."""
    site = made(desk)
    needs = {piece.needs[1]: piece.needs[2:] for piece in claims(site, "x").pieces if len(piece.needs) > 1}
    carts = site.claim_by_id["bridge-closes-to-carts"]
    assert "pier-is-safe" in carts.facts.related
    assert ("bridge-closes-to-everyone",) == needs[carts]
