"""Memory is given back where the C library can, and nothing happens where it cannot."""

import ctypes
import sys
from pathlib import Path

import pytest

from claimpress.spare import give_back

PAGE = 4096


def resident() -> int:
    """Return the memory of this process, in bytes."""
    return int(Path("/proc/self/statm").read_text("utf-8").split()[1]) * PAGE


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="a C library without malloc_trim")
def test_what_lies_between_is_given_back():
    """Texts of which every second one is still held: the others were kept by the library."""
    texts = ["x" * 20_000 + str(number) for number in range(4000)]
    held = texts[::2]
    del texts
    before = resident()
    give_back()
    assert before - resident() > len(held) * 20_000 / 2
    assert held[1].endswith("x2")


@pytest.mark.parametrize("library", [object(), None])
def test_another_library(library: object, monkeypatch: pytest.MonkeyPatch):
    """One that has no such function, and a system of another kind."""
    monkeypatch.setattr(ctypes, "CDLL", lambda _: library)
    if library is None:
        monkeypatch.setattr("claimpress.spare.os.name", "nt")
    give_back()
    assert "claimpress.spare" in sys.modules
