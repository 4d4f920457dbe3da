"""The workflows: valid, without a finding of zizmor, and safe for pull requests from strangers."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def read(path: Path) -> dict[str, Any]:
    """Read a workflow; `on` is a key and not a truth."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 -- it makes nothing but text


def tool(*arguments: str) -> None:
    """Run a program of this environment, which must be content."""
    program = Path(sys.executable).with_name(arguments[0])
    done = subprocess.run([program, *arguments[1:]], cwd=ROOT, capture_output=True, check=False)
    assert 0 == done.returncode, done.stdout.decode() + done.stderr.decode()


def test_zizmor_finds_nothing():
    """The auditor of workflows, without network."""
    tool("zizmor", "--offline", "--no-progress", ".github")


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", ".github/workflows/*.yml"),
        ("custom.github-workflows-require-timeout", ".github/workflows/*.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/check-*.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("vendor.dependabot", ".github/dependabot.yml"),
    ],
)
def test_files_for_github_follow_their_schemas(schema: str, pattern: str):
    """Workflows, issue forms and updates are what GitHub expects."""
    files = sorted(str(path) for path in ROOT.glob(pattern))
    assert files
    tool("check-jsonschema", "--builtin-schema", schema, *files)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit(path: Path):
    """A tag can be moved; the version stands beside the commit for readers."""
    used = re.findall(r"^\s*(?:- )?uses: (.*)$", path.read_text("utf-8"), re.MULTILINE)
    assert [] == [name for name in used if PINNED.fullmatch(name) is None]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_runs_a_stranger_s_code_with_rights(path: Path):
    """No pull_request_target; no text of an event within a script; no right but to read where a pull request is run."""
    workflow = read(path)
    assert "pull_request_target" not in workflow["on"]
    for job in workflow["jobs"].values():
        assert [] == [step["run"] for step in job["steps"] if "${{" in step.get("run", "")]
    assert workflow["permissions"] in ({"contents": "read"}, {})


def test_the_check_of_a_pull_request_can_write_nothing():
    """The job that runs its code has no rights of its own; the one that hands in the report runs none of it."""
    check = read(ROOT / ".github" / "workflows" / "check.yml")
    assert ["pull_request"] == list(check["on"])
    assert "permissions" not in check["jobs"]["check"]
    scan = check["jobs"]["scan"]
    assert [] == [step for step in scan["steps"] if "uses" in step]
    assert "claimpress" not in str(scan["steps"])
    assert "github.event.pull_request.head.repo.full_name == github.repository" in scan["if"]


def test_the_check_of_a_pull_request_compares_with_its_base():
    """Rules H102 and H103 and the summary; two commits are checked out, so that the first parent is there."""
    steps = read(ROOT / ".github" / "workflows" / "check.yml")["jobs"]["check"]["steps"]
    assert "2" == steps[0]["with"]["fetch-depth"]
    runs = "\n".join(step.get("run", "") for step in steps)
    assert "claimpress check --strict --base HEAD^1\n" in f"{runs}\n"
    assert "claimpress diff HEAD^1" in runs
    assert "$GITHUB_STEP_SUMMARY" in runs
    kept = [step["with"]["name"] for step in steps if "upload" in step.get("uses", "")]
    assert ["review", "preview"] == kept


def test_a_site_in_parts_has_as_many_machines_as_parts():
    """The number stands in three places: of the machines, of the parts, and in the name of the folder that each hands on."""
    workflow = read(ROOT / ".github" / "workflows" / "publish-in-parts.yml")
    parts = workflow["env"]["PARTS"]
    job = workflow["jobs"]["part"]
    assert [str(number) for number in range(1, int(parts) + 1)] == job["strategy"]["matrix"]["part"]
    assert f"site.shards/${{{{ matrix.part }}}}-of-{parts}" == job["steps"][-1]["with"]["path"]
    address = {"CLAIMPRESS_SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    builds = {
        name: step
        for name, job in workflow["jobs"].items()
        for step in job["steps"]
        if "claimpress" in step.get("run", "")
    }
    assert {
        "part": (
            'claimpress build --strict --shard "$PART/$PARTS"',
            address | {"PART": "${{ matrix.part }}"},
        ),
        "join": ("claimpress merge --strict", address),
    } == {name: (step["run"], step["env"]) for name, step in builds.items()}


def test_the_comment_is_written_by_this_repository_s_own_code():
    """Nothing is checked out, no action is used, and the script comes from the commit of the default branch."""
    workflow = read(ROOT / ".github" / "workflows" / "comment.yml")
    assert {"workflows": ["Check"], "types": ["completed"]} == workflow["on"]["workflow_run"]
    (job,) = workflow["jobs"].values()
    assert {"actions": "read", "contents": "read", "pull-requests": "write"} == job["permissions"]
    (step,) = job["steps"]
    assert "uses" not in step
    assert "contents/.github/comment.py?ref=$GITHUB_SHA" in step["run"]
    assert "git " not in step["run"]
    assert "checkout" not in step["run"]


def test_hooks_for_other_sites_and_for_this_one():
    """Other repositories get the check; here lint and types run as well, from what is installed."""
    (hook,) = read(ROOT / ".pre-commit-hooks.yaml")
    assert ("claimpress check", "python", "false") == (
        hook["entry"],
        hook["language"],
        hook["pass_filenames"],
    )
    (local,) = read(ROOT / ".pre-commit-config.yaml")["repos"]
    assert "local" == local["repo"]
    entries = ["claimpress check --strict", "ruff check", "ruff format --check", "mypy"]
    assert entries == [hook["entry"] for hook in local["hooks"]]
    assert {"system"} == {hook["language"] for hook in local["hooks"]}
    pattern = re.compile(hook["files"])
    names = ["claims/a.yaml", "seeds/a.txt", "mkdocs.yml", "docs/index.md", "x/mkdocs.yml"]
    assert ["claims/a.yaml", "seeds/a.txt", "mkdocs.yml"] == [name for name in names if pattern.search(name)]
