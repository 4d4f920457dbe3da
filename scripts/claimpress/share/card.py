"""What a share image shows: the words of a claim, its verdict, who said it and when, and the name of the site."""

from dataclasses import dataclass
from typing import Final

from claimpress.records.config import Icon

WIDTH: Final = 1200
HEIGHT: Final = 630
"""Pixels: what other sites show without cutting it (Open Graph)."""


@dataclass(frozen=True, slots=True)
class Card:
    """The content of one image.

    Args:
        words: what is said largest: the claim, or the name of the site.
        language: the language of the words (BCP 47).
        site: the name of the site, at the top; empty where it is the words.
        verdict: the label of the verdict, or that the check is withdrawn; empty where nothing is judged.
        icon: the shape before it, which its colour goes by; None for a withdrawn check.
        note: in small type below: claimant and date, or what the site is.
    """

    words: str
    language: str
    site: str = ""
    verdict: str = ""
    icon: Icon | None = None
    note: str = ""
