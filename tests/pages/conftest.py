"""A small site that has one of everything a page can show."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimpress.site import Site, site_of
from rendering import render_site

DESK = Path(__file__).parent / "desk"


@pytest.fixture
def desk(project: Callable[..., Any]) -> Any:
    """Return a project that holds a copy of the folder ``desk``: four claims, three sources, no errors."""
    return project(DESK)


@pytest.fixture
def site(desk: Any) -> Site:
    """Return the site that the folder ``desk`` makes, on a day on which one check is out of date."""
    checked = desk.check(date(2026, 6, 1))
    assert [problem.code for problem in checked.problems if problem.severity == "error"] == []
    return site_of(checked.collection)


@pytest.fixture
def pages(site: Site) -> dict[str, str]:
    """Return the Markdown of every page of that site, by path."""
    return {page.path: page.text for page in render_site(site)}
