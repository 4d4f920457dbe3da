"""A saved web page: its article as plain text, and what it says about itself."""

import hashlib
import logging
import re
from dataclasses import replace
from typing import Any

from claimpress.intake.stated import stated_by
from claimpress.intake.taken import Refused, Taken, needed
from claimpress.intake.values import web_address

_SAVE = "Save the page again from a browser, or copy the text of the article into a .txt file."
_MARKUP = re.compile(rb"<\s*(?:!doctype|html|head|body|div|p|article|meta)\b", re.IGNORECASE)
# Browsers, and the add-on SingleFile, write into the page where it was saved from.
_SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:)\s*(\S+)", re.IGNORECASE
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def take_page(data: bytes) -> Taken | Refused:
    """Take the text of the article out of a page.

    Args:
        data: the page as it was saved.

    Raises:
        CannotRun: trafilatura is not installed.
    """
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Refused("is not a web page: it holds bytes that no text has", _SAVE)
    trafilatura = needed("trafilatura", "Saved pages")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it would say, we say
    if not data.strip():
        return Refused("is empty", _SAVE)
    root = trafilatura.load_html(data)
    if root is None or not _MARKUP.search(data.replace(b"\0", b"")):
        return Refused("is not a web page", _SAVE)
    stated = stated_by(root)
    if not stated.url and (saved := _SAVED_FROM.search(data)):
        stated = replace(stated, url=web_address(saved[1].decode("utf-8", "replace")))
    text = trafilatura.extract(_as_shown(root), include_comments=False, include_tables=True) or ""
    text = _CONTROL.sub("", text).strip()
    if not text:
        return Refused(
            "holds no text of an article: perhaps a script fills the page in when it is opened", _SAVE
        )
    how = (
        f"The text was taken from the saved page (sha256 {hashlib.sha256(data).hexdigest()}) with trafilatura "
        f"{trafilatura.__version__}; menus, advertisements and comments are left out, and lines broken as a browser breaks them."
    )
    return Taken(f"{text}\n".encode(), stated, how, ".html")


def _as_shown(root: Any) -> Any:  # noqa: ANN401 -- lxml's element, whose types are optional like lxml itself
    """Return a page's tree with its white space as a browser shows it: a line break in the file is a space (CSS Text 3, 4.1)."""
    verbatim = {inner for block in root.iter("pre", "textarea") for inner in block.iter()}
    for element in root.iter():
        if isinstance(element.tag, str) and element.text and element not in verbatim:
            element.text = _SPACES.sub(" ", element.text)
        if element.tail and element.getparent() not in verbatim:
            element.tail = _SPACES.sub(" ", element.tail)
    return root
