"""Every file that is generated: the pages, the parts that hand-written pages include, and the downloads."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from claimpress.data.downloads import MANIFEST, downloads
from claimpress.data.files import json_text
from claimpress.data.manifest import manifest
from claimpress.pages.plan import plan
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
    for page in chain(pages, (Page(path, text) for path, text in downloads(site))):
        files[page.path] = page.text
        yield page
    yield Page(MANIFEST, json_text(manifest(site, files)))
