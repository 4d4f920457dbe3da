"""A project in a git repository of its own, apart from whatever git is told on this machine."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True, slots=True)
class Clone:
    """A project that git keeps."""

    project: Any

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.project.root

    def git(self, *arguments: str, cwd: Path | None = None) -> str:
        """Run git and return what it prints."""
        command = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@desk.example", *arguments]
        done = subprocess.run(command, cwd=cwd or self.root, capture_output=True, check=True)
        return done.stdout.decode()

    def commit(self, message: str = "Change") -> str:
        """Commit everything, and return the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={message}")
        return self.git("rev-parse", "HEAD").strip()

    def diff(self, base: str = "main", *, status: int = 0) -> str:
        """Return what `claimpress diff` prints: the summary, or why it could not run."""
        ran = self.project.run("diff", base, "--today", "2026-11-22")
        assert status == ran.status, ran.err
        return ran.out if status == 0 else ran.err

    def part(self, heading: str) -> str:
        """Return the part of the summary below a heading."""
        found = [part for part in self.diff().split("\n### ") if part.startswith(f"{heading}\n\n")]
        assert 1 == len(found), self.diff()
        return found[0].partition("\n\n")[2].strip("\n")


@pytest.fixture
def clone(
    project: Callable[..., Any], examples: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Clone]:
    """Make a project, commit it on the branch main, and go on on the branch work."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def make(source: Path | None = None) -> Clone:
        made = Clone(project(source or examples / "small"))
        made.git("init", "--quiet", "--initial-branch=main")
        made.commit("First")
        made.git("checkout", "--quiet", "-b", "work")
        return made

    return make
