"""What knows all pages, where only some of them were built again: the rest is taken from the site as it was."""

import gzip
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_URL: Final = re.compile(r"\n *<url>.*?</url>", re.DOTALL)
_LOC: Final = re.compile(r"<loc>(.*?)</loc>")


class Lost(Exception):  # noqa: N818 -- no error: everything is built anew
    """The site as it was cannot be read in the way that its parts are taken from."""


def merged_map(new: str, old: str, addresses: Sequence[str], built: Collection[str]) -> str:
    """Return the site's map.

    Args:
        new: the map of those pages alone that were built again.
        old: the map of the site as it was.
        addresses: the address of every page, in order.
        built: the addresses of the pages that were built again.

    Raises:
        Lost: a map is not made of one ``<url>`` with a ``<loc>`` for each page.
    """
    ours, theirs = _blocks(new), _blocks(old)
    blocks = (ours.get(each, "") if each in built else theirs.get(each, "") for each in addresses)
    head, end, tail = _URL.sub("", old).rpartition("\n</urlset>")
    if not end:
        raise Lost
    return f"{head}{''.join(blocks)}{end}{tail}"


def _blocks(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in _URL.findall(text):
        places = _LOC.findall(block)
        if len(places) != 1:
            raise Lost
        found[places[0]] = block
    return found


def write_map(
    config: MkDocsConfig, files: Files, old: Path, sources: Sequence[str], built: Collection[str]
) -> None:
    """Put the maps of the built pages and of the site as it was together, in the place of the former.

    Args:
        config: MkDocs' settings.
        files: every file of the site.
        old: the folder of the site as it was.
        sources: paths below docs/ of all pages, in order.
        built: those that were built again.

    Raises:
        Lost: one of them cannot be read.
    """
    path = Path(config.site_dir, "sitemap.xml")
    pages = [files.src_uris[source].page for source in sources]
    addresses = {page.file.src_uri: page.canonical_url or "" for page in pages if page is not None}
    again = {addresses[source] for source in built}
    try:
        text = merged_map(
            path.read_text("utf-8"), (old / "sitemap.xml").read_text("utf-8"), [*addresses.values()], again
        )
    except OSError as error:
        raise Lost from error
    data = text.encode()
    utils.write_file(data, str(path))
    when = utils.get_build_timestamp(pages=[page for page in pages if page is not None])
    # As MkDocs does it, whose file has its own name and the day of the build in it.
    with (
        Path(f"{path}.gz").open("wb") as raw,
        gzip.GzipFile(f"{path}.gz", "wb", fileobj=raw, mtime=when) as file,
    ):
        file.write(data)


def spliced_index(
    empty: str, entries: Mapping[str, str], old: bytes, lengths: Mapping[str, int], sources: Iterable[str]
) -> tuple[bytes, dict[str, int]]:
    """Return the search index, and the length of the part of each page in it.

    Args:
        empty: an index of nothing.
        entries: the parts of the pages that were built again; empty for one that the search leaves out.
        old: the index of the site as it was.
        lengths: the length of the part of each page in that, in order; pages that it leaves out are missing.
        sources: paths below docs/ of all pages, in order.

    Raises:
        Lost: the index is not what its lengths say.
    """
    head = f"{empty.removesuffix(']}')}".encode()
    places: dict[str, slice] = {}
    start = len(head)
    for source, length in lengths.items():
        places[source] = slice(start, start + length)
        start += length + 1
    if lengths and (start + 1 != len(old) or not old.startswith(head)):
        raise Lost
    found: dict[str, bytes] = {}
    for source in sources:
        data = (
            entries[source].encode()
            if source in entries
            else old[places[source]]
            if source in places
            else b""
        )
        if data:
            found[source] = data
    index = head + b",".join(found.values()) + b"]}"
    return index, {source: len(data) for source, data in found.items()}


def only(files: Files, sources: Iterable[str]) -> Files:
    """Return some of the files of a site."""
    some: list[File] = [files.src_uris[source] for source in sources]
    return Files(some)
