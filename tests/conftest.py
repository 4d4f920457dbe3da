"""What tests share: a project in a temporary folder, the check in this process, and the real command line."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from claimpress.check import Checked, check
from claimpress.project import read_project
from claimpress.records.record import File, claim_record
from claimpress.report.text import text_report

# How long an example takes is a matter of the machine and of what else it does; that it is right is not.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

REPOSITORY = Path(__file__).resolve().parents[1]
EXAMPLES = REPOSITORY / "tests" / "examples"
TODAY = date(2026, 11, 22)
MKDOCS = "site_name: Example desk\nsite_url: https://desk.example/\n"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command gave: its exit status, its standard output and its standard error."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A project that a test may do anything with; ``base`` holds the folder claims/ of an earlier revision, if any."""

    root: Path
    base: Path | None = None

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file, with the folders above it; the path is relative to the project."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def read(self, name: str) -> str:
        """Return the text of a file."""
        return (self.root / name).read_text("utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace words that stand once in a file."""
        text = self.read(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def check(self, today: date = TODAY, *, strict: bool = False) -> Checked:
        """Check the project in this process."""
        project = read_project(self.root)
        if self.base is not None:
            earlier = [
                File(f"claims/{path.name}", path.read_bytes())
                for path in sorted(self.base.glob("claims/*.yaml"))
            ]
            project = replace(project, base={record.id: record for record in map(claim_record, earlier)})
        return check(project, today, strict=strict)

    def report(self) -> str:
        """Return the text report of a check, without colours."""
        checked = self.check()
        return text_report(checked.problems, checked.tally)

    def run(self, *arguments: str, env: Mapping[str, str] | None = None, stdin: str = "") -> Ran:
        """Run ``python -m claimpress`` in the project's folder, as an editor or CI does."""
        own = {key: value for key, value in os.environ.items() if key != "GITHUB_ACTIONS"}
        done = subprocess.run(
            [sys.executable, "-m", "claimpress", *arguments],
            cwd=self.root,
            env=own
            | {"PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONIOENCODING": "utf-8"}
            | dict(env or {}),
            input=stdin.encode(),
            capture_output=True,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Sandbox]:
    """Make a project: ``project()`` is empty, ``project(folder)`` holds a copy of the folder's claims and seeds.

    Folders to copy: ``examples / "small"`` (one claim, two sources, nothing wrong) and ``repository`` (this site's own).
    """
    numbers = iter(range(1000))

    def make(source: Path | None = None, mkdocs: str = MKDOCS) -> Sandbox:
        base = source / "base" if source is not None and (source / "base").is_dir() else None
        sandbox = Sandbox(tmp_path / f"project-{next(numbers)}", base)
        for folder in ("claims", "seeds"):
            (sandbox.root / folder).mkdir(parents=True)
            if source is not None and (source / folder).is_dir():
                shutil.copytree(source / folder, sandbox.root / folder, dirs_exist_ok=True, symlinks=True)
        given = source / "mkdocs.yml" if source is not None and source != REPOSITORY else None
        sandbox.write("mkdocs.yml", given.read_bytes() if given is not None and given.is_file() else mkdocs)
        return sandbox

    return make


@pytest.fixture
def repository() -> Path:
    """Return the folder of this repository."""
    return REPOSITORY


@pytest.fixture
def examples() -> Path:
    """Return the folder of example records."""
    return EXAMPLES
