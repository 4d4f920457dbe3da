"""The build, whole: the old site stays until the new one is whole, and the same input gives the same bytes."""

import hashlib
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from claimpress.build import Options, build, render
from claimpress.problem import CannotRun
from claimpress.rules.built_page import read_page
from claimpress.target import swap
from whole_site import REPOSITORY, THEME, claimpress, environment, make_whole, tree

DAY = date(2026, 11, 22)
FERRY = "claims/ferry-stops-on-friday.yaml"
TOP = [".claimpress", "claims", "docs", "mkdocs.yml", "seeds", "site"]


def quiet(_: str) -> None:
    """Say nothing."""


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project whose site was built by the command line."""
    root = make_whole(tmp_path_factory.mktemp("first") / "desk")
    status, out, err = claimpress(root, ["build", "--today", "2026-11-22"])
    expected = (
        "1 claim, 2 quotes: 2 verified, 0 unverified; 2 documents pinned\n"
        "nothing wrong\n"
        f"{_pages(root)} pages written, 0 unchanged, 0 removed\n"
        "The site is in site; `claimpress serve` shows it in a browser.\n"
    )
    assert (0, expected, "") == (status, out, err)
    return root


def _pages(root: Path) -> int:
    return (root / "docs" / ".claimpress.json").read_text().count('": "')


@pytest.fixture
def desk(first: Path, tmp_path: Path) -> Path:
    """Return a copy of the project with its site, to do anything with."""
    root = tmp_path / "desk"
    shutil.copytree(first, root)
    return root


def change(root: Path, name: str, old: str, new: str) -> None:
    """Replace words that stand once in a file."""
    text = (root / name).read_text("utf-8")
    assert text.count(old) == 1
    (root / name).write_text(text.replace(old, new), "utf-8")


def test_what_is_built(first: Path):
    """A page for each record and list, the theme's files, and nothing left over beside the site."""
    files = tree(first / "site")
    pages = sorted(path for path in files if path.endswith(".html"))
    for page in (
        *("404.html", "index.html", "methodology/index.html", "rules/index.html"),
        *("claims/index.html", "claims/ferry-stops-on-friday/index.html"),
        *("sources/index.html", "sources/harbour-notice/index.html", "sources/island-gazette/index.html"),
        *(
            "topics/transport/index.html",
            "claimants/island-gazette/index.html",
            "verdicts/supported/index.html",
        ),
    ):
        assert page in pages
    assert "assets/stylesheets/page.css" in files
    assert TOP == sorted(path.name for path in first.iterdir())


def test_the_same_input_gives_the_same_bytes(first: Path, tmp_path: Path):
    """Another folder, another hour of the clock, another time zone, and the script of a checkout instead of the package."""
    root = make_whole(tmp_path / "elsewhere" / "checkout")
    shutil.copytree(
        REPOSITORY / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__", ".*")
    )
    change(root, "mkdocs.yml", str(REPOSITORY / THEME), THEME)
    own = environment(TZ="Pacific/Auckland", LC_ALL="C.UTF-8", PYTHONHASHSEED="7")
    # The checkout's own files are no part of what is measured.
    own = {key: value for key, value in own.items() if key != "PYTHONPATH" and not key.startswith("COVERAGE")}
    command = [sys.executable, str(root / "scripts" / "build_site.py")]
    done = subprocess.run(command, cwd=root, env=own, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
    assert "The site is in site; `claimpress serve` shows it in a browser.\n" in done.stdout
    one, two = tree(first / "site"), tree(root / "site")
    assert list(one) == list(two)
    assert [] == [path for path in one if one[path] != two[path]]
    assert tree(first / "docs") == tree(root / "docs")


def test_no_machine_path_is_published(first: Path):
    """Nobody reads on the site where it was built."""
    files = tree(first / "site")
    places = (str(first).encode(), str(REPOSITORY).encode())
    assert [] == [path for path, data in files.items() if any(place in data for place in places)]


def test_a_second_build_changes_nothing(desk: Path):
    """No page is written again, and the site has the same bytes."""
    before = tree(desk / "site")
    result = build(desk, Options(DAY), quiet)
    assert result.written is not None
    assert (0, _pages(desk), 0) == (result.written.changed, result.written.unchanged, result.written.removed)
    assert (desk / "site", before) == (result.site, tree(desk / "site"))


def test_a_record_with_an_error_stops_everything(desk: Path):
    """The report names the place; neither the pages nor the site are touched, and the status is 1."""
    before = tree(desk)
    change(desk, FERRY, "at noon on Friday while", "at noon on Monday while")
    status, out, err = claimpress(desk, ["build"])
    assert (1, "Nothing was published: the errors above have to be mended first.\n") == (status, err)
    assert out.startswith(f"{FERRY}:12:12: error Q101 ")
    assert out.endswith(
        "1 claim, 2 quotes: 1 verified, 1 unverified; 2 documents pinned\n1 error, 0 warnings\n"
    )
    after = tree(desk)
    assert [FERRY] == [path for path in after if after[path] != before.get(path)]


def test_a_warning_stops_the_build_only_when_strict(desk: Path):
    """A draft of a later review is a warning."""
    change(desk, FERRY, "status: published", "status: published\nreview_by: 2026-06")
    result = build(desk, Options(DAY, strict=True), quiet)
    assert (None, ["H104"]) == (result.site, [problem.code for problem in result.problems])
    outcome = render(desk, Options(DAY), quiet)
    # Its page, the data of all claims, and the manifest that holds the fingerprints of both.
    assert (["H104"], 3) == (
        [problem.code for problem in outcome.problems],
        outcome.written.changed if outcome.written else 0,
    )


def test_mkdocs_fails(desk: Path):
    """A broken link in a hand-written page: MkDocs' own words, no path of this machine, status 2, the old site as it was."""
    before = tree(desk / "site")
    change(desk, "docs/methodology.md", "# How we work", "# How we work\n\n[gone](claims/gone.md)\n")
    status, out, err = claimpress(desk, ["build"])
    expected = (
        "claimpress: MkDocs could not build the site:\n"
        "WARNING -  Doc file 'methodology.md' contains a link 'claims/gone.md', but the target is not found among documentation files.\n"
        "Aborted with 1 warnings in strict mode!\n"
        "  → Mend what it names; the old site is untouched.\n"
    )
    assert (2, "", expected) == (status, out, err)
    assert before == tree(desk / "site")
    assert TOP == sorted(path.name for path in desk.iterdir())


def test_a_wrong_page_is_not_published(desk: Path):
    """All four rules of built pages at once, each reported at its page; the old site stays."""
    before = tree(desk / "site")
    (desk / "hook.py").write_text(
        "def on_page_content(html, **_):\n    return html.replace('noon', 'midday')\n"
    )
    change(desk, "mkdocs.yml", "docs_dir: docs\n", "docs_dir: docs\nhooks: [hook.py]\n")
    html = '<a href="../gone/">x</a><script src="https://cdn.example/x.js"></script><script type="application/ld+json">{}</script>'
    change(desk, "docs/methodology.md", "# How we work", f"# How we work\n\n<div>{html}</div>\n")
    result = build(desk, Options(DAY), quiet)
    held = {
        "The ferry to Saltholm stops at noon on Friday while the pier is repaired",
        "Islanders will be without a boat from Friday noon",
    }
    altered = sorted(
        f"the page shows “{words.replace('noon', 'midday')}”, the stored document holds “{words}”"
        for words in held
    )
    expected = [
        *(("site/claims/ferry-stops-on-friday/index.html", "B104", message) for message in altered),
        ("site/methodology/index.html", "B101", "a link leads to ../gone/, where there is no page"),
        (
            "site/methodology/index.html",
            "B102",
            "the page loads https://cdn.example/x.js (script) from another host",
        ),
        ("site/methodology/index.html", "B103", "the page holds 1 ClaimReviews, expected 0 as in the record"),
    ]
    assert (None, expected) == (
        result.site,
        [(p.path, p.code, p.message) for p in result.problems if p.severity == "error"],
    )
    assert before == tree(desk / "site")
    assert [] == list(desk.glob(".site-*"))


def test_an_extension_that_curls_quotation_marks_does_not_reach_quotations(desk: Path):
    """It may change our words, but not those of a source: the extension smarty leaves the check content."""
    note = 'Notice of the pier\n\nThe clerk\'s words were "no boats" -- and he meant it.\n'
    (desk / "seeds" / "pier.txt").write_text(note)
    fingerprint = hashlib.sha256(note.encode()).hexdigest()
    (desk / "seeds" / "pier.yaml").write_text(
        f"title: Notice of the pier\ndocument: pier.txt\nsha256: {fingerprint}\n"
    )
    (desk / "claims" / "clerk.yaml").write_text(
        'claim: The clerk\'s "word" -- he meant it.\nverdict: supported\nsummary: He did.\npublished: 2026-11\n'
        "history: [{date: 2026-11, kind: published, note: New.}]\nignore: [{rule: E202, because: There is one clerk.}]\n"
        "evidence:\n  - source: pier\n    stance: supports\n    quote: |\n"
        '      The clerk\'s words were "no boats" -- and he meant it.\n'
    )
    change(desk, "mkdocs.yml", "  - md_in_html\n", "  - md_in_html\n  - smarty\n")
    result = build(desk, Options(DAY), quiet)
    assert (desk / "site", []) == (
        result.site,
        [problem for problem in result.problems if problem.code[0] == "B"],
    )


def test_the_list_of_generated_files_is_lost(desk: Path):
    """Everything there says that it is ours; a download that somebody has altered does not, and is named."""
    before = tree(desk)
    (desk / "docs/.claimpress.json").unlink()
    result = render(desk, Options(DAY), quiet)
    assert result.written is not None
    assert (0, 0) == (result.written.changed, result.written.removed)
    assert before == tree(desk)
    (desk / "docs/.claimpress.json").unlink()
    for name, kind in (("data/manifest.json", "[]"), ("data/manifest.json", "{"), ("data/claims.json", "{}")):
        held = (desk / "docs" / name).read_bytes()
        (desk / "docs" / name).write_text(kind)
        with pytest.raises(CannotRun) as caught:
            render(desk, Options(DAY), quiet)
        expected = (
            f"docs/{name} is in the way: a download is to be written there, and claimpress did not write it",
            "Move the file.",
        )
        assert expected == (caught.value.message, caught.value.fix)
        (desk / "docs" / name).write_bytes(held)


def test_a_folder_that_is_no_site_is_never_replaced(desk: Path):
    """Somebody mistyped --site-dir: what lies there stays."""
    before = tree(desk)
    for name in ("docs", "mkdocs.yml"):
        with pytest.raises(CannotRun) as caught:
            build(desk, Options(DAY, site_dir=desk / name), quiet)
        expected = (
            f"{name} is in the way: it exists, and no site was built there before",
            "Name another folder with --site-dir, or move this one.",
        )
        assert expected == (caught.value.message, caught.value.fix)
    assert before == tree(desk)


def test_a_relative_folder_goes_by_where_we_are(desk: Path):
    """--site-dir home is a folder beside the site, as a person at a command line means it."""
    (desk / "home").mkdir()
    (desk / "home" / "letter.txt").write_text("mine")
    status, out, err = claimpress(desk, ["build", "--site-dir", "home"])
    expected = (
        "claimpress: home is in the way: it exists, and no site was built there before\n"
        "  → Name another folder with --site-dir, or move this one.\n"
    )
    assert (2, "", expected, "mine") == (status, out, err, (desk / "home" / "letter.txt").read_text())


def test_a_site_that_cannot_be_written(desk: Path):
    """A file where a folder should be."""
    with pytest.raises(CannotRun) as caught:
        build(desk, Options(DAY, site_dir=desk / "mkdocs.yml" / "site"), quiet)
    expected = (
        "the folder of site cannot be written: File exists",
        "Check the rights of the folder, or name another with --site-dir.",
    )
    assert expected == (caught.value.message, caught.value.fix)


def test_the_old_site_is_put_back(tmp_path: Path):
    """When the new one cannot take its place."""
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("old")
    (tmp_path / "stage").mkdir()
    with pytest.raises(CannotRun) as caught:
        swap(tmp_path / "stage" / "new", old)
    expected = (
        "site cannot be replaced: No such file or directory",
        "Check the rights of the folder; the old site is untouched.",
    )
    assert expected == (caught.value.message, caught.value.fix)
    assert {"index.html": b"old"} == tree(old)


def test_a_first_site_that_cannot_be_put_in_place(tmp_path: Path):
    """Where there was none before, there is none after."""
    (tmp_path / "stage").mkdir()
    with pytest.raises(CannotRun):
        swap(tmp_path / "stage" / "new", tmp_path / "site")
    assert [tmp_path / "stage"] == list(tmp_path.iterdir())


def test_a_site_without_claims(desk: Path):
    """The first day of a desk: there is nothing to show yet, and it can be built."""
    (desk / FERRY).unlink()
    result = build(desk, Options(DAY), quiet)
    assert desk / "site" == result.site
    assert not (desk / "site" / "claims" / "ferry-stops-on-friday").exists()


def test_the_steps_are_said_in_order(desk: Path):
    """For a terminal that shows them."""
    steps: list[str] = []
    result = build(desk, Options(DAY, site_dir=desk / "new" / "place"), steps.append)
    expected = [
        "checking the records",
        "making the pages",
        "drawing the share images",
        "completing the site",
    ]
    assert (expected, desk / "new" / "place") == (steps, result.site)
    assert tree(desk / "site") == tree(desk / "new" / "place")


def test_no_project(tmp_path: Path):
    """Without mkdocs.yml there is nothing to build."""
    status, out, err = claimpress(tmp_path, ["build"])
    expected = (
        "claimpress: there is no mkdocs.yml in . or in a folder above it\n"
        "  → Run claimpress in the folder of the site, or name that folder.\n"
    )
    assert (2, "", expected) == (status, out, err)


def test_zensical_builds_the_same_pages(first: Path, tmp_path: Path):
    """The builder can be replaced: Zensical makes the claim page from the same Markdown, with its quotations."""
    root = tmp_path / "desk"
    shutil.copytree(first, root, ignore=shutil.ignore_patterns("site"))
    command = [str(Path(sys.executable).with_name("zensical")), "build", "-f", "mkdocs.yml"]
    done = subprocess.run(command, cwd=root, env=environment(), capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stdout + done.stderr
    page = (root / "site" / "claims" / "ferry-stops-on-friday" / "index.html").read_text("utf-8")
    expected = [
        "The ferry to Saltholm stops at noon on Friday while the pier is repaired",
        "Islanders will be without a boat from Friday noon",
    ]
    assert expected == [" ".join(words.split()) for words in read_page(page).quotations.values()]
    assert (
        '"claimReviewed":"The ferry between Lowmere and Saltholm stops on Friday."'
        in page.partition("</head>")[0]
    )
