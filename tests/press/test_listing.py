"""The files of a site: those that lie in docs/ and those that will, in the order in which MkDocs lists them."""

import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from claimpress.press.listing import Doubled, listed

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


def test_two_files_for_one_page(root: Path):
    """MkDocs decides between them, and says so."""
    with pytest.raises(Doubled):
        told(root, ["README.md"])
