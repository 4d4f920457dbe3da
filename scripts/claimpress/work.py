"""All that is to be made of a site, and what of it is as it was."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from claimpress.cache.keys import Stamps, key_of
from claimpress.cache.known import Known
from claimpress.cache.splice import keys_of
from claimpress.data.download import Download
from claimpress.data.downloads import MANIFEST, downloads
from claimpress.pages.plan import plan
from claimpress.pages.planned import PARTS, Planned
from claimpress.share.cards import Picture, pictures
from claimpress.site import Site


@dataclass(frozen=True, slots=True)
class Before:
    """The last build: what is known of it, and the folder of the site that it made."""

    known: Known
    site: Path


@dataclass(frozen=True)  # no slots: what is worked out once is kept
class Work:
    """All that is to be made of a site.

    Args:
        site: the site.
        stamps: the fingerprints of its claims and sources.
        before: the last build, where nothing but these has changed since; only what they change is made then.
        chosen: returns those of the downloads or pages that are made here; the rest is made elsewhere.
    """

    site: Site
    stamps: Stamps
    before: Before | None = None
    chosen: Callable[[list[str]], list[str]] = list

    @cached_property
    def pages(self) -> dict[str, Planned]:
        """Every page, by path."""
        return {planned.path: planned for planned in plan(self.site)}

    @cached_property
    def parts(self) -> frozenset[str]:
        """The pages that have none of their own on the site, but are included by hand-written ones."""
        return frozenset(path for path in self.pages if path.startswith(f"{PARTS}/"))

    @cached_property
    def files(self) -> dict[str, Download]:
        """Every download, by path."""
        return {download.path: download for download in downloads(self.site)}

    @cached_property
    def images(self) -> tuple[Picture, ...]:
        """Every share image."""
        return pictures(self.site)

    @cached_property
    def names(self) -> frozenset[str]:
        """The paths of all."""
        images = (picture.path for picture in self.images)
        return frozenset(chain(self.pages, self.files, images, [MANIFEST]))

    @cached_property
    def keys(self) -> dict[str, str]:
        """The key of what each page is made from."""
        return {path: key_of(planned.needs, self.stamps) for path, planned in self.pages.items()}

    @cached_property
    def pieces(self) -> dict[str, list[str]]:
        """The keys of the pieces of each download."""
        return {path: keys_of(download, self.stamps) for path, download in self.files.items()}

    @cached_property
    def prints(self) -> dict[str, str]:
        """The fingerprints that are known of files that are still made."""
        known = self.before.known.prints if self.before is not None else {}
        return {path: found for path, found in known.items() if path in self.names}

    def is_same(self, path: str) -> bool:
        """Say whether a page or a download is as it was."""
        if self.before is None:
            return False
        known = self.before.known
        if path in self.pages:
            return known.keys.get(path) == self.keys[path]
        return [key for key, _ in known.pieces.get(path, ())] == self.pieces[path]

    def text_of(self, path: str) -> str | None:
        """Return the text of a page or a download, None for an image and for the manifest."""
        if path in self.pages:
            return self.pages[path].text(self.site.config)
        if path in self.files:
            return self.files[path].text()
        return None
