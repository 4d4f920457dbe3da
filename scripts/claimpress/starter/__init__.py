"""The files of a new site: settings, two pages, and one made-up claim with the document that it cites."""

from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from claimpress.records.yaml_text import quoted

_NAME: Final = "SITE NAME"
_DAY: Final = "TODAY"
# A file of that name in the package would be obeyed by git here.
_RENAMED: Final = {"gitignore": ".gitignore"}


def starter_files(name: str, today: date) -> dict[str, bytes]:
    """Return the files of a new site, by path.

    Args:
        name: the name of the site, as readers see it.
        today: the day on which its example was checked.
    """
    found: dict[str, bytes] = {}
    for path, file in _files(files(__package__), ""):
        text = file.read_text("utf-8").replace(_NAME, quoted(name)).replace(_DAY, today.isoformat())
        found[_RENAMED.get(path, path)] = text.encode()
    return dict(sorted(found.items()))


def _files(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _files(entry, f"{path}{entry.name}/")
        elif not entry.name.endswith((".py", ".pyc")):
            found.append((f"{path}{entry.name}", entry))
    return found
