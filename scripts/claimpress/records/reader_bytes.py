"""From the bytes of a file to text that a YAML parser can be given."""

import re
from collections.abc import Iterator

from claimpress.problem import Place
from claimpress.records.reader_faults import Fault, FaultKind

MAX_BYTES = 1_048_576
"""The largest file that is read, in bytes (1 MiB)."""

_FEW = 4
_UTF8_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_BREAK = re.compile("\r\n|\r|\n")
# What YAML forbids, and three line ends of its own that no editor shows as such: they would shift every line number.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]",
)
_NAMES = {
    "\x00": "NUL",
    "\x07": "bell",
    "\x08": "backspace",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\x1a": "end of file",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
}
_TYPOGRAPHY = frozenset("‘’“”„‚«»‹›–—…•·€£¥§©®™°ª²³¹½¼¾×¿¡\xa0")
_SAVE_AGAIN = "Save the file again as UTF-8: in most editors under “Save as” or “Encoding”."


def decode(data: bytes) -> tuple[str | None, tuple[Fault, ...]]:
    r"""Return the text of a file, with ``\n`` as its only line end, and what is wrong with it.

    Characters that may not stand in a record are reported once each and replaced by a space, so that reading
    goes on. The text is None when there is none to read.
    """
    if len(data) > MAX_BYTES:
        return None, (_too_large(len(data)),)
    fault = _other_encoding(data)
    if fault is not None:
        return None, (fault,)
    content = data.removeprefix(_UTF8_MARK)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_bad_byte(content, error.start),)
    if "\r" in text:
        text = _BREAK.sub("\n", text)
    if UNSEEN.search(text) is None:
        return text, ()
    return UNSEEN.sub(" ", text), tuple(_unseen(text))


def _too_large(size: int) -> Fault:
    message = f"the file is {size:,} bytes long; a record may have at most {MAX_BYTES:,} bytes (1 MiB)"
    fix = "Check that this is the right file: a record is a page or two of text."
    return Fault(FaultKind.TOO_LARGE, Place(), message, fix)


def _other_encoding(data: bytes) -> Fault | None:
    """Recognise UTF-16 and UTF-32, by their mark or by the NULs between Latin letters."""
    for mark, name in _OTHER_MARKS.items():
        if data.startswith(mark):
            return Fault(
                FaultKind.NOT_UTF8,
                Place(),
                f"the file is saved as {name}, expected UTF-8",
                _SAVE_AGAIN,
            )
    sample = data[:1000]
    surplus = abs(sample[0::2].count(0) - sample[1::2].count(0))
    if surplus >= _FEW and surplus * 4 > len(sample):
        message = "the file looks as if it were saved as UTF-16, expected UTF-8"
        return Fault(FaultKind.NOT_UTF8, Place(), message, _SAVE_AGAIN)
    return None


def _bad_byte(data: bytes, at: int) -> Fault:
    """Say where the first byte stands that is no UTF-8, and what encoding the file probably has."""
    lines = _BREAK.split(data[:at].decode("utf-8"))
    place = Place(len(lines), len(lines[-1]) + 1)
    message = f"the file is not saved as UTF-8: the byte 0x{data[at]:02X} cannot be read"
    guess = _windows(data)
    if guess is None:
        return Fault(FaultKind.NOT_UTF8, place, message, _SAVE_AGAIN)
    character = data[at : at + 1].decode("cp1252")
    message = f"{message}; the file looks like Windows-1252, where it is “{character}”"
    fix = "Open the file as Windows-1252 (Western) and save it again as UTF-8."
    return Fault(FaultKind.NOT_UTF8, place, message, fix)


def _windows(data: bytes) -> str | None:
    """Return the text as Windows-1252, if that gives letters and typography rather than chance signs."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    plausible = all(c < "\x80" or c.isalpha() or c in _TYPOGRAPHY for c in text)
    return text if plausible and not UNSEEN.search(text) else None


def _unseen(text: str) -> Iterator[Fault]:
    """Yield one fault for each unseen character, at the first place where it stands."""
    places: dict[str, list[int]] = {}
    for found in UNSEEN.finditer(text):
        places.setdefault(found[0], []).append(found.start())
    for character, starts in places.items():
        first = starts[0]
        line = text.count("\n", 0, first) + 1
        column = first - (text.rfind("\n", 0, first) + 1) + 1
        name = _NAMES.get(character, "a control character")
        often = f", and {len(starts) - 1} more of its kind follow" if len(starts) > 1 else ""
        message = f"an unseen character stands here: {name} (U+{ord(character):04X}){often}"
        fix = "Delete it; it often comes along when text is copied. Where it stood for a space or a line end, type that."
        yield Fault(FaultKind.NOT_YAML, Place(line, column, column + 1), message, fix)
