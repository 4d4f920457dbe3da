"""What an image was drawn from, as one fingerprint: its card, and everything that draws it."""

import hashlib
import json
import zlib
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Final

import PIL
from PIL import features

from claimpress.share.card import Card

_LIBRARIES: Final = ("freetype2", "harfbuzz", "raqm", "fribidi")
_OWN: Final = (".py", ".woff2")


def mark(card: Card) -> str:
    """Return the fingerprint (SHA-256) of all that decides how the image of a card looks, byte by byte."""
    content = json.dumps([asdict(card), _drawing()], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


@cache
def _drawing() -> str:
    """Fingerprint of the code and fonts of this package and of the versions of the libraries: nobody has to count versions."""
    digest = hashlib.sha256(f"{PIL.__version__} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for name in _LIBRARIES:
        digest.update(f" {name} {features.version(name)}".encode())
    folder = files("claimpress.share")
    entries = [*folder.iterdir(), *(folder / "fonts").iterdir()]
    for entry in sorted(entries, key=lambda one: one.name):
        if entry.name.endswith(_OWN):
            digest.update(entry.name.encode() + hashlib.sha256(entry.read_bytes()).digest())
    return digest.hexdigest()
