"""Writing pages and images: only what changed, and nothing that is not ours."""

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from claimpress.emit import MANIFEST, Written
from claimpress.problem import CannotRun
from claimpress.share.card import Card
from claimpress.share.cards import Picture
from claimpress.share.draw import share_image
from claimpress.share.mark import mark
from rendering import Page, emit

A = Page("a.md", "One\n")
B = Page("deep/er/b.md", "Zwölf\n")
ONE = Picture("assets/share/one.png", Card("One ferry.", "en", "Desk", "Supported", "check"))
TWO = Picture("assets/share/two.png", Card("Two boats.", "en", "Desk", "Refuted", "cross"))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return the folder of pages, with a hand-written one in it."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "hand.md").write_text("By hand\n")
    return folder


def files(folder: Path) -> dict[str, str]:
    """Return every file below a folder with its text, except the list of our files."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def refused(docs: Path, *pages: Page) -> tuple[str, str]:
    """Return why nothing was written, and what to do."""
    with pytest.raises(CannotRun) as caught:
        emit(docs, pages)
    return caught.value.message, caught.value.fix


def test_pages_are_written(docs: Path):
    """In UTF-8, with the folders above them, and readable for everybody."""
    assert Written(2, 0, 0) == emit(docs, [A, B])
    assert {"a.md": "One\n", "deep/er/b.md": "Zwölf\n", "hand.md": "By hand\n"} == files(docs)
    assert 0o644 == (docs / "a.md").stat().st_mode & 0o777


def test_the_manifest_lists_what_is_ours(docs: Path):
    """With a fingerprint each, in order, and without the list itself."""
    emit(docs, [B, A])
    expected = {page.path: hashlib.sha256(page.text.encode()).hexdigest() for page in (A, B)}
    assert json.dumps(expected, indent=1) + "\n" == (docs / MANIFEST).read_text()


def test_only_changes_are_written(docs: Path):
    """What is as it was keeps its time, so that a server that watches does not run in circles."""
    emit(docs, [A, B])
    for path in docs.rglob("*"):
        os.utime(path, (1, 1))
    assert Written(0, 2, 0) == emit(docs, [A, B])
    assert {1.0} == {path.stat().st_mtime for path in docs.rglob("*")}
    assert Written(1, 1, 0) == emit(docs, [A, Page(B.path, "Other\n")])
    expected = ["deep/er/b.md"]
    assert expected == [name for name in files(docs) if (docs / name).stat().st_mtime != 1.0]


def test_only_our_own_are_removed(docs: Path):
    """A page that is no longer made goes, with the folders that are empty without it; the hand-written stays."""
    emit(docs, [A, B, Page("deep/c.md", "C\n")])
    (docs / "deep" / "note.txt").write_text("mine")
    assert Written(0, 1, 2) == emit(docs, [A])
    assert ["a.md", "deep/note.txt", "hand.md"] == list(files(docs))
    assert not (docs / "deep" / "er").exists()


def test_what_is_gone_already_is_not_counted(docs: Path):
    """Someone removed a page by hand."""
    emit(docs, [A, B])
    (docs / "a.md").unlink()
    assert Written(0, 1, 0) == emit(docs, [B])


def test_a_foreign_file_is_never_replaced(docs: Path):
    """Nothing at all is written when one page would replace a file that is not ours."""
    expected = (
        "docs/hand.md is in the way: a page is to be written there, and claimpress did not write it",
        "Move the file, or rename the record whose page it would be.",
    )
    assert expected == refused(docs, A, Page("hand.md", "By machine\n"))
    assert {"hand.md": "By hand\n"} == files(docs)


def test_a_folder_in_the_way(docs: Path):
    """A folder of the page's name is no file of ours either."""
    (docs / "a.md").mkdir()
    assert (
        "docs/a.md is in the way: a page is to be written there, and claimpress did not write it"
        == refused(docs, A)[0]
    )


def test_a_file_with_our_very_bytes_is_taken_over(docs: Path):
    """After the list was lost, the same pages are ours again."""
    emit(docs, [A])
    (docs / MANIFEST).unlink()
    assert Written(0, 1, 0) == emit(docs, [A])
    assert ["a.md"] == list(json.loads((docs / MANIFEST).read_text()))


@pytest.mark.parametrize("damage", [b"{", b"\xff\xfe", b"[1]", b"7", b"null", b'{"a": 1', b"<<<<<<< ours\n"])
def test_a_damaged_manifest_stops_everything(docs: Path, damage: bytes):
    """Without the list nobody can say what is ours, so nothing is written or removed."""
    emit(docs, [A])
    (docs / MANIFEST).write_bytes(damage)
    expected = (
        "docs/.claimpress.json, the list of generated files, cannot be read",
        "Restore it, or remove it together with the generated pages (git clean -Xn docs lists them).",
    )
    assert expected == refused(docs, B)
    assert ["a.md", "hand.md"] == list(files(docs))


@pytest.mark.parametrize("name", ["../out.md", "deep/../../out.md", "{}/out.md"])
def test_a_manifest_cannot_reach_outside(docs: Path, name: str):
    """Whoever edited the list, only files below docs/ are removed."""
    outside = docs.parent / "out.md"
    outside.write_text("Not ours")
    (docs / MANIFEST).write_text(json.dumps({name.format(docs.parent): "0" * 64}))
    assert Written(1, 0, 0) == emit(docs, [A])
    assert "Not ours" == outside.read_text()


def test_a_folder_that_cannot_be_written(docs: Path):
    """A file where a folder should be: the message names it."""
    (docs / "deep").write_text("a file")
    expected = (
        "docs/deep/er/b.md cannot be written: Not a directory",
        "Check the rights of the folder and the space on the disk.",
    )
    assert expected == refused(docs, B)


def test_nothing_half_written_is_left(docs: Path):
    """Pages are moved into place whole; no temporary file stays."""
    emit(docs, [A, B])
    assert ["a.md", "deep/er/b.md", "hand.md"] == list(files(docs))


def test_images_are_drawn(docs: Path):
    """Beside the pages, listed with what each was drawn from, and told one by one."""
    told: list[tuple[int, int]] = []
    assert Written(3, 0, 0) == emit(docs, [A], [ONE, TWO], lambda done, total: told.append((done, total)))
    assert [(1, 2), (2, 2)] == told
    assert [share_image(ONE.card), share_image(TWO.card)] == [
        (docs / picture.path).read_bytes() for picture in (ONE, TWO)
    ]
    listed = json.loads((docs / MANIFEST).read_text())
    assert {ONE.path: mark(ONE.card), TWO.path: mark(TWO.card)} == {
        picture.path: listed[picture.path] for picture in (ONE, TWO)
    }


def test_an_image_is_drawn_only_when_what_it_shows_has_changed(docs: Path):
    """Or when it is damaged or gone; one that is no longer wanted goes."""
    emit(docs, [A], [ONE, TWO])
    assert Written(0, 3, 0) == emit(docs, [A], [ONE, TWO])
    other = replace(TWO, card=replace(TWO.card, words="Two ferries."))
    assert Written(1, 2, 0) == emit(docs, [A], [ONE, other])
    assert share_image(other.card) == (docs / other.path).read_bytes()
    whole = (docs / ONE.path).read_bytes()
    (docs / ONE.path).write_bytes(whole[:-20])
    assert Written(1, 2, 0) == emit(docs, [A], [ONE, other])
    assert whole == (docs / ONE.path).read_bytes()
    (docs / ONE.path).unlink()
    assert Written(1, 2, 0) == emit(docs, [A], [ONE, other])
    assert Written(0, 1, 2) == emit(docs, [A])
    assert not (docs / "assets").exists()


def test_an_image_says_itself_that_it_is_ours(docs: Path):
    """After the list was lost, even one that shows something else by now is replaced."""
    emit(docs, [A], [ONE, TWO])
    (docs / MANIFEST).unlink()
    assert Written(1, 2, 0) == emit(docs, [A], [ONE, replace(TWO, card=ONE.card)])


def test_a_foreign_image_is_never_replaced(docs: Path):
    """Somebody drew one by hand."""
    path = docs / ONE.path
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\x89PNG by hand")
    with pytest.raises(CannotRun) as caught:
        emit(docs, [A], [ONE])
    expected = "docs/assets/share/one.png is in the way: an image is to be written there, and claimpress did not write it"
    assert (expected, b"\x89PNG by hand") == (caught.value.message, path.read_bytes())
    assert not (docs / "a.md").exists()


def test_drawing_may_be_stopped(docs: Path):
    """What is drawn by then is kept, and the pages and their list are in order."""

    def stop(done: int, total: int) -> None:
        assert (1, 2) == (done, total)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        emit(docs, [A], [ONE, TWO], stop)
    assert Written(1, 2, 0) == emit(docs, [A], [ONE, TWO])
