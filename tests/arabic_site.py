"""A small site in Arabic, of invented records: its own pages and settings, and this repository's theme."""

import shutil
from pathlib import Path

from whole_site import REPOSITORY, THEME

ARABIC = REPOSITORY / "tests" / "examples" / "arabic"


def make_arabic(root: Path) -> Path:
    """Copy the site into a folder, and return it."""
    shutil.copytree(ARABIC, root)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    assert settings.count(THEME) == 1
    (root / "mkdocs.yml").write_text(settings.replace(THEME, str(REPOSITORY / THEME)), "utf-8")
    return root
