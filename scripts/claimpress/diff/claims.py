"""What the summary says of one claim: a line for the claim, and lines below it for what is other in it."""

from collections.abc import Iterator

from claimpress.diff.changes import ClaimChange, EntryChange, words_of
from claimpress.diff.markdown import code, reworded
from claimpress.records.model import Claim, Evidence

_TOLD_APART = {"evidence", "history", "verdict", "status", "aliases", "claim", "ignore"}
_SHOWN = ("stance", "attribution", "speaker", "origin", "said", "statement", "source")
_NAMED = ("prefix", "suffix", "why")


def claim_lines(change: ClaimChange) -> Iterator[str]:
    """Yield a list item and, indented below it, everything that is other."""
    claim = change.after or change.before
    text = f": {code(claim.claim)}" if claim is not None else " (cannot be read)"
    verdict = f" – {code(claim.verdict)}" if claim is not None and claim.verdict else ""
    status = " (draft)" if claim is not None and claim.status == "draft" else ""
    yield f"- {code(change.id)}{text}{verdict}{status}"
    yield from (f"  - {line}" for line in _details(change))


def deleted_line(change: ClaimChange) -> str:
    """Return the line for a claim whose file is gone."""
    claim = change.before
    if claim is None:
        return f"- {code(change.id)}"
    gone = "a draft" if claim.status == "draft" else f"**it was {claim.status}**"
    return f"- {code(change.id)}: {code(claim.claim)}; {gone}"


def _details(change: ClaimChange) -> Iterator[str]:
    if change.earlier:
        yield f"renamed from {code(change.earlier)}"
    if change.before is not None and change.after is not None:
        yield from _record(change, change.before, change.after)
    for ignore in change.answered:
        yield f"**warning {code(ignore.rule)} answered**: {code(ignore.because)}"
    for entry in change.entries:
        yield from _entry(entry)
    for origins in change.origins:
        yield f"independent origins of what {origins.stance}: {origins.before} → {origins.after}"


def _record(change: ClaimChange, before: Claim, after: Claim) -> Iterator[str]:
    if before.status != after.status:
        yield f"status: {before.status} → {after.status}"
    if before.verdict != after.verdict:
        yield f"verdict: {_value(before.verdict)} → {_value(after.verdict)}"
    if before.claim != after.claim:
        yield f"the claim itself: {reworded(before.claim, after.claim)}"
    if before.aliases != after.aliases:
        yield f"aliases: {_value(before.aliases)} → {_value(after.aliases)}"
    others = [key for key in change.keys if key not in _TOLD_APART]
    if others:
        yield f"changed: {', '.join(others)}"
    yield from (f"history, {event.kind} on {event.date}: {code(event.note)}" for event in change.new_events)
    if "history" in change.keys and not change.new_events:
        yield "**history: entries removed or put in another order**"


def _entry(change: EntryChange) -> Iterator[str]:
    before, after = change.before, change.after
    if after is None:
        if before is not None:
            yield f"{_noun(before)} removed ({before.stance}, {code(before.source)}): {code(words_of(before)[1])}"
        return
    where = f"{code(after.source)}{_mark(change, after)}"
    if before is None:
        yield f"{_noun(after)} added ({after.stance}, {where}): {code(words_of(after)[1])}"
        return
    if change.is_reworded:
        yield f"{_noun(after)} re-worded ({where}): {reworded(words_of(before)[1], words_of(after)[1])}"
    others = [
        f"{key} {_value(getattr(before, key))} → {_value(getattr(after, key))}"
        for key in _SHOWN
        if getattr(before, key) != getattr(after, key)
    ]
    others += [key for key in _NAMED if getattr(before, key) != getattr(after, key)]
    if others:
        yield f"{_noun(after)} {code(words_of(after)[1], 80)} ({where}): {', '.join(others)}"


def _noun(evidence: Evidence) -> str:
    return "quotation" if evidence.quote is not None else "paraphrase"


def _mark(change: EntryChange, evidence: Evidence) -> str:
    if evidence.quote is None:
        return ""
    return f", verified in line {change.line}" if change.line is not None else ", **not verified**"


def _value(value: object) -> str:
    if value is None or value == ():
        return "none"
    return ", ".join(map(code, value)) if isinstance(value, tuple) else code(value)
