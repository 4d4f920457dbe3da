"""claimreview.json: the ClaimReviews of all checks in one file, for fact-check databases.

Sources: schema.org DataFeed and DataFeedItem; DESIGN, section 7: ``item`` is an array, as the published fact-check feeds have it.
"""

from typing import Any

from claimpress.claimreview import LICENCE, claim_review
from claimpress.pages.links import absolute, claim_page
from claimpress.site import Site


def data_feed(site: Site) -> dict[str, Any]:
    """Return the checks that we stand behind as a DataFeed, a JSON object; drafts and withdrawn checks are left out."""
    standing = site.standing
    feed: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": site.config.site_name,
        "url": absolute("data/index.md", site.config),
        "license": LICENCE,
    }
    if standing:
        feed["dateModified"] = str(max(claim.modified for claim in standing))
    feed["dataFeedElement"] = [
        {
            "@type": "DataFeedItem",
            "url": absolute(claim_page(claim.id), site.config),
            "dateCreated": str(claim.published),
            "dateModified": str(claim.modified),
            "item": [claim_review(site, claim)],
        }
        for claim in standing
    ]
    return feed
