"""manifest.json: the fingerprint of every stored document and of every generated file, to compare copies with."""

import hashlib
from collections.abc import Mapping
from posixpath import dirname, join, normpath
from typing import Any

from claimpress.site import Site


def manifest(site: Site, files: Mapping[str, str]) -> dict[str, Any]:
    """Return the fingerprints (SHA-256) as a JSON object, sorted by path.

    Args:
        site: the site; the path of a document is relative to the project's root.
        files: the text of each generated file, by path below docs/.
    """
    documents = [
        (normpath(join(dirname(held.path), held.source.document)), held.id, held.source.sha256)
        for held in site.sources
        # Only a document whose bytes have the fingerprint in the record is held.
        if held.document is not None and held.source.document is not None
    ]
    return {
        "documents": [
            {"path": path, "source": source, "sha256": sha256} for path, source, sha256 in sorted(documents)
        ],
        "files": [
            {"path": path, "sha256": hashlib.sha256(text.encode()).hexdigest()}
            for path, text in sorted(files.items())
        ],
    }
