"""The check of changed records alone: it gives what a check of everything gives, or leaves it to that."""

import re
import shutil
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from claimpress import now, shelf
from claimpress.cache.keys import stamp_of
from claimpress.cache.notes import Notes, notes_of, read, written
from claimpress.cache.stamps import stamps_in
from claimpress.check import Project, check
from claimpress.pages.plan import plan
from claimpress.problem import CannotRun
from claimpress.project import read_file, read_project
from claimpress.recheck import Rechecked, recheck
from claimpress.records.record import File
from claimpress.shelf import Shelf
from claimpress.site import Site, site_of
from claimpress.work import Work
from whole_site import tree

DAY = date(2026, 11, 22)
DESK = Path(__file__).parent / "pages" / "desk"
CARTS = "claims/bridge-closes-to-carts.yaml"
EVERYONE = "claims/bridge-closes-to-everyone.yaml"
FERRY = "claims/ferry-runs-longer.yaml"
QUOTED = "to carts from May"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with a piece of everything, and a warning that nobody answered."""
    shutil.copytree(DESK, tmp_path / "desk")
    return tmp_path / "desk"


def stamps_of_files(project: Project) -> dict[str, str]:
    """Return the fingerprints of all records."""
    return {file.path: stamp_of(file.data or b"") for file in (*project.claims, *project.sources)}


def noted(root: Path) -> Notes:
    """Return what a check of everything notes, written and read."""
    project = read_project(root)
    checked = check(project, DAY)
    assert checked.sound
    notes = notes_of(project, checked, site_of(checked.collection), stamps_of_files(project))
    assert notes is not None
    assert notes == read(written(notes))
    return notes


def change(root: Path, name: str, old: str, new: str) -> None:
    """Replace words that stand once in a file."""
    text = (root / name).read_text("utf-8")
    assert 1 == text.count(old)
    (root / name).write_text(text.replace(old, new), "utf-8")


def again(root: Path, notes: Notes, changed: AbstractSet[str] | None = None) -> Rechecked | None:
    """Check what has changed, all of it or what is told to have."""
    return recheck(root, notes, DAY, strict=False, changed=changed)


def records(root: Path) -> dict[str, bytes]:
    """Return what all records and documents hold, by path."""
    return {path: data for path, data in tree(root).items() if path.partition("/")[0] in {"claims", "seeds"}}


def pages(site: Site) -> dict[str, str]:
    """Return every page of a site."""
    return {planned.path: planned.text(site.config) for planned in plan(site)}


def pinned_again(root: Path, source: str, old: str, new: str) -> None:
    """Replace words that stand once in a document, and pin it again."""
    change(root, f"seeds/{source}.txt", old, new)
    record = root / "seeds" / f"{source}.yaml"
    found = stamp_of((root / "seeds" / f"{source}.txt").read_bytes())
    record.write_text(re.sub(r"(?m)^sha256: .*$", f"sha256: {found}", record.read_text("utf-8")), "utf-8")


def moved(root: Path) -> None:
    """Put a source into another folder, with its document."""
    (root / "seeds" / "old").mkdir()
    for name in ("gazette.yaml", "gazette.txt"):
        (root / "seeds" / name).rename(root / "seeds" / "old" / name)


def append(root: Path, name: str, text: str) -> None:
    """Add to a file, or make it."""
    with (root / name).open("a", encoding="utf-8") as file:
        file.write(text)


NEW = "title: A leaflet\npublished: unknown\nkind: document\n"
ANSWERED = "ignore:\n  - rule: R105\n    because: A claim about it is being written.\n"

FIELDS: dict[str, tuple[str, str]] = {
    "the claimant": ("  name: Ida Brandt", "  name: Ida Brand"),
    "who the claimant is": ("role: surveyor", "role: the surveyor"),
    "when it was said": ("claimed: 2026-03-10", "claimed: 2026-03-09"),
    "where it was said": ("[council-minutes, ", "[gazette, "),
    "the summary": ("The minutes have", "The papers have"),
    "a topic": ("[bridge, Market week]", "[bridge, River]"),
    "who speaks": ("speaker: the mayor", "speaker: a mayor"),
    "how it was said": ("attribution: document", "attribution: reported"),
    "an utterance": ("reported\n    statement: closed-to-carts", "reported\n    statement: closed"),
    "why it counts": ("The only record", "The first record"),
    "a stance": ("market week.\n    stance: context", "market week.\n    stance: supports"),
    "a paraphrase": ("Traders fear for the market week.", "Traders fear for it."),
    "a quotation": ("the mayor [of Lowmere] said", "the mayor said"),
    "the analysis": ("- nothing else", "- little else"),
    "a relation": ("relation: contradicts", "relation: narrower"),
    "a correction": ("The month was wrong.", "The year was wrong."),
    "the day of a correction": ("date: 2026-03-15", "date: 2026-03-16"),
    "an author": ("Bo Reed", "Bo Read"),
    "an earlier identifier": ("[carts-banned]", "[no-carts]"),
    "an answer to a warning": ("There is one council.", "There is but one council."),
}

CHANGES: dict[str, Callable[[Path], object]] = {
    **{name: partial(lambda pair, root: change(root, CARTS, *pair), pair) for name, pair in FIELDS.items()},
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
    "sources that nobody cites any more": lambda root: [
        path.unlink() for path in (root / "claims").glob("*.yaml")
    ],
    "words of a source": lambda root: change(root, "seeds/gazette.yaml", "Lowmere Gazette", "Gazette"),
    "the title of an origin": lambda root: change(root, "seeds/council-minutes.yaml", "Minutes", "Papers"),
    "the order of the sources": lambda root: change(root, "seeds/gazette.yaml", "title: ", "title: Zebra. "),
    "one more origin": lambda root: change(
        root, "seeds/gazette.yaml", "[council-minutes]", "[council-minutes, radio-talk]"
    ),
    "an origin where there was none": lambda root: append(
        root, "seeds/radio-talk.yaml", "origin: [gazette]\n"
    ),
    "words of a document": lambda root: pinned_again(root, "gazette", "does not run", "should not run"),
    "a source in another folder": moved,
    "a source of another name": lambda root: (
        (root / "seeds/radio-talk.yaml").rename(root / "seeds/talk.yaml")
        and change(root, EVERYONE, "source: radio-talk", "source: talk")
    ),
    "a claim less": lambda root: (root / FERRY).unlink(),
    "a new source that nobody cites": lambda root: append(root, "seeds/leaflet.yaml", NEW),
    "a new source that nobody has to cite": lambda root: append(root, "seeds/leaflet.yaml", NEW + ANSWERED),
    "a new source and a new claim": lambda root: (
        append(root, "seeds/leaflet.yaml", NEW)
        or append(root, "claims/new.yaml", "claim: A boat.\nstatus: draft\nappearances: [leaflet]\n")
    ),
    "a new source that retells another": lambda root: append(
        root, "seeds/leaflet.yaml", f"{NEW}origin: [radio-talk]\n"
    ),
    "a file that no source names": lambda root: append(root, "seeds/notes.txt", "To do."),
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("is_told", [False, True])
def test_what_a_check_of_everything_gives(name: str, is_told: bool, root: Path):  # noqa: FBT001 -- pytest's own way
    """The same problems, the same figures, the same pages with the same keys, and the same notes for the next time."""
    notes, before = noted(root), records(root)
    CHANGES[name](root)
    after = records(root)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    found = again(root, notes, changed if is_told else None)
    assert found is not None
    project = read_project(root)
    expected = check(project, DAY)
    assert (expected.problems, expected.tally) == (found.problems, found.notes.tally)
    site, stamps = site_of(expected.collection), stamps_in(expected.collection, stamps_of_files(project))
    assert pages(site) == pages(found.site)
    assert (noted(root), stamps) == (found.notes, found.stamps)
    whole, some = Work(site, stamps), Work(found.site, found.stamps)
    assert (whole.keys, whole.pieces) == (some.keys, some.pieces)


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
    "a document that is not the pinned one": lambda root: append(root, "seeds/gazette.txt", "More."),
    "a document that is gone": lambda root: (root / "seeds/gazette.txt").unlink(),
    "a quotation that the document has no more": lambda root: pinned_again(
        root, "gazette", QUOTED, "to tables from May"
    ),
    "a source that is gone": lambda root: (root / "seeds/council-minutes.yaml").unlink(),
    "a source without a title": lambda root: change(
        root, "seeds/radio-talk.yaml", "title: Talk with a trader\n", ""
    ),
    "a source that is no YAML": lambda root: (root / "seeds/radio-talk.yaml").write_text("title: ["),
    "a folder named like a source": lambda root: (root / "seeds/x.yaml").mkdir(),
    "two sources of one name": lambda root: (
        (root / "seeds/old").mkdir() or shutil.copy(root / "seeds/radio-talk.yaml", root / "seeds/old")
    ),
    "an answer to a warning that is no more": lambda root: change(
        root, "seeds/gazette.yaml", "origin: [council-minutes]\n", ""
    ),
    "origins in a loop": lambda root: append(root, "seeds/council-minutes.yaml", "origin: [gazette]\n"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_same_key_the_same_bytes(name: str, root: Path):
    """What has the key that it had is what it was: no page and no piece of a download is kept that a change has to do with."""
    before = again(root, noted(root))
    assert before is not None
    old, texts = Work(before.site, before.stamps), pages(before.site)
    pieces = texts_of_pieces(old)
    CHANGES[name](root)
    after = again(root, before.notes)
    assert after is not None
    new, anew = Work(after.site, after.stamps), pages(after.site)
    same = {path for path, key in new.keys.items() if old.keys.get(path) == key}
    assert {path: texts[path] for path in same} == {path: anew[path] for path in same}
    found = texts_of_pieces(new)
    kept = pieces.keys() & found.keys()
    assert {key: pieces[key] for key in kept} == {key: found[key] for key in kept}
    assert name != "nothing" or (texts.keys(), pieces.keys()) == (same, kept)


def texts_of_pieces(work: Work) -> dict[tuple[str, str], str]:
    """Return the text of every piece of every download, by path and key."""
    return {
        (path, key): piece.text()
        for path, download in work.files.items()
        for key, piece in zip(work.pieces[path], download.pieces, strict=True)
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
    work = Work(found.site, found.stamps)
    assert (len(work.pages), len(work.files)) == (len(work.keys), len(work.pieces))
    assert 1 + len(found.site.claims) == len(work.images)


def test_only_what_has_changed_is_read(root: Path, monkeypatch: pytest.MonkeyPatch):
    """Where it is told which files have changed, those alone are read, and what the changed claims name."""
    notes = noted(root)
    change(root, FERRY, "claim: Die Fähre", "claim: Eine Fähre")
    seen: list[str] = []

    def noting(root: Path, path: str) -> File:
        seen.append(path)
        return read_file(root, path)

    for module in (now, shelf):
        monkeypatch.setattr(module, "read_file", noting)
    found = again(root, notes, {FERRY})
    assert found is not None
    named = notes.claims[FERRY].named
    assert named
    assert {FERRY, *(f"seeds/{name}.{suffix}" for name in named for suffix in ("yaml", "txt"))} == set(seen)
    assert len(seen) == len(set(seen))


def test_a_record_that_changes_meanwhile(root: Path):
    """It was sound when it was noted, and is not when a page asks for it: the build stops, and says so."""
    notes = noted(root)
    found = again(root, notes, set())
    assert found is not None
    (root / FERRY).write_text("claim: [")
    with pytest.raises(CannotRun) as stopped:
        pages(found.site)
    assert (f"{FERRY} was changed while the site was made", "Build once more.") == (
        stopped.value.message,
        stopped.value.fix,
    )


def test_an_unusual_source_is_not_noted(root: Path):
    """With an alias, a record has to be read by the reader that knows them: then everything is checked each time."""
    path = root / "seeds" / "radio-talk.yaml"
    path.write_text(path.read_text("utf-8") + "note: &n A talk.\nrights: *n\n")
    project = read_project(root)
    checked = check(project, DAY)
    assert (True, None) == (
        checked.sound,
        notes_of(project, checked, site_of(checked.collection), stamps_of_files(project)),
    )
