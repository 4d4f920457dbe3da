"""Reading in several processes: the same records in the same order, whatever becomes of the processes."""

import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import fields
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from claimpress import hands as module
from claimpress.hands import hands, read_all
from claimpress.records.model import Claim
from claimpress.records.record import File, Record

FILES = [
    File(f"claims/c{number}.yaml", data.encode())
    for number in range(70)
    for data in (
        "claim: The pier is new.\nstatus: draft\n",
        "claim: <b>\nverdikt: x\n",
        "- a\n",
        "claim: a #1\n",
    )
][::3]


def told(records: tuple[Record[Any], ...]) -> list[list[object]]:
    """Return all that is known of each record."""
    return [[getattr(record, field.name) for field in fields(Record)] for record in records]


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_other_processes_read_the_same(start: str, monkeypatch: pytest.MonkeyPatch):
    """Sound and faulty records come back in the order of the files, with their places and lines."""
    monkeypatch.setattr(module, "_AT_ONCE", 20)
    with ProcessPoolExecutor(2, get_context(start)) as pool:
        assert told(read_all(FILES, Claim, None)) == told(read_all(FILES, Claim, pool))


def test_models_share_the_sets_of_their_fields():
    """Those that another process read; each set tells what its record names."""
    texts = ["claim: The pier is new.\nstatus: draft\n", "claim: It is not.\nstatus: draft\ntopics: [pier]\n"]
    files = [File(f"claims/c{number}.yaml", text.encode()) for number, text in enumerate(texts * 60)]
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        shared = [record.model for record in read_all(files, Claim, pool)]
    alone = [record.model for record in read_all(files, Claim, None)]
    sets = [model.model_fields_set for model in shared if model is not None]
    assert [model.model_fields_set for model in alone if model is not None] == sets
    assert len(files) == len(sets)
    assert len({id(each) for each in sets}) <= 2 * 2  # by two processes


def test_what_an_ended_process_leaves_is_read_here(monkeypatch: pytest.MonkeyPatch):
    """A process that is ended from outside costs time and nothing else."""

    class Ended(ProcessPoolExecutor):
        def map(self, fn: Callable[..., Any], *parts: Any, **_: object) -> Any:
            yield fn(parts[0][0], parts[1][0])
            raise BrokenProcessPool

    monkeypatch.setattr(module, "_AT_ONCE", 20)
    with Ended(1) as pool:
        assert told(read_all(FILES, Claim, None)) == told(read_all(FILES, Claim, pool))


def test_a_check_with_more_hands_finds_the_same(
    project: Callable[..., Any], examples: Path, monkeypatch: pytest.MonkeyPatch
):
    """Every problem, its place and its order are those of one process."""
    made = project(examples / "forty")
    alone = made.check()
    monkeypatch.setattr(module, "FEW", 1)
    shared = made.check()
    assert (alone.problems, alone.tally) == (shared.problems, shared.tally)


def test_few_files_are_read_by_one_process():
    """Another process would take longer to be there than the reading takes."""
    with hands(module.FEW - 1) as pool:
        assert pool is None


def test_one_core_is_one_process(monkeypatch: pytest.MonkeyPatch):
    """Two processes on one core only get in each other's way."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    with hands(module.FEW) as pool:
        assert pool is None


def test_a_process_with_threads_is_not_copied():
    """A copy could wait for ever for a thread that it does not have."""
    done = threading.Event()
    waiting = threading.Thread(target=done.wait)
    waiting.start()
    try:
        assert "spawn" == module.start_method()
    finally:
        done.set()
        waiting.join()
