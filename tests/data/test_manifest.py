"""manifest.json: the fingerprints are those of the files on disk."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from claimpress.data.downloads import MANIFEST
from claimpress.emit import MANIFEST as OURS
from claimpress.site import Site
from rendering import emit, render_site


def fingerprint(path: Path) -> str:
    """Return the fingerprint of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def written(sandbox: Any, site: Site) -> dict[str, Any]:
    """Write everything, and read the manifest back."""
    emit(sandbox.root / "docs", render_site(site))
    return dict(json.loads(sandbox.read(f"docs/{MANIFEST}")))


def test_every_generated_file_but_itself(made: Callable[[Any], Site], desk: Any):
    """Each is named once, in the order of the paths, with its true fingerprint."""
    files = written(desk, made(desk))["files"]
    docs = desk.root / "docs"
    there = sorted(path for path in docs.rglob("*") if path.is_file() and path.name != OURS)
    names = sorted(path.relative_to(docs).as_posix() for path in there)
    assert [name for name in names if name != MANIFEST] == [file["path"] for file in files]
    assert [] == [file for file in files if fingerprint(docs / file["path"]) != file["sha256"]]


def test_every_stored_document(made: Callable[[Any], Site], desk: Any):
    """With the source it belongs to; a source without a document has none."""
    documents = written(desk, made(desk))["documents"]
    expected = [("seeds/council-minutes.txt", "council-minutes"), ("seeds/gazette.txt", "gazette")]
    assert expected == [(document["path"], document["source"]) for document in documents]
    assert [] == [entry for entry in documents if fingerprint(desk.root / entry["path"]) != entry["sha256"]]


def test_documents_in_other_folders(made: Callable[[Any], Site], desk: Any):
    """The path is the file's, however the record names it."""
    text = desk.read("seeds/gazette.txt")
    record = desk.read("seeds/gazette.yaml")
    (desk.root / "seeds" / "gazette.yaml").unlink()
    (desk.root / "seeds" / "gazette.txt").unlink()
    desk.write("seeds/texts/gazette.txt", text)
    desk.write("seeds/papers/gazette.yaml", record.replace("gazette.txt", "../texts/gazette.txt"))
    paths = [document["path"] for document in written(desk, made(desk))["documents"]]
    assert ["seeds/council-minutes.txt", "seeds/texts/gazette.txt"] == paths


def test_it_changes_with_a_page(made: Callable[[Any], Site], desk: Any):
    """A changed word changes the fingerprints of the files that it stands in, and of no other."""
    before = {file["path"]: file["sha256"] for file in written(desk, made(desk))["files"]}
    desk.replace("claims/bridge-closes-to-carts.yaml", "A later decision of the council", "A later vote")
    after = {file["path"]: file["sha256"] for file in written(desk, made(desk))["files"]}
    expected = ["claims/bridge-closes-to-carts.md", "data/claims.json"]
    assert expected == [path for path in after if after[path] != before[path]]
