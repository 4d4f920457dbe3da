"""Builds one after another in one process: each knows what the one before it made."""

import threading
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from claimpress.build import Options, Result, build
from claimpress.cache.files import STEP, Elsewhere
from claimpress.cache.known import Known
from claimpress.cache.this_build import Trace, world_of
from claimpress.project import read_config
from claimpress.search.built import language_of, pages_to_search
from claimpress.search.pagefind import Index
from claimpress.target import remove


@dataclass(slots=True)
class Last:
    """What a build is told of the last one, and tells for the next.

    Args:
        known: what is known of the last one.
        done: what this one read and wrote.
        made: what is known of its pages.
    """

    known: Known | None = None
    done: Trace | None = None
    made: Known | None = None

    def note(self, done: Trace | None, known: Known | None) -> None:
        """Note what the build has made.

        Args:
            done: what it read and wrote, or None where it may have read more than is known.
            known: what is known of its pages, or None.
        """
        self.done, self.made = done, known


@dataclass(slots=True)
class Session:
    """The builds of one site.

    Args:
        root: the folder that holds mkdocs.yml.
        docs: the folder of the pages.
        site: where the site goes.
    """

    root: Path
    docs: Path
    site: Path
    _ours: frozenset[str] = frozenset()
    _known: Known | None = None
    _done: Trace | None = None
    _world: str = ""
    _today: date = field(default=date.min)
    _built: Known | None = None
    _at_work: threading.Lock = field(default_factory=threading.Lock)

    def build(self, today: date) -> Result:
        """Build the site, and only what has changed of it, as far as that can be told; ``index`` makes the index of a large one.

        Raises:
            CannotRun: the project cannot be read, or something cannot be written, or MkDocs fails.
        """
        with self._at_work:
            return self._build(today)

    def index(self) -> None:
        """Make the index of the site that was built last, where its pages ask for one; until then the search finds what it found.

        Raises:
            CannotRun: Pagefind fails.
        """
        with self._at_work:
            if not self.site.is_dir():
                return
            config, _ = read_config(self.root)
            pages = pages_to_search(self.site, self._built, self.docs, config)
            if pages is not None:
                index = Index(self.site, self.site, language_of(config))
                remove(self.site, index.make(pages, is_whole=False))

    def _build(self, today: date) -> Result:
        # Before anything is looked at: what changes from here on may be seen, or not.
        at = time.time_ns()
        known = self._known if today == self._today and self._world else None
        known = known if known is not None and self._look(known)[0] == self._world else None
        # Whatever stops this build, the next one makes everything.
        self._known = None
        last = Last(known)
        options = Options(today, site_dir=self.site, index=False)
        result = build(self.root, options, lambda _: None, keeper=last)
        self._ours = result.ours or self._ours
        if result.site is not None:
            self._built = last.made
        if result.written is None:
            self._known = known
        elif result.site is not None and last.done is not None:
            self._done = last.done
            self._today = today
            self._world, newest = self._look(last.made)
            self._known = last.made if newest < at - STEP else None
        return result

    def is_ours(self, path: Path) -> bool:
        """Say whether a build writes that file itself."""
        if not path.is_relative_to(self.docs):
            return False
        return path.relative_to(self.docs).as_posix() in self._ours or path.name.startswith(".claimpress-")

    def _look(self, known: Known | None) -> tuple[str, int]:
        try:
            return world_of(self.root, self._done, known) if self._done is not None else ("", 0)
        except (OSError, Elsewhere):
            return "", 0
