"""Files as editors bring them in: small web pages and PDF files, made for tests."""

from collections.abc import Sequence

PARAGRAPHS = (
    "The pier was closed on Friday after an inspector found that two of its posts were rotten, the harbour office said.",
    "The office does not expect the repair to last “longer than two days”, and a bus will be laid on around the bay.",
)


def html(head: str = "", attributes: str = "", body: str = "") -> str:
    """Return a page with an article, a menu, an advertisement and a footer."""
    article = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f"<!doctype html><html {attributes}><head>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
        f"<main><article><h1>Pier closed</h1>{body}{article}</article></main>"
        "<aside class='ad'><a href='/buy'>Buy a boat now</a></aside>"
        "<footer>© 2020 The Island Gazette. Privacy. Cookies.</footer></body></html>"
    )


def pdf(pages: Sequence[Sequence[str]], info: str = "", catalog: str = "") -> bytes:
    """Return a PDF with these lines of text on its pages, written by hand (ISO 32000-1)."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        drawn = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        content = f"BT /F1 12 Tf 72 720 Td {drawn}ET"
        shown_with = f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {shown_with} >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    objects.append(f"<< {info} >>")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        out
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n"
            f"<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
        ).encode()
    )
