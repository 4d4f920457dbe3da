"""The check of changed claims alone: it gives what a check of everything gives, or leaves it to that."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from claimpress.cache.notes import Notes, notes_of, read, stamps_of, written
from claimpress.check import check
from claimpress.pages.plan import plan
from claimpress.project import read_project
from claimpress.recheck import Rechecked, recheck
from claimpress.shelf import Shelf
from claimpress.site import Site, site_of
from claimpress.work import Work

DAY = date(2026, 11, 22)
DESK = Path(__file__).parent / "pages" / "desk"
CARTS = "claims/bridge-closes-to-carts.yaml"
EVERYONE = "claims/bridge-closes-to-everyone.yaml"
FERRY = "claims/ferry-runs-longer.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with a piece of everything, and a warning that nobody answered."""
    shutil.copytree(DESK, tmp_path / "desk")
    return tmp_path / "desk"


def noted(root: Path) -> Notes:
    """Return what a check of everything notes, written and read."""
    project = read_project(root)
    checked = check(project, DAY)
    assert checked.sound
    notes = notes_of(project, checked, site_of(checked.collection), stamps_of(project.claims))
    assert notes is not None
    assert notes == read(written(notes))
    return notes


def change(root: Path, name: str, old: str, new: str) -> None:
    """Replace words that stand once in a file."""
    text = (root / name).read_text("utf-8")
    assert 1 == text.count(old)
    (root / name).write_text(text.replace(old, new), "utf-8")


def again(root: Path, notes: Notes) -> Rechecked | None:
    """Check what has changed."""
    return recheck(root, notes, DAY, strict=False)


def pages(site: Site) -> dict[str, str]:
    """Return every page of a site."""
    return {planned.path: planned.text(site.config) for planned in plan(site)}


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "words of the verdict": lambda root: change(root, CARTS, "would_change: ", "would_change: Perhaps "),
    "a claim": lambda root: change(root, CARTS, "claim: The bridge", "claim: That bridge"),
    "a new draft": lambda root: (root / "claims/new.yaml").write_text("claim: A boat.\nstatus: draft\n"),
    "a draft less": lambda root: (root / "claims/pier-is-safe.yaml").write_text(
        "claim: Safe.\nstatus: draft\n"
    ),
    "another folder": lambda root: (
        (root / "claims/old").mkdir() or (root / FERRY).rename(root / "claims/old/ferry-runs-longer.yaml")
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_a_check_of_everything_gives(name: str, root: Path):
    """The same problems, the same figures, the same pages, and the same notes for the next time."""
    notes = noted(root)
    CHANGES[name](root)
    found = again(root, notes)
    assert found is not None
    project = read_project(root)
    expected = check(project, DAY)
    assert (expected.problems, expected.tally) == (found.problems, found.tally)
    assert pages(site_of(expected.collection)) == pages(found.site)
    assert noted(root) == found.notes


LEFT: dict[str, Callable[[Path], object]] = {
    "an error": lambda root: change(root, CARTS, "verdict: ", "verdict: not-"),
    "no YAML": lambda root: (root / CARTS).write_text("claim: ["),
    "a folder named like a record": lambda root: (root / "claims/x.yaml").mkdir(),
    "an unknown source": lambda root: (root / "claims/new.yaml").write_text(
        "claim: A boat.\nstatus: draft\nappearances: [nobody]\n"
    ),
    "an unknown claim": lambda root: (root / "claims/new.yaml").write_text(
        "claim: A boat.\nstatus: draft\nrelated: [{claim: nobody, relation: narrower}]\n"
    ),
    "an identifier twice": lambda root: (
        (root / "claims/old").mkdir() or shutil.copy(root / FERRY, root / "claims/old")
    ),
    "an alias that is a name": lambda root: (root / "claims/carts-banned.yaml").write_text(
        "claim: A.\nstatus: draft\n"
    ),
    "a claim that another names": lambda root: (root / "claims/pier-is-safe.yaml").unlink(),
    "a source that nobody cites any more": lambda root: [
        path.unlink() for path in (root / "claims").glob("*.yaml")
    ],
}


@pytest.mark.parametrize("name", LEFT)
def test_what_is_left_to_a_check_of_everything(name: str, root: Path):
    """Whatever is wrong, or concerns others than those that have changed."""
    notes = noted(root)
    LEFT[name](root)
    assert again(root, notes) is None


def test_lists_need_no_record(root: Path, monkeypatch: pytest.MonkeyPatch):
    """What is to be made, share images among it, is known from facts: no record of a claim is read that has not changed."""
    notes = noted(root)
    monkeypatch.setattr(Shelf, "reading", lambda *_: pytest.fail)
    found = again(root, notes)
    assert found is not None
    assert found.site.config.settings.share_images
    work = Work(found.site, {path: note.stamp for path, note in found.notes.claims.items()})
    assert (len(work.pages), len(work.files)) == (len(work.keys), len(work.pieces))
    assert 1 + len(found.site.claims) == len(work.images)


def test_an_unusual_source_is_not_noted(root: Path):
    """With an alias, a record has to be read by the reader that knows them: then everything is checked each time."""
    path = root / "seeds" / "radio-talk.yaml"
    path.write_text(path.read_text("utf-8") + "note: &n A talk.\nrights: *n\n")
    project = read_project(root)
    checked = check(project, DAY)
    assert (True, None) == (
        checked.sound,
        notes_of(project, checked, site_of(checked.collection), stamps_of(project.claims)),
    )
