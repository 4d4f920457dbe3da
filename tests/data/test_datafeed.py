"""claimreview.json: the ClaimReviews of all checks that we stand behind."""

import json
from collections.abc import Callable
from typing import Any

from claimpress.claimreview import claim_review
from claimpress.data.datafeed import data_feed
from claimpress.site import Site


def feed_of(site: Site) -> dict[str, Any]:
    """Return the file, read back."""
    return dict(json.loads(data_feed(site, "data/claimreview.json").text()))


def test_whole(made: Callable[[Any], Site], small: Any):
    """One element with an array of one ClaimReview, the same as on the page of the claim."""
    site = made(small)
    expected = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": "Example desk",
        "url": "https://desk.example/data/",
        "license": "https://creativecommons.org/publicdomain/zero/1.0/",
        "dateModified": "2026-03-05",
        "dataFeedElement": [
            {
                "@type": "DataFeedItem",
                "url": "https://desk.example/claims/ferry-stops-on-friday/",
                "dateCreated": "2026-03-05",
                "dateModified": "2026-03-05",
                "item": [claim_review(site, site.claims[0])],
            }
        ],
    }
    assert expected == feed_of(site)


def test_withdrawn_checks_and_drafts_are_left_out(made: Callable[[Any], Site], desk: Any):
    """The withdrawal does not date the feed either: nothing in it changed that day."""
    feed = feed_of(made(desk))
    expected = [
        "Nobody may cross the bridge from May.",
        "The bridge at Lowmere closes to carts on the first of May.",
    ]
    assert expected == [element["item"][0]["claimReviewed"] for element in feed["dataFeedElement"]]
    assert "2026-03-15" == feed["dateModified"]


def test_nothing_to_stand_behind(empty: Site):
    """No element, and no date made up for it."""
    feed = feed_of(empty)
    assert ([], False) == (feed["dataFeedElement"], "dateModified" in feed)
