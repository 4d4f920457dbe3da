"""What the explorer of a list in parts reads once somebody filters or sorts: all claims, as short as they can be written.

Every file is made of columns, which compress well, with a number for what is named often. The values for the facets are one file
and those for the sources another. The words of the claims are files of 500 claims from the oldest on, which do not change when
they are full.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from posixpath import basename
from typing import Any, Final, Generic, TypeVar
from urllib.parse import quote

from claimpress.data.download import Download, whole
from claimpress.pages.escape import isolated
from claimpress.pages.lines import claim_line, title_lang, title_of
from claimpress.pages.parts import parts
from claimpress.pages.texts import texts_of
from claimpress.pages.views import ClaimLine, Link
from claimpress.site import PublishedClaim, Site

WORDS: Final = 500
"""Claims whose words are one file: some 20 kB on their way to a reader."""

_FOLDER: Final = "claims/part/"

Value = TypeVar("Value", bound=Hashable)


class _Numbered(Generic[Value]):
    """The values of a column, each with the number that stands for it."""

    def __init__(self) -> None:
        self._numbers: dict[Value, int] = {}

    def __call__(self, value: Value) -> int:
        return self._numbers.setdefault(value, len(self._numbers))

    def written(self, write: Callable[[Value], Any]) -> list[Any]:
        """Return what stands for each number."""
        return [write(value) for value in self._numbers]


def explorer_files(site: Site) -> Iterator[Download]:
    """Yield every file; none where the list of claims is one page."""
    if len(parts(site.claims, "claims/index.md")) == 1:
        return
    claims = site.claims
    shown = tuple(claim.shown for claim in claims)
    yield whole(f"{_FOLDER}facets.json", shown, lambda: _json(_facets(site, _lines(site, claims))))
    needs = (*shown, *site.sources)
    yield whole(f"{_FOLDER}sources.json", needs, lambda: _json(_sources(site, _lines(site, claims))))
    oldest_first = claims[::-1]
    for number, place in enumerate(range(0, len(claims), WORDS), start=1):
        some = oldest_first[place : place + WORDS]
        needs = tuple(claim.shown for claim in some)
        yield whole(f"{_FOLDER}words-{number}.json", needs, partial(_words_of, site, some))


def _lines(site: Site, claims: Iterable[PublishedClaim]) -> list[ClaimLine]:
    return [claim_line(site, claim) for claim in claims]


def _words_of(site: Site, claims: Iterable[PublishedClaim]) -> str:
    return _json(_words(_lines(site, claims), site.config.settings.language))


def _facets(site: Site, lines: Sequence[ClaimLine]) -> dict[str, Any]:
    """Everything that a claim is filtered and sorted by but its words and sources, the newest claim first.

    A list of labels holds, for each number: the last part of the address of its page, the text, and 1 where the text runs against
    the direction of the page. A claim without a claimant has -1.
    """
    direction = texts_of(site.config).direction
    topics, claimants = _Numbered[Link](), _Numbered[Link]()
    dates, figures = _Numbered[tuple[str, str]](), _Numbered[tuple[int, int, int]]()
    scale = {verdict.key: number for number, verdict in enumerate(site.config.settings.verdicts)}

    def label(link: Link) -> list[Any]:
        against = [1] if isolated(link.text, direction).startswith("<bdi>") else []
        return [_key(link.page), " ".join(link.text.split()), *against]

    rows = {
        "verdict": [scale[line.verdict.key] for line in lines],
        "topics": [[topics(topic) for topic in line.topics] for line in lines],
        "claimant": [claimants(line.claimant) if line.claimant else -1 for line in lines],
        "date": [dates((line.published.iso, line.published.text)) for line in lines],
        "figures": [
            figures((line.counts.supports, line.counts.refutes, line.counts.context)) for line in lines
        ],
        "withdrawn": [number for number, line in enumerate(lines) if line.withdrawn],
    }
    return {
        "end": "/" if site.config.directory_urls else ".html",
        "words": WORDS,
        "comma": texts_of(site.config)("list.comma"),
        "verdicts": [[verdict.key, verdict.label, verdict.icon] for verdict in site.config.settings.verdicts],
        "topics": topics.written(label),
        "claimants": claimants.written(label),
        "dates": dates.written(list),
        "figures": figures.written(list),
        "rows": rows,
    }


def _sources(site: Site, lines: Sequence[ClaimLine]) -> dict[str, Any]:
    """The sources of each claim, the newest first, and for each source its identifier, title and language."""
    sources = _Numbered[str]()
    rows = [[sources(source) for source in line.sources] for line in lines]

    def label(key: str) -> list[str]:
        source = site.source_by_id[key].source
        return [key, title_of(source), title_lang(site, source)]

    return {"sources": sources.written(label), "rows": rows}


def _words(lines: Iterable[ClaimLine], language: str) -> dict[str, Any]:
    """The claims themselves, the oldest first; a language is empty where it is that of the site."""
    lines = list(lines)
    return {
        "id": [line.id for line in lines],
        "claim": [" ".join(line.claim.split()) for line in lines],
        "lang": ["" if line.lang == language else line.lang for line in lines],
    }


def _key(page: str) -> str:
    """Return the last part of the address of a page, as links have it."""
    return quote(basename(page).removesuffix(".md"))


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
