"""Citations: what others copy to name a check as their source."""

from dataclasses import replace

from claimpress.pages.cite import citation
from claimpress.published import published_claim
from claimpress.records.config import Organisation
from claimpress.site import Site


def test_a_line_of_text(site: Site):
    """It names who checked, the claim, the verdict, the site, the day of the record and the permanent address."""
    claim = site.claim_by_id["ferry-runs-longer"]
    expected = (
        f"Lowmere desk: “{claim.claim.claim}” {claim.verdict.label}. Lowmere desk, 20 March 2026. "
        "https://desk.example/checks/claims/ferry-runs-longer/"
    )
    assert expected == citation(site, claim).plain


def test_a_bibtex_entry(site: Site):
    """The title keeps its capitals in double braces, and what TeX would read as a command is written out."""
    claim = site.claim_by_id["ferry-runs-longer"]
    words = claim.claim.model_copy(update={"claim": r"50% of {it} & \all cost_s $1 #2 ~ ^."})
    hostile = published_claim(claim.id, claim.path, claim.verdict, words, claim.cited)
    named = site.config.settings.model_copy(update={"organisation": Organisation(name="Smith & Sons")})
    expected = (
        "@misc{ferry-runs-longer,",
        r"  author = {{Smith \& Sons}},",
        r"  title = {{“50\% of \{it\} \& \textbackslash{}all cost\_s \$1 \#2 \textasciitilde{} \textasciicircum{}.” Unproven}},",
        "  howpublished = {Lowmere desk},",
        "  year = {2026},",
        "  note = {As of 20 March 2026},",
        "  url = {https://desk.example/checks/claims/ferry-runs-longer/},",
        "}",
    )
    shown = citation(replace(site, config=replace(site.config, settings=named)), hostile)
    assert expected == shown.bibtex
