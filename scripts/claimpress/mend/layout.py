"""A record that is no YAML because of a slip that everyone makes: the lines as they were meant."""

import re
from typing import Final

from claimpress.records.reader_bytes import decode
from claimpress.records.reader_tree import compose
from claimpress.records.slips import explain
from claimpress.records.slips_lines import entry

_ROUNDS: Final = 8
_MARK: Final = b"\xef\xbb\xbf"
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")


def meant_lines(lines: tuple[str, ...], never: frozenset[str]) -> tuple[str, ...] | None:
    """Return the lines of a record with its slips mended, as many as there were.

    None where a slip has more than one mend, or where a line would change whose key is in ``never``.
    """
    meant = lines
    tree = compose("\n".join(lines))
    for _ in range(_ROUNDS):
        stumble = tree.error or tree.doubt
        if stumble is None:
            break
        slip = explain(stumble, meant)
        if slip.mended is None:
            return None
        meant = slip.mended
        tree = compose("\n".join(meant), lines)
    if tree.error or tree.doubt or tree.faults or meant == lines:
        return None
    changed = (index for index, line in enumerate(meant) if line != lines[index])
    return None if any(entry(meant, index).key in never for index in changed) else meant


def relaid(data: bytes, never: frozenset[str]) -> bytes | None:
    """Return a file with its slips mended; lines without one, line ends and a byte order mark stay as they are."""
    text, faults = decode(data)
    meant = None if text is None or faults else meant_lines(tuple(text.split("\n")), never)
    if meant is None:
        return None
    ends = [*_LINE_END.findall(data), b""]
    start = _MARK if data.startswith(_MARK) else b""
    return start + b"".join(line.encode() + end for line, end in zip(meant, ends, strict=True))
