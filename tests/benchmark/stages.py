"""A build by the command line that says how long each of its stages took. ``python -m tests.benchmark.stages SITE``, in the project."""

import json
import sys
import time
from itertools import pairwise

from tests.benchmark.measure import TODAY

from claimpress.cli import main
from claimpress.commands import terminal

_MARKS: list[tuple[str, float]] = []


class _Stages(terminal.Stages):
    """Notes when a stage begins."""

    def begin(self, name: str) -> None:
        """Note it."""
        _MARKS.append((name, time.perf_counter()))


def build(site: str) -> None:
    """Build, and print the seconds of each stage by the words in which the build announces it."""
    terminal.Stages = _Stages  # type: ignore[misc] # before the command is loaded, which takes it from there
    main(["build", "--today", str(TODAY), "--site-dir", site], standalone_mode=False)
    _MARKS.append(("", time.perf_counter()))
    print(json.dumps({stage: end - start for (stage, start), (_, end) in pairwise(_MARKS)}))  # noqa: T201 -- its only output


if __name__ == "__main__":
    build(sys.argv[1])
