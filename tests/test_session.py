"""Builds one after another in one process: each makes only what has changed, and none trusts what it may not."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import claimpress.session as module
from claimpress.build import Options, Result, build
from claimpress.cache.known import Known
from claimpress.press.run import Press, Printed
from claimpress.problem import CannotRun
from claimpress.session import Last, Session
from whole_site import REPOSITORY, THEME, make_whole, tree

DAY = date(2026, 11, 22)
FERRY = "claims/ferry-stops-on-friday.yaml"


@dataclass
class Builds:
    """A session, and what its builds were told to know."""

    session: Session
    known: list[Known | None]

    def build(self, day: date = DAY) -> Result:
        """Build, once the clock of the disk has gone on."""
        time.sleep(0.1)
        return self.session.build(day)

    def knew(self) -> bool:
        """Say whether the last build knew the one before."""
        return self.known[-1] is not None


@pytest.fixture
def builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Builds:
    """Return a session that has built a small site once, with a theme of its own."""
    root = make_whole(tmp_path / "desk")
    shutil.copytree(REPOSITORY / THEME, root / "theme")
    change(root, "mkdocs.yml", str(REPOSITORY / THEME), "theme")
    known: list[Known | None] = []

    def noted(*given: object, keeper: Last) -> Result:
        known.append(keeper.known)
        return build(*given, keeper=keeper)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "build", noted)
    here = Builds(Session(root, root / "docs", tmp_path / "site"), known)
    assert here.build().site is not None
    assert not here.knew()
    return here


def change(root: Path, name: str, old: str, new: str) -> None:
    """Replace words that stand once in a file."""
    text = (root / name).read_text("utf-8")
    assert 1 == text.count(old)
    (root / name).write_text(text.replace(old, new), "utf-8")


FOLDERS = {"claims": "claims", "seeds": "sources"}
RECORDS: dict[str, tuple[str, str, str]] = {
    "a claim": (FERRY, "claim: The ferry between", "claim: The last ferry between"),
    "a source": ("seeds/harbour-notice.yaml", "publisher: ", "publisher: The "),
    "a hand-written page": ("docs/methodology.md", "# How we work", "# How"),
}


@pytest.mark.parametrize("name", RECORDS)
def test_what_is_made_alone(name: str, builds: Builds, monkeypatch: pytest.MonkeyPatch):
    """The page of what has changed is made, and what shows it; the site is what a build of the whole makes."""
    session = builds.session
    change(session.root, *RECORDS[name])
    printed: list[str] = []
    page = Press.page

    def noted(press: Press, source: str, text: str | None = None) -> tuple[Printed, str, str]:
        printed.append(source)
        return page(press, source, text)

    monkeypatch.setattr(Press, "page", noted)
    result = builds.build()
    assert builds.knew()
    assert result.written is not None
    assert name == "a hand-written page" or 0 < result.written.changed < result.written.unchanged
    path = Path(RECORDS[name][0])
    expected = (
        path.relative_to("docs").as_posix()
        if path.parts[0] == "docs"
        else f"{FOLDERS[path.parts[0]]}/{path.stem}.md"
    )
    assert expected in printed
    assert "rules.md" not in printed
    assert name != "a hand-written page" or [expected] == printed
    monkeypatch.undo()
    other = session.root.parent / "other"
    build(session.root, Options(DAY, site_dir=other), lambda _: None)
    assert tree(other) == tree(session.site)


def test_a_change_while_it_is_looked_at(builds: Builds, monkeypatch: pytest.MonkeyPatch):
    """Settings that are saved after they were looked at are read in part: the next build trusts nothing."""
    session = builds.session
    look = module.world_of

    def late(*given: object) -> tuple[str, int]:
        found = look(*given)  # type: ignore[arg-type]
        change(session.root, "mkdocs.yml", "site_name: claimpress", "site_name: Desk")
        time.sleep(0.1)
        monkeypatch.setattr(module, "world_of", look)
        return found

    monkeypatch.setattr(module, "world_of", late)
    builds.build()
    assert builds.knew()
    builds.build()
    assert not builds.knew()
    assert "Desk" in (session.site / "claims/index.html").read_text("utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "the settings": lambda root: change(root, "mkdocs.yml", "site_name: claimpress", "site_name: Desk"),
    "the theme": lambda root: change(root, "theme/main.html", "{% import", "{# x #}{% import"),
    "a new page": lambda root: (root / "docs" / "about.md").write_text("---\ntitle: About\n---\n\n# About\n"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_anything_else(name: str, builds: Builds):
    """Then everything is made, and the next build knows that."""
    CHANGES[name](builds.session.root)
    settings = builds.session.root / "mkdocs.yml"
    if name == "a new page":
        settings.write_text(
            settings.read_text("utf-8").replace("  /benchmark.md\n", "  /benchmark.md\n  /about.md\n")
        )
    assert builds.build().site is not None
    assert not builds.knew()
    builds.build()
    assert builds.knew()


def test_a_hand_written_page_that_came_and_went(builds: Builds):
    """Then everything is made, whether or not that was seen to begin with."""
    session = builds.session
    change(session.root, "mkdocs.yml", "  /benchmark.md\n", "  /benchmark.md\n  /about.md\n")
    builds.build()
    for text in ("# About\n", None):
        page = session.root / "docs" / "about.md"
        page.write_text(text, "utf-8") if text else page.unlink()
        assert builds.build().site is not None
        assert bool(text) == (session.site / "about" / "index.html").exists()
        builds.build()
        assert builds.knew()


def test_a_place_less_that_others_link_to(builds: Builds):
    """A generated page that is not made again leads there: everything is made, and MkDocs says what is wrong."""
    root = builds.session.root
    change(root, "docs/methodology.md", "## Corrections", "## Changes")
    with pytest.raises(CannotRun, match=r"corrections\.md.*methodology\.md#corrections"):
        builds.build()
    change(root, "docs/methodology.md", "## Changes", "## Corrections")
    assert builds.build().site is not None


def test_a_link_to_a_place_on_a_page_that_is_as_it_was(builds: Builds):
    """Whether it is there is known from the page itself, where nobody has linked to it before."""
    root, page = builds.session.root, "docs/methodology.md"
    change(root, page, "# How we work", "# How we work\n\n[Here](claims/ferry-stops-on-friday.md#verdict)")
    assert builds.build().site is not None
    assert builds.knew()
    change(root, page, "#verdict)", "#nowhere)")
    with pytest.raises(CannotRun, match=r"methodology\.md.*ferry-stops-on-friday\.md#nowhere"):
        builds.build()


def test_a_hand_written_page_that_is_no_text(builds: Builds):
    """It is another one than before, and MkDocs says what is wrong with it."""
    page = builds.session.root / "docs" / "methodology.md"
    before = page.read_bytes()
    page.write_bytes(before + b"\xff")
    with pytest.raises(CannotRun, match="MkDocs could not build the site"):
        builds.build()
    page.write_bytes(before)
    assert builds.build().site is not None


def test_another_day(builds: Builds):
    """Something may be out of date by now."""
    builds.build(date(2026, 11, 23))
    assert not builds.knew()


def test_an_error_leaves_what_is_known(builds: Builds):
    """Nothing was written; once it is mended, only that claim is made."""
    root = builds.session.root
    change(root, FERRY, "at noon on Friday while", "at noon on Monday while")
    assert builds.build().written is None
    change(root, FERRY, "at noon on Monday while", "at noon on Friday while")
    assert 0 == (builds.build().written or pytest.fail("not written")).changed
    assert builds.knew()


def test_what_is_ours(builds: Builds):
    """Generated files, and those that they are written into at first; nothing that an editor writes."""
    docs = builds.session.root / "docs"
    ours = (
        "claims/index.md",
        "rules.md",
        ".claimpress.json",
        ".parts/home.md",
        "claims/.claimpress-7-index.md",
    )
    theirs = ("index.md", "methodology.md", "claims/mine.md")
    assert [True] * len(ours) == [builds.session.is_ours(docs / name) for name in ours]
    assert [False] * len(theirs) == [builds.session.is_ours(docs / name) for name in theirs]
    assert not builds.session.is_ours(builds.session.root / FERRY)


def test_a_site_that_is_not_what_was_left(builds: Builds):
    """Somebody has altered the map of the site in its folder: everything is made, and it says so."""
    session, steps = builds.session, list[str]()
    change(session.root, FERRY, "claim: The ferry between", "claim: The last ferry between")
    (session.site / "sitemap.xml").write_text("<urlset/>")
    known = session._known  # noqa: SLF001 -- what the next build would be given
    assert known is not None
    result = build(session.root, Options(DAY, site_dir=session.site), steps.append, keeper=Last(known))
    assert session.site == result.site
    expected = ["checking the records that have changed", "making the pages", "drawing the share images"]
    expected += [
        "completing the site",
        "what is known of the last build does not suffice",
        *expected[1:],
        "completing the site",
    ]
    assert expected == steps
