"""Family R: does every name lead to something."""

import difflib
from collections.abc import Iterable, Iterator
from itertools import chain

from claimpress.collection import Collection
from claimpress.origins import loops
from claimpress.problem import Severity
from claimpress.records.nodes import Loc
from claimpress.records.record import AnyRecord
from claimpress.rules.registry import Finding, rule


def meant(name: str, known: Iterable[str], otherwise: str) -> str:
    """Say which known name was probably meant, or else what to do."""
    close = difflib.get_close_matches(name, list(known), 1, 0.6)
    return f"Did you mean {close[0]}?" if close else otherwise


@rule("R101", "unknown source")
def unknown_source(collection: Collection) -> Iterator[Finding]:
    """Every source named in evidence, origin or appearances has a record in seeds/.

    Wrong:
        source: embasy-denial
    Right:
        source: embassy-denial
    """
    known = collection.source_by_id
    for record, loc, name in _source_names(collection):
        if name not in known:
            fix = meant(name, known, f"Add the record seeds/{name}.yaml, or name one that exists.")
            yield Finding(record, loc, f"there is no source {name}", fix)


def _source_names(collection: Collection) -> Iterator[tuple[AnyRecord, Loc, str]]:
    """Every place where a source is named."""
    for entry in collection.entries:
        yield entry.record, entry.loc("source"), entry.evidence.source
        for number, origin in enumerate(entry.evidence.origin):
            yield entry.record, entry.loc("origin", number), origin
    for claim in collection.claims:
        for number, appearance in enumerate(claim.partial.appearances if claim.partial else ()):
            if ":" not in appearance:
                yield claim, ("appearances", number), appearance
    for source in collection.sources:
        for number, origin in enumerate(source.partial.origin if source.partial else ()):
            yield source, ("origin", number), origin


@rule("R102", "unknown verdict")
def unknown_verdict(collection: Collection) -> Iterator[Finding]:
    """A verdict is a key of the site's verdict scale.

    Wrong:
        verdict: false
    Right:
        verdict: refuted
    """
    if collection.settings.model is None:
        return  # the scale is not known until mkdocs.yml is mended
    keys = [verdict.key for verdict in collection.config.settings.verdicts]
    for record in collection.claims:
        verdict = record.partial.verdict if record.partial else None
        if verdict is not None and verdict not in keys:
            message = f"{verdict!r} is not a verdict, expected one of: {', '.join(keys)}"
            yield Finding(record, ("verdict",), message, meant(verdict, keys, "Write one of these."))


@rule("R103", "unknown related claim")
def unknown_related(collection: Collection) -> Iterator[Finding]:
    """A related claim has a record in claims/, and is another claim.

    Wrong:
        - claim: no-such-claim
          relation: narrower
    Right:
        - claim: pakistan-agreed-to-chinese-security
          relation: narrower
    """
    known = collection.claim_by_id
    for record in collection.claims:
        for number, related in enumerate(record.partial.related if record.partial else ()):
            loc = ("related", number, "claim")
            if related.claim == record.id:
                yield Finding(
                    record, loc, "the claim is related to itself", "Name another claim, or remove the entry."
                )
            elif related.claim not in known:
                fix = meant(
                    related.claim, known, f"Add claims/{related.claim}.yaml, or name a claim that exists."
                )
                yield Finding(record, loc, f"there is no claim {related.claim}", fix)


@rule("R104", "identifier used twice")
def used_twice(collection: Collection) -> Iterator[Finding]:
    """An identifier belongs to one record, over all sub-folders; an alias is no other record's identifier or alias.

    Wrong:
        claims/2024/embassy-denial.yaml and claims/embassy-denial.yaml
    Right:
        claims/2024/embassy-denial.yaml and claims/embassy-statement.yaml
    """
    for records in (collection.claims, collection.sources):
        first: dict[str, AnyRecord] = {}
        for record in records:
            other = first.setdefault(record.id, record)
            if other is not record:
                message = f"the identifier {record.id} is used twice: here and in {other.path}"
                yield Finding(record, (), message, "Rename one of the two files.")
    yield from _aliases(collection)


def _aliases(collection: Collection) -> Iterator[Finding]:
    owner = {key: record.path for key, record in collection.claim_by_id.items()}
    for record in collection.claims:
        for number, alias in enumerate(record.partial.aliases if record.partial else ()):
            other = owner.setdefault(alias, record.path)
            if alias == record.id:
                message = f"the alias {alias} is the name that this claim has now"
                yield Finding(record, ("aliases", number), message, "Remove it: an alias is an earlier name.")
            elif other != record.path:
                message = f"the alias {alias} is used twice: here and in {other}"
                yield Finding(record, ("aliases", number), message, "Remove the alias from one of the two.")


@rule("R105", "source nobody cites", Severity.WARNING)
def uncited(collection: Collection) -> Iterator[Finding]:
    """A source is cited: by evidence, as an appearance, or as the origin of another source.

    Wrong:
        seeds/old-report.yaml, which no record names
    Right:
        an evidence entry with source: old-report
    """
    named = {*collection.cited, *(name for _, _, name in _source_names(collection))}
    # What a record with errors cites is not known; what it mentions may be cited once it is mended.
    broken = "\n".join(
        line for record in collection.records if record.partial is None for line in record.lines
    )
    for record in collection.sources:
        if record.id not in named and record.root is not None and record.id not in broken:
            yield Finding(
                record,
                (),
                f"no claim and no source cites {record.id}",
                f"Name it in a claim (- source: {record.id}), or remove the record.",
            )


@rule("R106", "origins form a loop")
def origin_loop(collection: Collection) -> Iterator[Finding]:
    """A source does not retell itself, not even by way of others: an origin is where a report began.

    Wrong:
        a.yaml with origin: [b] and b.yaml with origin: [a]
    Right:
        a.yaml with origin: [b] and b.yaml without origin
    """
    for loop in loops(collection.models):
        record = collection.source_by_id[loop[0]]
        chain_of = " → ".join(chain(loop, loop[:1]))
        yield Finding(
            record,
            ("origin",),
            f"the origins form a loop: {chain_of}",
            "Remove the origin that is wrong: a source has the one it retells, not the other way round.",
        )
