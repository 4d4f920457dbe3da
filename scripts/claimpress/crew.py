"""The same work on many things, in as many processes as there are cores: doubles of this one, which share all that it knows."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, Final, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")


@contextmanager
def crew(work: Callable[[Task], Done], tasks: int) -> Iterator[Callable[[Sequence[Task]], Iterator[Done]]]:
    """Give a function that does tasks, each in whatever process is free, and yields what came of them in order.

    Args:
        work: does a task. It is never sent to another process, so it may know anything; the tasks and what comes of them are.
        tasks: how many there will be; a single one is done here.
    """
    if tasks < 2 or cores() == 1 or not can_double():  # noqa: PLR2004 -- one is alone
        yield lambda given: map(work, given)
        return
    _WORK.append(work)
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(min(cores(), tasks), context, initializer=_begin) as pool:
            yield lambda given: pool.map(_do, given)
    finally:
        _WORK.pop()


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_double() -> bool:
    """Say whether this process can be doubled safely: not one with threads, and not on macOS, whose own libraries have some."""
    return (
        "fork" in multiprocessing.get_all_start_methods()
        and sys.platform != "darwin"
        and threading.active_count() == 1
    )


# What the doubles of this process do: they have it from it.
_WORK: Final[list[Callable[[Any], Any]]] = []


def _begin() -> None:
    """Never look through what a double has from this process, nor copy it for that."""
    gc.freeze()
    gc.disable()


def _do(task: Any) -> Any:  # noqa: ANN401 -- whatever the work takes and gives
    """Do a task, and collect what it made and dropped; while it is done that would look at what is still in use, over and over."""
    done = _WORK[-1](task)
    gc.collect(0)
    return done
