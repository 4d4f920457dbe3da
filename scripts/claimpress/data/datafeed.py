"""claimreview.json: the ClaimReviews of all checks in one file, for fact-check databases.

Sources: schema.org DataFeed and DataFeedItem; DESIGN, section 7: ``item`` is an array, as the published fact-check feeds have it.
"""

from functools import partial
from typing import Any

from claimpress.claimreview import LICENCE, claim_review
from claimpress.data.download import Download, Row, json_download
from claimpress.pages.links import absolute, claim_page
from claimpress.site import PublishedClaim, Site


def data_feed(site: Site, path: str) -> Download:
    """Return the checks that we stand behind as a DataFeed; drafts and withdrawn checks are left out.

    Args:
        site: the site.
        path: path of the file below docs/.
    """
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
    feed["dataFeedElement"] = lambda: (Row((claim,), partial(_item, site, claim)) for claim in standing)
    return json_download(path, feed)


def _item(site: Site, claim: PublishedClaim) -> dict[str, Any]:
    return {
        "@type": "DataFeedItem",
        "url": absolute(claim_page(claim.id), site.config),
        "dateCreated": str(claim.published),
        "dateModified": str(claim.modified),
        "item": [claim_review(site, claim)],
    }
