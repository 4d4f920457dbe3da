"""ClaimReview: a check as schema.org's vocabulary says it, for search engines and fact-check databases.

Sources: schema.org ClaimReview and Claim; Google Search Central, "Fact Check (ClaimReview) structured data".
"""

import json
from typing import Any

from claimpress.pages.links import absolute, claim_page, source_page
from claimpress.records.config import BEST_RATING, WORST_RATING, Config
from claimpress.site import PublishedClaim, Site

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
"""Licence of the structured data itself (sdLicense): facts about a check, free to use."""


def claim_review(site: Site, claim: PublishedClaim) -> dict[str, Any]:
    """Return the ClaimReview of a published claim, as a JSON object."""
    page = absolute(claim_page(claim.id), site.config)
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": f"{page}#review",
        "url": page,
        "claimReviewed": claim.claim.claim,
        "datePublished": str(claim.published),
        "dateModified": str(claim.modified),
        "inLanguage": claim.claim.language or site.config.settings.language,
        "author": _organisation(site.config),
        "reviewRating": _rating(claim),
        "itemReviewed": _item(site, claim),
        "sdLicense": LICENCE,
    }


def claim_review_text(site: Site, claim: PublishedClaim) -> str:
    """Return the ClaimReview as JSON that may stand in an HTML comment and in a script element."""
    text = json.dumps(claim_review(site, claim), ensure_ascii=False, separators=(",", ":"))
    # JSON reads these escapes as the characters; HTML does not see the end of a comment or of a script in them.
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.replace("--", "-\\u002d")


def _organisation(config: Config) -> dict[str, Any]:
    organisation = config.settings.organisation
    found: dict[str, Any] = {
        "@type": "Organization",
        "name": organisation.name or config.site_name,
        "url": organisation.url or absolute("index.md", config),
    }
    if organisation.logo:
        found["logo"] = organisation.logo
    return found


def _rating(claim: PublishedClaim) -> dict[str, Any]:
    verdict = claim.verdict
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": verdict.label}
    if verdict.rating is not None:
        rating |= {"ratingValue": verdict.rating, "bestRating": BEST_RATING, "worstRating": WORST_RATING}
    return rating


def _item(site: Site, claim: PublishedClaim) -> dict[str, Any]:
    record = claim.claim
    item: dict[str, Any] = {"@type": "Claim"}
    if record.claimant is not None:
        kind = "Person" if record.claimant.kind == "person" else "Organization"
        author = {"@type": kind, "name": record.claimant.name}
        if record.claimant.url:
            author["url"] = record.claimant.url
        item["author"] = author
    if record.claimed is not None:
        item["datePublished"] = str(record.claimed)
    works = [_work(site, address) for address in record.appearances]
    if works:
        item["firstAppearance" if len(works) == 1 else "appearance"] = works[0] if len(works) == 1 else works
    return item


def _work(site: Site, address: str) -> dict[str, Any]:
    """A place where the claim appears: its own address where that is known, or else our record of it."""
    if ":" in address:
        return {"@type": "CreativeWork", "url": address}
    source = site.source_by_id[address].source
    work: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": source.title,
        "url": source.url or absolute(source_page(address), site.config),
    }
    if source.published is not None:
        work["datePublished"] = str(source.published)
    return work
