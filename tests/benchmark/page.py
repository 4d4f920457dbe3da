"""The page of the result: the machine, a table of seconds and ratios, the stages, and the plot."""

import os
import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final, Protocol

from tests.benchmark.measure import Cost, median, middle
from tests.benchmark.others import MAKERS, installed

_TO: Final = {"claimpress check": "reading and seeking"}
"""What a command is compared with; all others with the first."""
_PLAIN: Final = "plain MkDocs"
_MEASURES: Final = frozenset({_PLAIN, *_TO.values()})

_WHAT: Final = {
    _PLAIN: "`mkdocs build` of the Markdown that claimpress wrote",
    "claimpress build": "check, Markdown, HTML, check of the built pages and the index of the search, which is Pagefind’s from 200 claims on, from nothing",
    "nothing changed": "the same again",
    "one claim changed": "the same with one claim changed: its page, the lists, search and feeds",
    "claimpress check": "the check alone",
    "reading and seeking": "reading the YAML with PyYAML’s C loader, and one `str.find` for each quotation",
    "Hugo": "the claim pages alone, bare: one template of one line",
    "Eleventy": "the claim pages alone, bare: one template of one line",
    "Zensical": "the whole site with its theme, from the same Markdown",
}


class Measured(Protocol):
    """What was measured with one number of claims."""

    claims: int
    folding: float
    costs: dict[str, list[Cost]]
    stages: dict[str, list[float]]
    failed: dict[str, str]


def page(runs: Sequence[Measured], rounds: int) -> str:
    """Return the page as Markdown."""
    return "\n".join([*_page(runs, rounds), ""])


def _page(runs: Sequence[Measured], rounds: int) -> Iterator[str]:
    yield "---\ntitle: Benchmark\ndescription: What building and checking a large collection costs, beside what else could be used.\n---\n"
    yield "# Benchmark\n"
    yield (
        "What it costs to build and to check a collection of so many claims, each with up to four quotations, and one document for "
        "every four claims. The texts are invented, in five scripts. Seconds are from start to end, whole processes; core seconds "
        "are those in which a core worked, all processes together; MB is the memory of the largest process. "
        f"Everything ran in turn, rounds: {rounds}; of several, the one in the middle counts. Ratios are what to compare: they "
        "depend less on the machine than seconds, and those of core seconds less on what else it was doing. "
        "Share images are not drawn.\n"
    )
    yield "![Seconds against claims, both by powers of ten; the table below has the figures](assets/benchmark.svg)\n"
    for run in runs:
        yield from _table(run)
    yield (
        f"Folding the documents, so that quotations can be found in them, takes {runs[-1].folding:.1f} times as long as Unicode’s own "
        "composition (NFC) of the same text.\n"
    )
    yield "## What was run\n"
    run = {*runs[0].costs, *runs[0].failed}
    yield from (f"- **{name}**: {what}." for name, what in _WHAT.items() if name in run)
    yield from (f"- **{name}** was not installed." for name in MAKERS if name not in run)
    yield ""
    yield "## The machine\n"
    yield from _machine()
    yield "\nMade by `python -m tests.benchmark --write`; install Hugo, Eleventy and Zensical to have them in it."


def _table(run: Measured) -> Iterator[str]:
    yield f"## {run.claims:,} claims\n"
    yield "| | compared with | ratio | ratio of core seconds | seconds | core seconds | MB |"
    yield "|---|---|--:|--:|--:|--:|--:|"
    for name, costs in run.costs.items():
        other = "" if name in _MEASURES else _TO.get(name, _PLAIN)
        seconds, busy, memory = (middle(costs, what) for what in ("seconds", "busy", "memory"))
        ratios = [
            f"{ours / middle(run.costs[other], what):.2f}" if other else ""
            for ours, what in ((seconds, "seconds"), (busy, "busy"))
        ]
        yield f"| {name} | {other} | {' | '.join(ratios)} | {seconds:.2f} | {busy:.2f} | {memory:.0f} |"
    yield from (f"\n{name} does not build them: `{said}`" for name, said in run.failed.items())
    yield "\n| stage of the build | seconds |\n|---|--:|"
    yield from (f"| {stage} | {median(seconds):.2f} |" for stage, seconds in run.stages.items())
    yield ""


def _machine() -> Iterator[str]:
    cores = len(os.sched_getaffinity(0))
    yield f"- {_line('/proc/cpuinfo', 'model name')}, {cores} cores, {_memory()} GB of memory"
    yield f"- {platform.system()}, Python {platform.python_version()}"
    names = {"mkdocs": "MkDocs", "mkdocs-material": "Material for MkDocs", "pyyaml": "PyYAML"}
    yield f"- {', '.join(f'{shown} {version(name)}' for name, shown in names.items())}"
    others = {name: installed(name.lower()) for name in MAKERS}
    yield from (f"- {name}: {said}" for name, said in others.items() if said)


def _line(path: str, key: str) -> str:
    lines = Path(path).read_text("utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "unknown")


def _memory() -> int:
    return round(int(_line("/proc/meminfo", "MemTotal").split()[0]) * 1024 / 1e9)
