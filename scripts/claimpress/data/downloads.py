"""All downloads of a site: the one place that says which there are."""

from collections.abc import Iterator
from typing import Final

from claimpress.data.annotations import annotations
from claimpress.data.claims import claims
from claimpress.data.datafeed import data_feed
from claimpress.data.explorer import explorer_files
from claimpress.data.feeds import corrections, new_checks
from claimpress.data.files import json_text
from claimpress.data.table import claims_table
from claimpress.records.model import Claim, Source, json_schema
from claimpress.site import Site

MANIFEST: Final = "data/manifest.json"
"""The list of all generated files but itself; it is made when they are."""

_ANNOTATIONS: Final = "data/annotations.jsonld"
_CORRECTIONS: Final = "corrections.xml"
_FEED: Final = "feed.xml"


def downloads(site: Site) -> Iterator[tuple[str, str]]:
    """Yield every file that is published as it is, but the manifest: its path below docs/ and its text."""
    yield "data/claims.json", json_text(claims(site))
    yield "data/claims.csv", claims_table(site)
    yield "data/claimreview.json", json_text(data_feed(site))
    yield _ANNOTATIONS, json_text(annotations(site, _ANNOTATIONS))
    yield "data/claim.schema.json", json_text(json_schema(Claim))
    yield "data/source.schema.json", json_text(json_schema(Source))
    yield _FEED, new_checks(site, _FEED)
    yield _CORRECTIONS, corrections(site, _CORRECTIONS)
    yield from explorer_files(site)
