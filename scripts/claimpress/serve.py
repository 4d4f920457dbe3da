"""The ``serve`` command: the site in a browser, made anew whenever a claim, a source or a page changes."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from mkdocs.commands.serve import serve as mkdocs_serve
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from claimpress.project import CLAIMS, CONFIG, SEEDS

# Editors write a file in several steps; rendering once after the last is enough.
_PAUSE: Final = 0.2
_CHANGES: Final = frozenset({"created", "deleted", "modified", "moved"})


class _Changes(FileSystemEventHandler):
    """Renders a moment after the last change; MkDocs, which watches docs/, then builds and reloads."""

    def __init__(self, rerender: Callable[[], None], only: str = "") -> None:
        self._rerender = rerender
        self._only = only
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def on_any_event(self, event: FileSystemEvent) -> None:
        # Reading a file is an event too, and rendering reads them all.
        if event.is_directory or event.event_type not in _CHANGES:
            return
        paths = {Path(str(path)).name for path in (event.src_path, event.dest_path) if path}
        if self._only and self._only not in paths:
            return
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(_PAUSE, self._rerender)
            self._timer.daemon = True
            self._timer.start()


def serve(root: Path, address: str, rerender: Callable[[], None]) -> None:
    """Serve the site until it is interrupted.

    Hand-written pages are watched by MkDocs itself; for claims, sources and the settings the Markdown is rendered again,
    and since only what changed is written, nothing runs in circles.

    Args:
        root: the folder that holds mkdocs.yml.
        address: host and port, such as ``127.0.0.1:8000``.
        rerender: checks the records and writes the Markdown; it reports problems itself.
    """
    observer = Observer()
    for folder in (CLAIMS, SEEDS):
        observer.schedule(_Changes(rerender), str(root / folder), recursive=True)
    observer.schedule(_Changes(rerender, only=CONFIG), str(root), recursive=False)
    observer.start()
    try:
        mkdocs_serve(str(root / CONFIG), livereload=True, dev_addr=address)
    finally:
        observer.stop()
        observer.join()
