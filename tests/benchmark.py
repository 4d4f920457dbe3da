"""How long checking takes, as ratios to what cannot be avoided, in one run. By hand: ``python tests/benchmark.py``."""

import sys
import time
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from claimpress.check import check  # noqa: E402 -- the package need not be installed
from claimpress.project import read_project  # noqa: E402
from claimpress.quotes.fold import fold  # noqa: E402

ROUNDS = 5


def median(work: Callable[[], object]) -> float:
    """Return the median time of a few runs, in seconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return sorted(times)[ROUNDS // 2]


def read_and_find() -> None:
    """Do what no check can do without: read the YAML, and look for each quotation once."""
    texts = [path.read_text("utf-8") for path in (ROOT / "seeds").glob("*.txt")]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in [*(ROOT / "claims").rglob("*.yaml"), *(ROOT / "seeds").glob("*.yaml")]:
        record = yaml.load(path.read_text("utf-8"), loader)  # noqa: S506 -- both loaders are safe ones
        for entry in record.get("evidence", ()):
            any(text.find(entry.get("quote", "")) >= 0 for text in texts)


def main() -> None:
    """Print a line for each ratio."""
    long = "".join(path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))) * 300
    ratios = {
        "check of this repository / reading its YAML and one search per quotation": (
            median(lambda: check(read_project(ROOT), date.max)),
            median(read_and_find),
        ),
        f"fold of {len(long) / 1e6:.1f} million characters / Unicode NFC of the same": (
            median(lambda: fold(long)),
            median(lambda: unicodedata.normalize("NFC", long + "e\u0301")),
        ),
    }
    for name, (ours, least) in ratios.items():
        print(f"{ours / least:8.2f}  {name}  ({ours:.3f} s / {least:.3f} s)")  # noqa: T201 -- its only output


if __name__ == "__main__":
    main()
