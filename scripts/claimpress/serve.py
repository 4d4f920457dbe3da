"""The ``serve`` command: the site in a browser, made anew whenever a claim, a source or a page changes."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from claimpress.project import CONFIG
from claimpress.session import Session

# Reading a file is an event too, and a build reads them all.
_CHANGES: Final = frozenset({"created", "deleted", "modified", "moved"})
# Editors write a file in several steps; once no step has followed for so many seconds, the site is made.
_PAUSE: Final = 0.05


class _Server(LiveReloadServer):  # MkDocs' own: it serves a folder, and reloads browsers after each build
    """Builds when it is woken."""

    def wake(self) -> None:
        """Let the site be made anew, as soon as nothing more is written."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()


class _Changes(FileSystemEventHandler):
    """Wakes the server when a file changes that the site is made from."""

    def __init__(self, server: _Server, is_ours: Callable[[Path], bool], only: str = "") -> None:
        self._server = server
        self._is_ours = is_ours
        self._only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type not in _CHANGES:
            return
        paths = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        if any(path.name == self._only if self._only else not self._is_ours(path) for path in paths):
            self._server.wake()


def serve(
    session: Session,
    folders: Iterable[Path],
    address: str,
    site_url: str,
    rebuild: Callable[[], None],
) -> None:
    """Serve the site until it is interrupted.

    Args:
        session: its builds.
        folders: the folders that it is made from.
        address: host and port, such as ``127.0.0.1:8000``.
        site_url: the address that the site will have, of which only the path counts here.
        rebuild: makes the site anew; it reports problems itself.

    Raises:
        OSError: the address cannot be served on.
    """
    host, _, port = address.rpartition(":")
    server = _Server(rebuild, host, int(port), str(session.site), urlsplit(site_url).path)
    server.build_delay = _PAUSE
    server.error_handler = lambda _: _bytes(session.site / "404.html")
    observer = Observer()
    for folder in folders:
        if folder.is_dir():
            observer.schedule(_Changes(server, session.is_ours), str(folder), recursive=True)
    observer.schedule(_Changes(server, session.is_ours, only=CONFIG), str(session.root), recursive=False)
    observer.start()
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown(wait=False)
    finally:
        server.server_close()
        observer.stop()
        observer.join()


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
