"""Family E: does the verdict follow from the evidence on record."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from claimpress.collection import Collection, Entry, entries_of
from claimpress.origins import independent, rests_on
from claimpress.problem import Severity
from claimpress.quotes.quotation import Quotation, Verbatim, Verified
from claimpress.records.config import Verdict
from claimpress.records.model import Claim, Stance
from claimpress.records.record import Record
from claimpress.rules.registry import Finding, at, or_ignore, rule

DOING: Final[dict[Stance, str]] = {
    "supports": "supports it",
    "refutes": "refutes it",
    "context": "gives context",
}


def judged(collection: Collection) -> Iterator[tuple[Record[Claim], Claim, Verdict]]:
    """Yield the claims with a verdict of the scale; drafts are left alone until they are published."""
    if collection.settings.model is None:
        return  # the scale and the policy are not known until mkdocs.yml is mended
    for record in collection.claims:
        claim = record.model
        if claim is None or claim.status == "draft":
            continue
        verdict = collection.config.verdict(claim.verdict)
        if verdict is not None:
            yield record, claim, verdict


def _of_stance(record: Record[Claim], stance: Stance) -> list[Entry]:
    return [entry for entry in entries_of(record) if entry.evidence.stance == stance]


@rule("E201", "verdict and stances disagree")
def verdict_disagrees(collection: Collection) -> Iterator[Finding]:
    """A verdict has the evidence that it speaks of.

    Supported: at least one entry supports, none refutes. Mostly supported, misleading: at least one supports. Mixed and
    disputed: at least one on either side. Refuted: at least one refutes. A site's own scale says this with needs and
    excludes.

    Wrong:
        verdict: supported, and an entry with stance: refutes
    Right:
        verdict: disputed, with entries on both sides
    """
    for record, claim, verdict in judged(collection):
        stances = {entry.stance for entry in claim.evidence}
        scale = collection.config.settings.verdicts
        fitting = ", ".join(each.key for each in scale if _fits(each, stances))
        choice = f"Choose a verdict that fits this evidence ({fitting})" if fitting else "Change the verdict"
        fix = f"{choice}, or add the evidence that is missing."
        for stance in verdict.needs:
            if stance not in stances:
                message = f"the verdict is {verdict.key}, but no evidence {DOING[stance]}"
                yield Finding(record, ("verdict",), message, fix)
        for stance in verdict.excludes:
            if stance in stances:
                message = f"the verdict is {verdict.key}, but there is evidence that {DOING[stance]}"
                yield Finding(record, ("verdict",), message, fix)


def _fits(verdict: Verdict, stances: set[Stance]) -> bool:
    return stances.issuperset(verdict.needs) and stances.isdisjoint(verdict.excludes)


@rule("E202", "all support has one origin", Severity.WARNING)
def one_origin(collection: Collection) -> Iterator[Finding]:
    """A verdict that rests on support rests on at least two independent origins (a site may ask for more).

    Entries are independent when nothing that they rest on is the same: five articles that retell one wire report are one
    origin. This is asked of verdicts that need support: supported, mostly supported, mixed, misleading, disputed.

    Wrong:
        two outlets, both with origin: reuters-report
    Right:
        one of them, and a statement on the record
    """
    wanted = collection.config.settings.policy.origins
    for record, _, verdict in judged(collection):
        support = _of_stance(record, "supports") if "supports" in verdict.needs else ()
        if not support:
            continue
        apart = independent([rests_on(entry.evidence, collection.models) for entry in support])
        if len(apart) < wanted:
            names = ", ".join(sorted(set().union(*apart)))
            count = "one origin" if len(apart) == 1 else f"{len(apart)} origins"
            message = f"all support rests on {count}, expected at least {wanted}: {names}"
            yield Finding(
                record,
                ("evidence",),
                message,
                f"Add evidence that rests on something else,\n{or_ignore('E202')}",
                at_key=True,
            )


@rule("E203", "all support is anonymous", Severity.WARNING)
def anonymous_support(collection: Collection) -> Iterator[Finding]:
    """A verdict that rests on support has at least one supporting entry whose speaker is named.

    Wrong:
        every supporting entry with attribution: anonymous
    Right:
        one supporting entry with attribution: on-record
    """
    if collection.config.settings.policy.anonymous_support:
        return
    for record, _, verdict in judged(collection):
        support = _of_stance(record, "supports") if "supports" in verdict.needs else ()
        if support and all(entry.evidence.attribution == "anonymous" for entry in support):
            message = "every entry that supports the claim is anonymous"
            fix = f"Add support by a named speaker or a document,\n{or_ignore('E203')}"
            yield Finding(record, ("evidence",), message, fix, at_key=True)


@rule("E204", "no evidence against was recorded", Severity.WARNING)
def nothing_against(collection: Collection) -> Iterator[Finding]:
    """A claim that is found supported shows that evidence against it was looked for.

    That is: an entry that refutes it or gives context, or would_change, which says what would overturn the verdict.

    Wrong:
        verdict: supported, with supporting entries only
    Right:
        would_change: An official toll that differs.
    """
    for record, claim, verdict in judged(collection):
        sought = claim.would_change or any(entry.stance != "supports" for entry in claim.evidence)
        if "supports" in verdict.needs and "refutes" not in verdict.needs and not sought:
            message = "nothing shows that evidence against the claim was looked for"
            fix = "Add an entry with stance: refutes or context, or say in would_change what would overturn the verdict."
            yield Finding(record, ("evidence",), message, fix, at_key=True)


@rule("E205", "same passage used twice")
def passage_twice(collection: Collection) -> Iterator[Finding]:
    """A passage is quoted once in a claim: twice it would count twice.

    Wrong:
        two entries that quote the same sentence
    Right:
        one entry with the whole sentence
    """
    for record in collection.claims:
        quoted = [(entry, _quotation(collection, entry)) for entry in entries_of(record)]
        for (one, first), (other, second) in combinations(quoted, 2):
            if first is not None and second is not None and _overlap(first, second):
                message = f"entry {other.index + 1} quotes the same passage as entry {one.index + 1} (line {second.line})"
                yield at(other, "quote", message, "Join the two entries, or quote another passage.")


def _quotation(collection: Collection, entry: Entry) -> Quotation | None:
    found = collection.matches.get(entry.key)
    return found.quotation if isinstance(found, Verified) else None


def _overlap(one: Quotation, other: Quotation) -> bool:
    """Whether two quotations share characters of the same document."""
    if one.source != other.source:
        return False
    spans = [[piece for piece in each.pieces if isinstance(piece, Verbatim)] for each in (one, other)]
    return any(a.start < b.end and b.start < a.end for a in spans[0] for b in spans[1])
