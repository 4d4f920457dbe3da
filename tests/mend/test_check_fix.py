"""``claimpress check --fix``: what it offers, what it writes, and what it leaves alone."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pytest
from click.testing import CliRunner

from claimpress.check import check
from claimpress.cli import main
from claimpress.commands.mending import mend
from claimpress.mend.files import write_mended
from claimpress.mend.offers import Offer, offers, written
from claimpress.problem import CannotRun
from claimpress.project import read_project

FERRY = "claims/ferry-stops-on-friday.yaml"
NOTICE = "seeds/harbour-notice.yaml"
QUOTE = "The ferry to Saltholm stops at noon on Friday while the pier is repaired"
RIGHT = "1 claim, 2 quotes: 2 verified, 0 unverified; 2 documents pinned\nnothing wrong\n"


@pytest.fixture
def desk(project: Callable[..., Any], examples: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a project of one claim and two sources, and stand in its folder."""
    made = project(examples / "small")
    monkeypatch.chdir(made.root)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return made


class Terminal:
    """Stands for ``sys`` where standard error is a terminal."""

    class stderr:  # noqa: N801 -- as in sys
        """Standard error."""

        @staticmethod
        def isatty() -> bool:
            """Say that it is one."""
            return True


def offered(desk: Any) -> tuple[Offer, ...]:
    """Return what is offered for a project."""
    return offers(desk.check().collection)


def run(*arguments: str) -> tuple[int, str, str]:
    """Run a command where there is no terminal; return exit status, standard output and standard error."""
    result = CliRunner().invoke(main, [*arguments, "--today", "2026-11-22"], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def on_terminal(desk: Any, answers: list[str], *arguments: str) -> tuple[int, str]:
    """Run ``check --fix`` on a terminal and answer its questions; return exit status and what is seen."""
    scripts = str(Path(main.callback.__code__.co_filename).parents[1])
    child = pexpect.spawn(
        sys.executable,
        ["-m", "claimpress", "check", "--fix", "--today", "2026-11-22", *arguments],
        cwd=str(desk.root),
        env=os.environ
        | {
            "PYTHONPATH": scripts,
            "PYTHONIOENCODING": "utf-8",
            "LANG": "C.UTF-8",
            "NO_COLOR": "1",
            "GITHUB_ACTIONS": "",
        },
        encoding="utf-8",
        timeout=60,
        dimensions=(50, 200),
    )
    seen = ""
    for answer in answers:
        child.expect_exact("Write it? yes, no, or quit: ")
        seen += child.before
        child.sendline(answer)
    child.expect(pexpect.EOF)
    seen += child.before
    child.close()
    return child.exitstatus, re.sub(r"\x1b\[[0-9;]*[mK]", "", seen).replace("\r\n", "\n")


def test_one_word_is_mended_where_it_stands_on_a_terminal(desk: Any):
    """The difference is shown word by word, the word is written, and everything is checked again."""
    desk.replace(FERRY, QUOTE, QUOTE.replace("ferry", "fairy"))
    before = desk.read(FERRY)
    status, seen = on_terminal(desk, ["maybe", "y"])
    assert (
        f"{FERRY}:12 Q101 the quote is not in harbour-notice, but line 3 has nearly the same words\n"
        "    The [quoted: fairy → document: ferry] to Saltholm stops at noon on Friday while the pier is repaired\n"
    ) in seen
    assert "'maybe' is not one of" in seen
    assert "    Written.\n1 of 1 mended.\n" in seen
    assert (0, True) == (status, seen.endswith(RIGHT))
    assert before.replace("fairy", "ferry") == desk.read(FERRY)


def test_a_report_on_a_terminal_points_to_it(desk: Any, monkeypatch: pytest.MonkeyPatch):
    """How many can be mended; nothing where none can, and nothing in a log."""
    quiet = [run("check")[2]]
    monkeypatch.setattr("claimpress.commands.mending.sys", Terminal())
    quiet.append(run("check")[2])
    desk.replace(FERRY, "claimed: 2026-03-03", "claimed: 3 March 2026")
    one = run("check")[2]
    desk.replace(FERRY, "without a boat", "without any boat")
    two = run("check")[2]
    said = "`claimpress check --fix` offers the right words for"
    assert (["", ""], f"{said} one of these.\n", f"{said} 2 of these.\n") == (quiet, one, two)


def test_no_and_quit_leave_the_record_alone(desk: Any):
    """What was answered with yes before stays written; the status is that of the check."""
    desk.replace(FERRY, QUOTE, QUOTE.replace("Friday", "Fryday"))
    desk.replace(FERRY, "without a boat", "without any boat")
    desk.replace(FERRY, "claimed: 2026-03-03", "claimed: 3 March 2026  # a note")
    before = desk.read(FERRY)
    status, seen = on_terminal(desk, ["yes", "no", "quit"])
    assert (1, True) == (status, "1 of 3 mended.\n" in seen)
    assert before.replace("3 March 2026", "2026-03-03") == desk.read(FERRY)


def test_a_changed_number_or_negation_is_pointed_out(desk: Any):
    """Nobody accepts it without having seen it."""
    desk.replace(FERRY, QUOTE, "The office does expect the repair to last longer than three days")
    (offer,) = offered(desk)
    assert (
        "The office does [left out: not] expect the repair to last longer than [quoted: three → document: two] days",
        "Careful: a word that turns the sense round differs: the quote has nothing there, the document has “not”.",
        "Careful: a number differs: the quote has “three”, the document has “two”.",
    ) == offer.shown
    assert not offer.safe


@pytest.mark.usefixtures("desk")
def test_without_a_terminal_nothing_is_asked():
    """Status 2, and what to type."""
    expected = (
        "claimpress: `claimpress check --fix` asks before it writes, and there is no terminal to ask on\n"
        "  → Run it on a terminal, or add --yes.\n"
    )
    assert (2, "", expected) == run("check", "--fix")


@pytest.mark.usefixtures("desk")
def test_yes_alone_makes_no_sense():
    """Status 2, and what was probably meant."""
    expected = "claimpress: --yes answers the questions of --fix, which is not given\n  → Write: claimpress check --fix --yes\n"
    assert (2, "", expected) == run("check", "--yes")


def test_yes_writes_typography_and_lists_the_rest(desk: Any):
    """A word is a word: it is left for a person. Standard output holds the report alone."""
    desk.replace(FERRY, QUOTE, QUOTE.replace("The ferry", "the ferry"))
    desk.replace(FERRY, "without a boat", "without any boat")
    status, out, err = run("check", "--fix", "--yes")
    assert (
        f"{FERRY}:12 Q101 the quote differs from harbour-notice, line 3, in typography only\n"
        "    [quoted: the → document: The] ferry to Saltholm stops at noon on Friday while the pier is repaired\n"
        "    Written.\n"
        f"{FERRY}:18 Q101 the quote is not in island-gazette, but line 3 has nearly the same words\n"
        "    Islanders will be without [quoted: any → document: a] boat from Friday noon\n"
        "    Left as it is: `claimpress check --fix` without --yes asks.\n"
        "1 of 2 mended.\n\n"
    ) == err
    assert (1, True) == (status, out.startswith(f"{FERRY}:18:12: error Q101 "))
    assert QUOTE in desk.read(FERRY)


@pytest.mark.usefixtures("desk")
def test_nothing_to_mend():
    """It says so, and the report follows."""
    assert (0, RIGHT, "There is nothing that can be mended in this way.\n\n") == run(
        "check", "--fix", "--yes"
    )


def test_only_what_is_named_is_mended(desk: Any):
    """Other files stay as they are."""
    desk.write("claims/other.yaml", "claim: x\nstatus: draft\nclaimed: 14.11.2024\n")
    desk.replace(FERRY, "claimed: 2026-03-03", "claimed: 3 March 2026")
    run("check", "--fix", "--yes", "claims/other.yaml")
    assert "claimed: 2024-11-14\n" in desk.read("claims/other.yaml")
    assert "claimed: 3 March 2026\n" in desk.read(FERRY)


def test_a_record_with_other_faults_is_mended_all_the_same(desk: Any):
    """A misspelled key, a source with a slip in its name and a bad date: each where it stands, and nothing else."""
    desk.replace(FERRY, "claimed: 2026-03-03", "claimed: 3 March 2026")
    desk.replace(FERRY, "source: harbour-notice", "source: harbour-notise")
    desk.replace(FERRY, "    why:", "    wyh:")
    desk.replace(FERRY, "topics: [transport]", "topics: {transport: yes}")
    before = desk.read(FERRY)
    status, _, err = run("check", "--fix", "--yes")
    assert (1, True) == (status, err.endswith("2 of 3 mended.\n\n"))
    expected = before.replace("3 March 2026", "2026-03-03").replace("harbour-notise", "harbour-notice")
    assert expected == desk.read(FERRY)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    why: The", "    wyh: The", ("S102", "why", False)),
        ("    speaker: Ada", "    speeker: Ada", ("S102", "speaker", True)),
        (
            "    stance: supports\n    speaker",
            "    stance: suports\n    speaker",
            ("S103", "supports", False),
        ),
        ("claimed: 2026-03-03", "claimed: 03/25/2026", ("S104", "2026-03-25", True)),
        ("  - date: 2026-03-05", "  - date: March 5, 2026", ("S104", "2026-03-05", True)),
        ("source: harbour-notice", "source: harbour-notices", ("R101", "harbour-notice", True)),
    ],
)
def test_what_else_is_offered(desk: Any, old: str, new: str, expected: tuple[str, str, bool]):
    """What the check knows how to write: keys, words of a list, dates, sources; safe where no word changes."""
    desk.replace(FERRY, old, new)
    assert [expected] == [(offer.code, offer.text, offer.safe) for offer in offered(desk)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_slips_in_yaml_are_asked_about_first(desk: Any, line_end: str):
    """The lines as they are and as they will be; what else is wrong in the file can be mended after that."""
    text = desk.read(FERRY).replace("claim: The ferry", "claim: Ada's answer: the ferry")
    text = text.replace("without a boat", "without any boat").replace("  role:", "   role:")
    desk.write(FERRY, "\ufeff" + text.replace("\n", line_end))
    first, second = offered(desk)
    assert ("Y001", "Q101", False) == (first.code, second.code, first.safe)
    assert (
        "- claim: Ada's answer: the ferry between Lowmere and Saltholm stops on Friday.",
        "+ claim: 'Ada''s answer: the ferry between Lowmere and Saltholm stops on Friday.'",
        "-    role: newspaper",
        "+   role: newspaper",
    ) == first.shown
    assert 0 == on_terminal(desk, ["y", "y"])[0]
    text = text.replace(
        "Ada's answer: the ferry between Lowmere and Saltholm stops on Friday.", first.shown[1][9:]
    )
    text = text.replace("   role:", "  role:").replace("without any boat", "without a boat")
    assert ("\ufeff" + text.replace("\n", line_end)).encode() == (desk.root / FERRY).read_bytes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("verdict: supported", "verdict:supported"),
        ("claim: The ferry", "claim: Ada's\x07 answer: the ferry"),
        ("claim: The ferry", "claim: Ada's answer: the ferry\nclaim: The ferry"),
    ],
)
def test_slips_that_are_left_to_the_editor(desk: Any, old: str, new: str):
    """At a verdict, or beside an unseen character or a key that stands twice."""
    desk.replace(FERRY, old, new)
    assert "Y001" in {problem.code for problem in desk.check().problems}
    assert () == tuple(offer for offer in offered(desk) if written(offer, (desk.root / FERRY).read_bytes()))


def test_a_source_misnamed_whose_document_has_not_the_quote_is_asked_about(desk: Any):
    """Both have to be right before it is safe."""
    desk.replace(FERRY, "source: harbour-notice", "source: harbour-notices")
    desk.replace(FERRY, QUOTE, "Boats are painted every spring")
    assert [("R101", False)] == [(offer.code, offer.safe) for offer in offered(desk)]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (FERRY, "verdict: supported", "verdict: suported"),
        (FERRY, "verdict: supported", "verdickt: supported"),
        (NOTICE, "document: harbour-notice.txt", "document: harbour-notise.txt"),
        (NOTICE, "sha256: 3d", "SHA256: 3d"),
        (NOTICE, "sha256: 3d", "sha256: 3e"),
        (FERRY, QUOTE, "Islanders will be without a boat from Friday noon"),
        (FERRY, QUOTE, "Zebras graze beneath purple umbrellas"),
        (FERRY, "source: harbour-notice", "source: somewhere-else"),
        (FERRY, "claimed: 2026-03-03", "claimed: 4/3/2026"),
    ],
)
def test_what_is_never_offered(desk: Any, name: str, old: str, new: str):
    """A verdict, a document, a fingerprint; another source's words; and whatever has more than one right answer."""
    desk.replace(name, old, new)
    assert () == offered(desk)


def test_what_cannot_be_written_alone_is_left(desk: Any):
    """A text that stands elsewhere too, by an alias: the other place would change with it."""
    desk.replace(FERRY, "claimed: 2026-03-03", "claimed: &day 3 March 2026")
    desk.replace(FERRY, "published: 2026-03-05", "published: *day")
    before = desk.read(FERRY)
    status, _, err = run("check", "--fix", "--yes")
    assert "    It cannot be written without touching other lines: mend it by hand.\n" in err
    assert (1, before) == (status, desk.read(FERRY))


def test_a_file_that_was_changed_meanwhile_is_not_touched(desk: Any, monkeypatch: pytest.MonkeyPatch):
    """Somebody saves the record between the reading and the answer."""
    desk.replace(FERRY, "claimed: 2026-03-03", "claimed: 3 March 2026")
    after_reading = desk.read(FERRY) + "# mine\n"

    def read_then_changed(root: Path) -> Any:
        project = read_project(root)
        desk.write(FERRY, after_reading)
        return project

    monkeypatch.setattr("claimpress.commands.mending.read_project", read_then_changed)
    with pytest.raises(
        CannotRun, match="was changed while claimpress was at work, and was left as it is"
    ) as raised:
        mend(desk.root, lambda _: True, desk.check().collection.today, yes=True)
    assert "Save it where it is open, and run the command again." == raised.value.fix
    assert after_reading == desk.read(FERRY)


def test_a_link_out_of_the_folder_is_not_followed(desk: Any, tmp_path: Path):
    """What lies elsewhere is not ours to write."""
    (tmp_path / "elsewhere.yaml").write_bytes(b"a: 1\n")
    (desk.root / "claims/linked.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(CannotRun, match=r"claims/linked\.yaml is a link that leads out of the site's folder"):
        write_mended(desk.root, "claims/linked.yaml", b"a: 1\n", b"a: 2\n")
    assert b"a: 1\n" == (tmp_path / "elsewhere.yaml").read_bytes()


def test_writing_keeps_the_rights_and_leaves_nothing_behind(desk: Any):
    """One file, with the rights that it had."""
    path = desk.write("claims/a.yaml", b"a: 1\n")
    path.chmod(0o640)
    write_mended(desk.root, "claims/a.yaml", b"a: 1\n", b"a: 2\n")
    assert (b"a: 2\n", 0o640) == (path.read_bytes(), path.stat().st_mode & 0o777)
    assert ["a.yaml", "ferry-stops-on-friday.yaml"] == sorted(each.name for each in path.parent.iterdir())


def test_a_file_that_is_gone_is_reported(desk: Any):
    """In plain words, with status 2 on the command line."""
    with pytest.raises(CannotRun, match=r"claims/a\.yaml cannot be written: No such file or directory"):
        write_mended(desk.root, "claims/a.yaml", b"a: 1\n", b"a: 2\n")


def test_crlf_a_byte_order_mark_and_comments_stay(desk: Any):
    """A record from another system keeps its line ends."""
    text = desk.read(FERRY).replace(
        QUOTE, ">- # here\n      The fairy to Saltholm stops at noon\n      on Friday"
    )
    data = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    desk.write(FERRY, data)
    mended = data.replace(b"fairy", b"ferry")
    desk_offers = offers(check(read_project(desk.root), desk.check().collection.today).collection)
    assert [("Q101", False)] == [(offer.code, offer.safe) for offer in desk_offers]
    assert 0 == on_terminal(desk, ["y"])[0]
    assert mended == (desk.root / FERRY).read_bytes()
