"""What the search has to find, whichever program is asked: the addresses of pages, the best first, begin with their folder."""

import re
from collections.abc import Callable, Sequence

from claimpress.site import Site

Find = Callable[[Sequence[str]], list[list[str]]]
"""Asks for each of some queries, and returns the pages that were found for each."""


def assert_claims_first(site: Site, find: Find) -> None:
    """The words of each claim lead to its own page first."""
    found = find([claim.claim.claim for claim in site.claims])
    expected = {claim.id: f"claims/{claim.id}/" for claim in site.claims}
    assert len(expected) > 30
    assert expected == {claim.id: pages[0] for claim, pages in zip(site.claims, found, strict=True)}


def assert_quotations_found(site: Site, find: Find) -> None:
    """The words of a summary or a quotation lead to a page of the claim, and lists of claims are not among what is found."""
    asked = [
        (claim.id, " ".join(words.split()[:12]))
        for claim in site.claims
        for words in (
            claim.claim.summary,
            *(cited.quotation.exact for cited in claim.cited if cited.quotation),
        )
    ]
    found = find([words for _, words in asked])
    missing = [key for (key, _), pages in zip(asked, found, strict=True) if f"claims/{key}/" not in pages]
    lists = {
        page for pages in found for page in pages if re.match(r"(verdicts|topics|claimants|claims/$)", page)
    }
    first = [pages[0].split("/")[0] for pages in found]
    assert ([], set()) == (missing, lists)
    assert first.count("claims") > 0.8 * len(first)
