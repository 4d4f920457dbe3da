"""The commands that help to write, with options: what editors and scripts type, and what they read."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from claimpress.cli import main
from saved_files import pdf

FERRY = "claims/ferry-stops-on-friday.yaml"
PAGE = """<!doctype html><html lang="en"><head><meta property="og:site_name" content="Bay Radio"></head><body>
<nav><a href="/">Home</a></nav><article><h1>Pier closed</h1><p>The pier was closed on Friday after an inspector found
that two of its posts were rotten, the harbour office said in a notice on its door.</p></article></body></html>"""


@pytest.fixture
def desk(project: Callable[..., Any], examples: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a project of one claim and two sources, and stand in its folder."""
    made = project(examples / "small")
    monkeypatch.chdir(made.root)
    return made


def run(*arguments: str, colour: bool = False) -> tuple[int, str, str]:
    """Run a command in this process; return exit status, standard output and standard error."""
    result = CliRunner().invoke(main, list(arguments), catch_exceptions=False, color=colour)
    return result.exit_code, result.stdout, result.stderr


QUOTED = """\
1. harbour-notice, line 4, 94 % alike

    Notice of the Lowmere harbour office The ferry to Saltholm stops at noon on Friday while the
    pier is repaired, the harbour master Ada Quill wrote.
  > The office does not expect the repair to last longer than two days.

  - source: harbour-notice
    quote: >-
      The office does not expect the repair to last longer than two days.
    stance: supports  # supports | refutes | context

"""


def test_quote_prints_an_entry_that_passes_when_pasted(desk: Any):
    """The passage that was half remembered, in its context; pasted below evidence:, the check is content with it."""
    status, out, err = run("quote", "office expects repair no longer than two days")
    shown = re.sub(r"\d+ % alike", "94 % alike", out, count=1)
    assert (0, "", QUOTED) == (status, err, shown[: len(QUOTED)])
    entry = "  - source" + out.split("\n\n  - source")[1].partition("\n\n")[0]
    desk.replace(FERRY, "evidence:\n", f"evidence:\n{entry}\n")
    assert [] == list(desk.check().problems)


@pytest.mark.usefixtures("desk")
def test_quote_in_colour():
    """On a terminal the passage stands out from what is around it."""
    _, out, _ = run("quote", "office expects repair no longer than two days", colour=True)
    assert "\x1b[36m  > The office does not expect" in out
    assert "\x1b[2m    Notice of the Lowmere" in out


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
    expected = (
        "Nothing like these words is in the stored documents.\n"
        "  → Try other words, or bring the document in: claimpress new source FILE\n"
    )
    assert (1, "", expected) == run("quote", "xylophone quartz")


def test_quote_does_not_check_the_site(desk: Any):
    """A claim that is broken stands in nobody's way."""
    desk.write(FERRY, "claim: [")
    assert 0 == run("quote", "ferry stops at noon")[0]


@pytest.mark.usefixtures("desk")
def test_quote_copies_the_first_entry(monkeypatch: pytest.MonkeyPatch):
    """Exactly what is printed."""
    copied: list[str] = []
    clipboard = SimpleNamespace(copy=copied.append, PyperclipException=RuntimeError)
    monkeypatch.setitem(sys.modules, "pyperclip", clipboard)
    status, out, err = run("quote", "--copy", "office expects repair no longer than two days")
    assert (0, "The first entry is on the clipboard.\n") == (status, err)
    assert [QUOTED.partition("\n\n  -")[2].join(("  -", ""))[:-1]] == copied
    assert copied[0] in out


@pytest.mark.usefixtures("desk")
def test_quote_where_there_is_no_clipboard(monkeypatch: pytest.MonkeyPatch):
    """The passages are printed all the same."""

    def refuse(_: str) -> None:
        raise RuntimeError

    monkeypatch.setitem(
        sys.modules, "pyperclip", SimpleNamespace(copy=refuse, PyperclipException=RuntimeError)
    )
    expected = (
        "claimpress: there is no clipboard here, so nothing was copied\n"
        "  → Copy the entry from above. On Linux, xclip or wl-clipboard provide one.\n"
    )
    status, out, err = run("quote", "--copy", "office expects repair no longer than two days")
    assert (2, expected, True) == (status, err, out.startswith("1. harbour-notice, line 4"))


PIER = ("new", "claim", "--id", "pier-is-safe", "--claim", "The pier is safe.", "--today", "2026-11-22")


def test_new_claim_with_nothing_but_a_claim(desk: Any):
    """A draft that passes the check; its path is printed."""
    assert (0, "claims/pier-is-safe.yaml written\n", "") == run(*PIER)
    assert [] == list(desk.check().problems)


def test_new_claim_with_everything(desk: Any):
    """Every part of it is an option, the evidence too, and the check is content."""
    given = """--claimant|Town hall|--claimed|2026-03|--appearance|island-gazette|--verdict|supported|--summary|It holds.
--topic|pier|--topic|safety|--quote|harbour-notice|supports|The office does not expect the repair to last longer
--paraphrase|talk|context|Nobody spoke of it.|--detail|1|speaker|Ada Quill|--detail|1|attribution|on-record
--detail|2|why|It was the first occasion."""
    desk.write("seeds/talk.yaml", "title: Talk\n")
    assert (0, "claims/pier-is-safe.yaml written\n", "") == run(*PIER, *re.split(r"[|\n]", given))
    expected = """\
claim: >-
  The pier is safe.
claimant:
  name: Town hall
claimed: 2026-03
appearances: [island-gazette]
verdict: supported
summary: >-
  It holds.
topics: [pier, safety]
evidence:
  - source: harbour-notice
    quote: >-
      The office does not expect the repair to last longer
    stance: supports
    speaker: Ada Quill
    attribution: on-record
  - source: talk
    paraphrase: >-
      Nobody spoke of it.
    stance: context
    why: It was the first occasion.
analysis:"""
    assert expected == desk.read("claims/pier-is-safe.yaml")[: len(expected)]
    assert [] == list(desk.check().problems)


def test_new_claim_shows_what_the_check_would_warn_of(desk: Any):
    """And writes the draft all the same."""
    status, out, err = run(
        *PIER, "--quote", "harbour-notice", "supports", "expect the repair to last longer than"
    )
    assert (0, "claims/pier-is-safe.yaml written\n") == (status, out)
    (problem,) = desk.check().problems
    assert ("Q107", f"warning Q107: {problem.message}\n  → {problem.fix}\n") == (problem.code, err)


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


def test_new_source_stores_and_pins_a_text(desk: Any, tmp_path: Path):
    """The bytes are kept as they came, beside a record that passes the check."""
    data = "Notice\r\n\r\nThe pier “is” safe.\u00a0\r\n".encode()
    (tmp_path / "download.txt").write_bytes(data)
    given = (
        "new",
        "source",
        str(tmp_path / "download.txt"),
        "--id",
        "pier-notice",
        "--title",
        "Notice: the “pier”",
    )
    assert (0, "seeds/pier-notice.yaml written\nseeds/pier-notice.txt stored\n", "") == run(*given)
    assert data == (desk.root / "seeds" / "pier-notice.txt").read_bytes()
    problems = [(problem.path, problem.code) for problem in desk.check().problems]
    assert [("seeds/pier-notice.yaml", "R105")] == problems
    assert "“is” safe" in run("quote", "the pier is safe")[1]


def test_new_source_for_a_text_that_lies_there(desk: Any):
    """Nothing is copied; the record names the file."""
    desk.write("seeds/scan 1.txt", "The pier is safe.\n")
    given = ("new", "source", "seeds/scan 1.txt", "--id", "pier", "--title", "Pier")
    assert (0, "seeds/pier.yaml written\n", "") == run(*given)
    assert "document: scan 1.txt\n" in desk.read("seeds/pier.yaml")


def test_new_source_without_a_document(desk: Any):
    """It is cited, not held."""
    given = (
        "new",
        "source",
        "--title",
        "Talk on Monday",
        "--published",
        "2026-03",
        "--origin",
        "island-gazette",
    )
    assert (0, "seeds/talk-on-monday.yaml written\n", "") == run(*given)
    assert "published: 2026-03\n" in desk.read("seeds/talk-on-monday.yaml")
    assert "origin: [island-gazette]\n" in desk.read("seeds/talk-on-monday.yaml")


SAID = """\
  title:     Pier closed
  author: not said
  publisher: Bay Radio
  published: not said
  url: not said
  language:  en
"""


def test_new_source_from_a_page(desk: Any):
    """What it says of itself is shown, and goes into the record; what is given in options goes before."""
    desk.write("Some page.html", PAGE)
    written = "seeds/pier-closed.yaml written\nseeds/pier-closed.txt stored\n"
    assert (0, SAID + written, "") == run("new", "source", "Some page.html", "--author", "Ann Reed")
    record = desk.read("seeds/pier-closed.yaml")
    assert "title: Pier closed\npublisher: Bay Radio\nauthor: Ann Reed\npublished: unknown\n" in record
    assert "menus, advertisements and comments are left out" in " ".join(record.split())
    assert "Home" not in desk.read("seeds/pier-closed.txt")
    assert ["R105"] == [problem.code for problem in desk.check().problems]


def test_new_source_from_a_pdf(desk: Any):
    """A page without text is named: what stands there is not stored."""
    desk.write("notice.pdf", pdf((("The pier is closed.",), ()), "/Title (Notice)"))
    status, out, err = run("new", "source", "notice.pdf", "--keep-original")
    written = "seeds/notice.yaml written\nseeds/notice.txt stored\nseeds/notice.original.pdf kept\n"
    assert (0, True) == (status, out.endswith(written))
    assert "warning: page 2 holds no text, perhaps only pictures: what stands there is not stored\n" == err
    assert "The pier is closed.\n" == desk.read("seeds/notice.txt")
    note = " ".join(desk.read("seeds/notice.yaml").split())
    kept = "is kept as notice.original.pdf. Page 2 holds no text, perhaps only pictures: what stands there is not stored."
    assert note.endswith(kept)
    assert ["R105"] == [problem.code for problem in desk.check().problems]


@pytest.mark.parametrize(
    ("path", "kept"), [("page.html", "pier-closed.original.html"), ("seeds/page.html", "page.html")]
)
def test_new_source_keeps_the_original(desk: Any, path: str, kept: str):
    """Byte for byte, beside the text; where it lies there already, it stays; nothing complains about it."""
    desk.write(path, PAGE)
    status, out, err = run("new", "source", path, "--keep-original")
    written = "seeds/pier-closed.yaml written\nseeds/pier-closed.txt stored\n"
    written += "" if path.startswith("seeds") else f"seeds/{kept} kept\n"
    assert (0, SAID + written, "") == (status, out, err)
    assert PAGE.encode() == (desk.root / "seeds" / kept).read_bytes()
    assert f"is kept as {kept}." in " ".join(desk.read("seeds/pier-closed.yaml").split())
    assert ["R105"] == [problem.code for problem in desk.check().problems]


def test_new_source_that_repeats_a_stored_document(desk: Any):
    """The document is named, and what to write; where an origin is declared, nothing is said."""
    desk.write("reprint.txt", "Reprint.\n" + desk.read("seeds/island-gazette.txt"))
    expected = (
        "warning: 100% of the text stands in island-gazette too\n"
        "  → If it retells that one, add origin: [island-gazette] to its record, else the source that both retell.\n"
    )
    given = ("new", "source", "reprint.txt", "--title", "Reprint")
    assert (0, expected) == run(*given)[::2]
    assert {"D105", "R105"} == {problem.code for problem in desk.check().problems}
    (desk.root / "seeds" / "reprint.yaml").unlink()
    (desk.root / "seeds" / "reprint.txt").unlink()
    assert (0, "") == run(*given, "--origin", "island-gazette")[::2]
    assert ["R105"] == [problem.code for problem in desk.check().problems]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["claim"], "--claim is missing\n  → Add --claim with a text; on a terminal it is asked for.\n"),
        (["source"], "--title is missing\n  → Add --title with a text; on a terminal it is asked for.\n"),
        (
            ["source", "own.txt"],
            "--title is missing\n  → Add --title with a text; on a terminal it is asked for.\n",
        ),
        (
            ["claim", "--claim", "؟!"],
            "--id is missing, and none can be made from the text\n  → Add --id: letters a to z, digits and single hyphens.\n",
        ),
        (
            ["claim", "--id", "Pier Safe", "--claim", "x"],
            "'Pier Safe' is not an identifier\n  → Use the letters a to z, digits, and single hyphens between them.\n",
        ),
        (
            ["claim", "--id", "../pier", "--claim", "x"],
            "'../pier' is not an identifier\n  → Use the letters a to z, digits, and single hyphens between them.\n",
        ),
        (
            ["claim", "--id", "ferry-stops-on-friday", "--claim", "x"],
            "claims/ferry-stops-on-friday.yaml exists already\n  → Choose another identifier: --id.\n",
        ),
        (
            ["source", "--id", "island-gazette", "--title", "x"],
            "seeds/island-gazette.yaml exists already\n  → Choose another identifier: --id.\n",
        ),
        (
            ["source", "none.txt", "--title", "x"],
            "there is no file none.txt\n  → Write its name as it is, with the folder that it lies in.\n",
        ),
        (
            ["source", "seeds", "--title", "x"],
            "seeds cannot be read: Is a directory\n  → Give a .txt, .md, .html or .pdf file.\n",
        ),
        (
            ["claim", "--claim", "x", "--quote", "harbor-notice", "supports", "the ferry"],
            "there is no source harbor-notice\n  → The sources are: harbour-notice, island-gazette.\n",
        ),
        (
            ["source", "latin.txt", "--title", "x"],
            "latin.txt is not UTF-8 text\n  → Save the text of the document as UTF-8 first.\n",
        ),
        (
            ["source", "huge.txt", "--title", "x"],
            "huge.txt is 33,554,433 bytes long, at most 33,554,432 bytes (32 MiB) are read\n  → Store long texts in parts, a document each.\n",
        ),
        (
            ["source", "own.txt", "--id", "taken", "--title", "x"],
            "seeds/taken.txt exists already\n  → Choose another identifier: --id.\n",
        ),
        (
            ["source", "--title", "x", "--keep-original"],
            "--keep-original is for pages and PDF files: a text is stored byte for byte\n  → Leave it out.\n",
        ),
        (
            ["source", "own.txt", "--title", "x", "--keep-original"],
            "--keep-original is for pages and PDF files: a text is stored byte for byte\n  → Leave it out.\n",
        ),
        (
            ["source", "own.txt", "--title", "x", "--origin", "harbor-notice"],
            "there is no source harbor-notice\n  → The sources are: harbour-notice, island-gazette.\n",
        ),
        (
            ["claim", "--claim", "x", "--detail", "1", "why", "y"],
            "--detail 1 why: there is no evidence of that number\n  → The evidence is counted from 1, quotes first.\n",
        ),
    ],
)
def test_new_says_what_is_missing_or_wrong(desk: Any, arguments: list[str], expected: str):
    """Status 2, and no file is written."""
    desk.write("latin.txt", b"caf\xe9")
    desk.write("own.txt", "text")
    desk.write("huge.txt", b" " * (32 * 1024 * 1024 + 1))
    desk.write("seeds/taken.txt", "other")
    before = sorted(desk.root.rglob("*"))
    assert (2, "", f"claimpress: {expected}") == run("new", *arguments)
    assert before == sorted(desk.root.rglob("*"))


ENTRY = "claim: x\nstatus: draft\nevidence: [{source: harbour-notice, stance: supports, quote: %s}]\n"


@pytest.mark.parametrize(
    ("arguments", "record", "code"),
    [
        (
            ["source", "--title", "x", "--published", "14.11.2024"],
            "title: x\npublished: 14.11.2024\n",
            "S104",
        ),
        (["source", "--title", "x", "--url", "gazette"], "title: x\nurl: gazette\n", "S103"),
        (["source", "--title", "x", "--language", "English"], "title: x\nlanguage: English\n", "S103"),
        (["claim", "--claim", "a <b>"], "claim: a <b>\nstatus: draft\n", "S106"),
        (["claim", "--claim", "x", "--claimed", "soon"], "claim: x\nclaimed: soon\nstatus: draft\n", "S104"),
        (
            ["claim", "--claim", "x", "--verdict", "suported"],
            "claim: x\nverdict: suported\nstatus: draft\n",
            "R102",
        ),
        (
            ["claim", "--claim", "x", "--appearance", "island-gazzette"],
            "claim: x\nappearances: island-gazzette\nstatus: draft\n",
            "R101",
        ),
        (
            ["claim", "--claim", "x", "--quote", "harbour-notice", "supports", "The ferry stops at noon."],
            ENTRY % "The ferry stops at noon.",
            "Q101",
        ),
        (["claim", "--claim", "x", "--quote", "harbour-notice", "supports", "the"], ENTRY % "the", "Q106"),
        (
            [
                "claim",
                "--claim",
                "x",
                "--quote",
                "harbour-notice",
                "supports",
                "The ferry to Saltholm stops",
                "--detail",
                "1",
                "attribution",
                "y",
            ],
            ENTRY % "The ferry to Saltholm stops, attribution: y",
            "S103",
        ),
    ],
)
def test_wrong_values_are_met_with_the_words_of_the_check(
    desk: Any, arguments: list[str], record: str, code: str
):
    """The message and the mend are those that the check has for such a record; nothing is written."""
    before = sorted(desk.root.rglob("*"))
    status, out, err = run("new", *arguments, "--id", "x")
    assert (2, "", before) == (status, out, sorted(desk.root.rglob("*")))
    desk.write(f"{arguments[0]}s/x.yaml".replace("sources", "seeds"), record)
    problem = next(problem for problem in desk.check().problems if problem.code == code)
    assert f"claimpress: {problem.message}\n  → {problem.fix}\n" == err


def test_new_cannot_write(desk: Any):
    """A file stands where the folder should be: seen before anything is asked."""
    (desk.root / FERRY).unlink()
    (desk.root / "claims").rmdir()
    expected = (
        "claimpress: there is no folder claims/ beside mkdocs.yml\n"
        "  → Make the folder claims/, or run claimpress in the folder of the site.\n"
    )
    assert (2, "", expected) == run(*PIER)
