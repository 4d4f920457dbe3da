"""Other sites than this repository's own, built and served for a browser."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest

from claimpress.builder import run
from claimpress.check import check
from claimpress.data import explorer
from claimpress.pages.parts import parts
from claimpress.project import read_project
from claimpress.site import Site, site_of
from claimpress.work import Work
from whole_site import REPOSITORY, claimpress, make_whole

FOLDER = "desk/checks/"
PART = 10
"""Rows of a part, on a site in parts."""


class Published(NamedTuple):
    """The site at its address, and what its pages should show."""

    address: str
    site: Site


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


@contextmanager
def served_in_parts(root: Path) -> Iterator[Published]:
    """Build this repository's records as a site whose lists have ten rows a part, and serve it."""
    make_whole(root, REPOSITORY)
    with served(root / "host") as host, pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMPRESS_SITE_URL", f"{host}{FOLDER}")
        patch.setattr(parts, "__defaults__", (PART,))
        patch.setattr(explorer, "WORDS", 8)
        site = site_of(check(read_project(root), date(2026, 11, 22)).collection)
        stamps = dict.fromkeys((each.path for each in (*site.claims, *site.sources)), "")
        assert () == run(root, root / "host" / FOLDER, Work(site, stamps), lambda _: None).problems
        yield Published(f"{host}{FOLDER}", site)
