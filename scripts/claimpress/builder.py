"""The edge where the site is built: Markdown in docs/ becomes HTML, by the press or, where it cannot, by MkDocs."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from claimpress.bench import Done
from claimpress.make import Found, Made, join, make, make_share
from claimpress.press.site import Handed
from claimpress.problem import CannotRun, Problem
from claimpress.progress import Progress
from claimpress.rules.built import check_built, joined, read_built
from claimpress.search.built import VARIABLE, is_large
from claimpress.shards import Shards
from claimpress.site import Site
from claimpress.work import Work


@dataclass(frozen=True, slots=True)
class Ran:
    """What building the HTML gave.

    Args:
        made: what was made.
        problems: what is wrong with the built pages.
    """

    made: Made
    problems: tuple[Problem, ...]


def run(  # noqa: PLR0913, PLR0917 -- what to build, and whom to tell
    root: Path,
    target: Path,
    work: Work,
    say: Callable[[str], None],
    progress: Progress | None = None,
    found: Found | None = None,
) -> Ran:
    """Write the pages of a site, build their HTML and check it: the same bytes, whether the press builds it or MkDocs.

    Args:
        root: the folder that holds mkdocs.yml.
        target: where the HTML goes: a folder that is missing.
        work: what is made.
        say: told what is done, and why it is left to MkDocs where it is.
        progress: told how far it is.
        found: told what the search finds as soon as that is known, where few pages are made.

    Raises:
        CannotRun: docs/ cannot be written, or MkDocs reported something; what it said is in the message.
        Lost: the last build does not tell enough; all has to be made.
    """
    site = work.site
    say("making the pages")
    with _surroundings(site):
        made = make(root, work, target, say, progress, found)
    if not made.handed:
        return Ran(made, joined(made.seen))
    shutil.rmtree(target, ignore_errors=True)
    say(f"building the site with MkDocs, which takes longer ({made.handed})")
    run_mkdocs(root, target, site)
    say("checking the built pages")
    return Ran(made, check_built(site, read_built(target)))


def run_share(root: Path, target: Path, work: Work, progress: Progress | None = None) -> list[Done]:
    """Build one share of a site: the chosen pages and downloads.

    Raises:
        CannotRun: docs/ cannot be written, or the site has to be built whole.
    """
    try:
        with _surroundings(work.site):
            return make_share(root, work, target, progress)
    except Handed as why:
        raise _whole(why) from why


def run_join(root: Path, target: Path, work: Work, shards: Shards, say: Callable[[str], None]) -> Ran:
    """Join the shares of a site and check it.

    Raises:
        CannotRun: docs/ cannot be written, or the site has to be built whole.
    """
    say("joining the shares")
    try:
        with _surroundings(work.site):
            made = join(root, work, target, shards.take, say)
    except Handed as why:
        raise _whole(why) from why
    return Ran(made, joined(made.seen))


def _whole(why: Handed) -> CannotRun:
    return CannotRun(f"this site cannot be built in shares: {why}", "Build it whole: claimpress build")


@contextmanager
def _surroundings(site: Site) -> Iterator[None]:
    """Give this process the environment that MkDocs is given, for a while."""
    before = dict(os.environ)
    os.environ.update(_environment(site))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def run_mkdocs(root: Path, target: Path, site: Site) -> None:
    """Build the site with MkDocs, strictly: a broken link or a missing page is a failure.

    Args:
        root: the folder that holds mkdocs.yml.
        target: where the HTML goes.
        site: what is on it.

    Raises:
        CannotRun: MkDocs reported something; what it said is in the message.
    """
    # -q would silence the very warnings that --strict is to stop at.
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--clean",
        "-f",
        "mkdocs.yml",
        "-d",
        str(target),
    ]
    run = subprocess.run(
        command, cwd=root, env=_environment(site), capture_output=True, text=True, check=False
    )
    if run.returncode != 0:
        output = (run.stderr + run.stdout).splitlines()
        told = [line for line in output if line.startswith(("WARNING", "ERROR", "Aborted"))]
        said = "\n".join(told or output[-20:])
        message = f"MkDocs could not build the site:\n{said.replace(str(root) + os.sep, '')}"
        raise CannotRun(message, "Mend what it names; the old site is untouched.")


def _environment(site: Site) -> dict[str, str]:
    environment = dict(os.environ)
    # Material tells every build about the future of MkDocs; it is no news to an editor.
    environment.setdefault("NO_MKDOCS_2_WARNING", "1")
    # mkdocs.yml asks whether Material is to make its own index of all pages.
    if is_large(len(site.claims), site.config):
        environment.setdefault(VARIABLE, "false")
    # The newest date of any record stands in for the clock: same input, same bytes.
    newest = site.newest
    if newest is not None:
        midnight = datetime(newest.latest.year, newest.latest.month, newest.latest.day, tzinfo=UTC)
        environment.setdefault("SOURCE_DATE_EPOCH", str(max(0, int(midnight.timestamp()))))
    return environment
