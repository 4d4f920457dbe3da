"""One file in, its text out: which reader a file is for."""

from claimpress.intake.page import take_page
from claimpress.intake.pdf import take_pdf
from claimpress.intake.plain import take_text
from claimpress.intake.taken import Refused, Taken


def take(ending: str, data: bytes) -> Taken | Refused:
    """Take the text out of a file.

    Args:
        ending: how its name ends, such as ``.html``.
        data: its bytes.

    Raises:
        CannotRun: what reads this kind of file is not installed.
    """
    match ending.lower():
        case ".txt":
            return take_text(data, markdown=False)
        case ".md" | ".markdown":
            return take_text(data, markdown=True)
        case ".html" | ".htm" | ".xhtml":
            return take_page(data)
        case ".pdf":
            return take_pdf(data)
        case _:
            return Refused("is of a kind that cannot be read", "Give a .txt, .md, .html or .pdf file.")
