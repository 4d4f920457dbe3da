"""From a saved page to a site with a new claim on it, by options, with wrong answers along the way."""

import json
import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from replay import PAGE

CLAIM = "claims/bridge-closed-in-december.yaml"
QUOTE = "The old bridge will not be closed while its railing is repaired"
SOURCES = "The sources are: example-notice, old-bridge."


@pytest.fixture
def desk(project: Callable[..., Any]) -> Any:
    """Return a new site, beside which lies a page that was saved in a browser."""
    around = project()
    around.run("init", "desk", "--name", "The Lowmere Desk", "--today", "2024-11-20")
    shutil.copy(PAGE, around.root)
    return type(around)(around.root / "desk")


def files(desk: Any) -> dict[Path, bytes]:
    """Return all that lies in a site's folder."""
    return {path: path.read_bytes() for path in desk.root.rglob("*") if path.is_file()}


def refused(desk: Any, *arguments: str) -> str:
    """Run a command that cannot be done; return what it says, once it is sure that no file came or changed."""
    before = files(desk)
    ran = desk.run(*arguments)
    assert (2, before) == (ran.status, files(desk))
    return str(ran.err)


def begun(
    *,
    source: str = "old-bridge",
    quote: str = QUOTE,
    claimed: str = "2024-11-11",
    verdict: str = "refuted",
) -> list[str]:
    """Return the command that begins the claim."""
    return [
        *("new", "claim", "--id", "bridge-closed-in-december", "--today", "2024-11-20"),
        *("--claim", "The old bridge will be closed for three weeks in December."),
        *(
            "--claimed",
            claimed,
            "--claimant",
            "An unsigned leaflet",
            "--appearance",
            "old-bridge",
            "--topic",
            "traffic",
        ),
        *("--verdict", verdict, "--summary", "The council, which owns the bridge, says that it stays open."),
        *("--quote", source, "refutes", quote, "--detail", "1", "speaker", "the town council"),
        *(
            "--detail",
            "1",
            "attribution",
            "on-record",
            "--detail",
            "1",
            "why",
            "The bridge is the council’s.",
        ),
    ]


WRONG = {
    "source": ("gazette", f"there is no source gazette\n  → {SOURCES}"),
    "quote": (
        QUOTE.replace("closed", "shut"),
        f"""\
the quote is not in old-bridge; the nearest passage, line 2, differs:
The old bridge will not be [quoted: shut → document: closed] while its railing is repaired
  → If this passage is meant, write:
quote: >-
  {QUOTE}""",
    ),
    "claimed": (
        "11 November",
        """\
claimed: '11 November' is not a date of the form 2024, 2024-11 or 2024-11-14
  → Write the year, the month or the day: 2024, 2024-11 or 2024-11-14.""",
    ),
    "verdict": (
        "false",
        """\
'false' is not a verdict, expected one of: supported, mostly-supported, mixed, misleading, refuted, disputed, unproven
  → Write one of these.""",
    ),
}


def test_from_a_page_to_a_site(desk: Any):
    """Each mistake is told in words that mend it, nothing is written until all is right, and the page has it all."""
    misspelt = refused(desk, "new", "source", "../old-brigde.html")
    bad_day = refused(
        desk, "new", "source", "../old-bridge.html", "--id", "old-bridge", "--published", "18.11.2024"
    )
    taken = desk.run("new", "source", "../old-bridge.html", "--id", "old-bridge", "--kind", "news")
    told = {part: refused(desk, *begun(**{part: value})) for part, (value, _) in WRONG.items()}
    made = desk.run(*begun())
    draft = desk.run("check")
    desk.replace(CLAIM, "status: draft", "status: published")
    built = desk.run("build", "--strict")

    fix = "Write its name as it is, with the folder that it lies in."
    assert f"claimpress: there is no file ../old-brigde.html\n  → {fix}\n" == misspelt
    assert bad_day.startswith("claimpress: published: '18.11.2024' is not a date of the form")
    assert bad_day.endswith("\n  → Write 2024-11-18.\n")
    assert (0, "") == (taken.status, taken.err)
    assert "Boats for sale" not in desk.read("seeds/old-bridge.txt")
    assert {part: f"claimpress: {message}\n" for part, (_, message) in WRONG.items()} == told
    assert (0, f"{CLAIM} written\n", "") == (made.status, made.out, made.err)
    counted = "2 claims, 2 quotes: 2 verified, 0 unverified; 2 documents pinned\nnothing wrong\n"
    assert (0, counted) == (draft.status, draft.out)
    assert (0, True) == (built.status, counted in built.out)
    for page in (
        "claims/index.html",
        "verdicts/refuted/index.html",
        "topics/traffic/index.html",
        "index.html",
    ):
        assert "The old bridge will be closed for three weeks in December." in desk.read(f"site/{page}")
    reads_well(desk)


def reads_well(desk: Any) -> None:
    """Look at the finished page: what is read, where the quotation leads to, and what a search engine is told."""
    html = desk.read("site/claims/bridge-closed-in-december/index.html")
    body = html.partition("<main")[2].partition("</main>")[0]
    source = desk.read("site/sources/old-bridge/index.html")
    review = json.loads(html.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    place = body.partition('href="../../sources/old-bridge/#')[2].partition('"')[0]
    read = " ".join(text_of(body).split())

    for part in (
        "“The old bridge will be closed for three weeks in December.”",
        "An unsigned leaflet",
        "Refuted",
        "The council, which owns the bridge, says that it stays open.",
        QUOTE,
        "the town council",
        "The bridge is the council’s.",
        "Lowmere Gazette",
        "atches the stored document",
    ):
        assert part in read
    assert f'id="{place}"' in source
    assert QUOTE in text_of(source)
    assert ("The old bridge will be closed for three weeks in December.", "Refuted") == (
        review["claimReviewed"],
        review["reviewRating"]["alternateName"],
    )


def text_of(html: str) -> str:
    """Return what stands between the tags."""
    return unescape(re.sub(r"<[^>]*>", "", html))
