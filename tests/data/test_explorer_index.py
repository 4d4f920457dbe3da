"""The files of the explorer: all claims in columns, for a list of several pages."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from claimpress.data import explorer
from claimpress.data.downloads import downloads
from claimpress.data.explorer import explorer_files
from claimpress.pages.lines import claim_line
from claimpress.pages.parts import parts
from claimpress.site import Site


@pytest.fixture
def site(made: Callable[[Any], Site], desk: Any) -> Site:
    """Return the site of the folder ``desk``: three claims with a page, one of them withdrawn."""
    return made(desk)


@pytest.fixture
def files(site: Site, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return what is read of a site whose parts are full with one row, and whose files of words with two."""
    monkeypatch.setattr(parts, "__defaults__", (1,))
    monkeypatch.setattr(explorer, "WORDS", 2)
    found = {file.path: file.text() for file in explorer_files(site)}
    assert found.items() <= {file.path: file.text() for file in downloads(site)}.items()
    return {path.removeprefix("claims/part/"): json.loads(text) for path, text in found.items()}


def test_a_list_on_one_page_needs_none(site: Site):
    """The explorer reads its table."""
    assert [] == list(explorer_files(site))


def test_columns_hold_what_the_lines_say(site: Site, files: dict[str, Any]):
    """Put together again, the newest first, they are the claims."""
    facets, sources = files["facets.json"], files["sources.json"]
    rows = facets["rows"]
    found = [
        (
            facets["verdicts"][verdict],
            [facets["topics"][topic] for topic in topics],
            facets["claimants"][claimant] if claimant >= 0 else None,
            facets["dates"][date],
            facets["figures"][figures],
            [sources["sources"][source][0] for source in cited],
        )
        for verdict, topics, claimant, date, figures, cited in zip(
            rows["verdict"],
            rows["topics"],
            rows["claimant"],
            rows["date"],
            rows["figures"],
            sources["rows"],
            strict=True,
        )
    ]
    lines = [claim_line(site, claim) for claim in site.claims]
    expected = [
        (
            [line.verdict.key, line.verdict.label, line.verdict.icon],
            [[topic.page.split("/")[1].removesuffix(".md"), topic.text] for topic in line.topics],
            [line.claimant.page.split("/")[1].removesuffix(".md"), line.claimant.text]
            if line.claimant
            else None,
            [line.published.iso, line.published.text],
            [line.counts.supports, line.counts.refutes, line.counts.context],
            list(line.sources),
        )
        for line in lines
    ]
    assert expected == found
    assert [number for number, line in enumerate(lines) if line.withdrawn] == rows["withdrawn"]
    assert ["council-minutes", "Minutes of the Lowmere council", "en"] in sources["sources"]
    assert ("/", 2, ", ") == (facets["end"], facets["words"], facets["comma"])


def test_words_are_counted_from_the_oldest(site: Site, files: dict[str, Any]):
    """A full file stays as it is; a language is named where it is another than that of the site."""
    oldest_first = [claim.id for claim in site.claims][::-1]
    assert ["facets.json", "sources.json", "words-1.json", "words-2.json"] == sorted(files)
    assert oldest_first == files["words-1.json"]["id"] + files["words-2.json"]["id"]
    assert "de" == files["words-1.json"]["lang"][oldest_first.index("ferry-runs-longer")]
    assert "Die Fähre fährt im Mai länger." in files["words-1.json"]["claim"]


def test_names_in_other_scripts(made: Callable[[Any], Site], desk: Any, monkeypatch: pytest.MonkeyPatch):
    """The end of an address is written as in a link; a text that runs against the page is marked."""
    monkeypatch.setattr(parts, "__defaults__", (1,))
    desk.replace("claims/bridge-closes-to-carts.yaml", "name: Ida Brandt", "name: دفتر خارجہ")
    facets = json.loads(next(file for file in explorer_files(made(desk))).text())
    address = "%D8%AF%D9%81%D8%AA%D8%B1-%D8%AE%D8%A7%D8%B1%D8%AC%DB%81"
    assert [address, "دفتر خارجہ", 1] in facets["claimants"]
