"""A site in another language, from right to left: built, and not a word of its interface left in English."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from arabic_site import ARABIC, make_arabic
from claimpress.check import check
from claimpress.project import read_project
from whole_site import claimpress

TODAY: Final = "2026-11-22"
# Names of formats and of files, which are the same in every language.
NAMES: Final = re.compile(
    r"SHA-256|BibTeX|Atom|JSON Schema|ClaimReview|schema\.org|DataFeed|W3C Web Annotation|\b[a-z-]+\.(?:txt|json|jsonld|csv|xml|schema)\b"
    r"|\bjson\b|https?://\S+"
    # What the one English record says of itself, and the fields that a script fills in.
    r"|Notice of the harbour office \(an invented example\)|Harbour office|\{[a-z]+\}"
)
READ: Final = frozenset({"title", "aria-label", "placeholder", "alt"})
VOID: Final = frozenset(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source"])


class Interface(HTMLParser):
    """The texts of a page that are in the language of the page, and those that hold its words for scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes that are read out, and whether what follows is to be left out."""
        given = {name: value or "" for name, value in attrs}
        out = (
            bool(self.open and self.open[-1][1])
            or tag in {"script", "style", "template", "pre", "code"}
            or given.get("lang", "ar") != "ar"
            or "cp-print" in given.get("class", "")
        )
        if not out:
            self.texts += [given[name] for name in READ & given.keys()]
            self.texts += [
                value for name, value in given.items() if name in {"data-label", "data-copied", "data-shown"}
            ]
            if tag == "meta" and given.get("name", given.get("property", "")).endswith(
                ("description", "title")
            ):
                self.texts.append(given["content"])
        if tag not in VOID:
            self.open.append((tag, out))

    def handle_endtag(self, tag: str) -> None:
        """Leave the element, and those in it that were never closed."""
        places = [place for place, (name, _) in enumerate(self.open) if name == tag]
        if places:
            del self.open[places[-1] :]

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if not (self.open and self.open[-1][1]):
            self.texts.append(data)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site with MkDocs and return its folder."""
    root = make_arabic(tmp_path_factory.mktemp("arabic") / "desk")
    status, out, err = claimpress(root, ["build", "--today", TODAY])
    assert 0 == status, out + err
    return root / "site"


def test_the_example_is_sound():
    """Its quotations match, in Arabic and in English; what is warned of is meant to be shown."""
    checked = check(read_project(ARABIC), date.fromisoformat(TODAY))
    assert (["E202", "H104"], 7) == ([problem.code for problem in checked.problems], checked.tally.verified)


def test_every_page_says_its_language_and_direction(built: Path):
    """A browser and a screen reader have to know before the first word."""
    pages = sorted(built.rglob("*.html"))
    heads = {
        re.search(r"<html [^>]*>.*?<body[^>]*>", page.read_text("utf-8"), re.DOTALL)[0] for page in pages
    }
    assert len(pages) > 20
    assert [] == [head for head in heads if 'lang="ar"' not in head or 'dir="rtl"' not in head]


def test_no_word_of_the_interface_is_english(built: Path):
    """Latin letters stand only in names of formats and files, and in what says that it is in another language."""
    found: dict[str, set[str]] = {}
    for page in sorted(built.rglob("*.html")):
        reader = Interface()
        reader.feed(page.read_text("utf-8"))
        for text in reader.texts:
            if words := re.findall(r"[A-Za-z][A-Za-z ]+", NAMES.sub("", text)):
                found.setdefault(page.relative_to(built).as_posix(), set()).update(words)
    assert {} == found


def test_verdicts_have_arabic_labels_without_being_configured(built: Path):
    """The scale that comes with us speaks the language of the site, in its data too."""
    assert '"alternateName":"مدعوم"' in (built / "claims/market-moved-to-the-harbour/index.html").read_text(
        "utf-8"
    )


def test_the_feeds_are_in_arabic(built: Path):
    """Their titles, and what they say of a check that was withdrawn."""
    feed = (built / "feed.xml").read_text("utf-8")
    expected = [
        "مكتب المثال: التدقيقات الجديدة",
        "سحب: يُغلق الجسر في بلدة الواحة في يونيو.",
        "لم نعد نتمسك بهذا التدقيق.",
    ]
    assert expected == [words for words in expected if words in feed]


def test_no_stylesheet_puts_words_on_a_page(built: Path):
    """What a stylesheet adds are signs, and words that the page hands to it."""
    sheets = "\n".join(
        path.read_text("utf-8") for path in built.glob("assets/stylesheets/*.css") if ".min." not in path.name
    )
    added = [
        word for value in re.findall(r"content:([^;}]*)", sheets) for word in re.findall(r'"([^"]*)"', value)
    ]
    assert added
    assert [] == [word for word in added if re.search(r"[A-Za-z]{2,}", word)]
