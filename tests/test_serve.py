"""The site in a browser, made anew whenever a claim, a source or a page changes."""

import hashlib
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from whole_site import environment, make_whole

PATIENCE = 30.0
"""Seconds after which something is not going to happen any more."""

QUIET = 3.0
"""Seconds in which a server that runs in circles would have built several times."""

CLAIM = "claims/ferry-stops-on-friday.yaml"


@dataclass(frozen=True, slots=True)
class Served:
    """A project, the address where it is served, and what the server said."""

    root: Path
    address: str
    log: Path

    def page(self, path: str) -> str:
        """Return a page as a browser gets it; empty while the server does not answer."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=5) as answer:  # noqa: S310
                return str(answer.read().decode())
        except OSError:
            return ""

    def shows(self, path: str, words: str) -> None:
        """Wait until a page holds some words."""
        self._wait(lambda: words in self.page(path), f"{words!r} on {path}")

    def says(self, words: str) -> None:
        """Wait until the server has said some words."""
        self._wait(lambda: words in self.said(), words)

    def said(self) -> str:
        """Return all that the server has said."""
        return self.log.read_text("utf-8")

    def builds(self) -> int:
        """Return how often the server has built the site."""
        return self.said().count("the site was made in")

    def change(self, name: str, old: str, new: str) -> None:
        """Replace words that stand once in a file."""
        text = (self.root / name).read_text("utf-8")
        assert text.count(old) == 1
        (self.root / name).write_text(text.replace(old, new), "utf-8")

    def _wait(self, ready: object, what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        assert callable(ready)
        while not ready():
            assert time.monotonic() < deadline, f"not within {PATIENCE:.0f} s: {what}\n{self.said()}"
            time.sleep(0.1)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a small project on a free port, and stop the server at the end."""
    folder = tmp_path_factory.mktemp("serve")
    root = make_whole(folder / "desk")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = folder / "log"
    command = [sys.executable, "-m", "claimpress", "serve", "--address", f"127.0.0.1:{port}"]
    # Under coverage the process may only end by itself, and so by an interrupt, as with Ctrl-C.
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=root, env=environment(), stdout=out, stderr=out) as server,
    ):
        here = Served(root, f"http://127.0.0.1:{port}/", log)
        try:
            here.shows("claims/ferry-stops-on-friday/", "stops at noon on Friday")
            yield here
        finally:
            server.send_signal(2)
            try:
                server.wait(10)
            finally:
                server.kill()


def test_a_changed_claim_is_seen(served: Served):
    """On its own page and in the list."""
    served.change(CLAIM, "claim: The ferry between", "claim: The last ferry between")
    served.shows("claims/ferry-stops-on-friday/", "The last ferry between")
    served.shows("claims/", "The last ferry between")


def test_a_changed_page_is_seen(served: Served):
    """A page written by hand."""
    served.change("docs/methodology.md", "# How we work", "# How this desk works")
    served.shows("methodology/", "How this desk works")


def test_a_changed_source_is_seen(served: Served):
    """Its record, and a new document."""
    served.change(
        "seeds/harbour-notice.yaml",
        "publisher: Lowmere harbour office",
        "publisher: The office of the harbour",
    )
    served.shows("sources/harbour-notice/", "The office of the harbour")
    words = "A gull was seen on the pier, the clerk wrote."
    (served.root / "seeds" / "gull.txt").write_text(words)
    fingerprint = hashlib.sha256(words.encode()).hexdigest()
    (served.root / "seeds" / "gull.yaml").write_text(
        f"title: Note on a gull\ndocument: gull.txt\nsha256: {fingerprint}\n"
    )
    served.shows("sources/gull/", "Note on a gull")


def test_changed_settings_are_seen(served: Served):
    """The name of the site stands on every page."""
    served.change("mkdocs.yml", "site_name: claimpress", "site_name: Harbour desk")
    served.shows("claims/", "Harbour desk")


def test_a_broken_claim_leaves_the_old_page(served: Served):
    """The problem is printed with its place; when it is mended the page follows."""
    served.change(CLAIM, "stops at noon on Friday while", "stops at noon on Monday while")
    served.says(f"{CLAIM}:12:12: error Q101 ")
    served.says("The pages stay as they were until the errors are mended.")
    assert "stops at noon on Friday while" in served.page("claims/ferry-stops-on-friday/")
    (served.root / "claims" / "torn.yaml").write_text("claim: [")
    served.says("claims/torn.yaml:1:")
    (served.root / "claims" / "torn.yaml").unlink()
    served.change(CLAIM, "stops at noon on Monday while the", "stops at noon on Friday while the")
    served.change(CLAIM, "would_change: A later notice", "would_change: Another notice")
    served.shows("claims/ferry-stops-on-friday/", "Another notice of the harbour office")


def test_a_damaged_list_of_pages_is_told(served: Served):
    """What cannot be written is said like everywhere else, and the server goes on."""
    manifest = served.root / "docs" / ".claimpress.json"
    held = manifest.read_bytes()
    manifest.write_text("{")
    served.change(CLAIM, "authors: [Desk]", "authors: [The desk]")
    served.says(
        "claimpress: docs/.claimpress.json, the list of generated files, cannot be read\n  → Restore it"
    )
    manifest.write_bytes(held)
    served.change(CLAIM, "authors: [The desk]", "authors: [Two editors]")
    served.shows("claims/ferry-stops-on-friday/", "Two editors")


def test_it_does_not_run_in_circles(served: Served):
    """Once it is quiet, it stays so: what the server writes itself does not wake it."""
    deadline = time.monotonic() + PATIENCE
    before, since = served.builds(), time.monotonic()
    while time.monotonic() - since < QUIET:
        assert time.monotonic() < deadline, served.said()
        time.sleep(0.1)
        if served.builds() != before:
            before, since = served.builds(), time.monotonic()
    (served.root / CLAIM).touch()
    time.sleep(QUIET)
    assert before == served.builds()
