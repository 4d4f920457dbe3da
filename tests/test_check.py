"""The check as a whole: over the repository's own records, and by the command as editors and CI run it."""

import json
import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claimpress.check import Checked, Project, check
from claimpress.project import read_project
from claimpress.quotes.quotation import NotFound
from claimpress.records.model import Claim, Source, json_schema
from claimpress.records.nodes import place_of
from claimpress.records.record import File

REPOSITORY = Path(__file__).resolve().parents[1]
EXAMPLES = REPOSITORY / "tests" / "examples"
TODAY = date(2026, 11, 22)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@cache
def own_project() -> Project:
    """Read this repository's own records once."""
    return read_project(REPOSITORY)


@cache
def own_check() -> Checked:
    """Check this repository's own records once."""
    return check(own_project(), TODAY)


def test_the_records_of_this_site_are_sound():
    """Nothing is wrong, not even a warning, and every quotation is verified."""
    found = own_check()
    assert () == found.problems
    assert found.tally.quotes == found.tally.verified > 100
    assert (40, 5) == (found.tally.claims, found.tally.documents)


def test_a_check_gives_the_same_answer_again():
    """No clock, no random order."""
    again = check(own_project(), TODAY)
    assert (own_check().problems, own_check().tally) == (again.problems, again.tally)


def with_claim(path: str, text: str) -> Project:
    """Return this repository's project with another text of one claim and without the other claims."""
    return replace(own_project(), claims=(File(path, text.encode()),))


ENTRIES = [
    pytest.param(entry.record.path, entry.index, id=f"{Path(entry.record.path).stem}-{entry.index}")
    for entry in own_check().collection.entries
    if entry.evidence.quote is not None
]


@pytest.mark.parametrize(("path", "index"), ENTRIES)
def test_one_letter_altered_in_a_quotation_is_found(path: str, index: int):
    """Whichever letter: the check fails in that file, at the line and column of that quotation, and says Q101."""
    entry = next(each for each in own_check().collection.entries if each.key == (path, index))
    lines = list(entry.record.lines)
    place = own_places(path)[index]
    chance = random.Random(f"{path}{index}")  # noqa: S311 -- a letter to alter, and the same one each time
    block = lines[place.line - 1][place.column - 1] in "|>"
    row = place.line if block else place.line - 1
    start = 0 if block else place.column - 1
    # What stands in brackets is the editor's own, and no document can be asked about it.
    quoted = re.sub(r"\[[^]]*]", lambda found: " " * len(found[0]), lines[row])
    letters = [at for at, sign in enumerate(quoted) if at >= start and sign.isalpha() and sign.isascii()]
    at = chance.choice(letters)
    other = chance.choice([letter for letter in LETTERS if letter != lines[row][at].lower()])
    lines[row] = lines[row][:at] + other + lines[row][at + 1 :]
    found = check(with_claim(path, "\n".join(lines)), TODAY)
    altered = [problem for problem in found.problems if problem.code == "Q101"]
    assert [(path, place.line, place.column)] == [
        (problem.path, problem.place.line, problem.place.column) for problem in altered
    ]
    assert not found.sound
    assert isinstance(found.collection.matches[path, index], NotFound)


@cache
def own_places(path: str) -> dict[int, Any]:
    """Return the place of the quotation of each entry of a claim, by index."""
    record = next(each for each in own_check().collection.claims if each.path == path)
    assert record.root is not None
    return {
        entry.index: place_of(record.root, entry.loc("quote"))
        for entry in own_check().collection.entries
        if entry.record.path == path
    }


DOCUMENTS = sorted(path for path in own_project().documents if path.endswith(".txt"))


@pytest.mark.parametrize("path", DOCUMENTS)
def test_one_byte_altered_in_a_document_is_found(path: str):
    """The record that pins it is reported, and every quotation from it, each at its own place; and nothing else."""
    data = own_project().documents[path].data
    assert data is not None
    at = random.Random(path).randrange(len(data))  # noqa: S311 -- a byte to alter, and the same one each time
    changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    documents = {**own_project().documents, path: File(path, changed)}
    found = check(replace(own_project(), documents=documents), TODAY)
    pinning = next(
        record for record in own_check().collection.sources if f"document: {Path(path).name}" in record.lines
    )
    quoting = [entry for entry in own_check().collection.entries if entry.evidence.source == pinning.id]
    places = [(entry.record.path, own_places(entry.record.path)[entry.index]) for entry in quoting]
    line = next(number for number, text in enumerate(pinning.lines, 1) if text.startswith("sha256: "))
    assert [("D102", *each) for each in sorted(places)] == [
        (problem.code, problem.path, problem.place)
        for problem in found.problems
        if problem.path[:6] == "claims"
    ]
    assert [("D102", pinning.path, line, 9)] == [
        (problem.code, problem.path, problem.place.line, problem.place.column)
        for problem in found.problems
        if problem.path[:6] != "claims"
    ]
    assert own_check().tally.quotes - len(quoting) == found.tally.verified


def test_progress_is_told_after_each_quotation(project: Callable[..., Any]):
    """A terminal shows how far the check is."""
    told: list[tuple[int, int]] = []
    check(read_project(project(EXAMPLES / "small").root), TODAY, progress=lambda *each: told.append(each))
    assert [(1, 2), (2, 2)] == told


def test_strict_makes_errors_of_warnings(project: Callable[..., Any]):
    """The problems are the same; the site is not sound any more."""
    sandbox = project(EXAMPLES / "invalid/R105-nobody-cites-it")
    mild, strict = sandbox.check(), sandbox.check(strict=True)
    assert ((0, 1, True), (1, 0, False)) == tuple(
        (found.tally.errors, found.tally.warnings, found.sound) for found in (mild, strict)
    )
    assert strict.problems == tuple(problem.as_error() for problem in mild.problems)


SMALL = "1 claim, 2 quotes: 2 verified, 0 unverified; 2 documents pinned\nnothing wrong\n"


def test_the_command_ends_with_0_where_nothing_is_wrong(project: Callable[..., Any]):
    """The summary says how much was checked; standard error stays empty in a log."""
    ran = project(EXAMPLES / "small").run("check")
    assert (0, SMALL, "") == (ran.status, ran.out, ran.err)


@pytest.mark.parametrize(
    ("example", "arguments", "status"),
    [
        ("Q101-altered-words", [], 1),
        ("R105-nobody-cites-it", [], 0),
        ("R105-nobody-cites-it", ["--strict"], 1),
        ("D104-out-of-seeds", [], 1),
        ("Y003-too-deep", [], 1),
        ("Y004-windows-1252", [], 1),
        ("Y006-folder-named-like-a-record", [], 1),
    ],
)
def test_the_command_reports_and_ends_with_1_where_there_are_errors(
    project: Callable[..., Any], example: str, arguments: list[str], status: int
):
    """What is printed is the report, without colours where there is no terminal."""
    folder = EXAMPLES / "invalid" / example
    ran = project(folder).run("check", "--today", "2026-11-22", *arguments)
    expected = (folder / "expected.txt").read_text("utf-8")
    if "--strict" in arguments:
        expected = expected.replace("warning R105", "error R105").replace(
            "0 errors, 1 warning", "1 error, 0 warnings"
        )
    assert (status, expected, "") == (ran.status, ran.out, ran.err)


def test_the_command_survives_hostile_files(project: Callable[..., Any], tmp_path: Path):
    """An alias bomb, 50 MB, a NUL, a link out of seeds/, a document elsewhere: one report, and no traceback."""
    sandbox = project(EXAMPLES / "small")
    bomb = "".join(
        f"{c}: &{c} [{', '.join([f'*{p}'] * 10)}]\n" for p, c in zip("abcdefg", "bcdefgh", strict=True)
    )
    sandbox.write(
        "claims/bomb.yaml", "claim: x\nstatus: draft\na: &a [x, x, x, x, x, x, x, x, x, x]\n" + bomb
    )
    with sandbox.write("claims/huge.yaml", "").open("r+b") as file:
        file.truncate(50_000_000)
    sandbox.write(
        "claims/nul.yaml", b"claim: The pier\x00.\nstatus: draft\nappearances: [elsewhere, linked]\n"
    )
    pin = f"sha256: {'0' * 64}\n"
    sandbox.write("seeds/elsewhere.yaml", f"title: E\ndocument: ../../etc/passwd\n{pin}")
    sandbox.write("seeds/linked.yaml", f"title: L\ndocument: linked.txt\n{pin}")
    (tmp_path / "secret.txt").write_text("Secret.\n", "utf-8")
    (sandbox.root / "seeds/linked.txt").symlink_to(tmp_path / "secret.txt")
    ran = sandbox.run("check", "--format", "github")
    heads = [
        line.split("::")[1].split(",title=")[0] for line in ran.out.splitlines() if line.startswith("::")
    ]
    assert [
        "error file=claims/bomb.yaml,line=7,col=8",
        "error file=claims/huge.yaml,line=1,col=1",
        "error file=claims/nul.yaml,line=1,col=16",
        "error file=seeds/elsewhere.yaml,line=2,col=11",
        "error file=seeds/linked.yaml,line=2,col=11",
    ] == heads
    assert (1, "") == (ran.status, ran.err)
    assert "Secret" not in ran.out


def test_the_command_ends_with_2_where_it_could_not_run(project: Callable[..., Any], tmp_path: Path):
    """No site, no folder, no such path, a path of another site, a bad day: said on standard error."""
    sandbox = project(EXAMPLES / "small")
    other = project(EXAMPLES / "small").root / "claims"
    refusals = [
        (
            ["claims/none.yaml"],
            "there is no file or folder claims/none.yaml",
            "Name a claim file, a source record, or a folder.",
        ),
        (
            ["claims", str(other)],
            f"{other} is not in the site's folder, where mkdocs.yml lies",
            "Check one site at a time.",
        ),
        (
            [str(tmp_path)],
            f"there is no mkdocs.yml in {tmp_path} or in a folder above it",
            "Run claimpress in the folder of the site, or name that folder.",
        ),
    ]
    for arguments, message, fix in refusals:
        ran = sandbox.run("check", *arguments)
        assert (2, "", f"claimpress: {message}\n  → {fix}\n") == (ran.status, ran.out, ran.err)
    assert 2 == sandbox.run("check", "--today", "22.11.2026").status
    (sandbox.root / "seeds").rename(sandbox.root / "sources")
    ran = sandbox.run("check")
    message = "there is no folder seeds/ beside mkdocs.yml"
    fix = "Make the folder seeds/, or run claimpress in the folder of the site."
    assert (2, "", f"claimpress: {message}\n  → {fix}\n") == (ran.status, ran.out, ran.err)


def test_with_paths_only_what_is_wrong_with_them_is_reported(project: Callable[..., Any]):
    """A file, a folder, several; the whole site is checked all the same, for references go across files."""
    sandbox = project(EXAMPLES / "forty")
    one = sandbox.run("check", "claims/bad-date.yaml")
    assert (1, ["claims/bad-date.yaml:3:10:"]) == (one.status, places(one.out))
    warned = sandbox.run("check", "claims/review-due.yaml")
    assert (0, ["claims/review-due.yaml:3:12:"]) == (warned.status, places(warned.out))
    assert "0 errors, 1 warning (1 warning answered by an ignore)" == warned.out.splitlines()[-1]
    several = sandbox.run("check", "claims/2025", "claims/bad-date.yaml")
    assert ["claims/2025/tab.yml:1:1:", "claims/bad-date.yaml:3:10:"] == places(several.out)
    sound = sandbox.run("check", "claims/cites.yaml")
    expected = "nothing wrong (1 warning answered by an ignore)"
    assert (0, expected) == (sound.status, sound.out.splitlines()[-1])
    whole = sandbox.run("check", str(sandbox.root))
    assert len((EXAMPLES / "forty/expected.txt").read_text("utf-8").splitlines()) == len(places(whole.out))


def places(report: str) -> list[str]:
    """Return the place of every problem of a text report."""
    return [
        line.split(" error ")[0].split(" warning ")[0]
        for line in report.splitlines()
        if line[:5] in {"claim", "seeds"}
    ]


def test_the_command_finds_its_site_from_a_folder_inside(project: Callable[..., Any]):
    """Paths are relative to where the command is run, and those of the report to the site."""
    sandbox = project(EXAMPLES / "invalid/R105-nobody-cites-it")
    inner = type(sandbox)(sandbox.root / "seeds")
    ran = inner.run("check", "minutes.yaml")
    assert (0, ["seeds/minutes.yaml:1:1:"]) == (ran.status, places(ran.out))


def test_the_day_can_be_given(project: Callable[..., Any]):
    """A review date that has passed on one day has not on another."""
    sandbox = project(EXAMPLES / "valid/H104-review-to-come")
    reports = [
        sandbox.run("check", "--today", day).out.splitlines()[-1] for day in ("2026-11-22", "2026-12-01")
    ]
    assert ["nothing wrong", "0 errors, 2 warnings"] == reports


@pytest.mark.parametrize(
    ("environment", "arguments", "is_command"),
    [
        ({}, [], False),
        ({"GITHUB_ACTIONS": "true"}, [], True),
        ({"GITHUB_ACTIONS": "false"}, [], False),
        ({"GITHUB_ACTIONS": "true"}, ["--format", "text"], False),
        ({}, ["--format", "github"], True),
    ],
)
def test_the_format_fits_where_the_command_runs(
    project: Callable[..., Any],
    environment: dict[str, str],
    arguments: list[str],
    is_command: bool,  # noqa: FBT001 -- a table
):
    """Annotations under GitHub Actions, a report elsewhere, and always what was asked for."""
    ran = project(EXAMPLES / "invalid/R105-nobody-cites-it").run("check", *arguments, env=environment)
    command = "::warning file=seeds/minutes.yaml,line=1,col=1,title=R105 source nobody cites::"
    assert is_command == ran.out.startswith(command)
    assert (not is_command) == ran.out.startswith("seeds/minutes.yaml:1:1: warning R105 ")


@pytest.mark.parametrize("record", ["claim", "source"])
def test_the_command_prints_the_schema(project: Callable[..., Any], record: str):
    """The same schema as the model's, as JSON."""
    ran = project().run("schema", record)
    assert (0, json_schema({"claim": Claim, "source": Source}[record])) == (ran.status, json.loads(ran.out))
