"""The command ``init``: a new site that works as it is."""

from pathlib import Path

import pytest
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

WRITTEN = """\
.gitignore written
claims/example-opening-hours.yaml written
docs/index.md written
docs/methodology.md written
mkdocs.yml written
seeds/example-notice.txt written
seeds/example-notice.yaml written
"""


def test_a_new_site_is_whole(project):
    """What init writes passes the strictest check and builds, with the name it was given on every page."""
    sandbox = project()
    made = sandbox.run("init", "desk", "--name", "The “Quiet” Desk: 1", "--today", "2026-11-22")

    expected = f"{WRITTEN}\nNow: cd desk, then `claimpress serve` shows the site, and `claimpress new claim` begins a claim.\n"
    assert (0, expected, "") == (made.status, made.out, made.err)

    inside = type(sandbox)(sandbox.root / "desk")
    checked = inside.run("check", "--strict")
    assert "1 claim, 1 quote: 1 verified, 0 unverified; 1 document pinned\nnothing wrong\n" == checked.out

    built = inside.run("build", "--strict")
    assert (0, "") == (built.status, built.err)
    page = inside.read("site/claims/example-opening-hours/index.html")
    assert "The “Quiet” Desk: 1" in page
    assert (inside.root / "site/assets/favicon.svg").is_file()
    assert "claimpress.example" not in inside.read(".gitignore")


def test_nothing_is_written_over(project):
    """A folder that holds anything, and a file, are left alone."""
    sandbox = project()
    sandbox.write("desk/notes.txt", "mine")

    full = sandbox.run("init", "desk")
    file = sandbox.run("init", "mkdocs.yml")

    fix = "  → Name a new folder; nothing is ever written over.\n"
    assert (2, f"claimpress: desk is not empty\n{fix}") == (full.status, full.err)
    assert (2, f"claimpress: mkdocs.yml is a file\n{fix}") == (file.status, file.err)
    assert ["notes.txt"] == [path.name for path in (sandbox.root / "desk").iterdir()]


def test_a_folder_that_cannot_be_made(project):
    """Where a file is in the way, init says so."""
    sandbox = project()

    ran = sandbox.run("init", "mkdocs.yml/desk")

    expected = "claimpress: mkdocs.yml/desk cannot be written: Not a directory\n  → Check the rights of the folder.\n"
    assert (2, expected) == (ran.status, ran.err)


@pytest.mark.parametrize("key", ["markdown_extensions", "nav", "not_in_nav", "validation"])
def test_a_new_site_has_our_own_settings(repository: Path, key: str):
    """A new site begins with the settings that this repository's own site is tested with."""
    new, own = (
        yaml_load((repository / name).read_text("utf-8"), get_yaml_loader())
        for name in ("scripts/claimpress/starter/mkdocs.yml", "mkdocs.yml")
    )

    assert own[key] == new[key]


def test_a_new_site_has_our_own_theme(repository: Path):
    """The theme that a new site names has the settings of this repository's own, and its search splits words alike."""
    new, own, theme = (
        yaml_load((repository / name).read_text("utf-8"), get_yaml_loader())
        for name in (
            "scripts/claimpress/starter/mkdocs.yml",
            "mkdocs.yml",
            "scripts/claimpress/theme/mkdocs_theme.yml",
        )
    )

    assert {**own["theme"], "name": "claimpress", "custom_dir": None} == {
        **{key: value for key, value in theme.items() if key != "extends"},
        **new["theme"],
        "custom_dir": None,
    }
    assert own["plugins"][0]["search"] == new["plugins"][0]["material/search"]


def test_what_git_leaves_out(repository: Path):
    """A new site leaves out of git what this repository leaves out: every generated page."""
    own = (repository / ".gitignore").read_text("utf-8").partition("# Python\n")[0]

    assert own == (repository / "scripts/claimpress/starter/gitignore").read_text("utf-8")
