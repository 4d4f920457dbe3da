"""The ``quote`` command: find the passage that someone half remembers, and write the evidence entry for it."""

from collections.abc import Sequence

from claimpress.collection import Collection
from claimpress.problem import CannotRun
from claimpress.quotes.document import Document
from claimpress.quotes.nearest import Found, find
from claimpress.records.yaml_text import folded_lines

MOST = 5
"""Passages that are shown at most."""


def documents(collection: Collection, source: str | None) -> list[Document]:
    """Return the pinned documents to look in: all, or that of one source.

    Raises:
        CannotRun: there is no such source, or it holds no document.
    """
    if source is not None and source not in collection.source_by_id:
        message = f"there is no source {source}"
        raise CannotRun(message, f"The sources are: {', '.join(sorted(collection.source_by_id))}.")
    keys = sorted(collection.models) if source is None else [source]
    held = [document for key in keys if (document := collection.document(key)) is not None]
    if not held:
        where = f"{source} holds" if source else "no source holds"
        message = (
            f"{where} no stored document, or none as it was pinned"
            if source
            else f"{where} a stored document"
        )
        raise CannotRun(message, "`claimpress check` says what is wrong with the sources.")
    return held


def passages(words: str, held: Sequence[Document]) -> list[Found]:
    """Return the best passages for these words, best first."""
    return find(words, held, MOST)


def entry(found: Found) -> str:
    """Return the evidence entry for a passage, ready to paste below ``evidence:``."""
    quote = folded_lines(" ".join(found.text.split()), indent=6)
    return f"  - source: {found.source}\n    quote: >-\n{quote}\n    stance: supports  # supports | refutes | context\n"
