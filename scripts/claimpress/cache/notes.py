"""What a check found of every claim, kept so that the next one need only look at those that have changed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
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


class SourceNote(NamedTuple):
    """What was found of one source.

    Args:
        record: the fingerprint of its record.
        document: that of its document; empty where it holds none.
        values: what the record holds.
    """

    record: str
    document: str
    values: dict[str, Plain]


@dataclass(frozen=True, slots=True)
class Notes:
    """What was found of a whole project without errors.

    Args:
        claims: of each claim, by path.
        sources: of each source, by path.
        tally: how much was checked in all.
        others: what is wrong with other files than claims.
    """

    claims: dict[str, Note]
    sources: dict[str, SourceNote]
    tally: Tally
    others: tuple[Problem, ...]


def notes_of(project: Project, checked: Checked, site: Site, files: Mapping[str, str]) -> Notes | None:
    """Note what a check of a whole project found; None where a source is written in an unusual way.

    Args:
        project: the project.
        checked: its check, without errors.
        site: the site that it makes.
        files: the fingerprints of the files of all records, by path.
    """
    sources: dict[str, SourceNote] = {}
    for file in project.sources:
        values = values_of(file)
        if values is None:
            return None
        stored = checked.collection.stored.get(file.path)
        document = stored.sha256 if stored is not None else ""
        sources[file.path] = SourceNote(files[file.path], document, values)
    claims = notes_of_claims(checked, site, files)
    others = tuple(problem for problem in checked.problems if problem.path not in claims)
    return Notes(claims, sources, checked.tally, others)


def values_of(file: File) -> dict[str, Plain] | None:
    """Return what a record holds; None where it is written in an unusual way, or cannot be read."""
    text, faults = decode(file.data or b"")
    return clean(text) if text is not None and not faults else None


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


def tally_of(claims: Iterable[Note], documents: int, ignored: int) -> Tally:
    """Count how much was checked in all; what is wrong is counted elsewhere.

    Args:
        claims: what was found of every claim.
        documents: how many documents there are.
        ignored: how many warnings are answered in other records than those of claims.
    """
    notes = list(claims)
    return Tally(
        claims=len(notes),
        quotes=sum(note.quotes for note in notes),
        verified=sum(note.verified for note in notes),
        documents=documents,
        errors=0,
        warnings=0,
        ignored=ignored + sum(note.ignored for note in notes),
    )


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
    sources = {path: SourceNote(*note) for path, note in values["sources"].items()}
    return Notes(claims, sources, Tally(**values["tally"]), others)


def _read_note(values: list[Any]) -> Note:
    stamp, facts, named, related, aliases, quotes, verified, ignored, problems = values
    known = ClaimFacts.read(facts) if facts is not None else None
    counts = (quotes, verified, ignored)
    told = tuple(map(Problem.read, problems))
    return Note._make((stamp, known, tuple(named), tuple(related), tuple(aliases), *counts, told))
