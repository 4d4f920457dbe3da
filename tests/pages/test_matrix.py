"""The matrix of claims and sources."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from claimpress.pages.matrix import matrix
from claimpress.pages.views import Link
from claimpress.pages.views_compared import MatrixView, StanceView
from claimpress.records.config import Config
from claimpress.site import Site, site_of
from rendering import render_site

CARTS = "bridge-closes-to-carts"
EVERYONE = "bridge-closes-to-everyone"
FERRY = "ferry-runs-longer"


def entries(site: Site, claim: str, source: str) -> tuple[StanceView, ...]:
    """Return what a cell has to hold."""
    return tuple(
        StanceView(cited.evidence.stance, f"claims/{claim}.md#{cited.anchor}")
        for cited in site.claim_by_id[claim].cited
        if cited.evidence.source == source
    )


def test_rows_and_columns(site: Site):
    """Claims as in their list, withdrawn ones too; sources by title; a cell has an entry of the claim page for each."""
    shown = matrix(site, site.claims)
    assert [EVERYONE, CARTS, FERRY] == [row.claim.id for row in shown.rows]
    assert (
        (Link("Bridge to shut for carts", "sources/gazette.md"), "en"),
        (Link("Minutes of the Lowmere council", "sources/council-minutes.md"), "en"),
        (Link("[Talk with a trader]", "sources/radio-talk.md"), "en"),
    ) == shown.sources
    expected = [
        [entries(site, row, source) for source in ("gazette", "council-minutes", "radio-talk")]
        for row in (EVERYONE, CARTS, FERRY)
    ]
    assert expected == [list(row.cells) for row in shown.rows]
    stances = [[[item.stance for item in cell] for cell in row.cells] for row in shown.rows]
    assert [
        [[], ["refutes", "refutes"], ["supports"]],
        [["supports", "context"], ["supports", "context", "context"], []],
        [[], ["context"], []],
    ] == stances


def test_a_source_that_is_no_evidence_has_no_column(desk: Any):
    """One that is only named as an origin says nothing to a claim."""
    desk.write("seeds/almanac.yaml", "title: Almanac\nkind: document\n")
    desk.replace("seeds/gazette.yaml", "origin: [council-minutes]", "origin: [council-minutes, almanac]")
    site = site_of(desk.check(date(2026, 6, 1)).collection)
    shown = matrix(site, site.claims)
    assert ["gazette", "council-minutes", "radio-talk"] == [Path(link.page).stem for link, _ in shown.sources]


def test_a_title_in_another_language_says_so(desk: Any):
    """A title of ours is in our language, one of the source in that of the source."""
    desk.replace("seeds/radio-talk.yaml", "title_supplied: true\n", "")
    site = site_of(desk.check(date(2026, 6, 1)).collection)
    shown = matrix(site, site.claims).sources
    assert (Link("Talk with a trader", "sources/radio-talk.md", "ur"), "ur") == shown[-1]


def test_no_claim_so_far():
    """Nothing by nothing."""
    assert MatrixView((), ()) == matrix(Site(Config(), (), (), date(2026, 6, 1)), ())


def test_the_table_is_one_of_markdown(pages: dict[str, str]):
    """Each line has as many cells as there are sources, and one; an empty cell holds nothing at all."""
    lines = [line for line in pages["evidence.md"].split("\n") if line.startswith("|")]
    assert [5] * 5 == [line.count("|") for line in lines]
    assert "|---|---|---|---|" == lines[1]
    assert lines[-1].startswith(
        '| [<span lang="de" dir="auto">Die Fähre fährt im Mai länger.</span>](claims/ferry-runs-longer.md)'
    )
    assert "<br>**Withdrawn** | | <span" in lines[-1]
    assert lines[-1].endswith("</span> | |")
    assert 9 == sum(line.count('<i class="cp-mark') for line in lines)


def test_an_empty_site_says_so(project: Callable[..., Any]):
    """No table of nothing."""
    site = site_of(project().check().collection)
    page = {page.path: page.text for page in render_site(site)}["evidence.md"]
    assert page.endswith("\nNo claim so far.\n")


@pytest.mark.parametrize(
    ("kind", "loaded"), [("matrix", True), ("wording", True), ("claim", False), ("list", False)]
)
def test_the_stylesheet_is_loaded_where_it_is_needed(repository: Path, kind: str, loaded: bool):  # noqa: FBT001
    """A claim page does without it."""
    source = (repository / "scripts/claimpress/theme/frame.html").read_text("utf-8")
    block = source.partition("{% block styles %}")[2].partition("{% endblock %}")[0]
    environment = Environment()  # noqa: S701 -- what MkDocs renders a theme with
    environment.filters["url"] = str
    page = environment.from_string(block).render(page={"meta": {"kind": kind}})
    assert loaded == ("assets/stylesheets/compare.css" in page)


def test_the_theme_names_headers_and_table(repository: Path):
    """The first cell of each row becomes its header, each column has one, and the table its caption; else nothing changes."""
    source = (repository / "scripts/claimpress/theme/frame.html").read_text("utf-8")
    block = source.partition("{% block content %}")[2].partition("{% endblock %}")[0]
    table = "<table>\n<thead>\n<tr>\n<th>Claim</th>\n<th>A</th>\n</tr>\n</thead>\n<tbody>\n"
    row = "<tr>\n<td>one</td>\n<td>two</td>\n</tr>\n"
    page = {
        "content": f"<h1>E</h1>\n{table}{row}{row}</tbody>",
        "meta": {"kind": "matrix", "caption": "A & B"},
    }
    named = '<tr>\n<th scope="row">one</th>\n<td>two</td>\n</tr>\n'
    expected = (
        '<h1>E</h1>\n<table class="cp-matrix__table"><caption>A &amp; B</caption>\n<thead>\n<tr>\n'
        f'<th scope="col">Claim</th>\n<th scope="col">A</th>\n</tr>\n</thead>\n<tbody>\n{named}{named}</tbody>'
    )
    environment = Environment()  # noqa: S701 -- what MkDocs renders a theme with
    assert expected == environment.from_string(block).render(page=page).strip()
