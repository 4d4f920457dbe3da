"""The share images of a site: which there are, where they lie, and what each shows."""

from dataclasses import dataclass
from typing import Final

from claimpress.pages.texts import texts_of
from claimpress.records.dates import PartialDate
from claimpress.share.card import Card
from claimpress.site import PublishedClaim, Site

SITE_IMAGE: Final = "assets/share.png"
"""Path below docs/ of the image for pages that have none of their own; no claim can have that address."""
_CLAIM_IMAGES: Final = "assets/share"


@dataclass(frozen=True, slots=True)
class Picture:
    """An image to be written, once what it shows has changed.

    Args:
        path: its path below docs/.
        card: what it shows.
    """

    path: str
    card: Card


def pictures(site: Site) -> tuple[Picture, ...]:
    """Return every share image of a site; none where its settings say so."""
    if not site.config.settings.share_images:
        return ()
    claims = (Picture(image_path(claim), claim_card(site, claim)) for claim in site.claims)
    return (Picture(SITE_IMAGE, site_card(site)), *claims)


def image_path(claim: PublishedClaim) -> str:
    """Return the path of a claim's image below docs/."""
    return f"{_CLAIM_IMAGES}/{claim.id}.png"


def image_alt(site: Site, claim: PublishedClaim) -> str:
    """Return what a claim's image shows, in words."""
    label = _verdict(site, claim)
    return texts_of(site.config)("cite.check", claim=claim.facts.claim, verdict=label)


def claim_card(site: Site, claim: PublishedClaim) -> Card:
    """Return what the image of a claim shows; that of a withdrawn check says so and gives no verdict."""
    words = texts_of(site.config)
    facts = claim.facts
    parts = (
        facts.claimant[0] if facts.claimant else "",
        words.date(PartialDate.parse(facts.claimed)) if facts.claimed else "",
    )
    note = " · ".join(part for part in parts if part)
    return Card(
        words=facts.claim,
        language=facts.language or site.config.settings.language,
        site=site.config.site_name,
        verdict=_verdict(site, claim),
        icon=None if claim.withdrawn else claim.verdict.icon,
        note=words("feed.withdrawn") if claim.withdrawn else note,
    )


def site_card(site: Site) -> Card:
    """Return what the image of every other page shows."""
    config = site.config
    return Card(words=config.site_name, language=config.settings.language, note=config.site_description)


def _verdict(site: Site, claim: PublishedClaim) -> str:
    return texts_of(site.config)("event.withdrawn") if claim.withdrawn else claim.verdict.label
