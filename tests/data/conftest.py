"""Small sites whose downloads are read back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimpress.published import published_claim
from claimpress.records.config import Config
from claimpress.site import Site, site_of

DESK = Path(__file__).parents[1] / "pages" / "desk"


@pytest.fixture
def desk(project: Callable[..., Any]) -> Any:
    """Return a project with a piece of everything: a withdrawn check, a draft, an alias, an unverified quotation."""
    return project(DESK)


@pytest.fixture
def small(project: Callable[..., Any], examples: Path) -> Any:
    """Return a project of one claim and two sources."""
    return project(examples / "small")


@pytest.fixture
def made() -> Callable[[Any], Site]:
    """Make the site of a project without errors."""

    def make(sandbox: Any) -> Site:
        checked = sandbox.check(date(2026, 6, 1))
        assert [] == [problem.message for problem in checked.problems if problem.severity == "error"]
        return site_of(checked.collection)

    return make


@pytest.fixture
def empty() -> Site:
    """Return a site with nothing on it."""
    return Site(Config(site_name="New desk", site_url="https://new.example/"), (), (), date(2026, 6, 1))


@pytest.fixture
def hostile(made: Callable[[Any], Site], small: Any) -> Callable[[str], Site]:
    """Make a site of one claim in which every text of ours holds the same words."""

    def make(words: str) -> Site:
        site = made(small)
        (claim,) = site.claims
        record = claim.claim
        assert record.claimant is not None
        changed = record.model_copy(
            update={
                "claim": words,
                "claimant": record.claimant.model_copy(update={"name": words, "role": words}),
                "summary": words,
                "topics": (words, words),
                "authors": (words,),
                "history": tuple(
                    event.model_copy(update={"kind": kind, "note": words})
                    for event in record.history
                    for kind in ("published", "corrected")
                ),
            }
        )
        config = replace(site.config, site_name=words)
        told = published_claim(claim.id, claim.path, claim.verdict, changed, claim.cited)
        return replace(site, config=config, claims=(told,))

    return make
