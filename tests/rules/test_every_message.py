"""The exact and whole message of every rule, on the smallest project that breaks it; and a mend in every message."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from claimpress.rules import RULES

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
MESSAGES = HERE / "every_message.txt"

WITHOUT_MEND: dict[str, str] = {}
"""The messages, as patterns, that cannot name a mend, each with the reason: none so far."""


@dataclass(frozen=True, slots=True)
class Case:
    """The smallest project that breaks a rule, by path of its files, and the whole report on it."""

    code: str
    files: dict[str, bytes]
    expected: str


def content(name: str, text: str) -> tuple[str, bytes]:
    """Return path and bytes of a file; in brackets after the path stand its encoding, or how many bytes it has."""
    path, _, how = name.removesuffix(")").partition(" (")
    if how.endswith(" bytes"):
        return path, b"x" * int(how.removesuffix(" bytes"))
    return path, text.encode(how or "utf-8")


def pinned(files: dict[str, bytes]) -> dict[str, bytes]:
    """Write the fingerprint of a file where another says its path in braces."""
    prints = {
        f"{{{path}}}".encode(): hashlib.sha256(data).hexdigest().encode() for path, data in files.items()
    }
    return {
        path: re.sub(rb"\{seeds/[a-z.]+\}", lambda found: prints[found[0]], data)
        if len(data) < 1000
        else data
        for path, data in files.items()
    }


def cases() -> Iterator[Case]:
    """Read the cases."""
    for block in re.split(r"^#### ", MESSAGES.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        project, expected = re.split(r"^====\n", block, maxsplit=1, flags=re.MULTILINE)
        code, *files = re.split(r"^---- ", project, flags=re.MULTILINE)
        parts = (file.partition("\n") for file in files)
        yield Case(code.strip(), pinned(dict(content(name, text) for name, _, text in parts)), expected)


CASES = {case.code: case for case in cases()}


def sandbox_of(case: Case, project: Callable[..., Any]) -> Any:
    """Make the project of a case; what stands below base/ is the earlier revision."""
    sandbox = project()
    for path, data in case.files.items():
        sandbox.write(path, data)
    base = sandbox.root / "base"
    return replace(sandbox, base=base) if base.is_dir() else sandbox


def test_every_rule_has_an_exact_message():
    """A rule without an entry here has a message that nobody has read."""
    assert sorted(RULES) == sorted(CASES)


@pytest.mark.parametrize("case", CASES.values(), ids=lambda case: case.code)
def test_the_message_of_a_rule(case: Case, project: Callable[..., Any]):
    """The whole report, and nothing of another rule in it."""
    sandbox = sandbox_of(case, project)
    assert case.expected == sandbox.report()
    assert {case.code} == {problem.code for problem in sandbox.check().problems}


def without_mend(sandbox: Any) -> list[str]:
    """Return the messages without a mend that are not listed as such."""
    return [
        f"{problem.code} {problem.message}"
        for problem in sandbox.check().problems
        if not problem.fix and not any(re.search(pattern, problem.message) for pattern in WITHOUT_MEND)
    ]


@pytest.mark.parametrize("case", CASES.values(), ids=lambda case: case.code)
def test_the_message_names_a_mend(case: Case, project: Callable[..., Any]):
    """What to type, or what to do."""
    assert [] == without_mend(sandbox_of(case, project))


FOLDERS = [*sorted((EXAMPLES / "invalid").iterdir()), EXAMPLES / "dreadful", EXAMPLES / "forty"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_message_on_every_example_names_a_mend(folder: Path, project: Callable[..., Any]):
    """The examples hold the other messages of a rule too."""
    assert [] == without_mend(project(folder))
