"""The ``quote`` command: find the passage that someone half remembers, and write the evidence entry for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimpress.check import Project
from claimpress.intake.shelf import holders, pinned, source_file
from claimpress.intake.shortlist import shortlist
from claimpress.problem import CannotRun
from claimpress.quotes.document import Document
from claimpress.quotes.match import match
from claimpress.quotes.nearest import Found, find
from claimpress.quotes.quotation import Verified
from claimpress.records.yaml_text import folded_lines, quoted

MOST: Final = 5
"""Passages that are shown at most."""

_WHY: Final = "`claimpress check` says what is wrong with the sources."
_CONTEXT: Final = 160
_MOST_PREFIX_WORDS: Final = 12


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that may be the one in mind, with what stands around it.

    Args:
        found: the passage.
        before: the words just before it, with single spaces; empty at the beginning of the document.
        after: the words just after it.
        prefix: words that tell it from other places with the same text; empty where there are none.
    """

    found: Found
    before: str
    after: str
    prefix: str = ""


def documents(project: Project, source: str | None, words: str = "") -> list[Document]:
    """Return the pinned documents to look in: that of one source, or those of all in which the words may stand.

    Args:
        project: the files; only records of sources and documents are read.
        source: the identifier of a source, or None for all.
        words: what is looked for.

    Raises:
        CannotRun: there is no such source, or it holds no document.
    """
    if source is not None:
        document = pinned(project, source_file(project, source))
        if document is None:
            message = f"{source} holds no stored document, or none as it was pinned"
            raise CannotRun(message, _WHY)
        return [document]
    named = holders(project)
    near = shortlist(words, {path: project.documents[path].data or b"" for path in named})
    held = [
        document for path in near for file in named[path] if (document := pinned(project, file)) is not None
    ]
    if not held and len(near) == len(named):
        message = "no source holds a stored document"
        raise CannotRun(message, _WHY)
    return sorted(held, key=lambda document: document.id)


def passages(words: str, held: Sequence[Document]) -> list[Passage]:
    """Return the best passages for these words, best first."""
    by_id = {document.id: document for document in held}
    return [_in_context(found, by_id[found.source]) for found in find(words, held, MOST)]


def _in_context(found: Found, document: Document) -> Passage:
    before = document.text[max(0, found.start - _CONTEXT) : found.start]
    after = document.text[found.end : found.end + _CONTEXT]
    if found.start > _CONTEXT:
        before = "… " + (before.partition(" ")[2] or before).lstrip()
    if found.end + _CONTEXT < len(document.text):
        after = (after.rpartition(" ")[0] or after).rstrip() + " …"
    return Passage(
        found,
        " ".join(before.split()),
        " ".join(after.split()),
        singled_out(found.text, document, found.start),
    )


def singled_out(quote: str, document: Document, start: int) -> str:
    """Return the words just before a place that tell it from other places with the same text, as few as will do.

    Returns:
        The ``prefix`` of an evidence entry; empty where none is needed, or none is enough.
    """
    words = document.text[:start].split()[-_MOST_PREFIX_WORDS:]
    for count in range(len(words) + 1):
        prefix = " ".join(words[len(words) - count :])
        outcome = match(" ".join(quote.split()), document, prefix)
        if isinstance(outcome, Verified) and outcome.quotation.start == start:
            return prefix
    return ""


def entry(passage: Passage) -> str:
    """Return the evidence entry for a passage, ready to paste below ``evidence:``."""
    quote = folded_lines(" ".join(passage.found.text.split()), indent=6)
    prefix = f"    prefix: {quoted(passage.prefix)}\n" if passage.prefix else ""
    return (
        f"  - source: {passage.found.source}\n    quote: >-\n{quote}\n{prefix}"
        "    stance: supports  # supports | refutes | context\n"
    )
