"""The edge where MkDocs runs: Markdown in docs/ becomes HTML in a folder of its own."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from claimpress.problem import CannotRun
from claimpress.records.dates import PartialDate


def run_mkdocs(root: Path, target: Path, newest: PartialDate | None) -> None:
    """Build the site with MkDocs, strictly: a broken link or a missing page is a failure.

    Args:
        root: the folder that holds mkdocs.yml.
        target: where the HTML goes.
        newest: the newest date of any record, which stands in for the clock: same input, same bytes.

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
        command, cwd=root, env=_environment(newest), capture_output=True, text=True, check=False
    )
    if run.returncode != 0:
        output = (run.stderr + run.stdout).splitlines()
        told = [line for line in output if line.startswith(("WARNING", "ERROR", "Aborted"))]
        said = "\n".join(told or output[-20:])
        message = f"MkDocs could not build the site:\n{said.replace(str(root) + os.sep, '')}"
        raise CannotRun(message, "Mend what it names; the old site is untouched.")


def _environment(newest: PartialDate | None) -> dict[str, str]:
    environment = dict(os.environ)
    # Material tells every build about the future of MkDocs; it is no news to an editor.
    environment.setdefault("NO_MKDOCS_2_WARNING", "1")
    if newest is not None:
        midnight = datetime(newest.latest.year, newest.latest.month, newest.latest.day, tzinfo=UTC)
        environment.setdefault("SOURCE_DATE_EPOCH", str(max(0, int(midnight.timestamp()))))
    return environment
