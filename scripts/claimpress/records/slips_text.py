"""A text written anew so that YAML reads it as it was typed, without adding or removing a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimpress.records.slips_lines import Entry, quoted, shown, split_comment

_MANY_APOSTROPHES = 3
_LONG = 80
_IN_QUOTES = "Put the whole text in single quotes"
_DOUBLED = ", and write every ' inside it twice"
_LITERAL = "Write | after the {}, and the text below it, every line two spaces further in"
_FOLDED = "Write >- after the {}, and the text below it, every line two spaces further in"


@dataclass(frozen=True, slots=True)
class Mend:
    """A correction.

    Args:
        lines: all lines of the file after it; as many as before.
        fix: what to tell the editor, with the corrected lines ready to paste.
    """

    lines: tuple[str, ...]
    fix: str


def replaced(lines: Sequence[str], start: int, new: Sequence[str]) -> tuple[str, ...]:
    """Return all lines, those from ``start`` on replaced one for one."""
    return (*lines[:start], *new, *lines[start + len(new) :])


def mend_line(lines: Sequence[str], index: int, new: str, advice: str) -> Mend:
    """Replace one line."""
    return Mend(replaced(lines, index, [new]), f"{advice}:\n{new}")


def as_text(lines: Sequence[str], at: Entry, end: int, first: str | None = None) -> Mend:
    """Write the text from ``at`` up to line ``end`` so that it is read as typed.

    Args:
        lines: all lines of the file.
        at: the line where the text begins.
        end: the index after its last line.
        first: what its first line is to say, where that is not what stands there.
    """
    below = lines[at.line + 1 : end]
    if not below:
        text, comment = (at.value if first is None else first), ""
        if first is None:
            text, comment = split_comment(at.value)
        return _one_line(lines, at, text, comment)
    texts = [at.value if first is None else first, *below]
    if _is_literal(texts):
        return _literal(lines, at, texts)
    return _folded(lines, at, texts)


def _one_line(lines: Sequence[str], at: Entry, text: str, comment: str) -> Mend:
    new = f"{at.head}{quoted(text)}{comment}"
    mended = replaced(lines, at.line, [new])
    if text.count("'") >= _MANY_APOSTROPHES and len(text) > _LONG:
        return Mend(mended, f"{_FOLDED.format(_sign(at))}:\n{at.head}>-\n{' ' * (at.column + 2)}{text}")
    doubled = _DOUBLED if "'" in text else ""
    return Mend(mended, f"{_IN_QUOTES}{doubled}:\n{new}")


def _sign(at: Entry) -> str:
    return "colon" if at.key else "dash"


def _is_literal(texts: Sequence[str]) -> bool:
    """Say whether line ends matter: there are paragraphs, lists, tables or headings."""
    rows = [text.strip(" \t") for text in texts]
    inner = rows[next((i for i, row in enumerate(rows) if row), 0) :]
    return "" in inner or any(row.startswith(("- ", "* ", "> ", "|", "#", "1. ")) for row in inner[1:])


def _folded(lines: Sequence[str], at: Entry, texts: Sequence[str]) -> Mend:
    """Lines that flow into one: shown with ``>-``, kept inside with single quotes, which fold alike."""
    pad = " " * (at.column + 2)
    rows = [text.strip(" \t") for text in texts]
    begin = next(i for i, row in enumerate(rows) if row)
    written = [row.replace("'", "''") for row in rows]
    written[begin] = f"'{written[begin]}"
    written[-1] += "'"
    new = [at.head + written[0], *(pad + row for row in written[1:])]
    block = [at.head.rstrip(" ") + " >-", *(pad + row for row in rows if row)]
    return Mend(replaced(lines, at.line, new), f"{_FOLDED.format(_sign(at))}:\n{shown(block)}")


def _literal(lines: Sequence[str], at: Entry, texts: Sequence[str]) -> Mend:
    """Lines that stay lines: shown with ``|``, kept inside with double quotes and escapes, which say the same."""
    pad = " " * (at.column + 2)
    rows = _aligned(texts)
    begin = next(i for i, row in enumerate(rows) if row)
    written = [f"{_escaped(row)}\\n\\" for row in rows[begin:]]
    written[0] = f'"{written[0]}'
    written[-1] = written[-1].removesuffix("\\") + '"'
    new = [*([at.head] if begin else []), *([pad] * (begin - 1)), *(pad + row for row in written)]
    if not begin:
        new[0] = at.head + written[0]
    block = [at.head.rstrip(" ") + " |", *((pad + row).rstrip(" ") for row in rows[begin:])]
    return Mend(replaced(lines, at.line, new), f"{_LITERAL.format(_sign(at))}:\n{shown(block)}")


def _aligned(texts: Sequence[str]) -> list[str]:
    """Take away the common indentation of the lines below the first; nothing stands left of the first text."""
    below = [text for text in texts[1:] if text.strip(" \t")]
    common = min(len(text) - len(text.lstrip(" ")) for text in below)
    rows = [texts[0].strip(" \t"), *(text[common:].rstrip(" \t") for text in texts[1:])]
    begin = next(i for i, row in enumerate(rows) if row)
    rows[begin] = rows[begin].lstrip(" ")
    return rows


def _escaped(row: str) -> str:
    body = row.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f"\\{body}" if body.startswith(" ") else body
