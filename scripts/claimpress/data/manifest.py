"""manifest.json: the fingerprint of every stored document and of every generated file, to compare copies with."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from posixpath import dirname, join, normpath
from typing import Any, Final

from claimpress.data.download import Download, Row, Rows, json_download
from claimpress.site import Site

_DOCUMENTS: Final = "documents"
_FILES: Final = "files"


def manifest(site: Site, files: Mapping[str, str], path: str) -> Download:
    """Return the fingerprints (SHA-256), sorted by path.

    Args:
        site: the site; the path of a document is relative to the project's root.
        files: the fingerprint of each generated file, by path below docs/.
        path: path of the manifest itself below docs/.
    """
    documents = sorted(
        (normpath(join(dirname(held.path), held.source.document)), held.id, held.source.sha256)
        for held in site.sources
        # Only a document whose bytes have the fingerprint in the record is held.
        if held.document is not None and held.source.document is not None
    )
    held = [{"path": name, "source": source, "sha256": sha256} for name, source, sha256 in documents]
    made = [{"path": name, "sha256": sha256} for name, sha256 in sorted(files.items())]
    return json_download(path, {_DOCUMENTS: _rows(held), _FILES: _rows(made)})


def is_manifest(data: bytes) -> bool:
    """Say whether a file is such a list, of whatever site and whenever it was written."""
    try:
        values = json.loads(data)
    except ValueError:
        return False
    return isinstance(values, dict) and values.keys() == {_DOCUMENTS, _FILES}


def _rows(values: Sequence[dict[str, Any]]) -> Rows:
    return lambda: (Row((), partial(_itself, value)) for value in values)


def _itself(value: dict[str, Any]) -> dict[str, Any]:
    return value
