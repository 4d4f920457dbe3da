"""What can be wrong with a file before anybody asks what it says."""

from dataclasses import dataclass
from enum import StrEnum

from claimpress.problem import Place


class FaultKind(StrEnum):
    """The kinds of fault; the rules of the families Y and S give them their codes."""

    NOT_YAML = "not YAML"
    DUPLICATE_KEY = "duplicate key"
    TOO_DEEP = "too deep"
    NOT_UTF8 = "not UTF-8"
    TOO_LARGE = "too large"
    TAG = "tag"
    LOST_COMMENT = "lost comment"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a file.

    Args:
        kind: what sort of fault.
        place: where in the file.
        message: what is wrong, in plain words; the first line stands alone.
        fix: what to write instead; corrected lines stand on lines of their own, ready to paste.
    """

    kind: FaultKind
    place: Place
    message: str
    fix: str
