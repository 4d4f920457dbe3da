"""Family H: does the record say truly what happened to it."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from claimpress.collection import Collection
from claimpress.problem import Severity
from claimpress.records.model import Claim
from claimpress.records.record import Record
from claimpress.rules.registry import Finding, rule

EXPLAINS_A_VERDICT: Final = ("verdict-changed", "corrected")
"""The kinds of entries of a history that say why a verdict is another."""


@rule("H101", "dates out of order")
def dates_out_of_order(collection: Collection) -> Iterator[Finding]:
    """Dates follow each other: claimed before published, nothing in history before published, the newest entry last.

    Dates of reduced precision count as out of order only when no reading of them is in order.

    Wrong:
        published: 2026-11-22, and a first entry of history on 2026-11-01
    Right:
        published: 2026-11-22, and a first entry of history on 2026-11-22
    """
    for record in collection.claims:
        claim = record.partial
        if claim is None:
            continue
        published, events = claim.published, claim.history
        if published and claim.claimed and claim.claimed.surely_after(published):
            message = f"the claim was made on {claim.claimed}, after its check was published on {published}"
            yield Finding(record, ("claimed",), message, "Correct one of the two dates.")
        if published and claim.review_by and published.surely_after(claim.review_by):
            message = f"review_by is {claim.review_by}, before the check was published on {published}"
            yield Finding(record, ("review_by",), message, "Write a date after that of publication.")
        if published and events and published.surely_after(events[0].date):
            message = f"the history begins on {events[0].date}, before the check was published on {published}"
            yield Finding(record, ("history", 0, "date"), message, "Correct one of the two dates.")
        for number, (before, after) in enumerate(pairwise(events), start=1):
            if before.date.surely_after(after.date):
                message = f"{after.date} follows {before.date}, expected the newest entry last"
                yield Finding(
                    record, ("history", number, "date"), message, "Move the entry, or correct its date."
                )


@rule("H102", "verdict changed without a word")
def verdict_changed_silently(collection: Collection) -> Iterator[Finding]:
    """A verdict that has been published changes only together with a new entry of history that tells readers why.

    The entry is of kind verdict-changed or corrected. Checked against an earlier revision: `claimpress check --base main`.

    Wrong:
        verdict: refuted, which was mixed in the base, with the history of the base
    Right:
        verdict: refuted, with a new entry of kind verdict-changed in history
    """
    for record in collection.claims:
        claim, before = record.partial, earlier(record, collection.base or {})
        if claim is None or before is None or "draft" in (before.status, claim.status):
            continue
        is_changed = None not in (claim.verdict, before.verdict) and claim.verdict != before.verdict
        if is_changed and _explanations(claim) <= _explanations(before):
            message = f"the verdict was {before.verdict} and is {claim.verdict}, but no new entry of history says why"
            fix = (
                f"Write at the end of history:\n  - date: {collection.today}\n"
                f"    kind: verdict-changed\n    note: Why it is no longer {before.verdict}."
            )
            yield Finding(record, ("verdict",), message, fix)


@rule("H103", "published claim gone")
def published_claim_gone(collection: Collection) -> Iterator[Finding]:
    """A claim that has been published keeps its address: it is withdrawn, not deleted, and a new name keeps the old one.

    Checked against an earlier revision: `claimpress check --base main`.

    Wrong:
        claims/a.yaml, published in the base, is deleted, renamed without an alias, or made a draft
    Right:
        claims/a.yaml has status: withdrawn, or claims/b.yaml has aliases: [a]
    """
    held = {name for record in collection.claims for name in _addresses(record)}
    for key, before in (collection.base or {}).items():
        now = collection.claim_by_id.get(key)
        if before.partial is None or before.partial.status == "draft":
            continue
        if now is None and key not in held:
            yield _deleted(before)
        elif now is not None and now.partial is not None and now.partial.status == "draft":
            message = "the claim was published in the base and is a draft now, which has no page"
            fix = "Write status: withdrawn, with an entry of kind withdrawn in history, or status: published."
            yield Finding(now, ("status",), message, fix)
        elif now is None or now.partial is not None:
            for alias in sorted({*before.partial.aliases} - held):
                message = f"the earlier address {alias} leads nowhere any more"
                fix = f"Write {alias} among the aliases of the claim again."
                yield Finding(now or before, ("aliases",), message, fix)


def earlier(record: Record[Claim], base: Mapping[str, Record[Claim]]) -> Claim | None:
    """Return a claim as it was in the base, under its present name or an earlier one; None when it was not there."""
    names = (record.id, *(record.partial.aliases if record.partial else ()))
    return next((base[name].partial for name in names if name in base), None)


def _explanations(claim: Claim) -> int:
    return sum(event.kind in EXPLAINS_A_VERDICT for event in claim.history)


def _addresses(record: Record[Claim]) -> Iterator[str]:
    """Yield the names under which readers find a claim; one that cannot be read keeps at least its own."""
    if record.partial is None:
        yield record.id
    elif record.partial.status != "draft":
        yield record.id
        yield from record.partial.aliases


def _deleted(before: Record[Claim]) -> Finding:
    message = f"the claim {before.id} was published in the base and is gone, expected it to be withdrawn"
    fix = (
        f"Restore {before.path} with status: withdrawn and an entry of kind withdrawn in history; "
        f"or, if it has a new name, write in the file of that name:\naliases: [{before.id}]"
    )
    return Finding(before, (), message, fix)


@rule("H104", "review date passed", Severity.WARNING)
def review_passed(collection: Collection) -> Iterator[Finding]:
    """A claim is looked at again by its review_by date; after it the page says that it may be out of date.

    Wrong:
        review_by: 2025-01-31, long ago
    Right:
        review_by: a day to come, with an updated entry in history
    """
    for record in collection.claims:
        claim = record.partial
        if claim is not None and claim.review_by is not None and claim.review_by.latest < collection.today:
            message = f"the check was to be reviewed by {claim.review_by}"
            yield Finding(
                record, ("review_by",), message, "Review it, then move the date and add an entry to history."
            )
