"""How a check is cited: as a line of text, and as an entry of a BibTeX file."""

import re
from typing import Final

from claimpress.pages.links import absolute, claim_page
from claimpress.pages.views import Citation
from claimpress.pages.wording import date_text
from claimpress.site import PublishedClaim, Site

# What TeX reads as a command; a backslash has to go first, for the others are written with one.
_TEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SPECIAL: Final = re.compile(r"[\\{}~^&%$#_]")


def citation(site: Site, claim: PublishedClaim) -> Citation:
    """Return how a check is cited: who checked it, the claim, the verdict, the site, the day, and the address.

    The day is that of the newest entry of its record, for that is the text that is cited.
    """
    name = site.config.settings.organisation.name or site.config.site_name
    address = absolute(claim_page(claim.id), site.config)
    text = claim.claim.claim
    day = date_text(claim.modified)
    return Citation(
        plain=f"{name}: “{text}” {claim.verdict.label}. {site.config.site_name}, {day}. {address}",
        bibtex=(
            f"@misc{{{claim.id},",
            f"  author = {{{{{_tex(name)}}}}},",
            f"  title = {{{{“{_tex(text)}” {_tex(claim.verdict.label)}}}}},",
            f"  howpublished = {{{_tex(site.config.site_name)}}},",
            f"  year = {{{claim.modified.year:04}}},",
            f"  note = {{As of {day}}},",
            f"  url = {{{address}}},",
            "}",
        ),
    )


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX[found[0]], " ".join(text.split()))
