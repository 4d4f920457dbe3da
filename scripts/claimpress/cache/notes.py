"""What a check found of every claim, kept so that the next one need only look at those that have changed."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple

from claimpress.check import Checked, Project, Tally
from claimpress.collection import Collection
from claimpress.facts import ClaimFacts
from claimpress.problem import Problem
from claimpress.published import PublishedClaim
from claimpress.quotes.quotation import Verified
from claimpress.records.model import Claim
from claimpress.records.nodes import Plain
from claimpress.records.reader_bytes import decode
from claimpress.records.reader_clean import clean
from claimpress.records.record import File, Record
from claimpress.site import Site


class Note(NamedTuple):
    """What was found of one claim.

    Args:
        stamp: the fingerprint of its file.
        facts: what pages show of it; None for a draft.
        named: the sources that it names.
        related: the claims that it names.
        aliases: its earlier identifiers.
        quotes: how many quotations it has.
        verified: how many of them are verified.
        ignored: how many warnings are answered in it.
        problems: what is wrong with it.
    """

    stamp: str
    facts: ClaimFacts | None
    named: tuple[str, ...]
    related: tuple[str, ...]
    aliases: tuple[str, ...]
    quotes: int
    verified: int
    ignored: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """What was found of a whole project without errors.

    Args:
        claims: of each claim, by path.
        sources: of each source, by path, what its record holds.
        tally: how much was checked in all.
        others: what is wrong with other files than claims.
    """

    claims: dict[str, Note]
    sources: dict[str, dict[str, Plain]]
    tally: Tally
    others: tuple[Problem, ...]


def notes_of(project: Project, checked: Checked, site: Site, stamps: Mapping[str, str]) -> Notes | None:
    """Note what a check of a whole project found; None where a source is written in an unusual way.

    Args:
        project: the project.
        checked: its check, without errors.
        site: the site that it makes.
        stamps: the fingerprints of the files of its claims.
    """
    sources: dict[str, dict[str, Plain]] = {}
    for file in project.sources:
        text, faults = decode(file.data or b"")
        data = clean(text) if text is not None and not faults else None
        if data is None:
            return None
        sources[file.path] = data
    claims = notes_of_claims(checked, site, stamps)
    others = tuple(problem for problem in checked.problems if problem.path not in claims)
    return Notes(claims, sources, checked.tally, others)


def stamp_of(data: bytes) -> str:
    """Return the fingerprint of a file."""
    return hashlib.sha256(data).hexdigest()


def stamps_of(files: Iterable[File]) -> dict[str, str]:
    """Return the fingerprints of files, by path."""
    return {file.path: stamp_of(file.data or b"") for file in files}


def notes_of_claims(checked: Checked, site: Site, stamps: Mapping[str, str]) -> dict[str, Note]:
    """Note what a check found of some claims, by path.

    Args:
        checked: the check.
        site: the site that they make.
        stamps: the fingerprints of their files.
    """
    collection = checked.collection
    pages = {claim.path: claim for claim in site.claims}
    ignored = Counter(path for path, _ in collection.answered)
    problems: dict[str, list[Problem]] = {}
    for problem in checked.problems:
        problems.setdefault(problem.path, []).append(problem)
    return {
        record.path: _note(
            collection,
            record,
            pages.get(record.path),
            stamps[record.path],
            ignored[record.path],
            problems.get(record.path, ()),
        )
        for record in collection.claims
        if record.path in stamps
    }


def _note(  # noqa: PLR0913, PLR0917 -- all that is known of it
    collection: Collection,
    record: Record[Claim],
    page: PublishedClaim | None,
    stamp: str,
    ignored: int,
    problems: Iterable[Problem],
) -> Note:
    model = record.partial
    evidence = model.evidence if model else ()
    quoted = [
        number for number, entry in zip(record.numbers, evidence, strict=True) if entry.quote is not None
    ]
    found = (collection.matches.get((record.path, number)) for number in quoted)
    return Note(
        stamp=stamp,
        facts=page.facts if page is not None else None,
        named=tuple(sorted(model.sources)) if model else (),
        related=tuple(related.claim for related in model.related) if model else (),
        aliases=model.aliases if model else (),
        quotes=len(quoted),
        verified=sum(isinstance(outcome, Verified) for outcome in found),
        ignored=ignored,
        problems=tuple(problems),
    )


def tally_of(notes: Mapping[str, Note], before: Notes, problems: Iterable[Problem]) -> Tally:
    """Count how much was checked in all, where claims have changed since ``before`` and nothing else has."""
    others = before.tally.ignored - sum(note.ignored for note in before.claims.values())
    tally = replace(
        before.tally,
        claims=len(notes),
        quotes=sum(note.quotes for note in notes.values()),
        verified=sum(note.verified for note in notes.values()),
        ignored=others + sum(note.ignored for note in notes.values()),
    )
    return tally.of(list(problems))


def written(notes: Notes) -> dict[str, Any]:
    """Return notes as plain values, as JSON has them."""
    return {
        "claims": {
            path: [*note[:-1], [each.plain() for each in note.problems]]
            for path, note in notes.claims.items()
        },
        "sources": notes.sources,
        "tally": asdict(notes.tally),
        "others": [problem.plain() for problem in notes.others],
    }


def read(values: Mapping[str, Any]) -> Notes:
    """Return notes that were written as plain values.

    Raises:
        TypeError, ValueError, KeyError: they are no such notes.
    """
    claims = {path: _read_note(note) for path, note in values["claims"].items()}
    others = tuple(map(Problem.read, values["others"]))
    return Notes(claims, values["sources"], Tally(**values["tally"]), others)


def _read_note(values: list[Any]) -> Note:
    stamp, facts, named, related, aliases, quotes, verified, ignored, problems = values
    known = ClaimFacts.read(facts) if facts is not None else None
    counts = (quotes, verified, ignored)
    told = tuple(map(Problem.read, problems))
    return Note._make((stamp, known, tuple(named), tuple(related), tuple(aliases), *counts, told))
