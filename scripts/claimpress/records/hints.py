"""What is written after a key that is missing, for the messages that ask for it."""

from typing import Final

_HINTS: Final = {
    "claim": "the claim, as someone would assert it",
    "verdict": "a verdict of the scale, such as disputed",
    "summary": "the reason for the verdict, in a sentence or two",
    "evidence": "the passages, each below it after a dash; `claimpress quote` prints them, ready to paste",
    "published": "the day, such as 2024-11-14",
    "source": "the name of a record in seeds/, without .yaml",
    "stance": "supports, refutes or context",
    "title": "the title of the document",
    "document": "the name of the file with the stored text",
    "sha256": "the fingerprint, which `claimpress repin` with the name of the record tells",
    "name": "the name",
    "date": "the day, such as 2024-11-14",
    "kind": "what happened, such as updated",
    "note": "what happened, in one sentence for readers",
    "relation": "same-story, narrower, broader or contradicts",
    "rule": "the code of the rule, such as E203",
    "because": "the reason, which readers see",
}
"""What is written after a key that is missing."""


def hint(key: str) -> str:
    """Return what is written after a key, in words."""
    return _HINTS.get(key, "its value")
