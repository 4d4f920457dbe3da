"""Many texts held as one: what went in comes out, and nothing else is found in it."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from claimpress.packed import Places, packed, unpacked

# An identifier of HTML may hold anything but NUL.
TEXTS = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=4)


@given(st.sets(TEXTS, max_size=6), TEXTS)
def test_places(identifiers: set[str], other: str):
    """They hold what a set holds, in order of the alphabet, in another process too."""
    places = pickle.loads(pickle.dumps(Places(identifiers)))  # noqa: S301 -- our own bytes
    assert sorted(identifiers) == list(places)
    assert (other in identifiers) == (other in places)
    assert all(identifier in places for identifier in identifiers)
    assert Places(sorted(identifiers, reverse=True)) == places


def test_a_part_of_an_identifier_is_none():
    """Nor are two of them together."""
    places = Places(["e-1", "e-12"])
    assert [False, False, False] == [part in places for part in ("e-", "e-1\0e-12", "1")]


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=5))
def test_rows(rows: list[tuple[str, str, str]]):
    """Rows of texts come back as they were, empty ones too."""
    assert rows == list(unpacked(packed(rows), 3))


def test_a_character_that_html_has_not():
    """An address that names it leads to no place, and does not shift the others."""
    assert [("x#a%00b", "a\ufffdb"), ("y", "")] == list(unpacked(packed([("x#a%00b", "a\0b"), ("y", "")]), 2))
