"""What the last build knew of each page, so that the next makes only those anew whose claims have changed."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from claimpress.cache.memory import keep, kept

_NAME: Final = "pages"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a built site. It holds as long as nothing has changed but records, documents and what is on these pages.

    Args:
        keys: of each page below docs/, the key of what it was made from.
        prints: the fingerprint of every generated file below docs/.
        pieces: of each download, the key and the length in bytes of every piece of it, in order.
        links: of each page of the site, the places on other pages that it links to, as ``rules.built_links.led_to`` gives them.
        entries: of each page in Material's search index, the length in bytes of its part of that, in order.
        searched: of each page below docs/ that Pagefind finds, what it finds: path, boost, order and fingerprint.
        by_hand: the fingerprint of the Markdown of each page below docs/ that is written by hand.
        is_leaner: whether the pages ask Pagefind when somebody searches.
        notes: what the check found of each claim, as plain values; None where it has to check everything again.
        changed: paths of the records and documents that have changed since, came or went, and maybe of others; None where that is
            not known. It is not remembered.
    """

    keys: dict[str, str]
    prints: dict[str, str]
    pieces: dict[str, list[tuple[str, int]]]
    links: dict[str, str]
    entries: dict[str, int]
    searched: dict[str, tuple[str, float, str, str]]
    by_hand: dict[str, str]
    is_leaner: bool
    notes: dict[str, Any] | None = None
    changed: frozenset[str] | None = None


def remember(root: Path, known: Known) -> str:
    """Keep what is known, and return its fingerprint."""
    names = (field.name for field in fields(known) if field.name != "changed")
    return keep(root, _NAME, {name: getattr(known, name) for name in names})


def recalled(root: Path, fingerprint: str) -> Known | None:
    """Return what was known of the build that has that fingerprint, or None."""
    values = kept(root, _NAME, fingerprint)
    return Known(**values) if values is not None else None
