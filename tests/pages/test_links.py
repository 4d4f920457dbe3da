"""Addresses: between pages, on the published site, in the repository, at a publisher's."""

from collections.abc import Callable
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimpress.pages.links import (
    REPORT_FORM,
    absolute,
    claim_page,
    edit_url,
    relative,
    report_url,
    source_page,
    text_fragment,
)
from claimpress.quotes.quotation import Verbatim
from claimpress.records.config import Config, Organisation, Settings
from claimpress.site import Site, site_of

SITE = Config(site_url="https://desk.example/checks/")
FILES = Config(site_url="https://desk.example/checks/", directory_urls=False)
REPOSITORY = Config(repo_url="https://code.example/desk", site_url="https://desk.example/")


def test_pages_of_records():
    """A record's page has the name of its file."""
    assert ("claims/a-b.md", "sources/a-b.md") == (claim_page("a-b"), source_page("a-b"))


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("claims/b.md", "claims/a.md", "b.md"),
        ("claims/b.md", "index.md", "claims/b.md"),
        ("sources/s.md#p-1", "claims/a.md", "../sources/s.md#p-1"),
        ("rules.md#e202", "claims/a.md", "../rules.md#e202"),
        ("claims/a.md#e-1", "claims/a.md", "#e-1"),
        ("claims/a.md", "claims/a.md", "a.md"),
        ("topics/جنگ.md", "index.md", "topics/%D8%AC%D9%86%DA%AF.md"),
        ("https://example.org/a?b=1&c=(2)#d", "claims/a.md", "https://example.org/a?b=1&amp;c=%282%29#d"),
        ("https://example.org/%28a b\"<x>'", "index.md", "https://example.org/%28a%20b%22%3Cx%3E%27"),
        ("https://example.org/a_b*c`d[e]\\", "index.md", "https://example.org/a_b%2Ac%60d%5Be%5D%5C"),
    ],
)
def test_relative(target: str, page: str, expected: str):
    """A link is relative to its page; an address of another host goes out whole and cannot end the link."""
    assert expected == relative(target, page)


_PATHS = st.lists(st.text("ab%ä ", min_size=1, max_size=3), min_size=1, max_size=4).map(
    lambda parts: f"{'/'.join(parts)}.md"
)


@given(_PATHS, _PATHS)
def test_relative_is_the_way_that_the_folders_give(target: str, page: str):
    """The way to a page, from folder to folder, is the one that ``posixpath`` finds between the two."""
    assert relpath(target, dirname(page) or ".") == unquote(relative(target, page))


@pytest.mark.parametrize(
    ("target", "config", "expected"),
    [
        ("claims/a.md", SITE, "https://desk.example/checks/claims/a/"),
        ("claims/a.md#e-1", SITE, "https://desk.example/checks/claims/a/#e-1"),
        ("claims/index.md", SITE, "https://desk.example/checks/claims/"),
        ("index.md", SITE, "https://desk.example/checks/"),
        ("claims/a.md", FILES, "https://desk.example/checks/claims/a.html"),
        ("claims/index.md#x", FILES, "https://desk.example/checks/claims/index.html#x"),
        ("index.md", FILES, "https://desk.example/checks/index.html"),
        ("claims/a.md", Config(), "/claims/a/"),
        ("topics/جنگ.md", SITE, "https://desk.example/checks/topics/%D8%AC%D9%86%DA%AF/"),
        ("https://example.org/a", SITE, "https://example.org/a"),
    ],
)
def test_absolute(target: str, config: Config, expected: str):
    """A page has one address on the published site, as MkDocs gives it, with and without addresses that end in a slash."""
    assert expected == absolute(target, config)


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (REPOSITORY, "https://code.example/desk/edit/main/claims/a.yaml"),
        (
            Config(repo_url="https://code.example/desk", edit_base="-/edit/trunk/"),
            "https://code.example/desk/-/edit/trunk/claims/a.yaml",
        ),
        (Config(), ""),
    ],
)
def test_edit_url(config: Config, expected: str):
    """A record is edited in its YAML file; where no repository is known no link is invented."""
    assert expected == edit_url("claims/a.yaml", config)


def test_report_url_opens_a_prefilled_issue():
    """The issue names the page and asks what is wrong."""
    address = urlsplit(report_url("claims/a.md", "“X” & Y #1?", REPOSITORY))
    assert address._replace(query="").geturl() == "https://code.example/desk/issues/new"
    expected = {
        "title": ["Error in: “X” & Y #1?"],
        "template": ["report-an-error.yml"],
        "page": ["https://desk.example/claims/a/"],
        "body": ["Page: https://desk.example/claims/a/\n\nWhat is wrong, and how do you know?\n\n"],
    }
    assert expected == parse_qs(address.query)


def test_the_form_asks_for_what_the_address_fills_in(repository: Path):
    """The issue form that the address names is there, and has a field for each thing that it fills in."""
    form = yaml.safe_load((repository / ".github" / "ISSUE_TEMPLATE" / REPORT_FORM).read_text("utf-8"))
    fields = {field.get("id") for field in form["body"]}
    filled = set(parse_qs(urlsplit(report_url("claims/a.md", "X", REPOSITORY)).query)) - {
        "template",
        "title",
        "body",
    }
    assert ({"page"}, True) == (filled, filled <= fields)


@pytest.mark.parametrize(
    ("organisation", "expected"),
    [
        (Organisation(), ""),
        (Organisation(corrections="https://desk.example/corrections"), "https://desk.example/corrections"),
    ],
)
def test_report_url_without_repository(organisation: Organisation, expected: str):
    """Without a repository a reader is sent to the organisation's own address, or nowhere."""
    assert expected == report_url("claims/a.md", "X", Config(settings=Settings(organisation=organisation)))


@pytest.mark.parametrize(
    ("exact", "before", "after", "expected"),
    [
        ("a well-known town", "", "", "#:~:text=a%20well%2Dknown%20town"),
        ("yes, he\n said", "", "", "#:~:text=yes%2C%20he%20said"),
        ("so he said", "and then ", " at once", "#:~:text=then-,so%20he%20said,-at"),
        ("so he said", "an-", ", at once", "#:~:text=so%20he%20said"),
        ("said", "the co-op ", "", "#:~:text=co%2Dop-,said"),
        (
            " ".join(f"w{n}" for n in range(21)),
            "x y ",
            " z",
            "#:~:text=w0%20w1%20w2%20w3%20w4%20w5,w15%20w16%20w17%20w18%20w19%20w20",
        ),
    ],
)
def test_text_fragment(exact: str, before: str, after: str, expected: str):
    """The passage is named as the Text Fragments draft has it: - written %2D, and a comma %2C."""
    assert f"https://example.org/a{expected}" == text_fragment(
        "https://example.org/a#top", exact, before, after
    )


def resolve(address: str, text: str) -> str:
    """Return what a browser finds in a text, with its white space as single spaces: the first match."""
    text = " ".join(text.split())
    parts = urlsplit(address).fragment.removeprefix(":~:text=").split(",")
    prefix = f"{unquote(parts.pop(0)[:-1])} " if parts[0].endswith("-") else ""
    suffix = f" {unquote(parts.pop()[1:])}" if parts[-1].startswith("-") else ""
    start, end = unquote(parts[0]), unquote(parts[1]) if parts[1:] else ""
    if not end:
        return start if f"{prefix}{start}{suffix}" in text else ""
    first = text.index(prefix + start) + len(prefix)
    return text[first : text.index(end, first + len(start)) + len(end)]


def test_fragments_of_every_quotation_lead_back(project: Callable[..., Any], repository: Any):
    """Every quotation of this site is found again in its stored document by the fragment made from it."""
    site = site_of(project(repository).check().collection)
    assert [] == [f"{claim.id}: {found!r} for {wanted!r}" for claim, found, wanted in _lost(site)]


def _lost(site: Site) -> list[tuple[Any, str, str]]:
    lost = []
    for claim in site.claims:
        for cited in claim.cited:
            document = site.source_by_id[cited.evidence.source].document
            if cited.quotation is None or document is None:
                continue
            first = next(piece for piece in cited.quotation.pieces if isinstance(piece, Verbatim))
            address = text_fragment("https://example.org/", first.text, cited.quotation.before, "")
            found, wanted = resolve(address, document.text), " ".join(first.text.split())
            if found != wanted:
                lost.append((claim, found, wanted))
    return lost


@given(
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip),
    st.text(max_size=20),
    st.text(max_size=20),
)
def test_fragment_cannot_be_broken_off(exact: str, before: str, after: str):
    """No character of a document ends the fragment, or splits it where it has no parts."""
    address = text_fragment("https://example.org/", exact, before, after)
    fragment = address.removeprefix("https://example.org/#:~:text=")
    assert fragment.isascii()
    assert not set(fragment) & set(" \"'<>()[]&#")
    words = exact.split()
    expected = " ".join(words) if len(words) <= 20 else f"{' '.join(words[:6])}…{' '.join(words[-6:])}"
    middle = [part for part in fragment.split(",") if not part.startswith("-") and not part.endswith("-")]
    assert expected == "…".join(map(unquote, middle))
