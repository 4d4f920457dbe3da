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
    expected = ["build", "check", "explain", "new", "quote", "render", "rules", "schema", "serve"]
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


def test_quote_prints_an_entry_that_passes_when_pasted(desk: Any):
    """The passage that was half remembered, with its place; pasted below evidence:, the check is content with it."""
    status, out, err = run("quote", "office expects repair no longer than two days")
    first = (
        "1. harbour-notice, line 4, 94 % alike\n"
        "\n"
        "  - source: harbour-notice\n"
        "    quote: >-\n"
        "      The office does not expect the repair to last longer than two days.\n"
        "    stance: supports  # supports | refutes | context\n"
        "\n"
    )
    shown = re.sub(r"\d+ % alike", "94 % alike", out, count=1)
    assert (0, "", True) == (status, err, shown.startswith(first))
    entry = out.split("\n\n")[1]
    desk.replace(FERRY, "evidence:\n", f"evidence:\n{entry}\n")
    assert [] == list(desk.check().problems)


def test_every_entry_that_quote_prints_passes_when_pasted(
    project: Callable[..., Any], repository: Path, monkeypatch: pytest.MonkeyPatch
):
    """On this site's own documents, for words from all over them."""
    site = project(repository)
    monkeypatch.chdir(site.root)
    source, entries = "claims/joint-security-system-agreed.yaml", []
    for words in (
        "embassy denied the demand",
        "forty percent of attacks",
        "“perplexing” envoy",
        "65 billion corridor",
        "Karachi airport bombing engineers",
    ):
        _, out, _ = run("quote", words)
        entries += re.findall(r"^  - source: .*?stance: supports", out, re.MULTILINE | re.DOTALL)
    assert len(entries) > 10
    before = {problem for problem in site.check().problems if problem.severity == "error"}
    text = site.read(source)
    fresh = [
        entry
        for entry in dict.fromkeys(entries)
        if " ".join(entry.split()[4:12]) not in " ".join(text.split())
    ]
    site.write(source, text.replace("evidence:\n", "evidence:\n" + "\n".join(fresh) + "\n"))
    after = site.check()
    wrong = [
        problem.message
        for problem in after.problems
        if problem.severity == "error" and problem.code[0] in "YQ"
    ]
    assert (set(), []) == (before, wrong)
    assert after.tally.quotes == after.tally.verified


@pytest.mark.usefixtures("desk")
def test_quote_in_one_source():
    """A first word that is a source narrows the search to it."""
    _, out, _ = run("quote", "island-gazette", "no boat from friday noon")
    assert ["island-gazette"] == sorted(set(re.findall(r"^  - source: (.*)$", out, re.MULTILINE)))


@pytest.mark.usefixtures("desk")
def test_quote_without_quotation_marks():
    """Words typed one by one are one search."""
    assert run("quote", "ferry stops at noon") == run("quote", "ferry", "stops", "at", "noon")


@pytest.mark.usefixtures("desk")
def test_quote_in_a_source_that_is_not_there():
    """The sources that there are stand in the answer."""
    expected = (
        "claimpress: there is no source harbor-notice\n  → The sources are: harbour-notice, island-gazette.\n"
    )
    assert (2, "", expected) == run("quote", "harbor-notice", "ferry stops")


@pytest.mark.usefixtures("desk")
def test_quote_finds_nothing():
    """Status 1."""
    assert (1, "", "Nothing like these words is in the stored documents.\n") == run(
        "quote", "xylophone quartz"
    )


def test_new_claim_passes_the_check(desk: Any):
    """A draft, with what was given; its path is printed."""
    given = (
        "new",
        "claim",
        "pier-is-safe",
        "--claim",
        "The pier is safe.",
        "--claimant",
        "Town hall",
        "--topic",
        "pier",
    )
    assert (0, "claims/pier-is-safe.yaml written\n", "") == run(*given)
    text = desk.read("claims/pier-is-safe.yaml")
    assert "claim: >-\n  The pier is safe.\nclaimant:\n  name: 'Town hall'\n" in text
    assert [] == list(desk.check().problems)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Zwölf Boote sind blau – und gelb und rot und alt.", "zwolf-boote-sind-blau-und-gelb-und-rot"),
        ("Zwo\u0308lf", "zwolf"),
        ("The mayor’s پل bridge", "the-mayors-bridge"),
        ("x" * 100, "x" * 80),
    ],
)
def test_new_claim_makes_its_identifier(claim: str, expected: str):
    """From the first eight words, in the letters that an address may have."""
    assert (0, f"claims/{expected}.yaml written\n", "") == run("new", "claim", "--claim", claim)


def test_new_source_stores_and_pins_the_document(desk: Any, tmp_path: Path):
    """The bytes are kept as they came, beside a record that passes the check."""
    data = "Notice\r\n\r\nThe pier “is” safe.\u00a0\r\n".encode()
    (tmp_path / "download.txt").write_bytes(data)
    given = (
        "new",
        "source",
        "pier-notice",
        "--document",
        str(tmp_path / "download.txt"),
        "--title",
        "Notice: the “pier”",
    )
    assert (0, "seeds/pier-notice.yaml written\nseeds/pier-notice.txt stored\n", "") == run(*given)
    assert data == (desk.root / "seeds" / "pier-notice.txt").read_bytes()
    problems = [(problem.path, problem.code) for problem in desk.check().problems]
    assert [("seeds/pier-notice.yaml", "R105")] == problems
    assert (0, True) == (
        run("quote", "pier-notice", "the pier is safe")[0],
        "“is” safe" in run("quote", "the pier is safe")[1],
    )


def test_new_source_for_a_document_that_lies_there(desk: Any):
    """Nothing is copied; the record names the file."""
    desk.write("seeds/scan 1.txt", "The pier is safe.\n")
    assert (0, "seeds/pier.yaml written\n", "") == run(
        "new", "source", "pier", "--document", "seeds/scan 1.txt", "--title", "Pier"
    )
    assert "document: 'scan 1.txt'\n" in desk.read("seeds/pier.yaml")


def test_new_source_without_document(desk: Any):
    """It is cited, not held."""
    assert (0, "seeds/talk.yaml written\n", "") == run(
        "new", "source", "talk", "--title", "Talk", "--published", "2026-03"
    )
    assert "published: 2026-03\n" in desk.read("seeds/talk.yaml")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["claim"], "--claim is missing\n  → Add --claim with a text; on a terminal it is asked for.\n"),
        (["source"], "--title is missing\n  → Add --title with a text; on a terminal it is asked for.\n"),
        (
            ["claim", "--claim", "؟!"],
            "ID is missing, and none can be made from the text\n  → Add an ID: letters a to z, digits and single hyphens.\n",
        ),
        (
            ["claim", "Pier Safe", "--claim", "x"],
            "'Pier Safe' is not an identifier\n  → Use the letters a to z, digits, and single hyphens between them.\n",
        ),
        (
            ["claim", "../pier", "--claim", "x"],
            "'../pier' is not an identifier\n  → Use the letters a to z, digits, and single hyphens between them.\n",
        ),
        (
            ["claim", "ferry-stops-on-friday", "--claim", "x"],
            "claims/ferry-stops-on-friday.yaml exists already\n  → Choose another ID.\n",
        ),
        (
            ["source", "island-gazette", "--title", "x"],
            "seeds/island-gazette.yaml exists already\n  → Choose another ID.\n",
        ),
        (
            ["source", "x", "--title", "x", "--document", "none.txt"],
            "none.txt cannot be read: No such file or directory\n  → Name a text file.\n",
        ),
        (
            ["source", "x", "--title", "x", "--document", "latin.txt"],
            "latin.txt is not UTF-8 text\n  → Save the text of the document as UTF-8 first.\n",
        ),
        (
            ["source", "taken", "--title", "x", "--document", "own.txt"],
            "seeds/taken.txt exists already\n  → Choose another ID.\n",
        ),
        (
            ["source", "x", "--title", "x", "--published", "14.11.2024"],
            "published: '14.11.2024' is not a date of the form 2024, 2024-11 or 2024-11-14\n  → Give other values.\n",
        ),
        (
            ["source", "x", "--title", "x", "--url", "gazette"],
            "url: 'gazette' is not an address\n  → Give other values.\n",
        ),
        (
            ["claim", "x", "--claim", "a <b>"],
            "claim: “<b>” is HTML; this text is shown exactly as it is typed\n  → Give other values.\n",
        ),
    ],
)
def test_new_says_what_is_missing_or_wrong(desk: Any, arguments: list[str], expected: str):
    """Status 2, and no file is written."""
    desk.write("latin.txt", b"caf\xe9")
    desk.write("own.txt", "text")
    desk.write("seeds/taken.txt", "other")
    before = sorted(desk.root.rglob("*"))
    assert (2, "", f"claimpress: {expected}") == run("new", *arguments)
    assert before == sorted(desk.root.rglob("*"))


def test_new_cannot_write(desk: Any):
    """A file stands where the folder should be."""
    (desk.root / "claims" / "ferry-stops-on-friday.yaml").unlink()
    (desk.root / "claims").rmdir()
    desk.write("claims", "a file")
    expected = (
        "claimpress: claims/x.yaml cannot be written: Not a directory\n  → Check the rights of the folder.\n"
    )
    assert (2, "", expected) == run("new", "claim", "x", "--claim", "X.")


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


def test_new_claim_asks_on_a_terminal(desk: Any):
    """For the claim, its identifier (with a proposal) and who says it."""
    shown = on_a_terminal(
        desk.root, ["new", "claim", "--today", "2026-11-22"], "The pier is safe.\n\nTown hall\n"
    )
    for question in (
        "The claim, as someone would assert it: ",
        "Identifier (its address on the site) [the-pier-is-safe]: ",
        "Who says it (empty: nobody in particular): ",
        "claims/the-pier-is-safe.yaml written",
    ):
        assert question in shown
    assert "claim: >-\n  The pier is safe.\nclaimant:\n  name: 'Town hall'\n" in desk.read(
        "claims/the-pier-is-safe.yaml"
    )


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
