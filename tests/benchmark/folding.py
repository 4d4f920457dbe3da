"""What folding a text costs, beside Unicode's own composition of the same text. ``python -m tests.benchmark.folding FOLDER``."""

import sys
import time
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from tests.benchmark.measure import median

from claimpress.quotes.fold import fold

_LONG: Final = 2_000_000
_ROUNDS: Final = 3


def folding(texts: Iterable[str]) -> float:
    """Return how many times as long the folding of some texts takes as their composition (NFC).

    Args:
        texts: stored documents; they are repeated until they make up two million characters.
    """
    text = "".join(texts)
    long = text * (_LONG // len(text) + 1)
    # A character to compose, for a text that is composed already is left alone.
    return _seconds(lambda: fold(long)) / _seconds(lambda: unicodedata.normalize("NFC", f"{long}e\u0301"))


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times)


if __name__ == "__main__":
    documents = sorted(Path(sys.argv[1]).glob("*.txt"))
    print(folding(path.read_text("utf-8") for path in documents))  # noqa: T201 -- its only output
