"""Which stored documents a new text repeats: the measure of rule D105, for one text against all."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from claimpress.quotes.document import Document
from claimpress.quotes.repetition import MOST, RUN, words

_SAMPLES: Final = 20
_SAMPLE: Final = 20


@dataclass(frozen=True, slots=True)
class Repeat:
    """A stored document that shares much with a new text.

    Args:
        source: the identifier of its source.
        part: how much of the shorter text stands in the other, above 0.5 and at most 1.
    """

    source: str
    part: float


def repeats(text: Document, stored: Iterable[Document]) -> list[Repeat]:
    """Return the stored documents of which rule D105 would warn, the most alike first."""
    ours = _runs(text)
    written = text.text.encode().lower()
    samples = _samples(written)
    found = []
    for document in stored:
        if not _perhaps(document.text.encode().lower(), written, samples):
            continue
        theirs = _runs(document)
        shorter = min(len(ours), len(theirs))
        if shorter and (part := len(ours & theirs) / shorter) > MOST:
            found.append(Repeat(document.id, part))
    return sorted(found, key=lambda repeat: (-repeat.part, repeat.source))


def _perhaps(theirs: bytes, ours: bytes, samples: list[bytes]) -> bool:
    """Say whether a look at a few places tells that two texts may share half their words: it is quick, and most do not."""
    return any(sample in ours for sample in _samples(theirs)) or any(sample in theirs for sample in samples)


def _samples(text: bytes) -> list[bytes]:
    """Return short pieces from all over a text; where two texts share half, some stand in the other."""
    step = max(1, len(text) // _SAMPLES)
    return [text[at : at + _SAMPLE] for at in range(0, max(1, len(text) - _SAMPLE + 1), step)]


def _runs(document: Document) -> frozenset[tuple[str, ...]]:
    """Return the runs of words of a text, as rule D105 counts them."""
    found = words(document.text)
    return frozenset(zip(*(found[start:] for start in range(RUN)), strict=False))
