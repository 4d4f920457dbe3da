"""What tests of the intake share: makers of small web pages and PDF files."""

from collections.abc import Callable

import pytest

from saved_files import PARAGRAPHS, html, pdf


@pytest.fixture
def make_page() -> Callable[..., str]:
    """Return the maker of web pages."""
    return html


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """Return the maker of PDF files."""
    return pdf


@pytest.fixture
def paragraphs() -> tuple[str, ...]:
    """Return the paragraphs of the article in every page."""
    return PARAGRAPHS
