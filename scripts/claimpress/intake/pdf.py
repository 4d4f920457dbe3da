"""A PDF: its text, page by page, and what it says about itself."""

import hashlib
import io
import logging
import re
from typing import Any, Final

from claimpress.intake.taken import Refused, Stated, Taken, needed
from claimpress.intake.values import author, day, language, line

_SCAN: Final = (
    "Let a program for text recognition (OCR) put the text into it, or type the text into a .txt file."
)
_UNLOCK: Final = "Save a copy without the password, and bring that in."
_AGAIN: Final = "Download it again, or copy its text into a .txt file."
# A program put the name of its file there; that is no title.
_FILE_NAME: Final = re.compile(
    r"(?i)Microsoft \w+ - .*|untitled.*|.*\.(?:docx?|pptx?|xlsx?|pdf|indd|qxd|tex|rtf|odt)"
)
_MADE: Final = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")
_UNWANTED: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LISTED: Final = 10


def take_pdf(data: bytes) -> Taken | Refused:
    """Take the text out of a PDF.

    Args:
        data: the file.

    Raises:
        CannotRun: pypdf is not installed.
    """
    pypdf = needed("pypdf", "PDF files")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it would say, we say
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Refused("is locked with a password", _UNLOCK)
        pages = [_UNWANTED.sub("", page.extract_text()).strip() for page in reader.pages]
        stated, made = _stated(reader)
    except pypdf.errors.DependencyError:
        return Refused("is encrypted in a way that cannot be undone here", _UNLOCK)
    except Exception:  # noqa: BLE001 -- pypdf lets any error of a damaged file through
        return Refused("is not a PDF, or a damaged one", _AGAIN)
    if not any(pages):
        return Refused("holds no text, only pictures: it is a scan", _SCAN)
    how = (
        f"The text was taken from the PDF (sha256 {hashlib.sha256(data).hexdigest()}) with pypdf "
        f"{pypdf.__version__}, page by page.{made}"
    )
    text = "\n\n".join(filter(None, pages))
    return Taken(f"{text}\n".encode(), stated, how, ".pdf", _without_text(pages))


def _without_text(pages: list[str]) -> tuple[str, ...]:
    """Say which pages gave no text."""
    empty = [str(number) for number, text in enumerate(pages, start=1) if not text]
    if not empty:
        return ()
    listed = ", ".join(empty[:_LISTED]) + (" …" if len(empty) > _LISTED else "")
    which = f"page {listed} holds" if len(empty) == 1 else f"the pages {listed} hold"
    return (f"{which} no text, perhaps only pictures: what stands there is not stored",)


def _stated(reader: Any) -> tuple[Stated, str]:  # noqa: ANN401 -- a module that may be missing
    """Return what a PDF says about itself, and a sentence on when the file was made: that is not when it was published."""
    told = {key: str(value) for key, value in (reader.metadata or {}).items() if value is not None}
    title = line(told.get("/Title", ""))
    made = _MADE.match(told.get("/CreationDate", ""))
    when = day("-".join(part for part in made.groups() if part)) if made else ""
    stated = Stated(
        title="" if _FILE_NAME.fullmatch(title) else title,
        author=author(told.get("/Author", "")),
        language=language(str(reader.root_object.get("/Lang", ""))),
    )
    return stated, f" The file says that it was made on {when}." if when else ""
