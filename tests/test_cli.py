"""The command line: what editors type and what they read."""

import json
import os
import pty
import re
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from claimpress.cli import main
from claimpress.rules.registry import all_rules

FERRY = "claims/ferry-stops-on-friday.yaml"


@pytest.fixture
def desk(project: Callable[..., Any], examples: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a project of one claim and two sources, and stand in its folder."""
    made = project(examples / "small")
    monkeypatch.chdir(made.root)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return made


def run(*arguments: str) -> tuple[int, str, str]:
    """Run a command in this process; return exit status, standard output and standard error."""
    result = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def test_help_names_every_command():
    """Each with its first sentence."""
    status, out, _ = run("--help")
    listed = re.findall(r"^  (\w+)  +\S", out.partition("Commands:")[2], re.MULTILINE)
    expected = [
        "build",
        "check",
        "diff",
        "explain",
        "init",
        "merge",
        "new",
        "quote",
        "render",
        "repin",
        "rules",
        "schema",
        "serve",
    ]
    assert (0, expected) == (status, listed)


def test_version():
    """The version is that of the package."""
    assert (0, "claimpress, version 0.1.0\n", "") == run("--version")


def test_an_unknown_command_could_not_run():
    """Status 2, and how to get help."""
    status, out, err = run("chek")
    assert (2, "", True) == (status, out, "No such command 'chek'" in err)


def test_render_writes_pages_and_says_so(desk: Any):
    """The second time nothing changes."""
    tally = "1 claim, 2 quotes: 2 verified, 0 unverified; 2 documents pinned\nnothing wrong\n"
    status, out, err = run("render", "--today", "2026-11-22")
    pages = len(json.loads(desk.read("docs/.claimpress.json")))
    assert (0, f"{tally}{pages} pages written, 0 unchanged, 0 removed\n", "") == (status, out, err)
    assert (0, f"{tally}0 pages written, {pages} unchanged, 0 removed\n", "") == run(
        "render", "--today", "2026-11-22"
    )


def test_render_stops_at_errors(desk: Any):
    """Nothing is written, and the status is 1."""
    desk.replace(FERRY, "verdict: supported", "verdict: suported")
    status, out, err = run("render")
    assert (1, "Nothing was published: the errors above have to be mended first.\n") == (status, err)
    assert out.startswith(f"{FERRY}:7:10: error R102 ")
    assert not (desk.root / "docs").exists()


def test_a_foreign_file_in_the_way(desk: Any):
    """Status 2, and what to do."""
    desk.write("docs/rules.md", "My own rules")
    expected = (
        "claimpress: docs/rules.md is in the way: a page is to be written there, and claimpress did not write it\n"
        "  → Move the file, or rename the record whose page it would be.\n"
    )
    assert (2, "", expected) == run("render")


def on_a_terminal(folder: Path, arguments: list[str], answers: str) -> str:
    """Run a command on a pseudo-terminal, typing these answers; return what the terminal shows."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ["PYTHONPATH"] = str(Path(__file__).parents[1] / "scripts")
        os.execv(sys.executable, [sys.executable, "-m", "claimpress", *arguments])  # noqa: S606
    os.write(terminal, answers.encode())
    shown, deadline = b"", time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # Linux's way of saying that the other end is closed
            break
        if not part:
            break
        shown += part
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert 0 == os.waitstatus_to_exitcode(status), shown.decode()
    return shown.decode()


def test_check_shows_progress_on_a_terminal(desk: Any):
    """What is being done, how far it is, and how long it took."""
    shown = on_a_terminal(desk.root, ["check", "--today", "2026-11-22"], "")
    assert "checking the quotations … 2/2" in shown
    assert re.search(r"checking the quotations: \d+\.\d s", shown)


def test_rules_lists_every_rule():
    """By family, with its severity and its name."""
    status, out, _ = run("rules")
    rules = all_rules()
    expected = [f"  {rule.code}  {rule.severity:7}  {rule.name}" for rule in rules.values()]
    assert (0, expected) == (status, [line for line in out.splitlines() if line.startswith("  ")])
    assert out.startswith("Y Syntax\n  Y001  error    ")
    assert "\n\nQ Quotations\n  Q101  error    " in out


def test_explain():
    """A rule in full; the case of its letter does not matter."""
    rule = all_rules()["Q107"]
    expected = f"Q107 {rule.name} (warning, family Quotations)\n\n{rule.text}\n"
    assert (0, expected, "") == run("explain", "q107")


@pytest.mark.parametrize(
    ("code", "fix"), [("Q1O7", "Did you mean Q107?"), ("zzz", "`claimpress rules` lists them.")]
)
def test_explain_an_unknown_rule(code: str, fix: str):
    """Status 2, and the rule that was probably meant."""
    status, out, err = run("explain", code)
    assert (2, "", f"claimpress: there is no rule {code}\n") == (status, out, err.partition("  → ")[0])
    assert fix in err


@pytest.mark.parametrize("record", ["claim", "source"])
def test_schema(record: str):
    """The JSON Schema of a record, as JSON."""
    status, out, _ = run("schema", record)
    schema = json.loads(out)
    assert (0, f"claimpress {record}", False) == (status, schema["title"], schema["additionalProperties"])


@pytest.mark.parametrize("address", ["localhost", "localhost:", "127.0.0.1:http", ""])
def test_serve_without_a_port(address: str, desk: Any):
    """Status 2, and what an address looks like."""
    desk.write("docs/index.md", "# Home\n")
    expected = (
        f"claimpress: {address} is no address to serve on, expected a host and a port like 127.0.0.1:8000\n"
        "  → Write both, with a colon between them.\n"
    )
    status, _, err = run("serve", "--address", address)
    assert (2, expected) == (status, err)


def test_serve_where_something_else_is_served(desk: Any):
    """Status 2, and to choose another address."""
    desk.write("docs/index.md", "# Home\n")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        status, _, err = run("serve", "--address", address)
    expected = (
        f"claimpress: {address} cannot be served on: Address already in use\n  → Choose another --address.\n"
    )
    assert (2, True) == (status, err.endswith(expected)), err
