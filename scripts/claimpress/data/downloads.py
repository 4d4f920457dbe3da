"""All downloads of a site: the one place that says which there are."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Final

from claimpress.data.annotations import annotations
from claimpress.data.claims import claims
from claimpress.data.datafeed import data_feed
from claimpress.data.download import Download, whole
from claimpress.data.explorer import explorer_files
from claimpress.data.feeds import corrections, new_checks
from claimpress.data.table import claims_table
from claimpress.records.model import Claim, Source, json_schema
from claimpress.site import Site

MANIFEST: Final = "data/manifest.json"
"""The list of all generated files but itself; it is made when they are."""


def downloads(site: Site) -> Iterator[Download]:
    """Yield every file that is published as it is, but the manifest."""
    yield claims(site, "data/claims.json")
    yield claims_table(site, "data/claims.csv")
    yield data_feed(site, "data/claimreview.json")
    yield annotations(site, "data/annotations.jsonld")
    yield whole("data/claim.schema.json", (), partial(_schema, Claim))
    yield whole("data/source.schema.json", (), partial(_schema, Source))
    yield new_checks(site, "feed.xml")
    yield corrections(site, "corrections.xml")
    yield from explorer_files(site)


def _schema(record: type[Claim | Source]) -> str:
    return f"{json.dumps(json_schema(record), ensure_ascii=False, indent=1)}\n"
