"""What is remembered: written some members at a time, read as a whole, and only where it is whole."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.cache import memory as module
from claimpress.cache.memory import FOLDER, keep, kept

PLAIN = st.recursive(
    st.one_of(st.none(), st.integers(), st.text(st.characters(codec="utf-8"), max_size=3)),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text("abä", max_size=2), inner, max_size=5)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abä", max_size=2), PLAIN, max_size=6))
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, values: dict[str, Any]):
    """Whatever its members are, and however few of them are written at a time."""
    root = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_AT_ONCE", 2)
        said = keep(root, "x", values)
    assert values == kept(root, "x") == kept(root, "x", said)
    assert said == keep(root, "y", values)
    assert None is kept(root, "x", "another")


def test_a_damaged_one_is_none(tmp_path: Path):
    """Cut short, changed, or nothing at all."""
    keep(tmp_path, "x", {"a": {"b": [1]}, "c": "d"})
    path = tmp_path / FOLDER / "x"
    whole = path.read_bytes()
    for data in (whole[:-1], whole.replace(b"d", b"e"), whole.partition(b"\n")[0], b"", b"\n", b"\xff\n\xff"):
        path.write_bytes(data)
        assert None is kept(tmp_path, "x")
    path.write_bytes(whole)
    assert {"a": {"b": [1]}, "c": "d"} == kept(tmp_path, "x")
