"""Running a command and saying what it cost."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

TODAY: Final = date(2026, 11, 22)
"""The day of all that is measured."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost.

    Args:
        seconds: from its start to its end.
        busy: seconds in which a core worked for it, all its processes together.
        memory: megabytes (10^6 bytes) of its largest process at its largest; no less than this process has, which it begins as.
    """

    seconds: float
    busy: float
    memory: float


class Failed(Exception):  # noqa: N818 -- what a command did, and its name says so
    """A command failed; ``said`` is the last line of what it said, the message the end of it all."""

    def __init__(self, command: Sequence[str], output: str) -> None:
        super().__init__(f"{' '.join(command)}: {output[-2000:]}")
        self.said = output.strip().rpartition("\n")[2]


def cost_of(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end.

    Raises:
        Failed: it failed.
    """
    began = time.perf_counter()
    with (
        (folder / "said.log").open("w+b") as said,
        subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said) as process,
    ):
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(command, said.read().decode())
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6)


def median(values: Sequence[float]) -> float:
    """Return the value in the middle."""
    return sorted(values)[len(values) // 2]


def middle(costs: Sequence[Cost], what: str) -> float:
    """Return the one in the middle of what some runs of a command cost.

    Args:
        costs: of the runs.
        what: which of their figures, by its name.
    """
    return median([float(getattr(cost, what)) for cost in costs])
