"""The commands that help to write, on a real terminal: what is asked, and how a wrong answer is met."""

import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pexpect
import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PAGE = "<!doctype html><html><head></head><body><article><p>{}</p></article></body></html>"
STORY = "The pier was closed on Friday after an inspector found that two of its posts were rotten, said the office."


@pytest.fixture
def desk(project: Callable[..., Any], examples: Any) -> Any:
    """Return a project of one claim and two sources."""
    return project(examples / "small")


def begun(desk: Any, *arguments: str) -> Any:
    """Begin a command on a terminal."""
    path = os.pathsep.join(filter(None, (str(REPOSITORY / "scripts"), os.environ.get("PYTHONPATH"))))
    return pexpect.spawn(
        sys.executable,
        ["-m", "claimpress", *arguments],
        cwd=desk.root,
        env={**os.environ, "PYTHONPATH": path, "NO_COLOR": "1", "TERM": "dumb"},
        encoding="utf-8",
        timeout=60,
        dimensions=(60, 200),
    )


def dialogue(desk: Any, arguments: Sequence[str], *exchanges: tuple[str, str]) -> tuple[str, int]:
    """Answer what a command asks; return what the terminal showed, without colours, and the exit status."""
    child, shown = begun(desk, *arguments), ""
    for question, answer in exchanges:
        child.expect_exact(question)
        shown += child.before + child.after
        child.sendline(answer)
    child.expect(pexpect.EOF)
    shown += child.before
    child.close()
    return re.sub(r"\x1b\[[0-9;]*m", "", shown).replace("\r\n", "\n"), child.exitstatus


_PRESSES = 6
CLAIM = "The claim, as someone would assert it:"
IDENTIFIER = "Identifier (its address on the site) [the-pier-is-safe]:"
CLAIMANT = "Who says it (empty: nobody in particular):"
CLAIMED = "When it was said: 2024, 2024-11 or 2024-11-14 (empty: not known):"
APPEARANCES = "Sources in which it was said, parted by commas (empty: not known):"
TOPICS = "Topics, parted by commas (empty: none yet):"
VERDICT = "Verdict (empty: still open):"
SUMMARY = "The reason for it, in one or two sentences (empty: still open):"
SOURCE = "Source of a passage (empty: no more evidence):"
WORDS = "The words, exactly as in the document (empty: another source):"
STANCE = "How it stands to the claim:"
SPEAKER = "Who says it (empty: leave out):"
ATTRIBUTION = "How it was said (empty: leave out):"
WHY = "Why it matters, in one sentence (empty: leave out):"
QUICK = ((CLAIMANT, ""), (CLAIMED, ""), (APPEARANCES, ""), (TOPICS, ""), (VERDICT, ""))


def test_a_claim_from_beginning_to_end(desk: Any):
    """With a wrong answer at each step: it is met with what would be right, and the question comes again."""
    shown, status = dialogue(
        desk,
        ["new", "claim", "--today", "2026-11-22"],
        (CLAIM, "a <b>"),
        (CLAIM, "The pier is safe."),
        (IDENTIFIER, "ferry-stops-on-friday"),
        (IDENTIFIER, "Pier!"),
        (IDENTIFIER, ""),
        (CLAIMANT, "1"),
        (CLAIMED, "yesterday"),
        (CLAIMED, "2026-03"),
        (APPEARANCES, "radio"),
        (APPEARANCES, "isl, 1"),
        (TOPICS, "1, pier"),
        (VERDICT, "m"),
        (VERDICT, "supported"),
        (SUMMARY, "Two texts say so."),
        (SOURCE, "town"),
        (SOURCE, "harb"),
        (WORDS, "The office does not expect the repairs to last longer than two days"),
        ("Take these words of the document? [y/N]:", "y"),
        (STANCE, ""),
        (STANCE, "maybe"),
        (STANCE, "s"),
        (SPEAKER, "Ada <i>"),
        (SPEAKER, "Ada Quill"),
        (ATTRIBUTION, "on"),
        (WHY, "It is the notice of the office."),
        (SOURCE, ""),
    )
    expected = """\
claim: >-
  The pier is safe.
claimant:
  name: Island Gazette
claimed: 2026-03
appearances: [island-gazette, harbour-notice]
verdict: supported
summary: >-
  Two texts say so.
topics: [transport, pier]
evidence:
  - source: harbour-notice
    quote: >-
      The office does not expect the repair to last longer than two days
    stance: supports
    speaker: Ada Quill
    attribution: on-record
    why: It is the notice of the office.
analysis: """
    assert expected == desk.read("claims/the-pier-is-safe.yaml")[: len(expected)]
    assert [] == list(desk.check().problems)
    assert (0, True) == (status, shown.endswith("claims/the-pier-is-safe.yaml written\n"))
    for line in (
        "  1 harbour-notice  2 island-gazette",
        "  1 transport",
        "Error: claims/ferry-stops-on-friday.yaml exists already",
        "Error: 'Pier!' is not an identifier",
        "Error: there is no 'radio' among them: type a number or a name from the list, or how a name begins.",
        "Error: 'm' may be mostly-supported, mixed, misleading: type more of it.",
        "  The office does not expect the [quoted: repairs → document: repair] to last longer than two days",
    ):
        assert f"\n{line}\n" in shown


def test_quotations_that_do_not_do(desk: Any):
    """Each is told why, and typed again: cut from a negation, too short, not there, left open."""
    shown, status = dialogue(
        desk,
        ["new", "claim", "--id", "pier", "--claim", "The pier is safe."],
        *QUICK,
        (SOURCE, "1"),
        (WORDS, "expect the repair to last"),
        ("Keep this quotation? [Y/n]:", "n"),
        (WORDS, "the"),
        (WORDS, "xylophone quartz zebra"),
        (WORDS, "longer than two nights repair […] office"),
        (WORDS, "repaired pier while Friday noon stops ferry Saltholm"),
        ("Take these words of the document? [y/N]:", ""),
        (WORDS, ""),
        (SOURCE, ""),
    )
    assert 0 == status
    assert "evidence: []" in desk.read("claims/pier.yaml")
    for told in (
        "  warning Q107: the sentence around the quote holds “not”, which the quote leaves out\n",
        "  Q106: the quote has 1 word and occurs 4 times in harbour-notice\n",
        "  Q101: the quote is not in harbour-notice, nor anything like it\n",
        "  The ferry to Saltholm stops at noon on Friday while the pier is repaired",
    ):
        assert told in shown


def test_a_quotation_that_occurs_twice(desk: Any):
    """Its places are shown with the words before them, and one is chosen."""
    text = "On Monday the pier is safe again.\nOn Tuesday the pier is safe again.\n"
    desk.write("log.txt", text)
    dialogue(desk, ["new", "source", "log.txt", "--title", "Log", "--id", "log"])
    shown, status = dialogue(
        desk,
        ["new", "claim", "--id", "pier", "--claim", "The pier is safe."],
        *QUICK,
        (SOURCE, "log"),
        (WORDS, "the pier is safe again."),
        ("Which one (empty: quote more words):", ""),
        (WORDS, "the pier is safe again."),
        ("Which one (empty: quote more words):", "2"),
        (STANCE, "supports"),
        (SPEAKER, ""),
        (ATTRIBUTION, ""),
        (WHY, ""),
        (SOURCE, ""),
    )
    assert (0, True) == (status, "\n  1 (line 1) Monday  2 (line 2) Tuesday\n" in shown)
    assert "    prefix: Tuesday\n" in desk.read("claims/pier.yaml").replace("'", "")
    assert [] == list(desk.check().problems)


def test_a_source_that_holds_no_document(desk: Any):
    """It cannot be quoted; what it says is said in the editor's own words."""
    desk.write("seeds/talk.yaml", "title: Talk\n")
    shown, status = dialogue(
        desk,
        ["new", "claim", "--id", "pier", "--claim", "The pier is safe."],
        *QUICK,
        (SOURCE, "talk"),
        ("What it says, in your own words (empty: another source):", ""),
        (SOURCE, "talk"),
        ("What it says, in your own words (empty: another source):", "Nobody spoke of it."),
        (STANCE, "3"),
        (SPEAKER, ""),
        (ATTRIBUTION, ""),
        (WHY, ""),
        (SOURCE, ""),
    )
    assert (0, True) == (
        status,
        "  talk holds no document, so nothing quoted from it can be verified.\n" in shown,
    )
    expected = "  - source: talk\n    paraphrase: >-\n      Nobody spoke of it.\n    stance: context\n"
    assert expected in desk.read("claims/pier.yaml")
    assert [] == list(desk.check().problems)


def test_a_claim_without_any_source(project: Callable[..., Any]):
    """Nothing can be quoted, which is said; the draft is written all the same."""
    desk = project()
    shown, status = dialogue(desk, ["new", "claim", "--id", "pier", "--claim", "The pier is safe."], *QUICK)
    told = "  There is no source yet to quote: `claimpress new source FILE` brings one in.\n"
    assert (0, True) == (status, shown.endswith(f"{told}claims/pier.yaml written\n"))


@pytest.mark.parametrize("command", [["new", "claim"], ["new", "source", "page.html", "--keep-original"]])
def test_ctrl_c_leaves_nothing(desk: Any, command: list[str]):
    """Whatever was typed before."""
    desk.write("page.html", PAGE.format(STORY))
    before = sorted(desk.root.rglob("*"))
    child = begun(desk, *command)
    child.expect(":")
    child.sendline("The pier is safe.")
    child.expect_exact(IDENTIFIER)
    for _ in range(_PRESSES):  # Python misses one that comes just as it begins to wait for a line
        child.sendintr()
        if child.expect_exact(["Stopped; nothing was written.", pexpect.TIMEOUT], timeout=5) == 0:
            break
    child.expect(pexpect.EOF)
    child.close()
    assert (1, before) == (child.exitstatus, sorted(desk.root.rglob("*")))


def test_a_page_without_a_title(desk: Any):
    """What the page says is shown; the title is asked for, then the identifier."""
    desk.write("page.html", PAGE.format(STORY))
    shown, status = dialogue(
        desk,
        ["new", "source", "page.html"],
        ("Title of the document:", "The pier is safe"),
        (IDENTIFIER, ""),
    )
    assert (0, True) == (status, "  title: not said\n  author: not said\n" in shown)
    assert "title: The pier is safe\n" in desk.read("seeds/the-pier-is-safe.yaml")
    assert f"{STORY}\n" == desk.read("seeds/the-pier-is-safe.txt")


@pytest.mark.parametrize(("answer", "origin"), [("y", "origin: [island-gazette]\n"), ("", "origin: []  ")])
def test_a_text_that_retells_a_stored_one(desk: Any, answer: str, origin: str):
    """It is asked whether that is its origin."""
    desk.write("reprint.txt", "Reprint.\n" + desk.read("seeds/island-gazette.txt"))
    shown, status = dialogue(
        desk,
        ["new", "source", "reprint.txt", "--title", "Reprint", "--id", "reprint"],
        ("Does this text retell island-gazette, so that its origin is [island-gazette]? [y/N]:", answer),
    )
    assert (0, True) == (status, "warning: 100% of the text stands in island-gazette too\n" in shown)
    assert origin in desk.read("seeds/reprint.yaml")
