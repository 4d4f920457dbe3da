"""The files of a site: those that lie in docs/ and those that will, in the order in which MkDocs lists them."""

import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from claimpress.press.listing import Doubled, add_theme, listed

NAMES = [
    *("index.md", "about.md", "a-b/x.md", "a/README.md", "a/b/index.md", "a/z.md", "b.css", "a/b/a.md"),
    *(".hidden/x.md", "zz/y/x.json", "zz/a.md", "assets/x.png", "a.b/c.md"),
]


def told(root: Path, planned: list[str]) -> list[tuple[str, str, str, bool]]:
    """Return what is listed of each file."""
    config = load_config(str(root / "mkdocs.yml"))
    return [
        (file.src_uri, file.dest_uri, str(file.abs_src_path), file.inclusion.is_included())  # type: ignore[no-untyped-call]
        for file in (listed(config, planned) if planned else get_files(config))
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with these files in docs/."""
    (tmp_path / "mkdocs.yml").write_text("site_name: a\n")
    for name in NAMES:
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def test_planned_files_are_listed_as_if_they_were_there(root: Path):
    """Whether all of them lie there, some, or none."""
    expected = told(root, [])
    assert len(NAMES) == len(expected)
    assert expected == told(root, NAMES)
    for name in NAMES[::2]:
        (root / "docs" / name).unlink()
    assert expected == told(root, NAMES)
    shutil.rmtree(root / "docs")
    (root / "docs").mkdir()
    assert expected == told(root, NAMES)


def test_the_files_of_the_theme(root: Path):
    """Those that MkDocs adds, from Material and from a folder of one's own; what docs/ holds is left as it is."""
    (root / "mkdocs.yml").write_text("site_name: a\ntheme: {name: material, custom_dir: theme}\n")
    for name in (
        "a/b.css",
        ".x/c.css",
        "y/.z/d.css",
        "assets/x.png",
        "e.html",
        "locales/f.po",
        "assets/images/favicon.png",
    ):
        (root / "theme" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "theme" / name).write_text(name)
    config = load_config(str(root / "mkdocs.yml"))
    expected, actual = get_files(config), get_files(config)
    expected.add_files_from_theme(config.theme.get_env(), config)
    add_theme(actual, config)
    told = [
        [(file.src_uri, file.abs_src_path, file.dest_uri) for file in files] for files in (expected, actual)
    ]
    assert told[0] == told[1]
    assert {"a/b.css", "assets/images/favicon.png"} < {path for path, *_ in told[1]}
    assert len(told[1]) > len(NAMES) + 20


def test_two_files_for_one_page(root: Path):
    """MkDocs decides between them, and says so."""
    with pytest.raises(Doubled):
        told(root, ["README.md"])
