"""Writing what belongs together."""

from pathlib import Path

import pytest

from claimpress.intake.store import store
from claimpress.problem import CannotRun


def test_all_of_it_is_written(tmp_path: Path):
    """Byte for byte."""
    store(tmp_path, {tmp_path / "a": b"1\r\n", tmp_path / "b": b"2"})
    assert (b"1\r\n", b"2") == ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes())


def test_nothing_is_written_over(tmp_path: Path):
    """Where a file stands already, it stays, and nothing else is left."""
    (tmp_path / "b").write_bytes(b"old")
    with pytest.raises(CannotRun) as caught:
        store(tmp_path, {tmp_path / "a": b"1", tmp_path / "b": b"2"})
    expected = ("b exists already", "Choose another identifier: --id.")
    assert expected == (caught.value.message, caught.value.fix)
    assert [("b", b"old")] == [(path.name, path.read_bytes()) for path in tmp_path.iterdir()]


def test_a_folder_that_is_not_there(tmp_path: Path):
    """In plain words."""
    with pytest.raises(CannotRun) as caught:
        store(tmp_path, {tmp_path / "a": b"1", tmp_path / "none" / "b": b"2"})
    assert "none/b cannot be written: No such file or directory" == caught.value.message
    assert [] == list(tmp_path.iterdir())


class Stopped(dict):  # type: ignore[type-arg]
    """Files during the writing of which someone presses Ctrl-C."""

    def items(self):
        """Yield the first file, then be interrupted."""
        yield from list(super().items())[:1]
        raise KeyboardInterrupt


def test_a_stop_in_between_leaves_nothing(tmp_path: Path):
    """Not even the first file."""
    with pytest.raises(KeyboardInterrupt):
        store(tmp_path, Stopped({tmp_path / "a": b"1", tmp_path / "b": b"2"}))
    assert [] == list(tmp_path.iterdir())
