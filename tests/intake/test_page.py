"""A saved web page: its text and what it says about itself."""

import hashlib
import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

from claimpress.intake.take import take
from claimpress.intake.taken import Refused, Stated, Taken
from claimpress.problem import CannotRun


def taken(page: str | bytes, ending: str = ".html") -> Taken:
    """Return what is taken from a page."""
    found = take(ending, page if isinstance(page, bytes) else page.encode())
    assert isinstance(found, Taken)
    return found


def test_the_text_of_the_article(make_page: Callable[..., str], paragraphs: tuple[str, ...]):
    """Headline and paragraphs, a line each; the menu, the advertisement and the footer stay away."""
    expected = "\n".join(("Pier closed", *paragraphs, ""))
    assert expected == taken(make_page()).data.decode()


def test_lines_are_broken_as_a_browser_breaks_them(
    make_page: Callable[..., str], paragraphs: tuple[str, ...]
):
    """A line break in the file is a space on the page; what the page sets line by line keeps its lines."""
    page = make_page(body="<pre>one\n  two</pre> ")
    page = page.replace("was closed on", "was\n<b>closed</b>\n\ton<!-- a\nb --><?php x ?>")
    expected = "\n".join(("Pier closed", "one", "  two", *paragraphs, ""))
    assert expected == taken(page).data.decode()


def test_how_the_text_was_taken(make_page: Callable[..., str]):
    """With what, which version, and from which page: so that a reader can repeat it."""
    page = make_page().encode()
    found = taken(page)
    trafilatura = sys.modules["trafilatura"]
    expected = (
        f"The text was taken from the saved page (sha256 {hashlib.sha256(page).hexdigest()}) with trafilatura "
        f"{trafilatura.__version__}; menus, advertisements and comments are left out, and lines broken as a browser breaks them."
    )
    assert (expected, ".html", ()) == (found.how, found.ending, found.doubts)


@pytest.mark.parametrize("ending", [".html", ".htm", ".HTML", ".xhtml"])
def test_every_ending_of_a_page(make_page: Callable[..., str], ending: str):
    """However the page was saved."""
    assert "Pier closed" in taken(make_page(), ending).data.decode()


def test_a_page_in_another_encoding(make_page: Callable[..., str]):
    """The stored text is UTF-8."""
    page = make_page("<meta charset='windows-1252'>").encode("cp1252")
    assert "“longer than two days”" in taken(page).data.decode()


def test_a_page_that_says_nothing_about_itself(make_page: Callable[..., str]):
    """But for its headline: neither the footer's year nor anything else is taken for a date or a publisher."""
    assert Stated(title="Pier closed") == taken(make_page()).stated


def test_open_graph_and_other_meta_elements(make_page: Callable[..., str]):
    """Title, author, publisher, date, address and language."""
    head = (
        "<title>Pier closed | Gazette</title><link rel='canonical' href='https://gazette.example/pier'>"
        "<meta property='og:title' content=' Pier closed  after rot is found '>"
        "<meta property='og:site_name' content='The Island Gazette'><meta name='author' content='Ann Reed'>"
        "<meta property='article:published_time' content='2026-03-04T23:30:00-05:00'>"
    )
    expected = Stated(
        title="Pier closed after rot is found",
        author="Ann Reed",
        publisher="The Island Gazette",
        published="2026-03-04",
        url="https://gazette.example/pier",
        language="en-GB",
    )
    assert expected == taken(make_page(head, "lang='en_GB'")).stated


def test_json_ld(make_page: Callable[..., str]):
    """The words of schema.org, with people and publisher described elsewhere in the graph."""
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "#us", "name": "The Island Gazette"},
            {"@type": "Person", "@id": "#ann", "name": "Ann Reed"},
            {
                "@type": ["NewsArticle"],
                "headline": "Pier closed",
                "author": [{"@id": "#ann"}, {"@type": "Person", "name": "Bo Wills"}, {"@id": "#nobody"}],
                "publisher": {"@id": "#us"},
                "datePublished": "2026-03-04",
                "inLanguage": "en",
            },
        ],
    }
    expected = Stated(
        title="Pier closed",
        author="Ann Reed, Bo Wills",
        publisher="The Island Gazette",
        published="2026-03-04",
        language="en",
        kind="news",
    )
    script = "<script type='application/ld+json'>{nonsense</script>"
    script += f"<script type='application/ld+json'>{json.dumps(graph)}</script>"
    assert expected == taken(make_page(script)).stated


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:author' content='https://social.example/ann'>",
        "<meta property='article:published_time' content='yesterday'>",
        "<meta property='article:published_time' content='2026-02-31'>",
        "<link rel='canonical' href='/pier'><meta property='og:url' content='javascript:alert(1)'>",
        "<meta property='og:locale' content='English'>",
        "<meta property='og:site_name' content='The &lt;b&gt;Gazette&lt;/b&gt;'>",
        '<script type=\'application/ld+json\'>[{"@type": "Event", "name": "Fair"}, 3, null]</script>',
    ],
)
def test_what_does_not_fit_is_not_said(make_page: Callable[..., str], head: str):
    """A value that no record could hold is left out."""
    assert Stated(title="Pier closed") == taken(make_page(head)).stated


@pytest.mark.parametrize(
    ("comment", "url"),
    [
        ("saved from url=(0028)https://gazette.example/pier", "https://gazette.example/pier"),
        (
            "\n Page saved with SingleFile \n url: https://gazette.example/pier \n",
            "https://gazette.example/pier",
        ),
        ("saved from url=(0014)about:internet", ""),
        ("see https://gazette.example/pier", ""),
    ],
)
def test_where_a_page_was_saved_from(make_page: Callable[..., str], comment: str, url: str):
    """Browsers write it into the file; the page's own word goes before."""
    assert url == taken(make_page().replace("<html", f"<!-- {comment} --><html")).stated.url
    canonical = make_page("<link rel='canonical' href='https://own.example/'>")
    assert "https://own.example/" == taken(f"<!-- {comment} -->{canonical}").stated.url


def test_several_authors_and_the_time_element(make_page: Callable[..., str]):
    """As scholarly pages name them; a time counts when it says that it is the publication's."""
    head = "<meta name='citation_author' content='Reed, A.'><meta name='citation_author' content='Wills, B.'>"
    body = (
        "<time datetime='2020-01-01'>then</time><time itemprop='datePublished' datetime='2026-03'>now</time>"
    )
    stated = taken(make_page(head, body=body)).stated
    assert ("Reed, A., Wills, B.", "2026-03") == (stated.author, stated.published)


SAVE = "Save the page again from a browser, or copy the text of the article into a .txt file."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not a web page: it holds bytes that no text has"),
        (b"PK\x03\x04 archive", "is not a web page"),
        (b"only words", "is not a web page"),
        (b" \n", "is empty"),
        (
            b"<!doctype html><html><body><div id='root'></div><script>start()</script></body></html>",
            "holds no text of an article: perhaps a script fills the page in when it is opened",
        ),
    ],
)
def test_what_is_no_page_with_a_text(data: bytes, message: str, capfd: pytest.CaptureFixture[str]):
    """Each in plain words, and nothing else is printed."""
    assert Refused(message, SAVE) == take(".html", data)
    assert ("", "") == capfd.readouterr()


def test_without_the_library(make_page: Callable[..., str], monkeypatch: pytest.MonkeyPatch):
    """What to install."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(CannotRun) as caught:
        take(".html", make_page().encode())
    expected: Any = (
        "Saved pages are read with trafilatura, which is not installed, or not wholly",
        'Install what reads pages and PDF files: pip install "claimpress[sources]"',
    )
    assert expected == (caught.value.message, caught.value.fix)
