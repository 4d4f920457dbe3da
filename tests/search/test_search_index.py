"""The index of a large site: whole, in parts that stay, made by whichever way the pages were."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

import claimpress.search.pagefind as module
from claimpress.build import Options
from claimpress.build import build as make
from claimpress.cache.known import Known
from claimpress.cache.this_build import Trace
from claimpress.problem import CannotRun
from claimpress.search import indexer
from claimpress.search.pagefind import Index
from claimpress.search.searched import Searched, searched
from claimpress.session import Last, Session
from claimpress.target import remove
from made_collection import make_collection
from whole_site import HAND_WRITTEN, REPOSITORY, THEME, claimpress, environment, make_whole, tree

DAY = "2026-11-22"
PAGES = "search/pagefind"


def large(root: Path) -> Path:
    """Let Pagefind search a site, however small it is."""
    path = root / "mkdocs.yml"
    path.write_text(
        path.read_text("utf-8").replace("  claimpress:\n", "  claimpress:\n    pagefind_from: 1\n"), "utf-8"
    )
    return root


def build(root: Path) -> None:
    """Build a site; nothing may be wrong."""
    status, out, err = claimpress(root, ["build", "--today", DAY])
    assert 0 == status, out + err


def index_of(site: Path) -> dict[str, bytes]:
    """Return every file of the index."""
    return tree(site / PAGES)


def parts_of(site: Path) -> list[str]:
    """Return the names of the parts of an index."""
    return [name for name, _ in json.loads((site / PAGES / "parts.json").read_text("utf-8"))["parts"]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small site with Pagefind."""
    root = large(make_whole(tmp_path_factory.mktemp("large") / "desk"))
    build(root)
    return root


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Path:
    """Return a copy of it."""
    return Path(shutil.copytree(built, tmp_path / "desk"))


def test_what_is_built(built: Path):
    """The program, and a part for claims and one for other pages; Material's index is not made, and pages say whom to ask."""
    names = sorted(index_of(built / "site"))
    engine = [name.partition("/")[2] for name in names if name.startswith("engine-")]
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind"} < set(engine)
    assert not [name for name in engine if name.endswith(("-ui.js", ".css"))]
    assert 2 == len(parts_of(built / "site"))
    assert not (built / "site/search/search_index.json").exists()
    page = (built / "site/claims/ferry-stops-on-friday/index.html").read_text("utf-8")
    assert 'data-pagefind="../../search/pagefind/" data-root="../.."' in page
    assert "bundle" not in page


def test_mkdocs_gets_the_same(built: Path, tmp_path: Path):
    """Where the press leaves the pages to MkDocs: the same bytes, pages and index."""
    root = large(make_whole(tmp_path / "desk"))
    (root / "hook.py").write_text("", "utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}\nhooks: [hook.py]\n", "utf-8")
    build(root)
    assert tree(built / "site") == tree(root / "site")


def test_plain_mkdocs_makes_its_own(built: Path, tmp_path: Path):
    """Without us: Material's index, and pages that ask for it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "site")]
    subprocess.run(
        command, cwd=built, env=environment(NO_MKDOCS_2_WARNING="1"), check=True, capture_output=True
    )
    assert (tmp_path / "site/search/search_index.json").is_file()
    assert "data-pagefind" not in (tmp_path / "site/index.html").read_text("utf-8")


def test_a_site_that_does_not_let_pagefind(tmp_path: Path):
    """Its settings leave out the line by which Material's index is put off: that one is made, and the build says so."""
    root = large(make_whole(tmp_path / "desk"))
    settings = (root / "mkdocs.yml").read_text("utf-8")
    lines = [line for line in settings.splitlines() if "CLAIMPRESS_MATERIAL_SEARCH" not in line]
    (root / "mkdocs.yml").write_text("\n".join(lines) + "\n", "utf-8")
    said: list[str] = []
    assert make(root, Options(date.fromisoformat(DAY)), said.append).site == root / "site"
    assert said[-1] == (
        "leaving the search to Material (in mkdocs.yml it has no `enabled: !ENV [CLAIMPRESS_MATERIAL_SEARCH, true]`)"
    )
    assert (root / "site/search/search_index.json").is_file()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Build a site of a dozen claims, with parts so small that there are several."""
    root = tmp_path / "many"
    make_collection(root, 12)
    (root / "docs").mkdir()
    for name in HAND_WRITTEN:
        shutil.copy(REPOSITORY / "docs" / name, root / "docs" / name)
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8").replace(THEME, str(REPOSITORY / THEME))
    (root / "mkdocs.yml").write_text(
        settings.replace("  claimpress:\n", "  claimpress:\n    share_images: false\n"), "utf-8"
    )
    return large(root)


def test_a_change_makes_one_part_anew(many: Path, monkeypatch: pytest.MonkeyPatch):
    """In a session: the index comes after the pages, holds on to what is as it was, and is the one of a build of the whole."""
    monkeypatch.setattr("claimpress.search.parts._SETTLED", 4)
    monkeypatch.setattr("claimpress.search.parts._RECENT", 2)
    time.sleep(0.1)  # so that the clock of the disk goes on
    session = Session(many, many / "docs", many / "site")
    today = date.fromisoformat(DAY)
    session.build(today)
    assert not (many / "site" / PAGES).exists()
    session.index()
    before = parts_of(many / "site")
    assert 5 == len(before)
    claim = many / "claims" / "claim-00003.yaml"
    claim.write_text(claim.read_text("utf-8").replace("would_change: ", "would_change: Surely, ", 1), "utf-8")
    session.build(today)
    assert before == parts_of(many / "site")
    session.index()
    after = parts_of(many / "site")
    assert (len(before), 1) == (len(after), len(set(before) - set(after)))
    folders = {path.name for path in (many / "site" / PAGES).iterdir() if path.is_dir()}
    assert {*after, "engine-1.5.2-3-en"} == folders
    other = Session(many, many / "docs", many / "other")
    other.build(today)
    other.index()
    assert index_of(many / "other") == index_of(many / "site")


def test_a_session_that_leaves_the_pages_to_mkdocs(many: Path):
    """What is known of the pages that the press made before tells nothing of these: they are read, and are found."""
    session = Session(many, many / "docs", many / "site")
    today = date.fromisoformat(DAY)
    session.build(today)
    session.index()
    before = parts_of(many / "site")
    claim = many / "claims" / "claim-00003.yaml"
    claim.write_text(claim.read_text("utf-8").replace("would_change: ", "would_change: Surely, ", 1), "utf-8")
    (many / "hook.py").write_text("", "utf-8")
    settings = (many / "mkdocs.yml").read_text("utf-8")
    (many / "mkdocs.yml").write_text(f"{settings}\nhooks: [hook.py]\n", "utf-8")
    session.build(today)
    session.index()
    assert (len(before), 1) == (len(parts_of(many / "site")), len(set(parts_of(many / "site")) - set(before)))


def test_crossing_the_size(desk: Path):
    """One claim too few: Material's index again, and nothing is left of the other; one more, and it is back."""
    before = tree(desk / "site")
    settings = (desk / "mkdocs.yml").read_text("utf-8")
    (desk / "mkdocs.yml").write_text(settings.replace("pagefind_from: 1", "pagefind_from: 2"), "utf-8")
    build(desk)
    assert ["search/search_index.json"] == [
        name for name in tree(desk / "site") if name.startswith("search/")
    ]
    (desk / "mkdocs.yml").write_text(settings, "utf-8")
    build(desk)
    assert before == tree(desk / "site")


@pytest.mark.parametrize("wrong", ["0", "-3", "many", "1.5", "[200]"])
def test_a_size_that_is_none(desk: Path, wrong: str):
    """A whole number of at least one."""
    settings = (desk / "mkdocs.yml").read_text("utf-8")
    (desk / "mkdocs.yml").write_text(settings.replace("pagefind_from: 1", f"pagefind_from: {wrong}"), "utf-8")
    status, out, err = claimpress(desk, ["check", "--today", DAY])
    assert 1 == status
    assert "S103" in out + err
    assert "expected a whole number of at least 1" in out + err


def pages_at(site: Path, *words: str) -> list[Searched]:
    """Write pages, and return them as the search sees them."""
    made = []
    for number, word in enumerate(words):
        path = f"p{number}/index.html"
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        html = f'<html><body><article class="md-content__inner"><h1>Page</h1><p>{word}</p></article></body></html>'
        (site / path).write_text(html, "utf-8")
        page = searched(path, {}, html)
        assert page is not None
        made.append(page)
    return made


def test_a_whole_site_takes_over_what_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The files of the old site are given a second name; Pagefind is not run, and a disk without such names gets copies."""
    old = tmp_path / "old"
    Index(old, None, "en").make(pages_at(old, "lamp", "pier"), is_whole=True)

    def fail(*_: object) -> None:
        pytest.fail("Pagefind was run")

    monkeypatch.setattr(module, "begin", fail)
    for name in ("new", "newer"):
        new = tmp_path / name
        assert [] == Index(new, old, "en").make(pages_at(new, "lamp", "pier"), is_whole=True)
        assert index_of(old) == index_of(new)

        def refuse(*_: object) -> None:
            raise OSError

        monkeypatch.setattr(module.os, "link", refuse)


def test_how_far_it_is(tmp_path: Path):
    """Told in pages."""
    told: list[tuple[int, int]] = []
    Index(tmp_path, None, "en").make(pages_at(tmp_path, "lamp"), lambda *far: told.append(far), is_whole=True)
    assert (1, 1) == told[-1]


def test_pagefind_fails(tmp_path: Path):
    """What it says is told, without a place on this machine."""
    (tmp_path / "empty.html").write_text("", "utf-8")
    with pytest.raises(CannotRun) as told:
        Index(tmp_path, None, "en").make([Searched("empty.html", 1, "", "x")], is_whole=True)
    assert told.value.message.startswith(
        "the index of the search cannot be made, Pagefind says:\nError: Pagefind was not able to build an index."
    )
    assert "/pages" not in told.value.message
    assert "Tell us, or raise extra.claimpress.pagefind_from in mkdocs.yml." == told.value.fix


def test_pagefind_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It may have been installed for another machine."""
    monkeypatch.setattr(indexer.pagefind_bin, "get_executable", lambda: tmp_path / "none")
    with pytest.raises(CannotRun) as told:
        Index(tmp_path, None, "en").make(pages_at(tmp_path, "lamp"), is_whole=True)
    expected = "the index of the search cannot be made: Pagefind does not start (No such file or directory)"
    assert expected == told.value.message
    assert (
        "Install claimpress again, or raise extra.claimpress.pagefind_from in mkdocs.yml." == told.value.fix
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("claims/a/index.html", "claims%2Fa%2Findex.html"),
        ("index.html", "index.html"),
        ("50%2F/x.html", "50%252F%2Fx.html"),
        (f"{'ü' * 120}/{'ü' * 10}.html", f"{'ü' * 120}/{'ü' * 10}.html"),
    ],
)
def test_pages_are_given_in_one_folder(path: str, expected: str):
    """The way to each is in its name; one too long for a name keeps its folders."""
    assert expected == module._flat(path)  # noqa: SLF001 -- its other half is JavaScript


def test_only_what_is_new_of_a_part_is_written(tmp_path: Path):
    """Its other files get a second name: nothing is written twice, and the part is what a new one would be."""
    site = tmp_path / "site"
    Index(site, None, "en").make(pages_at(site, "lamp", "pier", "quay"), is_whole=True)
    (name,) = parts_of(site)
    before = {path.name: path.stat().st_ino for path in (site / PAGES / name / "fragment").iterdir()}
    index = Index(site, site, "en")
    gone = index.make(pages_at(site, "lamp", "boat", "quay"), is_whole=False)
    (new,) = parts_of(site)
    after = {path.name: path.stat().st_ino for path in (site / PAGES / new / "fragment").iterdir()}
    assert (3, 3) == (len(before), len(after))
    assert 2 == len(before.items() & after.items())
    remove(site, gone)
    other = tmp_path / "other"
    Index(other, None, "en").make(pages_at(other, "lamp", "boat", "quay"), is_whole=True)
    assert index_of(other) == index_of(site)


@pytest.mark.parametrize("room", [0, 2**62, None])
def test_where_there_is_no_room_in_memory(room: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Pages are given on the disk, as they are where memory is no folder: the same index, and nothing is left anywhere."""
    memory = tmp_path / "memory"
    if room is not None:
        memory.mkdir()
    monkeypatch.setattr(indexer, "_MEMORY", memory)
    monkeypatch.setattr(indexer, "_ROOM", room)
    site = tmp_path / "desk" / "site"
    index = Index(site, None, "en")
    pages = pages_at(site, "lamp", "pier")
    index.begin(pages)
    given = memory if room == 0 else site.parent
    assert 1 == len([path for path in given.iterdir() if path.name.startswith(".pages-")])
    index.make(pages, is_whole=True)
    again = Index(site, site, "en")
    remove(site, again.make(pages_at(site, "lamp", "boat"), is_whole=False))
    monkeypatch.undo()
    other = tmp_path / "other"
    Index(other, None, "en").make(pages_at(other, "lamp", "boat"), is_whole=True)
    assert index_of(other) == index_of(site)
    assert [site] == list(site.parent.iterdir())
    assert room is None or [] == list(memory.iterdir())


def test_what_was_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A part that was begun is taken, not made again."""
    pages = pages_at(tmp_path, "lamp", "pier")
    index = Index(tmp_path, tmp_path, "en")
    index.make([], is_whole=False)  # the program itself
    index.begin(pages)
    monkeypatch.setattr(module, "begin", lambda *_: pytest.fail("it was begun again"))
    index.make(pages, is_whole=False)
    index.close()
    monkeypatch.undo()
    other = tmp_path / "other"
    Index(other, None, "en").make(pages_at(other, "lamp", "pier"), is_whole=True)
    assert index_of(other) == index_of(tmp_path)


def test_what_was_begun_in_vain(tmp_path: Path):
    """The program is stopped, and nothing is left of what it did."""
    site = tmp_path / "site"
    index = Index(site, None, "en")
    index.begin(pages_at(site, "lamp"))
    (begun,) = index.ahead.values()
    assert Path(begun.pages.name).is_dir()
    assert Path(begun.folder.name) in tmp_path.iterdir()
    index.close()
    assert begun.process.returncode is not None
    assert not Path(begun.pages.name).exists()
    assert [site] == list(tmp_path.iterdir())
    assert not (site / PAGES).exists()


def test_pages_that_cannot_be_given(tmp_path: Path):
    """Nothing is left of what was begun."""
    site = tmp_path / "site"
    site.mkdir()
    with pytest.raises(FileNotFoundError):
        Index(site, None, "en").begin([Searched("none.html", 1, "", "x")])
    assert [site] == list(tmp_path.iterdir())


def test_the_index_is_made_beside_the_lists(many: Path, monkeypatch: pytest.MonkeyPatch):
    """Where a claim has changed, its part is begun once its page is there; what lists it, and is not searched, comes after."""
    today = date.fromisoformat(DAY)
    first = Last()
    make(many, Options(today), lambda _: None, keeper=first)
    claim = many / "claims" / "claim-00003.yaml"
    claim.write_text(claim.read_text("utf-8").replace("claim: ", "claim: Surely, ", 1), "utf-8")
    seen: list[tuple[list[str], list[bool]]] = []
    begin = Index.begin

    def noted(index: Index, pages: Iterable[Searched]) -> None:
        begin(index, pages)
        there = sorted(path.relative_to(index.site).as_posix() for path in index.site.rglob("*.html"))
        seen.append((there, [begun.process.poll() is None for begun in index.ahead.values()]))

    monkeypatch.setattr(Index, "begin", noted)
    told: list[str] = []

    class Telling(Last):
        def note(self, done: Trace | None, known: Known | None) -> None:
            super().note(done, known)
            told.append("noted")

    second = make(many, Options(today), told.append, keeper=Telling(first.made))
    ((there, running),) = seen
    assert running
    assert all(running)
    assert {"claims/claim-00003/index.html", "index.html"} <= set(there)
    assert {"claims/index.html", "evidence/index.html", "verdicts/index.html"}.isdisjoint(there)
    assert second.written is not None
    assert 1 < second.written.changed
    # What is kept for the next build is worked out while Pagefind is at work.
    assert ["noted", "making the index of the search"] == told[-2:]
    other = many.parent / "other"
    make(many, Options(today, site_dir=other), lambda _: None)
    assert tree(other) == tree(many / "site")
