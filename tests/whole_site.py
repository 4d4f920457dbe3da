"""A small project that can be built: example records, and everything else as in this repository."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
THEME = "scripts/claimpress/theme"
HAND_WRITTEN = ("guide.md", "index.md", "methodology.md")


def make_whole(root: Path, records: Path = REPOSITORY / "tests" / "examples" / "small") -> Path:
    """Copy records, settings and hand-written pages into a folder, and return it.

    Args:
        root: where the project goes.
        records: the folder whose claims and seeds it has.
    """
    for folder in ("claims", "seeds"):
        shutil.copytree(records / folder, root / folder)
    (root / "docs").mkdir()
    for name in HAND_WRITTEN:
        shutil.copy(REPOSITORY / "docs" / name, root / "docs" / name)
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    assert settings.count(THEME) == 1
    (root / "mkdocs.yml").write_text(settings.replace(THEME, str(REPOSITORY / THEME)), "utf-8")
    return root


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a command: this one, without what a CI or a person may have set for the site."""
    theirs = (
        "GITHUB_ACTIONS",
        "CLAIMPRESS_SITE_URL",
        "CLAIMPRESS_REPO_URL",
        "CLAIMPRESS_EDIT_URI",
        "SOURCE_DATE_EPOCH",
    )
    own = {key: value for key, value in os.environ.items() if key not in theirs}
    return own | {"PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONUNBUFFERED": "1"} | more


def claimpress(root: Path, arguments: Sequence[str], **more: str) -> tuple[int, str, str]:
    """Run the command line in a folder; return exit status, standard output and standard error."""
    command = [sys.executable, "-m", "claimpress", *arguments]
    done = subprocess.run(
        command, cwd=root, env=environment(**more), capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, by path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
