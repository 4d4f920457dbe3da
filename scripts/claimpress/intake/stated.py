"""What a web page says about itself: in JSON-LD (schema.org), Open Graph, its other ``meta`` elements, and its markup.

Only what is said in so many words counts. Nothing is guessed from an address, a footer or the wording of a headline.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from claimpress.intake.taken import Stated
from claimpress.intake.values import author, day, language, line, web_address

_NEWS: Final = frozenset({"NewsArticle", "ReportageNewsArticle"})
_ARTICLE: Final = re.compile(r"\w*Article|BlogPosting|Report|WebPage")
_DEEPEST: Final = 8


def stated_by(root: Any) -> Stated:  # noqa: ANN401 -- lxml's element, whose types are optional like lxml itself
    """Return what a page says about itself; ``root`` is its tree, from lxml."""
    meta = _meta(root)
    things = list(_things(root))
    named = {str(thing["@id"]): thing for thing in things if "@id" in thing and "name" in thing}
    article = next((thing for thing in things if _is_article(thing)), {})

    def first(*names: str) -> Iterator[str]:
        return (text for name in names for text in meta.get(name, []))

    def one(*candidates: str) -> str:
        return next(filter(None, candidates), "")

    publisher = _names(article.get("publisher"), named)
    return Stated(
        title=one(
            line(article.get("headline")),
            *map(line, first("og:title", "citation_title", "dc.title")),
            *map(line, _alone(root.xpath("//h1"))),
            *map(line, _alone(root.xpath("//head/title"))),
        ),
        author=one(
            author(_names(article.get("author"), named)),
            *map(author, first("citation_author", "author", "article:author", "dc.creator")),
        ),
        publisher=one(line(", ".join(publisher)), *map(line, first("og:site_name", "dc.publisher"))),
        published=one(
            day(article.get("datePublished")),
            *map(
                day, first("article:published_time", "citation_publication_date", "datepublished", "dc.date")
            ),
            *map(day, root.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")),
        ),
        url=one(
            *map(web_address, root.xpath("//link[@rel='canonical']/@href")),
            *map(web_address, first("og:url")),
        ),
        language=one(
            language(root.get("lang")),
            language(article.get("inLanguage")),
            *map(language, first("og:locale")),
        ),
        kind="news" if _types(article) & _NEWS else "",
    )


def _meta(root: Any) -> dict[str, list[str]]:  # noqa: ANN401 -- see stated_by
    """Return the contents of the ``meta`` elements by name, in order."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if element.get(key):
                found.setdefault(element.get(key).lower(), []).append(element.get("content") or "")
    joined = found.get("citation_author", [])
    return found | ({"citation_author": [", ".join(joined)]} if joined else {})


def _alone(elements: list[Any]) -> list[str]:
    """Return the text of an element that stands alone; of several, none is surely meant."""
    return [elements[0].text_content()] if len(elements) == 1 else []


def _things(root: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 -- see stated_by
    """Yield every thing that the page's JSON-LD describes; what is no JSON is passed over."""
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            yield from _inside(json.loads(script.text or ""), _DEEPEST)
        except (ValueError, RecursionError):
            continue


def _inside(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 -- JSON
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict):
        yield value
    if depth:
        for member in members:
            yield from _inside(member, depth - 1)


def _is_article(thing: Mapping[str, Any]) -> bool:
    return any(_ARTICLE.fullmatch(name) for name in _types(thing))


def _types(thing: Mapping[str, Any]) -> set[str]:
    types = thing.get("@type")
    return {str(name) for name in (types if isinstance(types, list) else [types])}


def _names(value: Any, named: Mapping[str, Mapping[str, Any]]) -> list[str]:  # noqa: ANN401 -- JSON
    """Return the names of people or organisations, however they are written."""
    if isinstance(value, list):
        return [name for member in value for name in _names(member, named)]
    if isinstance(value, dict):
        known = value if "name" in value else named.get(str(value.get("@id")), {})
        value = known.get("name")
    return [value] if isinstance(value, str) and value.strip() else []
