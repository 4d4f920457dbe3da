"""feed.xml and corrections.xml: Atom as RFC 4287 asks for it, with entries for what happened and nothing else."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.data.feeds import LATEST, _xml, corrections, new_checks
from claimpress.pages.corrections import corrections as corrections_of_pages
from claimpress.published import published_claim
from claimpress.records.dates import PartialDate
from claimpress.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# RFC 3339, with an offset.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00\+00:00")
ROOT = "https://desk.example/checks"


def text(element: ET.Element, name: str) -> str:
    """Return the text of a child that is there once."""
    (child,) = element.findall(f"{ATOM}{name}")
    return child.text or ""


def link(element: ET.Element, rel: str) -> str:
    """Return the address of a link that is there once."""
    (child,) = [child for child in element.findall(f"{ATOM}link") if child.get("rel") == rel]
    return child.get("href", "")


def read(xml: str) -> ET.Element:
    """Read a feed, and check what RFC 4287 requires of every feed and entry (4.1.1, 4.1.2)."""
    feed = ET.fromstring(xml.encode())  # noqa: S314 -- it is our own
    assert f"{ATOM}feed" == feed.tag
    entries = feed.findall(f"{ATOM}entry")
    ids = [text(element, "id") for element in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    assert [] == [found for found in ids if not urlsplit(found).scheme]
    for element in (feed, *entries):
        assert text(element, "title")
        assert MOMENT.fullmatch(text(element, "updated"))
        assert link(element, "alternate")
    (author,) = feed.findall(f"{ATOM}author")
    assert text(author, "name")
    assert link(feed, "self").endswith(".xml")
    assert [feed.get(LANG)] != [None]
    for entry in entries:
        assert MOMENT.fullmatch(text(entry, "published"))
        assert text(entry, "updated") >= text(entry, "published")
        (summary,) = entry.findall(f"{ATOM}summary")
        assert "html" == summary.get("type")
    assert text(feed, "updated") == max(
        [text(entry, "updated") for entry in entries] or ["1970-01-01T00:00:00+00:00"]
    )
    return feed


def entries(feed: ET.Element, *names: str) -> list[tuple[str, ...]]:
    """Return these children of every entry."""
    return [tuple(text(entry, name) for name in names) for entry in feed.findall(f"{ATOM}entry")]


def test_new_checks(made: Callable[[Any], Site], desk: Any):
    """The newest first, each with its verdict as it stands; a withdrawn one says so, and not what it said before."""
    feed = read(new_checks(made(desk), "feed.xml").text())
    expected = [
        (
            "Refuted: Nobody may cross the bridge from May.",
            "<p>The surveyor spoke of carts “and nobody else”.</p>",
            "2026-03-12T00:00:00+00:00",
            "2026-03-12T00:00:00+00:00",
        ),
        (
            "Supported: The bridge at Lowmere closes to carts on the first of May.",
            "<p>The minutes have the surveyor say so, and the Gazette retells them.</p>",
            "2026-03-12T00:00:00+00:00",
            "2026-03-15T00:00:00+00:00",
        ),
        (
            "Withdrawn: Die Fähre fährt im Mai länger.",
            "<p>We no longer stand behind this check.</p>",
            "2026-02-01T00:00:00+00:00",
            "2026-03-20T00:00:00+00:00",
        ),
    ]
    assert expected == entries(feed, "title", "summary", "published", "updated")


def test_the_feed_itself(made: Callable[[Any], Site], desk: Any):
    """Its title, its addresses, and who publishes it."""
    site = made(desk)
    for written, path, title in (
        (new_checks(site, "feed.xml").text(), "feed.xml", "Lowmere desk: new checks"),
        (corrections(site, "corrections.xml").text(), "corrections.xml", "Lowmere desk: corrections"),
    ):
        feed = read(written)
        assert (title, f"{ROOT}/{path}") == (text(feed, "title"), text(feed, "id"))
        assert (f"{ROOT}/{path}", f"{ROOT}/") == (link(feed, "self"), link(feed, "alternate"))
        (author,) = feed.findall(f"{ATOM}author")
        assert ("Lowmere desk", "https://desk.example/") == (text(author, "name"), text(author, "uri"))
        assert written.startswith('<?xml version="1.0" encoding="utf-8"?>\n')
        assert written.endswith("</feed>\n")


def test_the_author_is_the_organisation(
    project: Callable[..., Any], made: Callable[[Any], Site], examples: Any
):
    """Where the settings name one; without an address of its own it has the site's."""
    mkdocs = "site_name: X\nsite_url: https://x.example/\nextra: {claimpress: {organisation: {name: The & desk}}}\n"
    feed = read(new_checks(made(project(examples / "small", mkdocs)), "feed.xml").text())
    (author,) = feed.findall(f"{ATOM}author")
    expected = ("X: new checks", "The & desk", "https://x.example/")
    assert expected == (text(feed, "title"), text(author, "name"), text(author, "uri"))


def test_corrections(made: Callable[[Any], Site], desk: Any):
    """The newest first, without first publications: the same as on the pages."""
    site = made(desk)
    feed = read(corrections(site, "corrections.xml").text())
    expected = [
        ("Withdrawn: Die Fähre fährt im Mai länger.", "<p>We had mixed up two ferries.</p>"),
        (
            "Corrected: The bridge at Lowmere closes to carts on the first of May.",
            "<p>The month was wrong.</p>",
        ),
    ]
    assert expected == entries(feed, "title", "summary")
    assert [("2026-03-20T00:00:00+00:00",) * 2, ("2026-03-15T00:00:00+00:00",) * 2] == entries(
        feed, "published", "updated"
    )
    assert [f"{ROOT}/claims/ferry-runs-longer/", f"{ROOT}/claims/bridge-closes-to-carts/"] == [
        link(entry, "alternate") for entry in feed.findall(f"{ATOM}entry")
    ]
    pages = [f"{entry.kind}: {line.claim}" for line, entry in corrections_of_pages(site, site.corrections)]
    assert pages == [title for (title,) in entries(feed, "title")]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("updated", "Updated"),
        ("corrected", "Corrected"),
        ("verdict-changed", "Verdict changed"),
        ("withdrawn", "Withdrawn"),
    ],
)
def test_every_kind_of_correction(made: Callable[[Any], Site], small: Any, kind: str, title: str):
    """Each has a word of its own; a reduced date takes its first day."""
    event = f"    note: First published.\n  - {{date: 2026-04, kind: {kind}, note: A & B.}}\n"
    small.replace("claims/ferry-stops-on-friday.yaml", "    note: First published.\n", event)
    feed = read(corrections(made(small), "corrections.xml").text())
    claim = "The ferry between Lowmere and Saltholm stops on Friday."
    page = "https://desk.example/claims/ferry-stops-on-friday/"
    expected = [
        (f"{title}: {claim}", "<p>A &amp; B.</p>", f"{page}#{kind}-2026-04", "2026-04-01T00:00:00+00:00")
    ]
    assert expected == entries(feed, "title", "summary", "id", "updated")


def test_two_events_of_a_kind_on_one_day(made: Callable[[Any], Site], small: Any):
    """They are two entries, and the later one comes first."""
    events = "".join(f"  - {{date: 2026-04-02, kind: corrected, note: {word}.}}\n" for word in ("One", "Two"))
    small.replace(
        "claims/ferry-stops-on-friday.yaml",
        "    note: First published.\n",
        f"    note: First published.\n{events}",
    )
    page = "https://desk.example/claims/ferry-stops-on-friday/"
    expected = [
        (f"{page}#corrected-2026-04-02-2", "<p>Two.</p>"),
        (f"{page}#corrected-2026-04-02", "<p>One.</p>"),
    ]
    assert expected == entries(read(corrections(made(small), "corrections.xml").text()), "id", "summary")


def test_a_renamed_check_is_no_new_check(made: Callable[[Any], Site], desk: Any):
    """It is identified by its first address, and leads to the present one."""
    feed = read(new_checks(made(desk), "feed.xml").text())
    entry = feed.findall(f"{ATOM}entry")[1]
    expected = (f"{ROOT}/claims/carts-banned/#published", f"{ROOT}/claims/bridge-closes-to-carts/")
    assert expected == (text(entry, "id"), link(entry, "alternate"))


def test_at_most_fifty(made: Callable[[Any], Site], small: Any):
    """The newest, of a site that has more of both."""
    site = made(small)
    (claim,) = site.claims
    event = claim.claim.history[0]
    many = tuple(
        published_claim(
            f"claim-{number}",
            claim.path,
            claim.verdict,
            claim.claim.model_copy(
                update={
                    "published": PartialDate(2026, 1, 1),
                    "history": (
                        event.model_copy(update={"kind": "updated", "date": PartialDate(2100 - number)}),
                    ),
                }
            ),
            claim.cited,
        )
        for number in range(LATEST + 9)
    )
    site = replace(site, claims=many)
    for feed in (
        read(new_checks(site, "feed.xml").text()),
        read(corrections(site, "corrections.xml").text()),
    ):
        found = [link(entry, "alternate").split("/")[-2] for entry in feed.findall(f"{ATOM}entry")]
        assert [f"claim-{number}" for number in range(50)] == found


def test_each_entry_names_its_language(made: Callable[[Any], Site], desk: Any):
    """The feed has that of the site."""
    feed = read(new_checks(made(desk), "feed.xml").text())
    assert ["en", "en", "en", "de"] == [
        element.get(LANG) for element in (feed, *feed.findall(f"{ATOM}entry"))
    ]


def test_a_site_without_an_address(project: Callable[..., Any], made: Callable[[Any], Site], examples: Any):
    """Links begin at its root, and identifiers, which have to be whole, are made from them."""
    site = made(project(examples / "small", "site_name: X\n"))
    feed = read(new_checks(site, "feed.xml").text())
    (entry,) = feed.findall(f"{ATOM}entry")
    assert ("/feed.xml", "/") == (link(feed, "self"), link(feed, "alternate"))
    assert "/claims/ferry-stops-on-friday/" == link(entry, "alternate")
    expected = [
        "urn:uuid:f382356f-0901-5959-80be-83afd02ca733",
        "urn:uuid:665daae6-b607-56a8-8e7a-a656a1901647",
    ]
    assert expected == [text(feed, "id"), text(entry, "id")]


def test_an_empty_feed(empty: Site):
    """It is a whole feed all the same, and has never changed."""
    for xml in (new_checks(empty, "feed.xml").text(), corrections(empty, "corrections.xml").text()):
        feed = read(xml)
        assert ([], "1970-01-01T00:00:00+00:00") == (feed.findall(f"{ATOM}entry"), text(feed, "updated"))


HOSTILE = "]]> <script>alert(1)</script> <!-- &amp; &#x0; <?x?> \"'"


def test_markup_is_text(hostile: Callable[[str], Site]):
    """In titles as it is, in texts as HTML that shows it; none is markup of the feed."""
    site = hostile(HOSTILE)
    feed = read(corrections(site, "corrections.xml").text())
    shown = (
        "]]&gt; &lt;script&gt;alert(1)&lt;/script&gt; &lt;!-- &amp;amp; &amp;#x0; &lt;?x?&gt; &quot;&#x27;"
    )
    assert [(f"Corrected: {HOSTILE}", f"<p>{shown}</p>")] == entries(feed, "title", "summary")
    assert f"{HOSTILE}: corrections" == text(feed, "title")
    (fresh,) = entries(read(new_checks(site, "feed.xml").text()), "title", "summary")
    assert f"Supported: {HOSTILE}" == fresh[0]
    assert "<script" not in fresh[1]


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_xml_cannot_hold(hostile: Callable[[str], Site], character: str):
    """It is replaced by the mark for a character that cannot be shown."""
    site = hostile(f"a{character}b")
    for xml in (new_checks(site, "feed.xml").text(), corrections(site, "corrections.xml").text()):
        feed = read(xml)
        (title,) = entries(feed, "title")[0]
        assert title.endswith(": a\ufffdb")
        assert text(feed, "title").startswith("a\ufffdb: ")


def is_allowed(character: str) -> bool:
    """Say whether XML 1.0 can hold a character (production 2, Char)."""
    code = ord(character)
    ranges = ((0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    return character in "\t\n\r" or any(first <= code <= last for first, last in ranges)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_written(words: str):
    """What XML can hold is unchanged, the rest is marked, and a parser reads the whole."""
    held = _xml(words)
    assert [c if is_allowed(c) else "\ufffd" for c in words] == list(held)
    # A parser reads every line end as \n (XML 1.0, 2.11).
    lines = held.replace("\r\n", "\n").replace("\r", "\n")
    assert lines == (ET.fromstring(f"<a>{escape(held)}</a>").text or "")  # noqa: S314 -- it is our own
