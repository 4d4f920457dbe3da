"""Family B: is the built site whole, and does every page show the quotation that the document holds."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from claimpress.claimreview import claim_review, claim_review_text
from claimpress.packed import Places
from claimpress.pages.links import built_file, claim_page
from claimpress.problem import Problem
from claimpress.records.record import Record
from claimpress.rules.built_links import Link, held, links_of, read
from claimpress.rules.built_page import Html, read_page
from claimpress.rules.registry import BUILT_RULES, Finding, built_rule, problem_of
from claimpress.site import Cited, PublishedClaim, Site


@dataclass(frozen=True)
class Built:
    """A built site, or some pages of it, beside the one that it was built from.

    Args:
        site: what it was built from.
        pages: the text of each HTML file that is looked at, by path below the site's folder.
        files: the path of every file of the site.
        whole: whether these are all pages, so that one which is missing can be told.
    """

    site: Site
    pages: Mapping[str, str]
    files: frozenset[str]
    whole: bool = True

    @cached_property
    def parsed(self) -> dict[str, Html]:
        """Each page as links, identifiers and texts."""
        return {path: read_page(text) for path, text in sorted(self.pages.items())}

    @cached_property
    def claims(self) -> dict[str, PublishedClaim]:
        """The claims with a page among these, or of a whole site every claim, by the HTML file that is its page."""
        if self.whole:
            return {built_file(claim_page(claim.id), self.site.config): claim for claim in self.site.claims}
        keys = ((path, path.removesuffix(self._end).removeprefix("claims/")) for path in self.pages)
        claims = ((path, self.site.claim_by_id.get(key)) for path, key in keys)
        return {
            path: claim
            for path, claim in claims
            if claim and path == built_file(claim_page(claim.id), self.site.config)
        }

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links within the site, page by page."""
        base = urlsplit(self.site.config.site_url).path.strip("/")
        # Those of the page for lost readers begin at the root of the host, since it is shown at any address.
        pages = (path for path in self.parsed if path != "404.html")
        return tuple(link for path in pages for link in links_of(path, self.parsed[path].links, base))

    @property
    def places_linked(self) -> Iterator[Link]:
        """The links that lead to a place on a page; text fragments and Material's own switches (#__search) are no places."""
        return (
            link
            for link in self.links
            if link.place and link.target in self.files and not link.place.startswith((":~:", "__"))
        )

    @property
    def _end(self) -> str:
        return "/index.html" if self.site.config.directory_urls else ".html"


@dataclass(frozen=True, slots=True)
class Part:
    """What looking at some pages of a site gave; other pages tell whether their links to places are good.

    Args:
        problems: what is wrong with them.
        places: the identifiers of the places on each, by its path.
        links: the links to places on other pages, by the page that they stand on, as ``held`` gives them.
    """

    problems: tuple[Problem, ...]
    places: Mapping[str, Places]
    links: Mapping[str, str]


def read_built(folder: Path) -> dict[str, bytes]:
    """Read the HTML files of a built site, and list its other files without their bytes."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.suffix == ".html" else b""
        for path in paths
    }


def check_built(site: Site, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Check what MkDocs built: links, requests to other hosts, structured data, and the quotations themselves.

    Args:
        site: what it was built from.
        files: the files of the site, by path; only those of HTML need their bytes.
    """
    pages = {path: data.decode("utf-8", "replace") for path, data in files.items() if path.endswith(".html")}
    return joined([check_pages(site, pages, frozenset(files), whole=True)])


def check_pages(site: Site, pages: Mapping[str, str], files: frozenset[str], *, whole: bool = False) -> Part:
    """Check some pages of a built site.

    Args:
        site: what it was built from.
        pages: the text of these pages, by path.
        files: the path of every file of the site.
        whole: whether to tell which pages of claims are not among these files.
    """
    built = Built(site, pages, files, whole)
    found = [problem_of(rule, finding) for rule in BUILT_RULES.values() for finding in rule.find(built)]
    places = {path: Places(html.ids) for path, html in built.parsed.items()}
    links = (
        link for link in built.places_linked if link.target != link.page and link.target.endswith(".html")
    )
    return Part(tuple(found), places, held(links))


def joined(parts: Iterable[Part]) -> tuple[Problem, ...]:
    """Return everything that is wrong with a site whose pages were checked in parts."""
    parts = list(parts)
    places = {path: ids for part in parts for path, ids in part.places.items()}
    lost = (
        problem_of(BUILT_RULES["B101"], _no_place(link))
        for part in parts
        for link in read(part.links)
        if link.target in places and link.place not in places[link.target]
    )
    # A link within a part was looked at there already.
    found = dict.fromkeys(chain((problem for part in parts for problem in part.problems), lost))
    return tuple(sorted(found, key=lambda problem: problem.sort_key))


def _at(path: str, message: str, fix: str = "") -> Finding:
    record: Record[Any] = Record(f"site/{path}", (), None, None, ())
    return Finding(record, (), message, fix)


@built_rule("B101", "broken link")
def broken_link(built: Built) -> Iterator[Finding]:
    """Every link within the site leads to a page that is there, and to a place on it that is there.

    Wrong:
        a link to a claim that was renamed, in a hand-written page
    Right:
        a link to a page that exists
    """
    for link in built.links:
        if link.target not in built.files and link.target not in {"index.html", ""}:
            yield _at(link.page, f"a link leads to {link.href}, where there is no page")
    for link in built.places_linked:
        page = built.parsed.get(link.target)
        if page is not None and link.place not in page.ids:
            yield _no_place(link)


def _no_place(link: Link) -> Finding:
    return _at(link.page, f"a link leads to {link.href}, where there is no such place on the page")


@built_rule("B102", "request to another host")
def foreign_request(built: Built) -> Iterator[Finding]:
    """A page loads nothing from another host: no script, font, style or image, and so nobody learns who reads it.

    Wrong:
        a font from a web service
    Right:
        a font file beside the style sheet
    """
    for path, html in built.parsed.items():
        for tag, address in html.loaded:
            if urlsplit(address).netloc and not address.startswith(built.site.config.site_url or "\0"):
                fix = "Store the file in docs/assets, or do without it."
                yield _at(path, f"the page loads {address} ({tag}) from another host", fix)


@built_rule("B103", "page missing or without its ClaimReview")
def claim_review_missing(built: Built) -> Iterator[Finding]:
    """Every published claim has its page, with one ClaimReview in its head, as the record says it; no other page has any.

    Wrong:
        a theme that leaves out the block extrahead
    Right:
        the theme of claimpress, or one that extends its frame.html
    """
    for path in sorted(built.claims.keys() - built.files):
        yield _at(path, "the page of the claim was not built")
    for path, html in built.parsed.items():
        claim = built.claims.get(path)
        reviewed = [claim] if claim is not None and not claim.withdrawn else []
        if html.json_ld == [claim_review_text(built.site, each) for each in reviewed]:
            continue
        wanted = [claim_review(built.site, each) for each in reviewed]
        if [_json(text) for text in html.json_ld] != wanted:
            yield _at(
                path,
                f"the page holds {len(html.json_ld)} ClaimReviews, expected {len(wanted)} as in the record",
            )


def _json(text: str) -> Any:  # noqa: ANN401 -- whatever JSON holds
    try:
        return json.loads(text)
    except ValueError:
        return None


@built_rule("B104", "quotation altered on the page")
def quotation_altered(built: Built) -> Iterator[Finding]:
    """The quotation that a reader sees is the one in the stored document, character by character, on the finished page.

    A plug-in that curls quotation marks or turns (c) into a sign would change the words of a source.

    Wrong:
        a plug-in or a hook in mkdocs.yml that replaces words on finished pages
    Right:
        the plug-ins and extensions that claimpress lists
    """
    for path, html in built.parsed.items():
        claim = built.claims.get(path)
        for cited in claim.cited if claim else ():
            shown = _spaced(html.quotations.get(cited.anchor, ""))
            wanted = _spaced(_wanted(cited))
            if shown.replace(" ", "") != wanted.replace(" ", ""):
                fix = "Remove the plug-in, hook or extension that alters text from mkdocs.yml."
                yield _at(path, f"the page shows “{shown}”, the stored document holds “{wanted}”", fix)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _wanted(cited: Cited) -> str:
    """The words of the document, with what we left out and put in marked."""
    if cited.evidence.quote is None:
        return ""
    return cited.evidence.quote if cited.quotation is None else cited.quotation.exact
