"""All downloads: which there are, that they read back, and that they reach the built site as they are."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from posixpath import join, normpath
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from claimpress.data.downloads import MANIFEST, downloads
from claimpress.records.model import Claim, Source, json_schema
from claimpress.rules.built_page import read_page
from claimpress.site import Site
from rendering import render_site
from whole_site import claimpress, make_whole, tree

NAMES = [
    "corrections.xml",
    "data/annotations.jsonld",
    "data/claim.schema.json",
    "data/claimreview.json",
    "data/claims.csv",
    "data/claims.json",
    "data/source.schema.json",
    "feed.xml",
]


def texts(site: Site) -> dict[str, str]:
    """Return the text of every file, by path."""
    return {file.path: file.text() for file in downloads(site)}


def test_which_downloads_there_are(made: Callable[[Any], Site], desk: Any):
    """Each once; the manifest comes when all others are made."""
    site = made(desk)
    assert NAMES == sorted(file.path for file in downloads(site))
    paths = [page.path for page in render_site(site)]
    assert MANIFEST == paths[-1]
    assert [] == [path for path in (*NAMES, "data/index.md") if paths.count(path) != 1]


def test_the_page_links_to_each_and_to_no_other(made: Callable[[Any], Site], desk: Any):
    """What is not explained is not offered."""
    page = {page.path: page.text for page in render_site(made(desk))}["data/index.md"]
    links = re.findall(r"^- \[([^\]]+)\]\(([^)]+)\)", page, re.MULTILINE)
    assert sorted([*NAMES, MANIFEST]) == sorted(normpath(join("data", way)) for _, way in links)
    assert [] == [(name, way) for name, way in links if name != way.rpartition("/")[2]]


def test_the_same_records_give_the_same_bytes(made: Callable[[Any], Site], desk: Any):
    """Read and matched twice, they differ in nothing."""
    assert texts(made(desk)) == texts(made(desk))


def test_json_is_readable(made: Callable[[Any], Site], desk: Any):
    """Letters of any script stand as themselves, and the last line ends."""
    files = texts(made(desk))
    assert "پل سب کے لیے بند ہوگا" in files["data/claims.json"]
    for path in [path for path in NAMES if "json" in path]:
        assert (True, "\n") == (isinstance(json.loads(files[path]), dict), files[path][-1])


def test_a_draft_is_named_nowhere(made: Callable[[Any], Site], desk: Any):
    """Not even as a related claim."""
    assert "pier-is-safe" in desk.read("claims/bridge-closes-to-carts.yaml")
    assert [] == [path for path, text in texts(made(desk)).items() if "pier-is-safe" in text]


@pytest.mark.parametrize(("name", "record"), [("claim", Claim), ("source", Source)])
def test_schemas(empty: Site, name: str, record: type[Claim | Source]):
    """They are JSON Schemas, and those that `claimpress schema` prints."""
    schema = json.loads(texts(empty)[f"data/{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    assert json_schema(record) == schema


def test_a_site_without_claims(empty: Site):
    """Every file is there, is what it should be, and holds nothing."""
    files = texts(empty)
    assert NAMES == sorted(files)
    claims = json.loads(files["data/claims.json"])
    assert (None, [], []) == (claims["modified"], claims["claims"], claims["sources"])
    annotations = json.loads(files["data/annotations.jsonld"])
    assert (0, []) == (annotations["total"], annotations["first"]["items"])
    assert [] == json.loads(files["data/claimreview.json"])["dataFeedElement"]
    table = files["data/claims.csv"]
    assert (1, True) == (table.count("\n"), table.startswith("id,page,claim,"))
    manifest = {page.path: page.text for page in render_site(empty)}[MANIFEST]
    assert [] == json.loads(manifest)["documents"]


def test_the_built_site_holds_them_unchanged(tmp_path: Path):
    """MkDocs copies them, and every page names both feeds and leads to the page of downloads."""
    root = make_whole(tmp_path / "desk")
    status, out, err = claimpress(root, ["build", "--today", "2026-11-22"])
    assert (0, "") == (status, err), out
    written, built = tree(root / "docs"), tree(root / "site")
    assert [] == [path for path in (*NAMES, MANIFEST) if written[path] != built[path]]
    page = built["claims/ferry-stops-on-friday/index.html"].decode()
    feeds = re.findall(
        r'<link rel="alternate" type="application/atom\+xml" title="([^"]+)" href="([^"]+)">', page
    )
    assert [("New checks", "../../feed.xml"), ("Corrections", "../../corrections.xml")] == feeds
    assert "../../data/" in read_page(page).links
