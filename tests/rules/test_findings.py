"""All rules at once: the same findings, however many processes look for them."""

import os
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import claimpress.crew as crew_module
import claimpress.rules.findings as module
from claimpress.check import collected, with_matches
from claimpress.collection import Collection
from claimpress.project import read_project
from claimpress.records.record import Record
from claimpress.rules import RULES, Finding
from claimpress.rules.findings import findings
from claimpress.rules.registry import Rule
from made_collection import make_collection
from whole_site import REPOSITORY

LEAST = 3
"""Findings without which the test says nothing."""


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """Return some claims, with something wrong in several."""
    make_collection(tmp_path, 9)
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    for number, (old, new) in enumerate(
        [("verdict: ", "verdict: un"), ("topics: [", "topics: [A, "), ("status", "x")]
    ):
        path = tmp_path / "claims" / f"claim-0000{number}.yaml"
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    source = tmp_path / "seeds" / "source-00000.yaml"
    source.write_text(source.read_text("utf-8").replace("sha256: ", "sha256: 0", 1), "utf-8")
    return with_matches(collected(read_project(tmp_path), date.min))


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let any collection count as a large one, on a machine with two cores."""
    monkeypatch.setattr(module, "FEW", 0)
    monkeypatch.setattr(crew_module, "cores", lambda: 2)


def test_the_same_findings(collection: Collection, monkeypatch: pytest.MonkeyPatch):
    """In the same order, and of the very records of the collection."""
    alone = findings(collection)
    assert len({code for code, _ in alone}) >= LEAST
    monkeypatch.setattr(module, "FEW", 0)
    monkeypatch.setattr(crew_module, "cores", lambda: 2)
    shared = findings(collection)
    assert alone == shared
    assert [id(finding.record) for _, finding in alone] == [id(finding.record) for _, finding in shared]


@pytest.mark.usefixtures("many")
def test_a_record_of_its_own(collection: Collection, monkeypatch: pytest.MonkeyPatch):
    """A rule may find something in a file that is no record of the collection."""
    own: Record[None] = Record("site/index.html", (), None, None, ())

    def find(_: Collection) -> Iterator[Finding]:
        yield Finding(own, (), "is wrong")

    monkeypatch.setitem(RULES, "S101", Rule("S101", "a rule", RULES["S101"].severity, find))
    found = [finding for code, finding in findings(collection) if code == "S101"]
    assert [("site/index.html", "is wrong")] == [(each.record.path, each.message) for each in found]


@pytest.mark.usefixtures("many")
def test_a_process_is_ended(collection: Collection, monkeypatch: pytest.MonkeyPatch):
    """From outside, as where memory is scarce: this one looks by itself."""
    here = os.getpid()
    plain = RULES["S101"]

    def find(given: Collection) -> Iterator[Finding]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        yield from plain.find(given)

    monkeypatch.setitem(RULES, "S101", Rule("S101", "a rule", plain.severity, find))
    assert findings(collection) == [
        (code, each) for code, rule in RULES.items() for each in rule.find(collection)
    ]
