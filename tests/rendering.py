"""Every file that is generated, one after another: what the build makes in several processes."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from claimpress.data.downloads import MANIFEST, downloads
from claimpress.data.manifest import manifest
from claimpress.emit import Written, begin
from claimpress.pages.plan import plan
from claimpress.share.cards import Picture
from claimpress.share.mark import mark
from claimpress.site import Site


@dataclass(frozen=True, slots=True)
class Page:
    """A file to be written: its path below docs/ and its text."""

    path: str
    text: str


def render_site(site: Site) -> Iterator[Page]:
    """Yield every generated page, every part that hand-written pages include, and every download."""
    files: dict[str, str] = {}
    pages = (Page(planned.path, planned.text(site.config)) for planned in plan(site))
    for page in chain(pages, (Page(download.path, download.text()) for download in downloads(site))):
        files[page.path] = hashlib.sha256(page.text.encode()).hexdigest()
        yield page
    yield Page(MANIFEST, manifest(site, files, MANIFEST).text())


def emit(
    folder: Path,
    pages: Iterable[Page],
    pictures: Sequence[Picture] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Written:
    """Write pages and images into a folder, as the build does."""
    texts = {page.path: page.text for page in pages}
    docs = begin(folder, {*texts, *(picture.path for picture in pictures)}, texts.get)
    changed = sum(docs.write(path, text.encode()) for path, text in texts.items())
    fingerprints = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in texts.items()}
    docs.finish(fingerprints | {picture.path: mark(picture.card) for picture in pictures})
    changed += len(docs.draw(pictures, progress))
    return Written(changed, len(texts) + len(pictures) - changed, len(docs.removed))
