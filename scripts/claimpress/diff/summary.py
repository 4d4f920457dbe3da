"""The summary of a pull request, in Markdown: first what a reviewer must look at, then everything else."""

from collections.abc import Iterator, Sequence

from claimpress.diff.changes import Changes, ClaimChange, SourceChange
from claimpress.diff.claims import claim_lines, deleted_line
from claimpress.diff.markdown import code, cut
from claimpress.diff.settings import settings_lines
from claimpress.problem import Problem, Severity

_MOST_PROBLEMS = 50


def summary(changes: Changes, base: str) -> str:
    """Return the summary, at most as long as a comment on GitHub can be.

    Args:
        changes: what differs.
        base: the revision as it was named.
    """
    lines = [f"## What changes since {code(base)}", "", total(changes), ""]
    for heading, part in _parts(changes):
        body = list(part)
        if body:
            lines += [f"### {heading}", "", *body, ""]
    return cut(lines[:-1])


def _parts(changes: Changes) -> Iterator[tuple[str, Iterator[str]]]:
    of_kind = {
        kind: [change for change in changes.claims if change.kind == kind]
        for kind in ("new", "changed", "withdrawn", "deleted")
    }
    yield "Documents and sources", (line for change in changes.sources for line in _source(change))
    yield "Settings", settings_lines(changes.before, changes.after)
    yield "Verdicts", (_verdict(change) for change in changes.claims if change.has_other_verdict)
    yield "Withdrawn claims", _claims(of_kind["withdrawn"])
    yield "Deleted claims", map(deleted_line, of_kind["deleted"])
    yield "New claims", _claims(of_kind["new"])
    yield "Changed claims", _claims(of_kind["changed"])
    yield "Problems left", _problems(changes.problems)
    yield "Could not be read in full in the base", (f"- {code(path)}" for path in changes.unread)


def _claims(changes: Sequence[ClaimChange]) -> Iterator[str]:
    return (line for change in changes for line in claim_lines(change))


def total(changes: Changes) -> str:
    """Return everything in one line, for example ``Claims: 1 new, 2 changed; verdicts: 1 changed; ...``."""
    entries = [change for claim in changes.claims for change in claim.entries if change.is_quotation]
    kinds: list[str] = [claim.kind for claim in changes.claims]
    documents: list[str] = [source.document for source in changes.sources]
    settings = len(list(settings_lines(changes.before, changes.after)))
    groups = [
        ("claims", [(kinds.count(kind), kind) for kind in ("new", "changed", "withdrawn", "deleted")]),
        ("addresses", [(sum(bool(claim.earlier) for claim in changes.claims), "renamed")]),
        ("verdicts", [(sum(claim.has_other_verdict for claim in changes.claims), "changed")]),
        (
            "quotations",
            [
                (sum(entry.before is None for entry in entries), "added"),
                (sum(entry.after is None for entry in entries), "removed"),
                (sum(entry.is_reworded for entry in entries), "re-worded"),
            ],
        ),
        ("**documents", [(documents.count(kind), kind) for kind in _DOCUMENT if kind]),
        ("sources", [(documents.count(""), "changed in their records")]),
        ("**settings", [(settings, "changed")]),
    ]
    parts = [_group(name, [f"{number} {what}" for number, what in of if number]) for name, of in groups]
    wrong = f"{_count(changes.tally.errors, 'error')} and {_count(changes.tally.warnings, 'warning')} left"
    text = "; ".join([*filter(None, parts), wrong])
    return (
        f"{text[0].upper()}{text[1:]}." if any(parts) else f"Nothing that is checked here changes; {wrong}."
    )


def _group(name: str, what: list[str]) -> str:
    text = f"{name}: {', '.join(what)}" if what else ""
    return f"{text}**" if text.startswith("**") else text


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _verdict(change: ClaimChange) -> str:
    old = change.before.verdict if change.before else None
    new = change.after.verdict if change.after else None
    event = change.explanation
    if event is None:
        why = "**no entry of its history explains it**"
    else:
        why = f"{event.kind} on {event.date}: {code(event.note)}"
    return f"- {code(change.id)}: {code(old)} → {code(new)}; {why}"


_DOCUMENT = {
    "added": "**Document added**",
    "re-pinned": "**Document re-pinned**",
    "altered": "**Document altered under the same pin**",
    "removed": "**Document removed**",
    "moved": "**Document moved**",
    "": "Source",
}


def _source(change: SourceChange) -> Iterator[str]:
    what = (
        ""
        if change.document
        else " added"
        if change.before is None
        else " removed"
        if change.after is None
        else " changed"
    )
    path = f" {code(change.path)}" if change.document else ""
    of = f", of {code(change.id)}" if change.document else f" {code(change.id)}"
    record = change.after or change.before
    title = f": {code(record.title)}" if record is not None else " (its record cannot be read)"
    yield f"- {_DOCUMENT[change.document]}{what}{path}{of}{title}"
    if change.document in {"added", "re-pinned", "altered", "removed"}:
        yield f"  - stored bytes, sha256: {_short(change.bytes_before)} → {_short(change.bytes_after)}"
    if change.document and change.document != "removed":
        yield f"  - {_count(change.quotes, 'quotation')} taken from it, {change.verified} verified in the text as it is now"
    if change.before is not None and change.after is not None and change.keys:
        yield f"  - record: {', '.join(change.keys)}"
        if "origin" in change.keys:
            yield f"  - rests on: {_names(change.before.origin)} → {_names(change.after.origin)}"


def _short(sha256: str) -> str:
    return code(f"{sha256[:16]}…") if sha256 else "none"


def _names(names: Sequence[str]) -> str:
    return ", ".join(map(code, names)) or "nothing else"


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    ranked = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    for problem in ranked[:_MOST_PROBLEMS]:
        first = problem.message.partition("\n")[0]
        place = code(f"{problem.path}:{problem.place.line}:{problem.place.column}")
        yield f"- {problem.severity} {problem.code} {place} {code(first)}"
    if len(ranked) > _MOST_PROBLEMS:
        yield f"- and {len(ranked) - _MOST_PROBLEMS:,} more; `claimpress check` shows all of them"
