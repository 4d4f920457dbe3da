"""Reading an earlier state out of git: what is found there, and why it sometimes cannot be."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimpress.check import check
from claimpress.diff.revision import read_revision, with_base
from claimpress.problem import CannotRun
from claimpress.project import LARGEST_FILE, read_project

FERRY = "claims/ferry-stops-on-friday.yaml"


def test_a_revision_holds_what_was_committed(clone: Callable[..., Any]):
    """Records and documents byte for byte, whatever stands in the folder now."""
    made = clone()
    before = read_project(made.root)
    made.project.write(FERRY, "claim: Another.\nstatus: draft\n")
    made.project.write("claims/new.yaml", "claim: New.\nstatus: draft\n")
    (made.root / "seeds" / "island-gazette.yaml").unlink()
    read = read_revision(made.root, "main")
    assert (before.claims, before.sources, before.documents) == (read.claims, read.sources, read.documents)


def test_the_settings_of_the_revision_are_its_own(clone: Callable[..., Any]):
    """The section extra.claimpress is read as it was."""
    made = clone()
    assert "error" == read_revision(made.root, "main").config.settings.unverified_quotes
    made.project.write(
        "mkdocs.yml", "site_name: X\nextra:\n  claimpress:\n    unverified_quotes: warn\n    language: ur\n"
    )
    made.commit()
    made.project.write("mkdocs.yml", "site_name: X\n")
    settings = read_revision(made.root, "work").config.settings
    assert ("warn", "ur") == (settings.unverified_quotes, settings.language)


def test_a_revision_without_settings_or_records_is_empty(clone: Callable[..., Any]):
    """The first pull request of all has a base that holds nothing of ours."""
    made = clone()
    made.git("rm", "-r", "--quiet", "--cached", ".")
    made.git("commit", "--quiet", "--message=Empty")
    read = read_revision(made.root, "HEAD")
    assert ((), (), {}) == (read.claims, read.sources, dict(read.documents))


def test_the_site_may_lie_below_the_top_of_the_repository(clone: Callable[..., Any], tmp_path: Path):
    """Paths are those from the site's folder, and nothing beside it is read."""
    made = clone()
    top = made.root.parent
    (made.root / ".git").rename(top / ".git")
    (top / "claims").mkdir()
    (top / "claims" / "elsewhere.yaml").write_text("claim: Elsewhere.\n")
    made.git("add", "--all", cwd=top)
    made.git("commit", "--quiet", "--message=Below", cwd=top)
    read = read_revision(made.root, "HEAD")
    assert tmp_path == top
    assert [FERRY] == [file.path for file in read.claims]


def test_only_what_the_branch_changes_counts(clone: Callable[..., Any]):
    """What was added to the base after the branch left it is not a claim that the branch deletes."""
    made = clone()
    made.git("checkout", "--quiet", "main")
    made.project.write("claims/later.yaml", "claim: Later.\nstatus: draft\n")
    made.commit("Later")
    made.git("checkout", "--quiet", "work")
    assert [FERRY] == [file.path for file in read_revision(made.root, "main").claims]


def test_a_branch_without_a_common_commit_is_compared_as_it_is(clone: Callable[..., Any]):
    """Two histories that never met are still two states."""
    made = clone()
    made.git("checkout", "--quiet", "--orphan", "other")
    made.project.write("claims/other.yaml", "claim: Other.\nstatus: draft\n")
    made.commit("Other")
    assert [FERRY] == [file.path for file in read_revision(made.root, "main").claims]


@pytest.mark.parametrize("name", ["mian", "-h", "--all", "main..work", "", "main:claims", "a b"])
def test_a_revision_that_git_does_not_know(clone: Callable[..., Any], name: str):
    """Said in plain words; nothing that looks like an option is taken for one."""
    with pytest.raises(CannotRun) as caught:
        read_revision(clone().root, name)
    fix = "`git branch --all` lists the branches; `git fetch` brings in new ones."
    assert (f"git knows no revision {name!r} here", fix) == (caught.value.message, caught.value.fix)


def test_no_repository(project: Callable[..., Any], monkeypatch: pytest.MonkeyPatch):
    """A folder that git does not keep has nothing to compare with."""
    root = project().root
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    with pytest.raises(CannotRun) as caught:
        read_revision(root, "main")
    message = "the site's folder is not in a git repository, so there is nothing to compare with"
    assert (message, "Run it in a clone of the repository.") == (caught.value.message, caught.value.fix)


def test_no_git(project: Callable[..., Any], monkeypatch: pytest.MonkeyPatch):
    """Where git is not installed, that is said."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CannotRun) as caught:
        read_revision(project().root, "main")
    expected = ("git is not installed, and the base is read with it", "Install git.")
    assert expected == (caught.value.message, caught.value.fix)


DEEPEN = (
    "Bring in the rest with `git fetch --unshallow`; in a workflow, write fetch-depth: 0 at the checkout."
)


def test_a_shallow_clone_says_what_it_lacks(clone: Callable[..., Any], tmp_path: Path):
    """A workflow that checks out one commit cannot compare; two commits are enough for the first parent."""
    made = clone()
    for number in range(3):
        made.project.write("claims/new.yaml", f"claim: New {number}.\nstatus: draft\n")
        made.commit()
    made.git("branch", "--quiet", "side", "main")
    url = f"file://{made.root}"
    made.git("clone", "--quiet", "--depth=1", "--branch=work", url, str(tmp_path / "one"))
    made.git("clone", "--quiet", "--depth=2", "--branch=work", url, str(tmp_path / "two"))
    made.git("fetch", "--quiet", "--depth=1", "origin", "side:side", cwd=tmp_path / "one")
    found = []
    for name in ("HEAD^1", "side"):
        with pytest.raises(CannotRun) as caught:
            read_revision(tmp_path / "one", name)
        found.append((caught.value.message, caught.value.fix))
    expected = [
        ("git knows no revision 'HEAD^1' here, where only the newest commits are held", DEEPEN),
        ("git cannot tell where the branch left 'side' here, where only the newest commits are held", DEEPEN),
    ]
    assert expected == found
    held = read_revision(tmp_path / "two", "HEAD^1").claims
    assert b"claim: New 1.\nstatus: draft\n" == held[-1].data


def test_links_and_giants_of_the_base_are_not_followed_or_read(clone: Callable[..., Any]):
    """They are files without bytes, and no problem of the present state."""
    made = clone()
    (made.root / "claims" / "link.yaml").symlink_to("/etc/passwd")
    with made.project.write("seeds/giant.txt", "").open("r+b") as file:
        file.truncate(LARGEST_FILE + 1)
    made.commit()
    read = read_revision(made.root, "work")
    link = next(file for file in read.claims if file.path == "claims/link.yaml")
    giant = read.documents["seeds/giant.txt"]
    assert (None, None, "is 33,554,433 bytes long") == (link.data, giant.data, giant.detail)


@pytest.mark.parametrize(
    ("damaged", "message", "fix"),
    [
        (FERRY, f"git does not hold {FERRY} of the base", "Bring it in with `git fetch`."),
        ("", "git cannot read the base: ", "Look whether `git fsck` finds the clone whole."),
    ],
)
def test_a_damaged_clone_is_no_traceback(clone: Callable[..., Any], damaged: str, message: str, fix: str):
    """Where git lacks a file or the list of files, that is said."""
    made = clone()
    key = made.git("rev-parse", f"HEAD:{damaged}").strip()
    (made.root / ".git" / "objects" / key[:2] / key[2:]).unlink()
    with pytest.raises(CannotRun) as caught:
        read_revision(made.root, "main")
    assert (True, fix) == (caught.value.message.startswith(message), caught.value.fix)


def test_names_of_any_script_and_line_ends_survive(clone: Callable[..., Any]):
    """Paths are read as they are, and bytes are never converted."""
    made = clone()
    made.git("config", "core.autocrlf", "true")
    made.project.write("seeds/سمندر 文.txt", b"One\r\nTwo\n")
    made.git("-c", "core.autocrlf=false", "add", "--all")
    made.git("commit", "--quiet", "--message=Names")
    assert b"One\r\nTwo\n" == read_revision(made.root, "work").documents["seeds/سمندر 文.txt"].data


def test_claims_that_are_the_same_are_not_compared(clone: Callable[..., Any]):
    """The base of a check holds what differs; without changes the check gives the same answer."""
    made = clone()
    project = read_project(made.root)
    same = with_base(project, read_revision(made.root, "main"))
    assert {} == same.base
    assert check(project, date(2026, 11, 22)).problems == check(same, date(2026, 11, 22)).problems
    made.project.replace(FERRY, "verdict: supported", "verdict: mixed")
    changed = with_base(read_project(made.root), read_revision(made.root, "main"))
    assert ["ferry-stops-on-friday"] == list(changed.base or {})


def test_the_command_checks_against_a_base(clone: Callable[..., Any]):
    """`check --base` reports a verdict that changed without a word, and a claim that is gone; status 1."""
    made = clone()
    made.project.replace(FERRY, "verdict: supported", "verdict: mostly-supported")
    ran = made.project.run("check", "--base", "main", "--today", "2026-11-22")
    expected = (
        f"{FERRY}:7:10: error H102 the verdict was supported and is mostly-supported, "
        "but no new entry of history says why\n"
        "    7 | verdict: mostly-supported\n"
        "      |          ^\n"
        "  → Write at the end of history:\n"
        "      - date: 2026-11-22\n"
        "        kind: verdict-changed\n"
        "        note: Why it is no longer supported.\n\n"
        "1 claim, 2 quotes: 2 verified, 0 unverified; 2 documents pinned\n1 error, 0 warnings\n"
    )
    assert (1, expected, "") == (ran.status, ran.out, ran.err)
    (made.root / FERRY).rename(made.root / "claims" / "ferry-stops.yaml")
    ran = made.project.run("check", "--base", "main", "--today", "2026-11-22")
    assert (1, True) == (
        ran.status,
        f"{FERRY}:1:1: error H103 the claim ferry-stops-on-friday was" in ran.out,
    )
    assert 2 == made.project.run("check", "--base", "nothing").status
