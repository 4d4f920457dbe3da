"""The folder of the site: changed files are put in, what is no more goes, and everything else stays as it is."""

import os
from pathlib import Path

import pytest

from claimpress.problem import CannotRun
from claimpress.target import install
from whole_site import tree


def write(root: Path, files: dict[str, str]) -> Path:
    """Write files below a folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def test_changed_files_are_put_in(tmp_path: Path):
    """New ones too; a page that is no more takes its empty folder with it, and what has not changed keeps its time."""
    site = write(
        tmp_path / "site", {"a/index.html": "a", "b/c/index.html": "b", "b/d.css": "d", "e.css": "e"}
    )
    for path in site.rglob("*"):
        os.utime(path, (1, 1))
    new = write(tmp_path / "new", {"a/index.html": "A", "f/g/index.html": "F"})
    install(new, site, ["b/c/index.html", "never/there.html"])
    expected = {"a/index.html": b"A", "b/d.css": b"d", "e.css": b"e", "f/g/index.html": b"F"}
    assert expected == tree(site)
    assert not (site / "b" / "c").exists()
    assert (1.0, 1.0) == ((site / "b/d.css").stat().st_mtime, (site / "e.css").stat().st_mtime)


def test_a_site_that_cannot_be_written(tmp_path: Path):
    """A file where a folder should be: the next build, which knows nothing of this one, makes everything."""
    site = write(tmp_path / "site", {"a": "a file"})
    with pytest.raises(CannotRun) as caught:
        install(write(tmp_path / "new", {"a/index.html": "A"}), site, [])
    assert ("site cannot be written: File exists", "Check the rights of the folder, and build again.") == (
        caught.value.message,
        caught.value.fix,
    )
