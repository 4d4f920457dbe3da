"""A whole site: the same bytes as MkDocs gives, or a reason why it is left to MkDocs."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from mkdocs.structure.pages import Page

import claimpress.crew as crew_module
import claimpress.press.plates as plates_module
from claimpress.check import check
from claimpress.make import Made, make
from claimpress.project import read_project
from claimpress.site import site_of
from claimpress.work import Work
from made_collection import make_collection
from whole_site import HAND_WRITTEN, REPOSITORY, THEME, claimpress, environment, tree

EPOCH = "1700000000"


def press(root: Path, target: Path) -> Made:
    """Make the pages of a project and their HTML."""
    site = site_of(check(read_project(root), date(2026, 11, 22)).collection)
    return make(
        root,
        Work(site, dict.fromkeys((each.path for each in (*site.claims, *site.sources)), "")),
        target,
        lambda _: None,
    )


def handed(root: Path) -> str:
    """Return why the press leaves a project to MkDocs."""
    return press(root, root / "site").handed


def made(root: Path, claims: int) -> Path:
    """Return a project with that many claims, with its Markdown."""
    make_collection(root, claims)
    _complete(root)
    status, _, err = claimpress(root, ["render", "--today", "2026-11-22"])
    assert (0, "") == (status, err)
    return root


def _complete(root: Path) -> None:
    (root / "docs").mkdir()
    for name in HAND_WRITTEN:
        shutil.copy(REPOSITORY / "docs" / name, root / "docs" / name)
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    shutil.copytree(REPOSITORY / THEME, root / "theme")
    (root / "mkdocs.yml").write_text(settings.replace(THEME, "theme"), "utf-8")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of sixty invented claims in several languages."""
    return made(tmp_path_factory.mktemp("many") / "desk", 60)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project of this repository."""
    root = tmp_path_factory.mktemp("ours") / "desk"
    for folder in ("claims", "seeds"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    _complete(root)
    status, _, err = claimpress(root, ["render"])
    assert (0, "") == (status, err)
    return root


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of six invented claims."""
    return made(tmp_path_factory.mktemp("few") / "desk", 6)


@pytest.fixture
def desk(few: Path, tmp_path: Path) -> Path:
    """Return a copy of a small project, to do anything with."""
    root = tmp_path / "desk"
    shutil.copytree(few, root)
    return root


def by_mkdocs(root: Path, target: Path) -> dict[str, bytes]:
    """Build a site with MkDocs and return its files."""
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-q",
        "--strict",
        "-f",
        "mkdocs.yml",
        "-d",
        str(target),
    ]
    own = environment(SOURCE_DATE_EPOCH=EPOCH, NO_MKDOCS_2_WARNING="1")
    done = subprocess.run(command, cwd=root, env=own, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr
    return tree(target)


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build on the same day everywhere."""
    for name in set(os.environ) - set(environment()):
        monkeypatch.delenv(name)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.mark.parametrize("cores", [1, 2])
@pytest.mark.parametrize("name", ["many", "ours"])
def test_the_same_bytes(
    name: str, cores: int, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Every page, the search index, the site's map, the theme's files: in one process and in two."""
    root = request.getfixturevalue(name)
    monkeypatch.setattr(crew_module, "cores", lambda: cores)
    here = Path.cwd()
    pressed = press(root, tmp_path / "press")
    expected, actual = by_mkdocs(root, tmp_path / "mkdocs"), tree(tmp_path / "press")
    assert list(expected) == list(actual)
    assert [] == [path for path in expected if expected[path] != actual[path]]
    looked_at = [path for part in pressed.seen for path in part.places]
    assert sorted(path for path in actual if path.endswith(".html")) == sorted(looked_at)
    assert here == Path.cwd()


def test_a_new_site(tmp_path: Path):
    """A site that init began, which takes the theme by its name, is built by the press too."""
    root = tmp_path / "desk"
    for arguments, where in ((["init", "desk"], tmp_path), (["render"], root)):
        status, _, err = claimpress(where, arguments)
        assert (0, "") == (status, err)
    press(root, tmp_path / "press")
    assert by_mkdocs(root, tmp_path / "mkdocs") == tree(tmp_path / "press")


def test_most_pages_need_no_other_converter(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What our own templates write is known to the press: what is left to Python-Markdown is written by hand, or shows code."""
    left: list[str] = []
    render = Page.render

    def noted(page: Page, *given: Any) -> None:
        left.append(page.file.src_uri)
        render(page, *given)

    monkeypatch.setattr(crew_module, "cores", lambda: 1)
    monkeypatch.setattr(Page, "render", noted)
    press(many, tmp_path / "press")
    assert {"guide.md", "index.md", "methodology.md", "rules.md"} == set(left)


def test_most_pages_share_a_frame(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The theme's template is run for a page that stands in the navigation, and once for each kind of page in a folder."""
    runs: list[str] = []
    context = plates_module.get_context

    def noted(*given: Any) -> Any:
        runs.append(given[-1].file.src_uri)
        return context(*given)

    monkeypatch.setattr(crew_module, "cores", lambda: 1)
    monkeypatch.setattr(plates_module, "get_context", noted)
    press(many, tmp_path / "press")
    claims = [path for path in runs if path.startswith("claims/claim-")]
    sources = [path for path in runs if path.startswith("sources/") and path != "sources/index.md"]
    assert (1, 1) == (len(claims), len(sources))


SETTINGS = "markdown_extensions:\n"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("plugins:\n", "plugins:\n  - tags\n", "the plugin material/tags"),
        (SETTINGS, "hooks: [hook.py]\nmarkdown_extensions:\n", "the hook hook.py"),
        (SETTINGS, "markdown_extensions:\n  - smarty\n", "the Markdown extension smarty"),
        ("permalink: false", "permalink: true", "settings of the Markdown extension toc"),
        ("  - Home: index.md", "  - index.md", "no title in nav for index.md"),
        ("docs_dir: docs", "docs_dir: docs\nextra_templates: [own.html]", "templates of your own"),
        ("site_name: ", "site_nmae: ", "MkDocs has something to report"),
        ("  - Claims: claims/index.md", "  - Claims: claims/gone.md", "MkDocs has something to report"),
    ],
)
def test_what_is_handed_to_mkdocs(desk: Path, old: str, new: str, reason: str):
    """Anything the press was never compared with, and anything that MkDocs would report."""
    (desk / "hook.py").write_text("")
    settings = (desk / "mkdocs.yml").read_text("utf-8")
    assert old in settings
    (desk / "mkdocs.yml").write_text(settings.replace(old, new, 1), "utf-8")
    assert reason == handed(desk)


@pytest.mark.parametrize(
    "text",
    [
        "[gone](claims/gone.md)",
        "[no place](claims/claim-00001.md#nowhere)",
        "--8<-- gone.md",
        "<div markdown>\n\n[gone](gone.md)\n\n</div>",
    ],
)
def test_a_fault_on_a_page_is_left_to_mkdocs(desk: Path, text: str):
    """It says in its own words what is wrong."""
    (desk / "docs" / "methodology.md").write_text(f"---\ntitle: a\n---\n\n# How we work\n\n{text}\n")
    assert "MkDocs has something to report" == handed(desk)


def test_another_theme(desk: Path):
    """Its templates may do anything."""
    (desk / "mkdocs.yml").write_text("site_name: a\ntheme: readthedocs\nplugins: []\n", "utf-8")
    assert "the theme readthedocs" == handed(desk)


def test_another_version(desk: Path, monkeypatch: pytest.MonkeyPatch):
    """What was not tried is not trusted."""
    monkeypatch.setattr("claimpress.press.scope.version", lambda name: {"mkdocs": "1.6.9"}.get(name, "0"))
    assert "mkdocs 1.6.9 has not been tried with it" == handed(desk)


def test_addresses_without_folders(desk: Path, tmp_path: Path):
    """use_directory_urls: false gives other addresses everywhere."""
    settings = (desk / "mkdocs.yml").read_text("utf-8")
    (desk / "mkdocs.yml").write_text(f"{settings}\nuse_directory_urls: false\n", "utf-8")
    press(desk, tmp_path / "press")
    assert by_mkdocs(desk, tmp_path / "mkdocs") == tree(tmp_path / "press")


def test_pages_that_name_themselves(desk: Path, tmp_path: Path):
    """From a page itself, and from one above it, its address is another than from its neighbours."""
    for name in ("one", "two"):
        links = "[one](one.md), [two](two.md#two), [three](deep/three.md), [web](https://desk.example/?a=1)."
        (desk / "docs" / "sources" / f"{name}.md").write_text(
            f"---\ntitle: {name}\n---\n\n# {name}\n\n{links}\n"
        )
    (desk / "docs" / "sources" / "deep").mkdir()
    text = "---\ntitle: three\n---\n\n# three\n\n[one](../one.md), [all](../index.md), [three](three.md).\n"
    (desk / "docs" / "sources" / "deep" / "three.md").write_text(text)
    press(desk, tmp_path / "press")
    assert by_mkdocs(desk, tmp_path / "mkdocs") == tree(tmp_path / "press")


def test_a_home_page_and_its_neighbours(desk: Path, tmp_path: Path):
    """The home page lies in the folder of other pages, but its address above theirs."""
    for name in ("index", "methodology"):
        links = "[claims](claims/index.md), [how](methodology.md#how), [claim](claims/claim-00001.md)."
        text = f"---\ntitle: {name}\n---\n\n# {name}\n\n## How\n\n## Corrections\n\n{links}\n"
        (desk / "docs" / f"{name}.md").write_text(text, "utf-8")
    assert "" == press(desk, tmp_path / "press").handed
    assert by_mkdocs(desk, tmp_path / "mkdocs") == tree(tmp_path / "press")
