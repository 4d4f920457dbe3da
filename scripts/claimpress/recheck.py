"""The check of those claims and sources alone that have changed, where the last check of everything found no error.

It is no second check: the changed claims, with what they name, are checked as any project is, and with them all sources where one
of these has changed. Whatever is wrong with them, or could concern others, is left to a check of everything, which tells it in
its own words and in its own order.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from claimpress.cache.keys import Stamps
from claimpress.cache.notes import Note, Notes, notes_of_claims, tally_of
from claimpress.check import Checked, Project, check
from claimpress.now import Now, read_now
from claimpress.problem import Problem, Severity
from claimpress.published import PublishedClaim
from claimpress.records.model import Claim
from claimpress.records.record import identifier_in, sound_record
from claimpress.site import Site, in_order, site_of


@dataclass(frozen=True, slots=True)
class Rechecked:
    """A project that is known whole again.

    Args:
        site: the site that it makes.
        problems: what is wrong with it: warnings, in file order.
        stamps: the fingerprints of its claims and sources.
        notes: what is to be kept for the next time.
    """

    site: Site
    problems: tuple[Problem, ...]
    stamps: Stamps
    notes: Notes


def recheck(
    root: Path, notes: Notes, today: date, *, strict: bool, changed: AbstractSet[str] | None = None
) -> Rechecked | None:
    """Check the claims and sources that have changed; None where everything has to be checked.

    Args:
        root: the folder that holds mkdocs.yml.
        notes: what the last check found; nothing but records and documents has changed since.
        today: the day that rules about dates go by.
        strict: whether warnings count as errors.
        changed: paths of the records and documents that may have changed; None for all of them.
    """
    now = read_now(root, notes, changed)
    asked = _asked(now) if now is not None else None
    if now is None or asked is None:
        return None
    checked = check(asked.project, today, strict=strict)
    judged = asked.changed | (now.sources.keys() if asked.is_whole else set())
    if any(problem.severity is Severity.ERROR for problem in checked.problems if problem.path in judged):
        return None
    made = site_of(checked.collection)
    anew = notes_of_claims(checked, made, {path: now.stamps[path] for path in asked.changed})
    claims = {path: anew.get(path) or notes.claims[path] for path in now.files}
    if not _fit(claims):
        return None
    pages = {claim.path: claim for claim in made.claims}
    site = Site(now.config, in_order(_pages(claims, pages, now)), now.shelf.cited, today)
    found = _notes(claims, now, checked if asked.is_whole else None)
    problems = [*found.others, *(problem for note in claims.values() for problem in note.problems)]
    problems.sort(key=lambda problem: problem.sort_key)
    found = replace(found, tally=found.tally.of(problems))
    return Rechecked(site, tuple(problems), now.stamps_of(found), found)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is checked: a project, the claims in it that have changed, and whether all sources are among it."""

    project: Project
    changed: set[str]
    is_whole: bool


def _asked(now: Now) -> _Asked | None:
    """Return what is to be checked; None where something that is named is not known."""
    changed = now.changed()
    by_id = {identifier_in(path): path for path in now.files}
    records = (sound_record(now.files[path], Claim) for path in changed)
    some = {
        record.path: record.model for record in records if record is not None and record.model is not None
    }
    related = {other.claim for claim in some.values() for other in claim.related}
    if changed - some.keys() or not related <= by_id.keys():
        return None
    notes = now.before.claims
    beside_them = {by_id[key] for key in related} - some.keys()
    own = {key for claim in some.values() for key in claim.sources}
    closure = now.shelf.closure(own.union(*(notes[path].named for path in beside_them)))
    if closure is None:
        return None
    others = {key for path in now.files.keys() - some.keys() for key in notes[path].named}
    uncited = now.shelf.uncited
    is_whole = bool(now.changed_sources) or uncited(own | others) != uncited(_named(notes))
    seeds = now.seeds() if is_whole else now.shelf.files(closure)
    claims = tuple(now.files[path] for path in sorted(some.keys() | beside_them))
    project = Project(now.config, now.settings, claims, *seeds, cited=frozenset(others))
    return _Asked(project, changed, is_whole)


def _notes(claims: dict[str, Note], now: Now, whole: Checked | None) -> Notes:
    """Note what is known of the project.

    Args:
        claims: what is noted of each claim.
        now: the files.
        whole: a check of all sources; without one, nothing has changed of them.
    """
    before = now.before
    if whole is None:
        ignored = before.tally.ignored - sum(note.ignored for note in before.claims.values())
        return Notes(
            claims, now.sources, tally_of(claims.values(), before.tally.documents, ignored), before.others
        )
    ignored = sum(path in now.sources for path, _ in whole.collection.answered)
    others = [problem for problem in before.others if problem.path not in before.sources]
    others += [problem for problem in whole.problems if problem.path in now.sources]
    others.sort(key=lambda problem: problem.sort_key)
    return Notes(
        claims, now.sources, tally_of(claims.values(), whole.tally.documents, ignored), tuple(others)
    )


def _fit(claims: Mapping[str, Note]) -> bool:
    """Say whether claims can stand beside each other, all together."""
    keys = Counter(identifier_in(path) for path in claims)
    keys.update(alias for note in claims.values() for alias in note.aliases)
    if max(keys.values(), default=0) > 1:
        return False
    known = {identifier_in(path) for path in claims}
    return all(known.issuperset(note.related) for note in claims.values())


def _named(claims: Mapping[str, Note]) -> set[str]:
    return {name for note in claims.values() for name in note.named}


def _pages(
    claims: Mapping[str, Note], anew: Mapping[str, PublishedClaim], now: Now
) -> Iterator[PublishedClaim]:
    """Yield every claim that has a page; the record of one that has not changed is read once somebody asks for it."""
    for path, note in claims.items():
        verdict = now.config.verdict(note.facts.verdict) if note.facts is not None else None
        if path in anew:
            yield anew[path]
        elif note.facts is not None and verdict is not None:
            whole = now.shelf.reading(path, now.files, now.config, now.settings)
            yield PublishedClaim(identifier_in(path), path, verdict, note.facts, whole)
