"""Family H: does the record say truly what happened to it."""

from collections.abc import Iterator
from itertools import pairwise

from claimpress.collection import Collection
from claimpress.problem import Severity
from claimpress.rules.registry import Finding, rule


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
