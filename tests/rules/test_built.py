"""The built site: links, requests to other hosts, structured data, and the quotations on the finished page."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest

from claimpress.claimreview import claim_review_text
from claimpress.rules.built import check_built, read_built
from claimpress.site import Site, site_of

PAGE = "claims/ferry-stops-on-friday/index.html"
Files = dict[str, bytes]


@pytest.fixture
def site(project: Callable[..., Any], examples: Any) -> Site:
    """Return the site of one claim with two quotations."""
    return site_of(project(examples / "small").check().collection)


@pytest.fixture
def files(site: Site) -> Files:
    """Return a built site in which nothing is wrong: as little HTML as the rules look at."""
    return built(site, PAGE)


def built(site: Site, page: str) -> Files:
    """Return the files of a site, with the claim at that path."""
    claim = site.claims[0]
    quoted = "".join(
        f'<div id="{cited.anchor}"><blockquote><p>{escape(cited.quotation.exact if cited.quotation else "")}</p></blockquote></div>'
        for cited in claim.cited
    )
    review = (
        ""
        if claim.withdrawn
        else f'<script type="application/ld+json">{claim_review_text(site, claim)}</script>'
    )
    return {
        "index.html": b'<a href="claims/ferry-stops-on-friday/">x</a>',
        "404.html": b'<a href="/nowhere/at/all/">x</a>',
        "style.css": b"",
        page: f"<html><head>{review}</head><body>{quoted}</body></html>".encode(),
    }


def found(site: Site, files: Files) -> list[tuple[str, str, str, str]]:
    """Return what is wrong with a built site."""
    return [
        (problem.path, problem.code, problem.message, problem.fix) for problem in check_built(site, files)
    ]


def test_nothing_wrong(site: Site, files: Files):
    """A whole site has no problem; the page for lost readers links from the root and is left alone."""
    assert [] == found(site, files)


@pytest.mark.parametrize(
    "href",
    [
        "",
        "#",
        "#here",
        "./",
        "../",
        "../index.html",
        "../style.css",
        "../style.css?v=1",
        "../claims/ferry-stops-on-friday/",
        "../claims/ferry-stops-on-friday/#e-x",
        "/claims/ferry-stops-on-friday/",
        "/",
        "#__search",
        "https://example.org/nowhere",
        "//example.org/nowhere",
        "mailto:a@example.org",
        "../claims/ferry%2Dstops-on-friday/",
        "../claims/ferry-stops-on-friday/#:~:text=a",
    ],
)
def test_sound_links(site: Site, files: Files, href: str):
    """A link to a page, a file, a place, the root, another host, or nothing at all is no broken link."""
    files[PAGE] += b'<p id="e-x"></p>'
    files["hand/index.html"] = f'<p id="here"><a href="{href}">x</a>'.encode()
    assert [] == found(site, files)


@pytest.mark.parametrize(
    ("href", "what"),
    [
        ("../claims/gone/", "where there is no page"),
        ("gone.html", "where there is no page"),
        ("../claims/ferry-stops-on-friday", "where there is no page"),
        ("../../../etc/passwd", "where there is no page"),
        ("/claims/gone/", "where there is no page"),
        ("?q=1#gone", "where there is no such place on the page"),
        ("#gone", "where there is no such place on the page"),
        ("../claims/ferry-stops-on-friday/#gone", "where there is no such place on the page"),
    ],
)
def test_broken_links(site: Site, files: Files, href: str, what: str):
    """B101 names the page and the link."""
    files["hand/index.html"] = f'<a href="{href}">x</a><a href="{href}">again</a>'.encode()
    assert [("site/hand/index.html", "B101", f"a link leads to {href}, {what}", "")] == found(site, files)


def test_a_site_below_a_folder_of_its_host(site: Site, files: Files):
    """An address from the host's root is read with the site's own folder taken off."""
    below = replace(site, config=replace(site.config, site_url="https://desk.example/checks/"))
    files = built(below, PAGE)
    files["hand/index.html"] = b'<a href="/checks/claims/ferry-stops-on-friday/">x</a>'
    assert [] == found(below, files)


@pytest.mark.parametrize("href", ["/claims/ferry-stops-on-friday/", "/", "/checksums/"])
def test_a_link_that_leaves_the_sites_folder(site: Site, href: str):
    """On a host that holds more than this site, an address from its root without the folder leads past it."""
    below = replace(site, config=replace(site.config, site_url="https://desk.example/checks/"))
    files = built(below, PAGE)
    files["hand/index.html"] = f'<a href="{href}">x</a>'.encode()
    message = f"a link leads to {href}, where there is no page"
    assert [("site/hand/index.html", "B101", message, "")] == found(below, files)


@pytest.mark.parametrize(
    ("html", "address", "tag"),
    [
        ('<script src="https://cdn.example/x.js"></script>', "https://cdn.example/x.js", "script"),
        ('<link rel="stylesheet" href="//fonts.example/x.css">', "//fonts.example/x.css", "link"),
        ('<img src="http://cdn.example/x.png">', "http://cdn.example/x.png", "img"),
    ],
)
def test_foreign_requests(site: Site, files: Files, html: str, address: str, tag: str):
    """B102 names what is loaded from where."""
    files["hand/index.html"] = html.encode()
    message = f"the page loads {address} ({tag}) from another host"
    fix = "Store the file in docs/assets, or do without it."
    assert [("site/hand/index.html", "B102", message, fix)] == found(site, files)


@pytest.mark.parametrize(
    "html",
    [
        '<img src="../x.png">',
        '<img src="https://desk.example/x.png">',
        '<link rel="canonical" href="https://else.example/">',
        '<img src="data:image/png;base64,AA">',
    ],
)
def test_requests_to_this_site(site: Site, files: Files, html: str):
    """What comes from this site, or is not fetched at all, tells nobody anything."""
    files["hand/index.html"] = html.encode()
    assert [] == found(site, files)


def test_without_an_address_every_host_is_another(site: Site):
    """A site that does not know its own address loads nothing by a whole one."""
    bare = replace(site, config=replace(site.config, site_url=""))
    files = built(bare, PAGE)
    files["hand/index.html"] = b'<img src="https://desk.example/x.png">'
    assert ["B102"] == [code for _, code, _, _ in found(bare, files)]


def test_a_missing_claim_page(site: Site, files: Files):
    """B103: the page of a claim was not built."""
    del files[PAGE]
    files["index.html"] = b""
    assert [(f"site/{PAGE}", "B103", "the page of the claim was not built", "")] == found(site, files)


LD = b'<script type="application/ld+json">'


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (
            lambda page: page.replace(b"application/ld+json", b"text/plain"),
            "the page holds 0 ClaimReviews, expected 1 as in the record",
        ),
        (
            lambda page: page + LD + b"{}</script>",
            "the page holds 2 ClaimReviews, expected 1 as in the record",
        ),
        (
            lambda page: page.replace(b"Supported", b"Refuted"),
            "the page holds 1 ClaimReviews, expected 1 as in the record",
        ),
        (
            lambda page: page.replace(LD + b"{", LD),
            "the page holds 1 ClaimReviews, expected 1 as in the record",
        ),
    ],
)
def test_a_claim_review_that_is_not_the_records(
    site: Site, files: Files, spoil: Callable[[bytes], bytes], message: str
):
    """B103: none, two, another verdict, or what is no JSON."""
    files[PAGE] = spoil(files[PAGE])
    assert [(f"site/{PAGE}", "B103", message, "")] == found(site, files)


def test_a_claim_review_where_none_belongs(site: Site, files: Files):
    """B103: no page but a claim's has one."""
    files["hand/index.html"] = LD + b"{}</script>"
    message = "the page holds 1 ClaimReviews, expected 0 as in the record"
    assert [("site/hand/index.html", "B103", message, "")] == found(site, files)


def test_a_withdrawn_claim_has_none(project: Callable[..., Any], examples: Any):
    """Its page is expected without one."""
    desk = project(examples / "small")
    desk.replace("claims/ferry-stops-on-friday.yaml", "status: published", "status: withdrawn")
    site = site_of(desk.check().collection)
    files = built(site, PAGE)
    assert [] == found(site, files)
    files[PAGE] += LD + b"{}</script>"
    assert ["B103"] == [code for _, code, _, _ in found(site, files)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"noon on Friday", b"noon on Monday"),
        (b"Islanders", b"&ldquo;Islanders&rdquo;"),
        (b"without", b"with"),
    ],
)
def test_an_altered_quotation(site: Site, files: Files, old: bytes, new: bytes):
    """B104 shows what is on the page and what the document holds."""
    wanted = [
        cited.quotation.exact
        for cited in site.claims[0].cited
        if cited.quotation and old.decode() in cited.quotation.exact
    ]
    shown = wanted[0].replace(old.decode(), new.decode().replace("&ldquo;", "“").replace("&rdquo;", "”"))
    files[PAGE] = files[PAGE].replace(old, new, 1) if old in files[PAGE] else b""
    message = f"the page shows “{shown}”, the stored document holds “{wanted[0]}”"
    fix = "Remove the plug-in, hook or extension that alters text from mkdocs.yml."
    assert [(f"site/{PAGE}", "B104", message, fix)] == found(site, files)


def test_a_quotation_that_is_not_there(site: Site, files: Files):
    """B104: an entry without its quotation shows nothing."""
    files[PAGE] = files[PAGE].replace(b"blockquote", b"p")
    assert ["B104", "B104"] == [code for _, code, _, _ in found(site, files)]
    messages = sorted(message for _, _, message, _ in found(site, files))
    wanted = sorted(cited.quotation.exact for cited in site.claims[0].cited if cited.quotation)
    assert [f"the page shows “”, the stored document holds “{words}”" for words in wanted] == messages


def test_an_unverified_quotation_is_the_editors(project: Callable[..., Any]):
    """Where the site allows one, the page has to show it as it was typed."""
    whole = site_of(project(Path(__file__).parents[1] / "pages" / "desk").check().collection)
    site = replace(
        whole, claims=tuple(claim for claim in whole.claims if claim.id == "bridge-closes-to-everyone")
    )
    page = "claims/bridge-closes-to-everyone/index.html"
    unverified = next(cited for cited in site.claims[0].cited if cited.quotation is None)
    files = built(site, page)
    files["index.html"] = b""
    before = f'id="{unverified.anchor}"><blockquote><p>'
    files[page] = files[page].decode().replace(before, before + (unverified.evidence.quote or "")).encode()
    assert [] == found(site, files)
    files[page] = files[page].replace("پل".encode(), b"")
    assert [(f"site/{page}", "B104")] == [(path, code) for path, code, _, _ in found(site, files)]


def test_a_paraphrase_is_no_quotation(project: Callable[..., Any], examples: Any):
    """It may not stand on the page as if it were the words of the source."""
    desk = project(examples / "small")
    desk.replace("claims/ferry-stops-on-friday.yaml", "quote: Islanders will be", "paraphrase: Islanders are")
    site = site_of(desk.check().collection)
    files = built(site, PAGE)
    assert [] == found(site, files)
    files[PAGE] = files[PAGE].replace(b"<blockquote><p></p>", b"<blockquote><p>Islanders are</p>")
    message = "the page shows “Islanders are”, the stored document holds “”"
    assert [message] == [message for _, _, message, _ in found(site, files)]


def test_white_space_is_the_browsers(site: Site, files: Files):
    """Lines and spaces are no words."""
    files[PAGE] = files[PAGE].replace(b"noon on Friday", b"noon\n  on&nbsp;Friday")
    assert [] == found(site, files)


def test_pages_without_folders_of_their_own(site: Site):
    """With use_directory_urls: false the page of a claim is a file."""
    flat = replace(site, config=replace(site.config, directory_urls=False))
    files = built(flat, "claims/ferry-stops-on-friday.html")
    files["index.html"] = b'<a href="claims/ferry-stops-on-friday.html">x</a>'
    assert [] == found(flat, files)


def test_reading_a_built_site(tmp_path: Path):
    """HTML is read, other files are only listed, by path with forward slashes."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_bytes(b"\xffx")
    (tmp_path / "b.png").write_bytes(b"png")
    assert {"a/index.html": b"\xffx", "b.png": b""} == read_built(tmp_path)
