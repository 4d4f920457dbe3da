"""The tree: its plain form and the places of what is in it."""

import pytest

from claimpress.problem import Place
from claimpress.records.nodes import Items, Loc, Mapping, Scalar, place_of, place_of_key, plain, steps

NAME = Scalar("Reuters", Place(2, 9))
FIRST = Mapping({"name": NAME}, Place(2, 3), {"name": Place(2, 3)})
LIST = Items((FIRST,), Place(2, 1))
ROOT = Mapping({"claimant": LIST}, Place(1, 1), {"claimant": Place(1, 1)})


def test_the_plain_form_has_no_places():
    """Text, lists and dicts; what was left empty is None, an empty text in quotes is not."""
    tree = Mapping(
        {"a": Scalar("", Place()), "b": Scalar("", Place(), plain=False), "c": Items((NAME,), Place())},
        Place(),
    )
    assert {"a": None, "b": "", "c": ["Reuters"]} == plain(tree)


def test_steps_pass_over_what_leads_nowhere():
    """Names that a validator puts between the keys are skipped."""
    assert [ROOT, LIST, FIRST, NAME] == list(steps(ROOT, ("claimant", "list[str]", 0, "function", "name")))


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        ((), Place(1, 1)),
        (("claimant", 0, "name"), Place(2, 9)),
        (("claimant", 0, "role"), Place(2, 3)),
        (("claimant", 7), Place(2, 1)),
        (("verdict",), Place(1, 1)),
    ],
)
def test_the_place_of_a_value_is_the_nearest_there_is(loc: Loc, place: Place):
    """What is missing is reported where it should be."""
    assert place == place_of(ROOT, loc)


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        (("claimant",), Place(1, 1)),
        (("claimant", 0, "name"), Place(2, 3)),
        (("claimant", 0), Place(2, 3)),
        (("verdict",), Place(1, 1)),
        ((), Place(1, 1)),
    ],
)
def test_the_place_of_a_key_is_the_key(loc: Loc, place: Place):
    """A list item and a missing key have the place of the value instead."""
    assert place == place_of_key(ROOT, loc)
