"""How a check is cited: as a line of text, and as an entry of a BibTeX file."""

import re
from typing import Final

from claimpress.pages.links import absolute, claim_page
from claimpress.pages.texts import texts_of
from claimpress.pages.views_claim import Citation
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
    t = texts_of(site.config)
    name = site.config.settings.organisation.name or site.config.site_name
    address = absolute(claim_page(claim.id), site.config)
    check = t("cite.check", claim=claim.claim.claim, verdict=claim.verdict.label)
    day = t.date(claim.modified)
    return Citation(
        plain=t("cite.plain", name=name, check=check, site=site.config.site_name, day=day, address=address),
        bibtex=(
            f"@misc{{{claim.id},",
            f"  author = {{{{{_tex(name)}}}}},",
            f"  title = {{{{{_tex(check)}}}}},",
            f"  howpublished = {{{_tex(site.config.site_name)}}},",
            f"  year = {{{claim.modified.year:04}}},",
            f"  note = {{{_tex(t('cite.as_of', day=day))}}},",
            f"  url = {{{address}}},",
            "}",
        ),
    )


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX[found[0]], " ".join(text.split()))
