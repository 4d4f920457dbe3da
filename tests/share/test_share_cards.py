"""What the share images of a site show, and where they lie."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimpress.share.card import Card
from claimpress.share.cards import SITE_IMAGE, Picture, claim_card, image_alt, image_path, pictures, site_card
from claimpress.site import Site, site_of

FERRY = "ferry-stops-on-friday"
RECORD = f"claims/{FERRY}.yaml"


@pytest.fixture
def desk(project: Callable[..., Any], examples: Path) -> Any:
    """Return a project of one claim and two sources, which says what it is."""
    sandbox = project(examples / "small")
    sandbox.write("mkdocs.yml", sandbox.read("mkdocs.yml") + "\nsite_description: The islands, checked.\n")
    return sandbox


def made(desk: Any) -> Site:
    """Return the site of a project."""
    return site_of(desk.check().collection)


def change(desk: Any, **values: str) -> None:
    """Give lines of the record other values; an empty one removes the line."""
    text = desk.read(RECORD)
    for name, value in values.items():
        line = f"{name}: {value}\n" if value else ""
        text, count = re.subn(rf"^{name}:.*\n(?:  .*\n)*", line, text, flags=re.MULTILINE)
        text += "" if count else line
    desk.write(RECORD, text)


def test_a_claim(desk: Any):
    """Its words, its verdict, who said it and when."""
    change(desk, claimant="{name: Island Gazette}", claimed="2026-03")
    site = made(desk)
    expected = Card(
        words="The ferry between Lowmere and Saltholm stops on Friday.",
        language="en",
        site=site.config.site_name,
        verdict="Supported",
        icon="check",
        note="Island Gazette · March 2026",
    )
    assert expected == claim_card(site, site.claims[0])
    assert (f"assets/share/{FERRY}.png", f"“{expected.words}” Supported") == (
        image_path(site.claims[0]),
        image_alt(site, site.claims[0]),
    )


def test_a_claim_in_another_language_of_nobody_at_no_time(desk: Any):
    """What is not known is not shown."""
    change(desk, claimant="", claimed="", language="cy")
    site = made(desk)
    card = claim_card(site, site.claims[0])
    assert ("cy", "") == (card.language, card.note)


def test_a_withdrawn_claim_says_so(desk: Any):
    """In the place of the verdict, without its shape and colour."""
    text = desk.read(RECORD)
    withdrawn = "  - date: 2026-04-01\n    kind: withdrawn\n    note: The notice was a fake.\n"
    text = re.sub(r"^(history:\n(?:  .*\n)*)", rf"\g<1>{withdrawn}", text, flags=re.MULTILINE)
    desk.write(RECORD, text.replace("status: published", "status: withdrawn"))
    site = made(desk)
    card = claim_card(site, site.claims[0])
    assert ("Withdrawn", None, "We no longer stand behind this check.") == (
        card.verdict,
        card.icon,
        card.note,
    )
    assert image_alt(site, site.claims[0]).endswith("” Withdrawn")


def test_the_site(desk: Any):
    """Its name and its description, from MkDocs' own settings."""
    site = made(desk)
    assert Card(site.config.site_name, "en", note="The islands, checked.") == site_card(site)


def test_the_images_of_a_site(desk: Any):
    """One for each claim, and one for every other page; a claim named like a file of ours has its own."""
    site = made(desk)
    claim = site.claims[0]
    site = replace(site, claims=(claim, replace(claim, id="share"), replace(claim, id="site")))
    found = pictures(site)
    assert Picture(SITE_IMAGE, site_card(site)) == found[0]
    paths = [
        "assets/share.png",
        f"assets/share/{FERRY}.png",
        "assets/share/share.png",
        "assets/share/site.png",
    ]
    assert paths == [picture.path for picture in found]


def test_a_site_may_have_none(desk: Any):
    """Said in its settings."""
    desk.write("mkdocs.yml", desk.read("mkdocs.yml") + "extra:\n  claimpress:\n    share_images: false\n")
    assert () == pictures(made(desk))
