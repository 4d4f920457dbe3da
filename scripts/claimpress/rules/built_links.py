"""Where the links of a built page lead to: thousands of pages link to the same few, so each way is worked out once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from posixpath import dirname, join, normpath
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from claimpress.packed import packed, unpacked

_ELSEWHERE: Final = re.compile("[a-zA-Z][a-zA-Z0-9+.-]*:|//")


class Link(NamedTuple):
    """A link within the site.

    Args:
        page: the page that it stands on.
        href: the address.
        target: the file that it leads to.
        place: the place there; empty for the page as a whole.
    """

    page: str
    href: str
    target: str
    place: str


def links_of(path: str, addresses: Iterable[str], base: str) -> Iterator[Link]:
    """Yield the links of a page that lead to a file of the site, in order, each once.

    Args:
        path: the page.
        addresses: what its links say.
        base: the path of the site on its host.
    """
    folders = [dirname(path)]
    while folders[-1]:
        folders.append(dirname(folders[-1]))
    for href in sorted(set(addresses)):
        found = _led(path, folders, href, base)
        if found is not None:
            yield Link(path, href, *found)


def held(links: Iterable[Link]) -> dict[str, str]:
    """Return links by their page, those of a page as one text; ``read`` gives them back."""
    pages: dict[str, list[tuple[str, str, str]]] = {}
    for page, *led in links:
        pages.setdefault(page, []).append((led[0], led[1], led[2]))
    return {page: packed(rows) for page, rows in pages.items()}


def read(links: Mapping[str, str]) -> Iterator[Link]:
    """Yield the links that ``held`` gave."""
    for page, text in links.items():
        yield from (Link(page, href, target, place) for href, target, place in unpacked(text, 3))


def led_to(links: str) -> str:
    """Return where the links of a page lead to, as one text, from one that ``held`` gave: what they say themselves is left out."""
    return packed(sorted({(target, place) for _, target, place in unpacked(links, 3)}))


def read_led_to(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pages and the places on them that ``led_to`` gave."""
    return ((target, place) for target, place in unpacked(text, 2))


def _led(path: str, folders: Sequence[str], href: str, base: str) -> tuple[str, str] | None:
    """Return the file that a link on a page leads to, and the place there; None where it leads out of the site.

    Args:
        path: the page.
        folders: its folder, and all above it.
        href: what the link says.
        base: the path of the site on its host.
    """
    way, _, place = href.partition("#")
    place = unquote(place) if "%" in place else place
    if not way:
        return path, place
    if _ELSEWHERE.match(way):
        return None
    # Every page has a folder of its own; seen from those above, the ways of many pages are the same.
    up, most = 0, len(folders) - 1
    while up < most and way.startswith("../", 3 * up):
        up += 1
    rest = way[3 * up :]
    if up and (not rest or rest[0] == "?"):
        rest = f"./{rest}"
    target = _led_from(folders[up], rest, base)
    return (target or path, place) if target is not None else None


@lru_cache(maxsize=10_000)
def _led_from(folder: str, way: str, base: str) -> str | None:
    """Return the file that a way leads to from any page of a folder: empty for the page itself, None where it leads out of the site."""
    parts = urlsplit(way)
    if parts.scheme or parts.netloc:
        return None
    return (_target(folder, parts.path, base) or "index.html") if parts.path else ""


def _target(folder: str, href: str, base: str) -> str:
    """Return the file that a link on a page of a folder leads to."""
    root = f"/{base}/".replace("//", "/")
    if href.startswith("/") and not href.startswith(root):
        return href  # elsewhere on the host: no file of this site
    way = href.removeprefix(root) if href.startswith("/") else join("/", folder, href)
    target = normpath(unquote(way)).lstrip("/")
    target = "" if target == "." else target
    return join(target, "index.html") if href.endswith("/") or not target else target
