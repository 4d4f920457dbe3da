"""How the downloads write JSON."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claimpress.data.files import json_text

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_json_text():
    """The keys stay in their order, the characters as they are, and what is empty stays on its line."""
    value = {"b": ["–", {"x": None}], "a": [], "c": {}, "n": 1.5, "yes": True}
    expected = """{
 "b": [
  "–",
  {
   "x": null
  }
 ],
 "a": [],
 "c": {},
 "n": 1.5,
 "yes": true
}
"""
    assert expected == json_text(value)


@given(st.dictionaries(st.text(), _VALUES))
def test_json_text_is_what_the_library_writes(value: dict[str, Any]):
    """Whatever the value, it is the text that Python's own writer gives."""
    assert f"{json.dumps(value, ensure_ascii=False, indent=1)}\n" == json_text(value)
