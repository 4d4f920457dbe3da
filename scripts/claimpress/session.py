"""Builds one after another in one process: each knows what the one before it made."""

import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from claimpress.build import Options, Result, build
from claimpress.cache.files import Elsewhere
from claimpress.cache.known import Known
from claimpress.cache.last_build import Trace, world_of

# The disk's clock goes in steps: what was changed so shortly before a build may be changed again without a trace.
_STEP: Final = 40_000_000


@dataclass(slots=True)
class Session:
    """The builds of one site.

    Args:
        root: the folder that holds mkdocs.yml.
        site: where the site goes.
    """

    root: Path
    site: Path
    _known: Known | None = None
    _done: Trace | None = None
    _world: str = ""
    _today: date = field(default=date.min)

    def build(self, today: date) -> Result:
        """Build the site, and only what has changed of it where nothing but claims has.

        Raises:
            CannotRun: the project cannot be read, or something cannot be written, or MkDocs fails.
        """
        known = (
            self._known if today == self._today and self._world and self._look()[0] == self._world else None
        )
        # Whatever stops this build, the next one makes everything.
        self._known, at = None, time.time_ns()
        result = build(self.root, Options(today, site_dir=self.site), lambda _: None, known=known)
        if result.written is None:
            self._known = known
        elif result.trace is not None:
            self._done = result.trace
            self._today = today
            self._world, newest = self._look()
            self._known = result.known if newest < at - _STEP else None
        return result

    def is_ours(self, path: Path) -> bool:
        """Say whether a build writes that file itself."""
        if self._done is None or not path.is_relative_to(self._done.docs):
            return False
        name = path.relative_to(self._done.docs).as_posix()
        return name in self._done.ours or path.name.startswith(".claimpress-")

    def _look(self) -> tuple[str, int]:
        try:
            return world_of(self.root, self._done) if self._done is not None else ("", 0)
        except (OSError, Elsewhere):
            return "", 0
