"""What a build and a check cost, in one run beside what else could be used. ``python -m tests.benchmark 100 300 1000``.

Everything is run in turn, as often as there are rounds, and the middle is what counts, so that a machine that is busy for a while
is busy for all. With ``--write`` the table goes to docs/benchmark.md and the plot beside the other images.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.benchmark.measure import TODAY, Cost, Failed, cost_of, middle
from tests.benchmark.others import MAKERS, clean, environment, installed
from tests.benchmark.page import page
from tests.benchmark.plot import plot
from tests.made_collection import make_collection

ROOT: Final = Path(__file__).resolve().parents[2]
_PYTHON: Final = sys.executable
_REST: Final = 0.2
"""Seconds until the clock of the disk has gone on: what was written just before a build is too new to be remembered."""


@dataclass(slots=True)
class Run:
    """What was measured with one number of claims.

    Args:
        claims: how many there were.
        costs: of each command, round by round.
        folding: how many times as long as Unicode's composition the folding of the documents takes.
        stages: seconds of each stage of the build, round by round.
        failed: what other builders said that did not build these pages.
    """

    claims: int
    folding: float
    costs: dict[str, list[Cost]] = field(default_factory=dict)
    stages: dict[str, list[float]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def main() -> None:
    """Measure, and print or write the result."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("claims", nargs="*", type=int, default=[100, 300, 1000])
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--write", action="store_true", help="write docs/benchmark.md and its plot")
    given = arguments.parse_args()
    # Nothing is deleted before the end: for minutes after, a disk makes new files up to ten times more slowly (ext4 does).
    with tempfile.TemporaryDirectory() as folder:
        runs = []
        for claims in sorted(given.claims):
            place = Path(folder, str(claims))
            place.mkdir()
            runs.append(_measured(claims, given.rounds, place))
            series = {
                name: [(run.claims, middle(run.costs[name], "seconds")) for run in runs if name in run.costs]
                for name in runs[0].costs
            }
            # After each, so that whoever stops it early has what was done.
            text = page(runs, given.rounds)
            if given.write:
                (ROOT / "docs" / "benchmark.md").write_text(text, "utf-8")
                (ROOT / "docs" / "assets" / "benchmark.svg").write_text(plot(series), "utf-8")
    print(text)  # noqa: T201 -- its output


def _measured(claims: int, rounds: int, folder: Path) -> Run:
    """Measure everything with a new collection of so many claims."""
    root = _project(folder / "project", claims)
    cost_of([_PYTHON, "-m", "tests.benchmark.folding", "seeds"], root, environment())
    run = Run(claims, float((root / "said.log").read_text("utf-8")))
    site = folder / "site"
    cost_of(_build(site), root, environment())  # so that there is Markdown for all
    others = _others(folder, root)
    for number in range(rounds):
        for name, cost in _round(run, root, site, number):
            _tell(f"{claims} claims, round {number + 1} of {rounds}: {name} {cost.seconds:.1f} s")
            run.costs.setdefault(name, []).append(cost)
        for name, (place, command) in others.items():
            if name in run.failed:
                continue
            clean(place, folder / f"{place.name}-{number}")
            try:
                cost = cost_of(command, place, environment())
            except Failed as failed:
                run.failed[name] = failed.said
                continue
            _tell(f"{claims} claims, round {number + 1} of {rounds}: {name} {cost.seconds:.1f} s")
            run.costs.setdefault(name, []).append(cost)
    _tell("")
    return run


def _round(run: Run, root: Path, site: Path, number: int) -> Iterator[tuple[str, Cost]]:
    """Yield the cost of each of our own commands, and of what they are compared with."""
    plain = root.parent / f"plain-{number}"
    mkdocs = [_PYTHON, "-m", "mkdocs", "build", "-q", "-f", "mkdocs.yml", "-d", str(plain)]
    yield "plain MkDocs", cost_of(mkdocs, root, environment())
    _forget(root, site, root.parent / f"ours-{number}")
    yield "claimpress build", cost_of(_build(site), root, environment())
    said = json.loads((root / "said.log").read_text("utf-8").splitlines()[-1])
    for stage, seconds in said.items():
        run.stages.setdefault(stage, []).append(seconds)
    plainly = [_PYTHON, "-m", "claimpress", "build", "--today", str(TODAY), "--site-dir", str(site)]
    time.sleep(_REST)
    yield "nothing changed", cost_of(plainly, root, environment())
    changed = root / "claims" / "claim-00001.yaml"
    text = changed.read_text("utf-8")
    changed.write_text(text.replace("would_change: ", f"would_change: {number} ", 1), "utf-8")
    time.sleep(_REST)
    yield "one claim changed", cost_of(plainly, root, environment())
    check = [_PYTHON, "-m", "claimpress", "check", "--format", "json", "--today", str(TODAY)]
    yield "claimpress check", cost_of(check, root, environment())
    least = [_PYTHON, "-m", "tests.benchmark.baseline", str(root)]
    yield "reading and seeking", cost_of(least, root, environment())


def _build(site: Path) -> list[str]:
    return [_PYTHON, "-m", "tests.benchmark.stages", str(site)]


def _project(root: Path, claims: int) -> Path:
    """Make a project: a collection, and this repository's own theme, settings and hand-written pages, without share images."""
    make_collection(root, claims)
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    _by_hand(ROOT / "docs", root / "docs")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    drawn = settings.replace("  claimpress:\n", "  claimpress:\n    share_images: false\n")
    (root / "mkdocs.yml").write_text(drawn, "utf-8")
    return root


def _by_hand(docs: Path, target: Path) -> None:
    """Copy the hand-written pages of a site."""
    listed = docs / ".claimpress.json"
    ours = json.loads(listed.read_text("utf-8")) if listed.exists() else {}

    def left_out(at: str, names: list[str]) -> list[str]:
        return [
            name
            for name in names
            if name == listed.name or (Path(at) / name).relative_to(docs).as_posix() in ours
        ]

    shutil.copytree(docs, target, ignore=left_out)


def _forget(root: Path, site: Path, aside: Path) -> None:
    """Put aside whatever an earlier build left, so that the next begins anew; the hand-written pages stay."""
    aside.mkdir()
    (root / "docs").rename(aside / "docs")
    _by_hand(aside / "docs", root / "docs")
    for folder in (site, root / ".claimpress"):
        folder.rename(aside / folder.name)


def _others(folder: Path, root: Path) -> dict[str, tuple[Path, list[str]]]:
    """Lay the pages out for each other builder that is installed: where, and the command."""
    found = {}
    for name, make in MAKERS.items():
        if installed(name.lower()):
            place = folder / name.lower()
            place.mkdir()
            found[name] = (place, make(place, root / "docs"))
    return found


def _tell(words: str) -> None:
    """Show how far it is, on a terminal."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)  # noqa: T201 -- progress


if __name__ == "__main__":
    main()
