"""The example records: each rule has one that breaks it and nothing else, and one that comes close and is sound."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimpress.project import LARGEST_FILE
from claimpress.records.reader_bytes import MAX_BYTES
from claimpress.rules import RULES

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
BUILT_HERE = ["D106", "Y005"]  # files too large to keep


def folders(kind: str) -> list[Path]:
    """Return the folders of one kind, by name."""
    return sorted(path for path in (EXAMPLES / kind).iterdir() if path.is_dir())


def code(folder: Path) -> str:
    """Return the rule that a folder is about."""
    return folder.name.partition("-")[0]


@pytest.mark.parametrize("folder", folders("invalid"), ids=lambda folder: folder.name)
def test_an_invalid_example_breaks_its_rule_and_no_other(folder: Path, project: Callable[..., Any]):
    """The whole report is the one beside the example, and every problem in it is of the example's rule."""
    sandbox = project(folder)
    assert (folder / "expected.txt").read_text("utf-8") == sandbox.report()
    assert {code(folder)} == {problem.code for problem in sandbox.check().problems}


@pytest.mark.parametrize("folder", folders("valid"), ids=lambda folder: folder.name)
def test_a_valid_example_is_sound_in_every_respect(folder: Path, project: Callable[..., Any]):
    """What comes close to breaking a rule breaks neither it nor another, even where warnings count as errors."""
    assert () == project(folder).check(strict=True).problems


@pytest.mark.parametrize("kind", ["invalid", "valid"])
def test_every_rule_has_an_example(kind: str):
    """A rule without a folder is a rule that nobody has tried."""
    assert sorted(RULES) == sorted({code(folder) for folder in folders(kind)} | set(BUILT_HERE))


def test_a_record_one_byte_too_large_is_reported(project: Callable[..., Any]):
    """Y005: 1 MiB and a byte is too much for a record; the file is not read."""
    sandbox = project()
    start = "claim: The pier is new.\nstatus: draft\nwould_change: "
    sandbox.write("claims/pier-is-new.yaml", start + "x" * (MAX_BYTES + 1 - len(start)))
    expected = (
        "claims/pier-is-new.yaml:1:1: error Y005 the file is 1,048,577 bytes long; "
        "a record may have at most 1,048,576 bytes (1 MiB)\n"
        "  → Check that this is the right file: a record is a page or two of text.\n\n"
        "1 claim, 0 quotes: 0 verified, 0 unverified; 0 documents pinned\n1 error, 0 warnings\n"
    )
    assert expected == sandbox.report()


def test_a_record_of_exactly_the_largest_size_is_sound(project: Callable[..., Any]):
    """Y005: 1 MiB is allowed."""
    sandbox = project()
    start = "claim: The pier is new.\nstatus: draft\nwould_change: "
    sandbox.write("claims/pier-is-new.yaml", start + "x" * (MAX_BYTES - len(start)))
    assert () == sandbox.check().problems


def test_a_record_that_is_not_even_read_is_reported(project: Callable[..., Any]):
    """Y005: a record of 50 MB is reported by its size, without being read into memory."""
    sandbox = project()
    with sandbox.write("claims/pier-is-new.yaml", "claim: ").open("r+b") as file:
        file.truncate(50_000_000)
    expected = (
        "claims/pier-is-new.yaml:1:1: error Y005 "
        "the file is 50,000,000 bytes long, at most 33,554,432 bytes (32 MiB) are read\n"
        "  → Store long texts in parts, a document each.\n\n"
        "1 claim, 0 quotes: 0 verified, 0 unverified; 0 documents pinned\n1 error, 0 warnings\n"
    )
    assert expected == sandbox.report()


def cite_a_large_document(sandbox: Any, size: int, sha256: str) -> None:
    """Write a source whose document has this many bytes, all of them zero, and a claim that cites it."""
    with sandbox.write("seeds/trial.txt", "").open("r+b") as file:
        file.truncate(size)
    sandbox.write("seeds/trial.yaml", f"title: The trial\ndocument: trial.txt\nsha256: {sha256}\n")
    sandbox.write("claims/trial-is-long.yaml", "claim: It is long.\nstatus: draft\nappearances: trial\n")


def test_a_document_too_large_is_reported(project: Callable[..., Any]):
    """D106: a document of 32 MiB and a byte is not read, and the report says where it is named."""
    sandbox = project()
    cite_a_large_document(sandbox, LARGEST_FILE + 1, "0" * 64)
    expected = (
        "seeds/trial.yaml:2:11: error D106 the document seeds/trial.txt "
        "is 33,554,433 bytes long, at most 33,554,432 bytes (32 MiB) are read\n"
        "    2 | document: trial.txt\n"
        "      |           ^\n"
        "  → Store it in parts, with a record for each.\n\n"
        "1 claim, 0 quotes: 0 verified, 0 unverified; 0 documents pinned\n1 error, 0 warnings\n"
    )
    assert expected == sandbox.report()


def test_a_document_of_exactly_the_largest_size_is_read(project: Callable[..., Any]):
    """D106: 32 MiB are read, and their fingerprint is the pinned one."""
    sandbox = project()
    cite_a_large_document(
        sandbox, LARGEST_FILE, "83ee47245398adee79bd9c0a8bc57b821e92aba10f5f9ade8a5d1fae4d8c4302"
    )
    assert ((), 1) == (sandbox.check().problems, sandbox.check().tally.documents)


def lines(problems: Any, *, with_path: bool) -> list[str]:
    """Return place, code and first line of the message of each problem."""
    return [
        (f"{problem.path}:" if with_path else "")
        + f"{problem.place.line}:{problem.place.column} {problem.code} {problem.message.splitlines()[0]}"
        for problem in problems
    ]


def test_a_dreadful_record_is_reported_in_one_go(project: Callable[..., Any]):
    """One file with thirty mistakes: each is found in the first run, in the order of the file."""
    folder = EXAMPLES / "dreadful"
    expected = (folder / "expected.txt").read_text("utf-8").splitlines()
    assert expected == lines(project(folder).check().problems, with_path=False)
    assert len(expected) > 20


def test_forty_mistakes_in_forty_files_are_reported_in_one_run(project: Callable[..., Any]):
    """No mistake hides another; they come in the order of files and lines, each with line and column."""
    folder = EXAMPLES / "forty"
    expected = (folder / "expected.txt").read_text("utf-8").splitlines()
    problems = project(folder).check().problems
    assert expected == lines(problems, with_path=True)
    assert sorted(problems, key=lambda problem: (problem.path, problem.place)) == list(problems)
    assert len({(problem.path, problem.code) for problem in problems}) >= 40
