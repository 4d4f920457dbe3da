"""Work done in several processes: in order, with whatever the work knows, and with its errors."""

import gc
import os
import weakref
from collections.abc import Callable

import pytest

from claimpress import crew as module
from claimpress.crew import crew


class RefusedError(Exception):
    """A process could not do its work."""


@pytest.fixture(params=[1, 2])
def cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Have one core, or two."""
    number = int(request.param)
    monkeypatch.setattr(module, "cores", lambda: number)
    monkeypatch.setattr(module, "can_double", lambda: True)
    return number


def done(work: Callable[[int], object], tasks: int = 9) -> list[object]:
    """Let a crew do tasks that are numbers."""
    with crew(work, tasks) as do:
        return list(do(range(tasks)))


def test_in_order(cores: int):
    """The work may know what cannot be sent anywhere."""
    secret = (number * number for number in range(100))
    squares = list(secret)
    found = done(lambda number: (squares[number], os.getpid()))
    assert [number * number for number in range(9)] == [square for square, _ in found]  # type: ignore[misc]
    assert (cores == 1) == ({os.getpid()} == {process for _, process in found})  # type: ignore[misc]


@pytest.mark.usefixtures("cores")
def test_an_error_comes_back():
    """With its words."""

    def work(number: int) -> int:
        if number == 5:
            message = f"no {number}"
            raise RefusedError(message)
        return number

    with pytest.raises(RefusedError, match="no 5"):
        done(work)


def test_a_single_task_is_done_here(monkeypatch: pytest.MonkeyPatch):
    """Another process would cost more than it saves."""
    monkeypatch.setattr(module, "can_double", lambda: True)
    assert [os.getpid()] == done(lambda _: os.getpid(), 1)


def test_a_process_with_threads_is_not_doubled(monkeypatch: pytest.MonkeyPatch):
    """A server that watches folders has some."""
    monkeypatch.setattr(module, "cores", lambda: 2)
    monkeypatch.setattr("claimpress.crew.threading.active_count", lambda: 2)
    assert [os.getpid()] * 9 == done(lambda _: os.getpid())


def test_what_a_task_drops_is_collected(monkeypatch: pytest.MonkeyPatch):
    """A double looks for what nobody holds any more when a task is done, and at no other time."""

    class Ring:
        """Holds itself, so that only a collector finds that nobody else does."""

        def __init__(self) -> None:
            self.itself = self

    monkeypatch.setattr(module, "cores", lambda: 2)
    monkeypatch.setattr(module, "can_double", lambda: True)
    left: list[weakref.ref[Ring]] = []

    def dropped(_: int) -> tuple[int, bool]:
        held = sum(ring() is not None for ring in left)
        left.append(weakref.ref(Ring()))
        return held, gc.isenabled()

    assert [(0, False)] * 20 == done(dropped, 20)
