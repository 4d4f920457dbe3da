"""The end of a build: what knows all pages is written, and what the next build can know of them is gathered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from typing import TypeVar

from claimpress.bench import Done
from claimpress.cache.known import Known
from claimpress.data.downloads import MANIFEST
from claimpress.packed import Places
from claimpress.press.again import Lost
from claimpress.press.run import Press, Printed, lengths_of
from claimpress.rules.built import Part, check_pages
from claimpress.rules.built_links import Link, held, led_to, read, read_led_to
from claimpress.rules.built_page import read_page
from claimpress.work import Before, Work

Found = TypeVar("Found")


def complete(
    work: Work, press: Press, done: Sequence[Done], prints: Mapping[str, str], copied: Sequence[str]
) -> tuple[list[Part], Known]:
    """Write what knows all pages, and return what was seen of these and what is known of them.

    Args:
        work: all that there is.
        press: what has built them.
        done: what was made anew.
        prints: the fingerprint of every generated file.
        copied: the generated files that are no pages and have changed.

    Raises:
        Handed: MkDocs would report a fault.
        Lost: the last build does not tell enough.
    """
    seen = [part for each in done for part in each.seen]
    printed = {page.source: page for each in done for page in each.printed}
    before = work.before
    if before is not None and before.known.is_leaner != press.is_leaner:
        raise Lost
    if before is None:
        ordered = [printed[source] for source in press.sources]
        others = press.finish(ordered)
        entries = lengths_of(ordered)
        seen.append(check_pages(work.site, others, press.paths, whole=True))
    else:
        entries = press.go_on([*printed.values()], before.site, before.known.entries, copied)
        seen.append(check_pages(work.site, {}, press.paths, whole=True))
    old = before.known if before is not None else Known({}, {}, {}, {}, {}, {}, {}, press.is_leaner)
    known = Known(
        keys=work.keys,
        prints={path: found for path, found in prints.items() if path != MANIFEST},
        pieces=_of(work.files, old.pieces) | joined(each.pieces for each in done),
        links=_of(press.paths, old.links) | _links(seen),
        entries=entries,
        searched=searched_now(press, printed, old.searched),
        by_hand=_of(press.sources, old.by_hand)
        | {path: page.stamp for path, page in printed.items() if page.stamp},
        is_leaner=press.is_leaner,
    )
    return ([*seen, _unseen(before, seen)] if before is not None else seen), known


def searched_now(
    press: Press, printed: Mapping[str, Printed], before: Mapping[str, tuple[str, float, str, str]]
) -> dict[str, tuple[str, float, str, str]]:
    """Return what Pagefind finds of each page that it finds, by path.

    Args:
        press: what has built the pages.
        printed: the pages that were built again.
        before: what it found of each page before.
    """
    as_it_was = _of((path for path in press.sources if path not in printed), before)
    anew = ((path, page.searched) for path, page in printed.items())
    return as_it_was | {path: astuple(found) for path, found in anew if found is not None}


def joined(each: Iterable[dict[str, Found]]) -> dict[str, Found]:
    """Return what several processes found, as one."""
    return {path: found for some in each for path, found in some.items()}


def _of(paths: Iterable[str], found: Mapping[str, Found]) -> dict[str, Found]:
    return {path: found[path] for path in paths if path in found}


def _links(seen: Iterable[Part]) -> dict[str, str]:
    """Return the places on other pages that are linked to, by the page that the links stand on."""
    return {path: led_to(part.links.get(path, "")) for part in seen for path in part.places}


def _unseen(before: Before, seen: Sequence[Part]) -> Part:
    """Return what pages that were not built again have to do with those that were: places linked to, and links."""
    anew = {path for part in seen for path in part.places}
    asked = {
        (link.target, link.place) for part in seen for link in read(part.links) if link.target not in anew
    }
    led: list[Link] = []
    for page, links in before.known.links.items():
        if page in anew:
            continue
        for target, place in read_led_to(links):
            if target in anew:
                # What the link says is not known any more: where it leads nowhere, the whole site is looked at again.
                led.append(Link(page, "", target, place))
            else:
                # Nothing was wrong with the last build: that place was there, and its page is as it was.
                asked.discard((target, place))
    return Part((), dict(_places(before, {target for target, _ in asked})), held(led))


def _places(before: Before, pages: Iterable[str]) -> Iterator[tuple[str, Places]]:
    for path in pages:
        file = before.site / path
        if file.is_file():
            yield path, Places(read_page(file.read_text("utf-8")).ids)
