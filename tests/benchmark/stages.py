"""A whole build that says how long each of its stages took. ``python -m tests.benchmark.stages FOLDER SITE``."""

import json
import sys
import time
from itertools import pairwise
from pathlib import Path

from tests.benchmark.measure import TODAY

from claimpress.build import Options, build


def main(root: Path, site: Path) -> None:
    """Build, and print the seconds of each stage by the words in which the build announces it."""
    marks: list[tuple[str, float]] = []
    build(root, Options(TODAY, site_dir=site), lambda stage: marks.append((stage, time.perf_counter())))
    marks.append(("", time.perf_counter()))
    pairs = pairwise(marks)
    print(json.dumps({stage: end - start for (stage, start), (_, end) in pairs}))  # noqa: T201 -- its only output


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
