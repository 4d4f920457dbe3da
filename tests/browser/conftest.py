"""This repository's own site, built once, served under a folder of its host, and a real browser to read it with."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from claimpress.check import check
from claimpress.project import read_project
from claimpress.site import Site, site_of
from whole_site import REPOSITORY, claimpress, make_whole

ARGUMENTS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
FOLDER = "/desk/checks/"
"""Where the site lies on its host, as project sites do."""

CODE = "https://code.example/desk/checks"
TODAY = date(2026, 11, 22)

# A machine that builds sites on its other core takes its time; what never comes still fails.
expect.set_options(timeout=20_000)


@dataclass(frozen=True, slots=True)
class Published:
    """The site at its address, the records it was made from, and what its pages should show."""

    address: str
    root: Path
    site: Site


class _Handler(SimpleHTTPRequestHandler):
    """Serves files below a folder of the host, and the page for lost readers everywhere else, without a log."""

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(FOLDER) if path.startswith(FOLDER) else "../nowhere"
        return (
            super().translate_path(f"/{below}")
            if below != "../nowhere"
            else str(Path(self.directory) / "nowhere")
        )

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name that the class calls it by
        """Say nothing."""


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Build this repository's records as a site and serve it."""
    root = make_whole(tmp_path_factory.mktemp("browser") / "desk", REPOSITORY)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(root / "site"))) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}{FOLDER}"
        told = {
            "CLAIMPRESS_SITE_URL": address,
            "CLAIMPRESS_REPO_URL": CODE,
            "CLAIMPRESS_EDIT_URI": "edit/main/docs/",
        }
        status, out, err = claimpress(root, ["build", "--today", TODAY.isoformat()], **told)
        assert 0 == status, out + err
        with pytest.MonkeyPatch.context() as patch:
            for name, value in told.items():
                patch.setenv(name, value)
            site = site_of(check(read_project(root), TODAY).collection)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Published(address, root, site)
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser; where there is none the tests are reported as skipped, unless one is required."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(path).is_file():
        told = f"there is no browser at {path}; CHROMIUM names another"
        if os.environ.get("CLAIMPRESS_BROWSER") == "required":
            pytest.fail(told)
        pytest.skip(told)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


Open = Callable[..., Page]


@pytest.fixture
def reader(browser: Browser, published: Published) -> Iterator[Open]:
    """Return a function that opens a page of the site; afterwards nothing may have gone wrong in the browser.

    The function takes the path of the page and options of the browser's context. No request may go to another host, and
    the console may hold no error.
    """
    faults: list[str] = []
    contexts: list[BrowserContext] = []
    host = published.address.removesuffix(FOLDER)

    def note(url: str) -> None:
        if not url.startswith((f"{host}/", "data:")):
            faults.append(f"request to {url}")

    def open_page(path: str, *, status: int = 200, width: int = 1280, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: note(request.url))
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        if status == 200:
            page.on(
                "console",
                lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None,
            )
        answer = page.goto(f"{published.address}{path}")
        assert answer is not None
        assert status == answer.status
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [] == faults
