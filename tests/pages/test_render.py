"""All pages of a site: which there are, and what stands on them in every case."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from claimpress.claimreview import claim_review
from claimpress.pages.environment import render
from claimpress.pages.lines import claim_line
from claimpress.pages.plan import totals
from claimpress.pages.views import Totals
from claimpress.records.config import Config
from claimpress.site import Site, site_of
from rendering import render_site

EVERYONE = "claims/bridge-closes-to-everyone.md"
CARTS = "claims/bridge-closes-to-carts.md"


def test_which_pages_there_are(pages: dict[str, str]):
    """Every record, verdict, topic and claimant has a page, an alias has one, a draft has none; downloads come too."""
    expected = [
        *(".parts/home.md", ".parts/policy.md", ".parts/quotation-rules.md", ".parts/scale.md"),
        *("claimants/ida-brandt.md", "claimants/index.md", "claimants/lowmere-gazette.md"),
        *("claims/bridge-closes-to-carts.md", "claims/bridge-closes-to-everyone.md"),
        *("claims/carts-banned.md", "claims/ferry-runs-longer.md", "claims/index.md"),
        *("corrections.md", "corrections.xml", "data/annotations.jsonld", "data/claim.schema.json"),
        "data/claimreview.json",
        *("data/claims.csv", "data/claims.json", "data/index.md", "data/manifest.json"),
        *("data/source.schema.json", "evidence.md", "feed.xml", "rules.md"),
        *("sources/council-minutes.md", "sources/gazette.md", "sources/index.md", "sources/radio-talk.md"),
        *("topics/bridge.md", "topics/index.md", "topics/market-week.md"),
        *("verdicts/disputed.md", "verdicts/index.md", "verdicts/misleading.md", "verdicts/mixed.md"),
        *(
            "verdicts/mostly-supported.md",
            "verdicts/refuted.md",
            "verdicts/supported.md",
            "verdicts/unproven.md",
            "wording.md",
        ),
    ]
    assert expected == sorted(pages)


def test_a_draft_is_named_nowhere(pages: dict[str, str]):
    """Not even as a related claim."""
    assert [] == [path for path, text in pages.items() if "pier-is-safe" in text]


def test_an_alias_sends_on(pages: dict[str, str]):
    """An earlier address keeps a page that leads to the present one."""
    front = yaml.safe_load(pages["claims/carts-banned.md"].split("---")[1])
    assert "https://desk.example/checks/claims/bridge-closes-to-carts/" == front["moved"]
    assert "(bridge-closes-to-carts.md)" in pages["claims/carts-banned.md"]


def test_the_same_site_gives_the_same_pages(site: Site):
    """There is no clock and no chance in a page."""
    assert list(render_site(site)) == list(render_site(site))


def test_every_page_ends_in_one_line_end_and_has_no_gap(pages: dict[str, str]):
    """The Markdown is to be read: no page has two blank lines, trailing ones, or none at its end."""
    ugly = [
        path
        for path, text in pages.items()
        if "\n\n\n" in text or text.endswith("\n\n") or not text.endswith("\n")
    ]
    assert [] == ugly


def test_totals_count_unverified_quotations_as_such(site: Site):
    """Eight quotations stand on pages, seven of them are verified; the withdrawn claim is none of ours."""
    assert Totals(claims=2, quotations=8, verified=7, documents=2, sources=3) == totals(site)


def test_policy_says_whether_unverified_quotations_are_allowed(pages: dict[str, str]):
    """The methodology tells the truth about the settings."""
    assert "This site allows unverified quotations." in pages[".parts/policy.md"]
    assert "Today 7 of 8 quotations match one of 2 stored documents." in pages[".parts/policy.md"]


def test_policy_without_unverified_quotations(project: Callable[..., Any], examples: Any):
    """By default an unverified quotation stops everything, and the methodology says so."""
    site = site_of(project(examples / "small").check().collection)
    policy = {page.path: page.text for page in render_site(site)}[".parts/policy.md"]
    assert policy.startswith("On this site an unverified quotation stops the page")


def test_unverified_is_shown_unmistakably(pages: dict[str, str]):
    """Before the words, after them, and without a word of matching."""
    _, _, rest = pages[EVERYONE].partition('<div class="cp-entry cp-entry--open"')
    entry = rest.partition('\n<div class="cp-entry')[0]
    assert "**Unverified.** We hold no document to compare these words with." in entry
    assert '<span class="cp-match cp-match--none">Unverified</span> · not compared with any document' in entry
    assert "<p>پل سب کے لیے بند ہوگا</p>" in entry
    assert "Matches" not in entry.partition("## ")[0]


def test_notices_stand_at_the_top(pages: dict[str, str]):
    """A withdrawn or old check says so before its heading."""
    assert "**This check may be out of date.**" in pages[CARTS].partition("\n# ")[0]
    assert "**Withdrawn.**" in pages["claims/ferry-runs-longer.md"].partition("\n# ")[0]
    assert "cp-notice" not in pages[EVERYONE]


def test_what_may_not_be_written_is_an_error(site: Site):
    """A template that asks for what it was not given fails at once, instead of leaving a hole."""
    with pytest.raises(Exception, match="'line' is undefined"):
        render("moved", "claims/x.md", site.config)


HOSTILE = "`<b>` *x* [y](javascript:alert(1)) {{ 7*7 }} {% raw %} {: onclick=z} | :smile: --8<-- # 1. $"


def test_hostile_words_of_a_source_are_shown_as_they_are(desk: Any):
    """A document may hold anything; quoted, it is text on both pages."""
    text = f"Harbour list\n\nThe clerk wrote: {HOSTILE}\n"
    desk.write("seeds/list.txt", text)
    desk.write(
        "seeds/list.yaml",
        f"title: Harbour list\ndocument: list.txt\nsha256: {hashlib.sha256(text.encode()).hexdigest()}\n",
    )
    desk.write(
        "claims/hostile.yaml",
        "claim: The clerk wrote a list.\nverdict: supported\nsummary: He did.\npublished: 2026\n"
        "history: [{date: 2026, kind: published, note: New.}]\n"
        f"evidence:\n  - source: list\n    stance: supports\n    quote: |\n      The clerk wrote: {HOSTILE}\n",
    )
    checked = desk.check()
    assert [] == [problem.message for problem in checked.problems if problem.severity == "error"]
    pages = {page.path: page.text for page in render_site(site_of(checked.collection))}
    shown = (
        "The clerk wrote: &#96;&lt;b&gt;&#96; &#42;x&#42; &#91;y&#93;(javascript:alert(1)) &#123;&#123; 7&#42;7 "
        "&#125;&#125; &#123;% raw %&#125; &#123;: onclick&#61;z&#125; &#124; &#58;smile: &#45;&#45;8&lt;&#45;&#45; # 1. &#36;"
    )
    assert [True, True] == [shown in pages[path] for path in ("claims/hostile.md", "sources/list.md")]


# Everything that an editor can write except the words of a source, whose characters are not the editor's.
FIELDS = """\
claim: HERE
claimant: {name: HERE, role: HERE}
verdict: supported
summary: HERE
topics: [HERE]
evidence:
  - source: harbour-notice
    quote: the pier is repaired
    stance: supports
    speaker: HERE
    why: HERE
  - source: harbour-notice
    paraphrase: HERE
    stance: context
analysis: HERE
would_change: HERE
published: 2026
history: [{date: 2026, kind: published, note: HERE}]
authors: [HERE]
reviewers: [HERE]
ignore: [{rule: E202, because: HERE}]
"""
SOURCE = "title: HERE\npublisher: HERE\nauthor: HERE\nrights: HERE\nnote: HERE\n"


def _fill(text: str, words: str) -> str:
    return text.replace("HERE", "'" + words.replace("'", "''") + "'")


def test_html_is_refused_in_every_field(project: Callable[..., Any], examples: Any):
    """A script in a text is S106 in each of the fields, and the record makes no page."""
    desk = project(examples / "small")
    desk.write("claims/hostile.yaml", _fill(FIELDS, "x <script>alert(1)</script>"))
    desk.write("seeds/hostile.yaml", _fill(SOURCE, "x <script>alert(1)</script>"))
    problems = [
        (problem.path, problem.code, problem.source_line.strip()) for problem in desk.check().problems
    ]
    refused = {(path, line) for path, code, line in problems if code == "S106"}
    expected = {
        (f"{folder}/hostile.yaml", line.strip().removeprefix("- "))
        for folder, text in (("claims", FIELDS), ("seeds", SOURCE))
        for line in _fill(text, "x <script>alert(1)</script>").splitlines()
        if "script" in line
    }
    assert expected == {(path, line.removeprefix("- ")) for path, line in refused}


PLAIN = "* [y](javascript:z) {{ 7*7 }} {% raw %} {: onclick=z} | :smile: `code` # 1. $x$ !!! & © _u_"


def test_markup_in_plain_fields_is_shown_literally(project: Callable[..., Any], examples: Any):
    """What is no HTML is allowed where text is shown as typed, and shown as typed on every page it reaches."""
    desk = project(examples / "small")
    claim = FIELDS.replace("summary: HERE", "summary: Plain.").replace("analysis: HERE\n", "")
    desk.write("claims/hostile.yaml", _fill(claim, PLAIN))
    desk.write("seeds/hostile.yaml", _fill(SOURCE, PLAIN))
    checked = desk.check()
    errors = [(p.code, p.message) for p in checked.problems if p.severity == "error"]
    assert [] == [error for error in errors if error[0] != "S107"]
    site = site_of(checked.collection)
    pages = {page.path: page.text for page in render_site(site)}
    shown = (
        "&#42; &#91;y&#93;(javascript:z) &#123;&#123; 7&#42;7 &#125;&#125; &#123;% raw %&#125; &#123;: onclick&#61;z&#125; "
        "&#124; &#58;smile: &#96;code&#96; # 1. &#36;x&#36; !!! &amp; © &#95;u&#95;"
    )
    counts = {path: text.count(shown) for path, text in pages.items() if shown in text}
    # The claim itself and its citation, claimant, role, topic, speaker, why, paraphrase, what would change, history, author,
    # reviewer, answer.
    assert 13 == counts["claims/hostile.md"]
    bodies = {
        path: text.rpartition("\n---\n")[2].partition("<!-- ClaimReview")[0]
        for path, text in pages.items()
        if path.endswith(".md")
    }
    assert [] == [path for path, body in bodies.items() if "[y](javascript:z)" in body]
    front = yaml.safe_load(pages["claims/hostile.md"].split("\n---\n")[0])
    assert PLAIN == front["title"]
    assert PLAIN == claim_review(site, site.claim_by_id["hostile"])["claimReviewed"]


def test_a_site_without_an_address(site: Site):
    """It still has links from its root."""
    text = render("moved", "claims/old.md", Config(), line=claim_line(site, site.claims[0]))
    assert 'moved: "/claims/bridge-closes-to-everyone/"' in text


def test_a_title_in_another_language_is_marked_where_it_is_a_link(desk: Any):
    """A reader that speaks the page aloud has to know in which language to say it."""
    desk.replace("seeds/radio-talk.yaml", "title_supplied: true\n", "")
    pages = {page.path: page.text for page in render_site(site_of(desk.check().collection))}
    cited = [
        path
        for path, text in pages.items()
        if '[<span lang="ur" dir="auto">Talk with a trader</span>](' in text
    ]
    assert "sources/index.md" in cited
    assert any(path.startswith("claims/") and path != "claims/index.md" for path in cited)
