"""Other sites than this repository's own, built and served for a browser."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from whole_site import claimpress


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name that the class calls it by
        """Say nothing."""


def serve(root: Path) -> Iterator[str]:
    """Build the site in a folder and serve it; yield its address."""
    status, out, err = claimpress(root, ["build", "--today", "2026-11-22"])
    assert 0 == status, out + err
    with served(root / "site") as address:
        yield address


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()
