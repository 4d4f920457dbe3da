"""The ``new`` command: the text of a record to begin with, which passes the check as it is."""

import hashlib
from dataclasses import dataclass
from datetime import date

from claimpress.records.config import Config
from claimpress.records.yaml_text import folded_lines, quoted


@dataclass(frozen=True, slots=True)
class ClaimAnswers:
    """What is known about a new claim: the claim itself, who says it, and what it is about."""

    claim: str
    claimant: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceAnswers:
    """What is known about a new source; what is empty stays unknown."""

    title: str
    publisher: str = ""
    author: str = ""
    published: str = ""
    kind: str = "other"
    url: str = ""


def claim_text(answers: ClaimAnswers, config: Config, today: date) -> str:
    """Return the YAML of a new claim, as a draft, with a comment at each key that is still to be filled in."""
    verdicts = " | ".join(verdict.key for verdict in config.settings.verdicts)
    lines = ["claim: >-", folded_lines(" ".join(answers.claim.split()), indent=2)]
    if answers.claimant:
        lines += ["claimant:", f"  name: {quoted(answers.claimant)}"]
    lines += [
        "claimed:            # when it was said: 2024, 2024-11 or 2024-11-14",
        "appearances: []     # where: source ids or addresses",
    ]
    lines += [
        f"verdict:            # {verdicts}",
        "summary:            # the reason for the verdict, in one or two plain sentences",
    ]
    topics = ", ".join(quoted(topic) for topic in answers.topics)
    lines += [f"topics: [{topics}]"]
    lines += ['evidence: []        # `claimpress quote "words you remember"` prints an entry to paste here']
    lines += [
        "analysis:           # how the evidence was weighed (Markdown, after a |)",
        "would_change:       # what would change this verdict",
    ]
    lines += [
        f"published: {today.isoformat()}",
        "history:",
        f"  - date: {today.isoformat()}",
        "    kind: published",
        "    note: First published.",
    ]
    lines += ["status: draft       # published, when it is ready"]
    return "\n".join(lines) + "\n"


def source_text(answers: SourceAnswers, document: str = "", data: bytes | None = None) -> str:
    """Return the YAML of a new source.

    Args:
        answers: what is known about it.
        document: file name of the stored text; empty for a source that is cited but not held.
        data: the bytes of that file, for its fingerprint.
    """
    lines = [
        f"title: {quoted(answers.title)}",
        f"publisher: {quoted(answers.publisher) if answers.publisher else 'unknown'}",
        f"author: {quoted(answers.author) if answers.author else 'unknown'}",
        f"published: {answers.published or 'unknown'}",
        f"kind: {answers.kind}",
        f"url: {answers.url}".rstrip(),
    ]
    if data is not None:
        lines += [f"document: {quoted(document)}", f"sha256: {hashlib.sha256(data).hexdigest()}"]
        lines += ["completeness:        # full | excerpt"]
    lines += ["origin: []          # sources that this one retells"]
    return "\n".join(lines) + "\n"
