"""What the search of a large site reads of a page."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

_BEGIN: Final = '<article class="md-content__inner'
_END: Final = "</article>"
# Scripts that part their words with nothing. Each sign is given to Pagefind, and asked for, as a word.
_SIGN: Final = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_SIGNS: Final = re.compile(_SIGN)
_TEXT: Final = re.compile(rf">[^<]*?{_SIGN}[^<]*")
_EXCLUSION: Final = "data-search-exclude"
_EXCLUDED: Final = re.compile(rf"<([a-z]+) (?:[^<>]* )?{_EXCLUSION}[\s>=]")
# The verdict of a page; other pages show those of claims, which are not their own.
_VERDICT: Final = re.compile(
    r'(<div class="cp-part cp-part--verdict .*?<span) (class="cp-verdict )', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Searched:
    """A page that the search finds.

    Args:
        path: its path below the site's folder.
        boost: how much more than others it counts.
        order: where it stands among the pages of its boost: the day on which it was published, empty where it has none.
        print: the fingerprint of what the search reads of it.
    """

    path: str
    boost: float
    order: str
    print: str


def searched(path: str, meta: Mapping[str, Any], html: str) -> Searched | None:
    """Return a page as the search sees it, None for one that leaves itself out.

    Args:
        path: its path below the site's folder.
        meta: its front matter.
        html: the whole page.
    """
    asked = meta.get("search")
    asked = asked if isinstance(asked, dict) else {}
    if asked.get("exclude"):
        return None
    # What is left out may hold more of its own kind: then its end stays, and counts.
    told = _without(_article(html), lambda *_: True)
    fingerprint = blake2b(told.encode("utf-8", "xmlcharrefreplace"), digest_size=16).hexdigest()
    boost = asked.get("boost", 1)
    boost = float(boost) if isinstance(boost, int | float) and boost > 0 else 1.0
    return Searched(path, boost, str(meta.get("published", "")), fingerprint)


def _article(html: str) -> str:
    begin, end = html.find(_BEGIN), html.rfind(_END)
    return html[begin : end + len(_END)] if 0 <= begin < end else ""


def _without(html: str, is_out: Callable[[str, str], bool]) -> str:
    """Take out what the search leaves out: each element up to the first end of its kind.

    Args:
        html: what it is taken from.
        is_out: says of an element, and of its kind, whether it is.
    """
    pieces: list[str] = []
    done, place = 0, html.find(_EXCLUSION)
    while place >= 0:
        start = html.rfind("<", done, place)
        found = _EXCLUDED.match(html, start) if start >= 0 else None
        last = f"</{found[1]}>" if found is not None else ""
        end = html.find(last, found.end()) if found is not None else -1
        if found is not None and end >= 0:
            end += len(last)
            pieces.append(html[done : start if is_out(html[start:end], found[1]) else end])
            done = end
        place = html.find(_EXCLUSION, max(done, place + 1))
    return "".join([*pieces, html[done:]])


def for_pagefind(html: str, language: str) -> str:
    """Return what Pagefind is given of a page: what the search reads of it, its verdict named, every sign of Chinese and Japanese apart.

    Args:
        html: the whole page.
        language: the language of the site.
    """
    article = _without(_article(html), _is_alone)
    article = _VERDICT.sub(r'\1 data-pagefind-meta="verdict" \2', article, count=1)
    if _SIGNS.search(article) is not None:
        article = _TEXT.sub(_apart, article)
    return f'<!doctype html><html lang="{language}"><body>{article}</body></html>'


def _is_alone(element: str, kind: str) -> bool:
    """Say whether an element that the search leaves out is whole; where it holds more of its kind, it is Pagefind's to leave out."""
    return element.count(f"<{kind}") == 1


def _apart(found: re.Match[str]) -> str:
    return _SIGNS.sub(r" \g<0> ", found[0])
