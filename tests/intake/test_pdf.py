"""A PDF: its text and what it says about itself."""

import hashlib
import io
import sys
from collections.abc import Callable

import pypdf
import pytest

from claimpress.intake.take import take
from claimpress.intake.taken import Refused, Stated, Taken
from claimpress.problem import CannotRun

PAGES = (("The pier was closed on Friday,", "the office said."), ("It opens on Sunday.",))


def taken(data: bytes) -> Taken:
    """Return what is taken from a PDF."""
    found = take(".pdf", data)
    assert isinstance(found, Taken)
    return found


def test_the_text_page_by_page(make_pdf: Callable[..., bytes]):
    """With an empty line between the pages, and a note on how it was taken."""
    data = make_pdf(PAGES)
    found = taken(data)
    how = (
        f"The text was taken from the PDF (sha256 {hashlib.sha256(data).hexdigest()}) with pypdf "
        f"{pypdf.__version__}, page by page."
    )
    text = "The pier was closed on Friday,\nthe office said.\n\nIt opens on Sunday.\n"
    assert Taken(text.encode(), Stated(), how, ".pdf") == found


def test_what_it_says_about_itself(make_pdf: Callable[..., bytes]):
    """Title, author and language; the day the file was made is no day of publication."""
    info = "/Title (Notice on the pier) /Author (Ada Quill) /CreationDate (D:20260304120000Z)"
    found = taken(make_pdf(PAGES, info, "/Lang (en-GB)"))
    assert Stated(title="Notice on the pier", author="Ada Quill", language="en-GB") == found.stated
    assert found.how.endswith(", page by page. The file says that it was made on 2026-03-04.")


@pytest.mark.parametrize("title", ["Microsoft Word - notice_v3.doc", "notice.indd", "Untitled document", " "])
def test_the_name_of_a_file_is_no_title(make_pdf: Callable[..., bytes], title: str):
    """Programs write it there."""
    assert Stated() == taken(make_pdf(PAGES, f"/Title ({title}) /CreationDate (yesterday)")).stated


def test_pages_without_text(make_pdf: Callable[..., bytes]):
    """They are named, for what stands on them is not stored."""
    message = "page 2 holds no text, perhaps only pictures: what stands there is not stored"
    assert (message,) == taken(make_pdf((("Words",), (), ("More",)))).doubts
    message = "the pages 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 … hold no text, perhaps only pictures: what stands there is not stored"
    assert (message,) == taken(make_pdf((("Words",), *[()] * 12))).doubts


def locked(data: bytes, password: str) -> bytes:
    """Return a PDF encrypted with a password."""
    writer = pypdf.PdfWriter(io.BytesIO(data))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_encrypted_file_that_anyone_may_open(make_pdf: Callable[..., bytes]):
    """It is read like any other."""
    assert taken(locked(make_pdf(PAGES), "")).data.startswith(b"The pier was closed")


AGAIN = "Download it again, or copy its text into a .txt file."
UNLOCK = "Save a copy without the password, and bring that in."


def test_what_gives_no_text(make_pdf: Callable[..., bytes], capfd: pytest.CaptureFixture[str]):
    """A scan, a password, something else, half a file: each in plain words, and nothing else is printed."""
    scan = Refused(
        "holds no text, only pictures: it is a scan",
        "Let a program for text recognition (OCR) put the text into it, or type the text into a .txt file.",
    )
    damaged = Refused("is not a PDF, or a damaged one", AGAIN)
    assert scan == take(".pdf", make_pdf(((), ())))
    assert Refused("is locked with a password", UNLOCK) == take(".pdf", locked(make_pdf(PAGES), "secret"))
    assert damaged == take(".pdf", b"<html>")
    assert damaged == take(".pdf", b"")
    assert damaged == take(".pdf", make_pdf(PAGES)[:200])
    assert ("", "") == capfd.readouterr()


def test_an_encryption_that_cannot_be_undone(make_pdf: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch):
    """Where what undoes it is not installed."""

    def refuse(*_: object) -> None:
        raise pypdf.errors.DependencyError

    monkeypatch.setattr(pypdf.PdfReader, "decrypt", refuse)
    expected = Refused("is encrypted in a way that cannot be undone here", UNLOCK)
    assert expected == take(".pdf", locked(make_pdf(PAGES), ""))


def test_without_the_library(make_pdf: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch):
    """What to install."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(CannotRun) as caught:
        take(".pdf", make_pdf(PAGES))
    assert "PDF files are read with pypdf, which is not installed, or not wholly" == caught.value.message
