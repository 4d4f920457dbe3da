"""The ``new`` command: the text of a record, laid out as an editor would and sound as it is."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, get_args

from claimpress.intake.taken import Stated
from claimpress.records.config import Config
from claimpress.records.model import SourceKind
from claimpress.records.yaml_text import WIDTH, folded_lines, quoted

# What YAML readers of every kind take for the same text without quotation marks: words, with simple signs among them.
_PLAIN: Final = re.compile(r"(?:[^\W\d_]|[“‘])(?:[\w ,;().“”‘’–—/%€$+-]*[\w;().“”‘’%€$])?")
_DATE: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_DATES: Final = frozenset({"claimed", "published"})
_KINDS: Final = " | ".join(get_args(SourceKind))
_NO_TEXT: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


@dataclass(frozen=True, slots=True)
class EvidenceAnswers:
    """What is known about one entry of the evidence: a quote, or a paraphrase where no document is held."""

    source: str
    stance: str
    quote: str = ""
    paraphrase: str = ""
    prefix: str = ""
    speaker: str = ""
    attribution: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ClaimAnswers:
    """What is known about a new claim; what is empty is left open, for it is a draft."""

    claim: str
    claimant: str = ""
    claimed: str = ""
    appearances: tuple[str, ...] = ()
    verdict: str = ""
    summary: str = ""
    topics: tuple[str, ...] = ()
    evidence: tuple[EvidenceAnswers, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceAnswers:
    """What is known about a new source; what is empty stays unknown."""

    stated: Stated
    completeness: str = ""
    origin: tuple[str, ...] = field(default=())
    note: str = ""


def claim_text(answers: ClaimAnswers, config: Config, today: date) -> str:
    """Return the YAML of a new claim, as a draft, with a comment at each key that is still to be filled in."""
    verdicts = " | ".join(verdict.key for verdict in config.settings.verdicts)
    lines = ["claim: >-", folded_lines(" ".join(answers.claim.split()), indent=2)]
    if answers.claimant:
        lines += ["claimant:", *_value("name", answers.claimant, "  ")]
    lines += _value("claimed", answers.claimed, hint="when it was said: 2024, 2024-11 or 2024-11-14")
    lines += [_list("appearances", answers.appearances, "where: source ids or addresses")]
    lines += _value("verdict", answers.verdict, hint=verdicts)
    lines += _folded("summary", answers.summary, "the reason for the verdict, in one or two plain sentences")
    lines += [_list("topics", answers.topics)]
    if answers.evidence:
        lines += ["evidence:"]
        lines += [line for entry in answers.evidence for line in _entry(entry)]
    else:
        lines += [
            'evidence: []        # `claimpress quote "words you remember"` prints an entry to paste here'
        ]
    lines += [
        "analysis:           # how the evidence was weighed (Markdown, after a |)",
        "would_change:       # what would change this verdict",
        f"published: {today.isoformat()}",
        "history:",
        f"  - date: {today.isoformat()}",
        "    kind: published",
        "    note: First published.",
        "status: draft       # published, when it is ready",
    ]
    return "\n".join(lines) + "\n"


def _entry(entry: EvidenceAnswers) -> Iterator[str]:
    """Yield the lines of one entry of the evidence."""
    margin = "    "
    yield f"  - source: {_scalar(entry.source)}"
    for key, text in (("quote", entry.quote), ("paraphrase", entry.paraphrase)):
        if text:
            yield f"{margin}{key}: >-"
            yield folded_lines(" ".join(text.split()), indent=6)
    if entry.prefix:
        yield f"{margin}prefix: {quoted(entry.prefix)}"
    yield f"{margin}stance: {_scalar(entry.stance)}"
    for key, text in (("speaker", entry.speaker), ("attribution", entry.attribution), ("why", entry.why)):
        if text:
            yield from _value(key, text, margin)


def source_text(answers: SourceAnswers, document: str = "", data: bytes | None = None) -> str:
    """Return the YAML of a new source.

    Args:
        answers: what is known about it.
        document: file name of the stored text; empty for a source that is cited but not held.
        data: the bytes of that file, for its fingerprint.
    """
    stated = answers.stated
    lines = [
        *_value("title", stated.title),
        *_value("publisher", stated.publisher or "unknown"),
        *_value("author", stated.author or "unknown"),
        *_value("published", stated.published or "unknown"),
        *(_value("kind", stated.kind) if stated.kind else [f"{'kind: other'.ljust(20)}# {_KINDS}"]),
        f"url: {stated.url}".rstrip(),
    ]
    if stated.language:
        lines += _value("language", stated.language)
    if data is not None:
        lines += [*_value("document", document), f"sha256: {hashlib.sha256(data).hexdigest()}"]
        lines += _value("completeness", answers.completeness, hint="full | excerpt")
    lines += [_list("origin", answers.origin, "sources that this one retells")]
    if answers.note:
        lines += _folded("note", answers.note)
    return "\n".join(lines) + "\n"


def _value(key: str, text: str, margin: str = "", hint: str = "") -> list[str]:
    """Return the lines of a key: with its value, or with the hint where there is none."""
    if not text:
        return [f"{margin}{key}:".ljust(20) + f"# {hint}"]
    is_date = key in _DATES and _DATE.fullmatch(text)
    line = f"{margin}{key}: {text if is_date else _scalar(text)}"
    return [line] if len(line) <= WIDTH else _folded(key, text, margin=margin)


def _folded(key: str, text: str, hint: str = "", margin: str = "") -> list[str]:
    if not text:
        return _value(key, text, margin, hint)
    return [f"{margin}{key}: >-", folded_lines(" ".join(text.split()), indent=len(margin) + 2)]


def _list(key: str, members: tuple[str, ...], hint: str = "") -> str:
    marked = (quoted(member) if "," in member else _scalar(member) for member in members)
    line = f"{key}: [{', '.join(marked)}]"
    return line if members or not hint else f"{line.ljust(20)}# {hint}"


def _scalar(text: str) -> str:
    """Return a text in one line: as it is where that is safe, else in quotation marks."""
    line = " ".join(text.split())
    return line if _PLAIN.fullmatch(line) and line.lower() not in _NO_TEXT else quoted(line)
