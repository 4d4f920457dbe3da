"""``claimpress repin``: what still holds in a changed document is shown before its new fingerprint is pinned."""

import hashlib
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner

from claimpress.cli import main
from claimpress.mend.repin import changed_words

FERRY = "claims/ferry-stops-on-friday.yaml"
NOTICE = "seeds/harbour-notice.yaml"
TEXT = "seeds/harbour-notice.txt"
OLD = "3d231e651f08d2e36fbe8d28db08b7429f370af9bed6d1529a133614aef0c4ea"
NOT_HERE = "The pinned text is not in git, so what was changed cannot be shown.\n"


@pytest.fixture
def desk(project: Callable[..., Any], examples: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a project of one claim and two sources, and stand in its folder, which is in no git repository."""
    made = project(examples / "small")
    monkeypatch.chdir(made.root)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(made.root.parent))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    return made


def run(*arguments: str, answer: str = "") -> tuple[int, str, str]:
    """Run a command in this process; return exit status, standard output and standard error."""
    result = CliRunner().invoke(main, ["repin", *arguments], input=answer, catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def change(desk: Any, old: str, new: str) -> str:
    """Change the document, and return its new fingerprint."""
    desk.replace(TEXT, old, new)
    return hashlib.sha256(desk.read(TEXT).encode()).hexdigest()


def git(desk: Any, *arguments: str) -> None:
    """Run git in the project's folder."""
    name = ("-c", "user.name=Desk", "-c", "user.email=desk@desk.example")
    program = shutil.which("git") or "git"
    subprocess.run([program, "-C", str(desk.root), *name, *arguments], check=True, capture_output=True)


def head(new: str) -> str:
    """Return how a report on the changed notice begins."""
    return f"{TEXT} was changed.\n  sha256, pinned: {OLD}\n  sha256, now:    {new}\n"


def test_a_quotation_that_still_holds(desk: Any):
    """Only the fingerprint is written, in its place."""
    new = change(desk, "two days", "three days")
    before = desk.read(NOTICE)
    expected = (
        head(new)
        + NOT_HERE
        + f"The quotations from it:\n  {FERRY}:12 holds, line 3\n1 of 1 hold in the new text.\n"
        f"{NOTICE}: the text as it is now is pinned.\n"
    )
    assert (0, expected, "") == run("harbour-notice", "--yes")
    assert before.replace(OLD, new) == desk.read(NOTICE)
    assert () == desk.check().problems


def test_a_quotation_that_no_longer_holds(desk: Any):
    """The nearest passage is shown before anything is written; after it the check reports the quotation."""
    new = change(desk, "The ferry", "The boat")
    expected = (
        head(new) + NOT_HERE + "The quotations from it:\n"
        f"  {FERRY}:12 no longer holds: the quote is not in harbour-notice; the nearest passage, line 3, differs:\n"
        "      The [quoted: ferry → document: boat] to Saltholm stops at noon on Friday while the pier is repaired\n"
        "0 of 1 hold in the new text.\n"
        f"{NOTICE}: the text as it is now is pinned.\n"
        "Now mend the quotations that no longer hold: `claimpress check --fix` offers what it can.\n"
    )
    assert (0, expected, "") == run("harbour-notice", "--yes")
    assert ["Q101"] == [problem.code for problem in desk.check().problems]


def test_a_quotation_that_stands_twice_now(desk: Any):
    """The reason is the one that the check gives."""
    change(
        desk,
        "The office",
        "The ferry to Saltholm stops at noon on Friday while the pier is repaired. The office",
    )
    _, out, _ = run("harbour-notice", "--yes")
    assert f"  {FERRY}:12 no longer holds: the quote occurs 2 times in harbour-notice: line 3" in out


def test_what_was_changed_is_shown_from_git(desk: Any):
    """Word by word, and which quotations moved to another line."""
    git(desk, "init", "--quiet")
    git(desk, "add", ".")
    git(desk, "commit", "--quiet", "--message", "Begin")
    new = change(desk, "Notice of the Lowmere harbour office\n", "Notice\nof the Lowmere harbour office\n")
    desk.replace(TEXT, "two days", "three days and a night")
    git(desk, "commit", "--quiet", "--all", "--message", "Change")
    new = hashlib.sha256(desk.read(TEXT).encode()).hexdigest()
    expected = (
        head(new) + "What was changed since the text was pinned:\n"
        "  lines 1 to 2: spaces or other typography only\n"
        "  line 5: “two days.” is now “three days and a night.”\n"
        f"The quotations from it:\n  {FERRY}:12 holds, moved from line 3 to line 4\n1 of 1 hold in the new text.\n"
    )
    status, out, _ = run("harbour-notice")
    assert (2, expected) == (status, out)


def test_a_long_list_of_changes_is_cut(desk: Any):
    """Thirty are shown, and how many more there are."""
    words = " ".join(f"same{number} word{number}" for number in range(33))
    desk.write(TEXT, desk.read(TEXT) + words)
    desk.replace(NOTICE, OLD, hashlib.sha256(desk.read(TEXT).encode()).hexdigest())
    git(desk, "init", "--quiet")
    git(desk, "add", ".")
    git(desk, "commit", "--quiet", "--message", "Begin")
    desk.write(TEXT, desk.read(TEXT).replace(" word", " other"))
    _, out, _ = run("harbour-notice")
    assert "  line 5: “word29” is now “other29”\n  and 3 more\n" in out


def test_without_git_the_old_text_is_not_known(desk: Any, monkeypatch: pytest.MonkeyPatch):
    """It says so, and goes on."""
    monkeypatch.setattr("claimpress.mend.pinned.shutil.which", lambda _: None)
    change(desk, "two days", "three days")
    assert NOT_HERE in run("harbour-notice")[1]


def test_without_a_terminal_it_is_shown_but_not_written(desk: Any):
    """Status 2, and what to type."""
    change(desk, "two days", "three days")
    before = desk.read(NOTICE)
    status, out, err = run("harbour-notice")
    assert (2, True) == (status, out.endswith("1 of 1 hold in the new text.\n"))
    assert (
        "claimpress: `claimpress repin` asks before it writes, and there is no terminal to ask on\n"
        "  → Run it on a terminal, or add --yes.\n"
    ) == err
    assert before == desk.read(NOTICE)


@pytest.mark.parametrize(("answer", "is_written"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_it_asks_on_a_terminal(desk: Any, monkeypatch: pytest.MonkeyPatch, answer: str, *, is_written: bool):
    """Without an answer nothing is written."""
    monkeypatch.setattr("claimpress.commands.mending._need_somebody", lambda _, *, yes: yes)
    new = change(desk, "two days", "three days")
    status, out, _ = run("harbour-notice", answer=answer)
    assert (0, is_written) == (status, new in desk.read(NOTICE))
    assert ("Nothing was written." in out) is not is_written


@pytest.mark.usefixtures("desk")
def test_nothing_was_changed():
    """There is nothing to do, and that is no fault."""
    expected = f"{TEXT} is as it was pinned: there is nothing to do.\n"
    assert (0, expected, "") == run("harbour-notice")


def test_no_claim_quotes_it(desk: Any):
    """Then nothing can be lost."""
    desk.write(
        "claims/ferry-stops-on-friday.yaml", "claim: x\nstatus: draft\nappearances: [harbour-notice]\n"
    )
    change(desk, "two days", "three days")
    _, out, _ = run("harbour-notice", "--yes")
    assert f"{NOT_HERE}No claim quotes it.\n{NOTICE}: the text as it is now is pinned.\n" in out


def test_a_malformed_fingerprint_is_replaced_too(desk: Any):
    """Whatever stood there."""
    desk.replace(NOTICE, OLD, "abc")
    status, out, _ = run("harbour-notice", "--yes")
    assert (0, True) == (status, "  sha256, pinned: abc\n" in out)
    assert () == desk.check().problems


@pytest.mark.parametrize(
    ("source", "fix"),
    [
        ("harbour-notices", "Did you mean harbour-notice?"),
        ("zzz", "The sources are: harbour-notice, island-gazette."),
    ],
)
@pytest.mark.usefixtures("desk")
def test_an_unknown_source(source: str, fix: str):
    """The nearest name, or all of them; status 2."""
    assert (2, "", f"claimpress: there is no source {source}\n  → {fix}\n") == run(source, "--yes")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            f"document: harbour-notice.txt\nsha256: {OLD}\n",
            "",
            f"{NOTICE} names no document\n  → `claimpress check` says what is wrong with the record.",
        ),
        (
            "title: ",
            "- title: ",
            f"{NOTICE} cannot be read\n  → `claimpress check` says what is wrong with the record.",
        ),
        (f"sha256: {OLD}\n", "", f"{NOTICE} has no sha256 yet\n  → Add the line sha256: {OLD}"),
        (
            "harbour-notice.txt",
            "other.txt",
            "seeds/other.txt cannot be read as text\n  → `claimpress check` says what is wrong with the document.",
        ),
        (
            f"sha256: {OLD}",
            f"author: &x {'0' * 64}\nsha256: *x",
            f"the sha256 in {NOTICE} cannot be written without touching other lines\n  → Write it by hand: sha256: {OLD}",
        ),
    ],
)
def test_what_cannot_be_pinned(desk: Any, old: str, new: str, message: str):
    """Each with the reason, and what to do; status 2."""
    desk.replace(NOTICE, old, new)
    assert (2, "", f"claimpress: {message}\n") == run("harbour-notice", "--yes")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a\nb\nc", "a\nb\nc", []),
        ("a\nb\nc", "a\nc", ["line 2: taken out: “b”"]),
        ("a\r\nc", "a\nb\nc", ["line 2: put in: “b”"]),
        ("a\nb x c\nd", "a\nb y c\nd", ["line 2: “x” is now “y”"]),
        ("a  b", "a b", ["line 1: spaces or other typography only"]),
        ("x " * 1500, "y " * 1500, ["line 1: other text"]),
        ("a\nb\nc\nd", "a\nx\ny\nd", ["lines 2 to 3: “b c” is now “x y”"]),
    ],
)
def test_how_a_change_is_told(old: str, new: str, expected: list[str]):
    """With the line of the new text."""
    assert expected == list(changed_words(old, new))
