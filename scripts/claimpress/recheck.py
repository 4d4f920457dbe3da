"""The check of those claims alone that have changed, where the last check of everything found no error.

It is no second check: the changed claims, with what they name, are checked as any project is. Whatever is wrong with them, or
could concern others, is left to a check of everything, which tells it in its own words and in its own order.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from claimpress.cache.notes import Note, Notes, notes_of_claims, stamp_of, tally_of
from claimpress.check import Project, Tally, check
from claimpress.problem import Problem, Severity
from claimpress.project import read_claims, read_config
from claimpress.published import PublishedClaim
from claimpress.records.config import Config, Settings
from claimpress.records.model import Claim
from claimpress.records.record import File, Record, sound_record
from claimpress.shelf import Shelf
from claimpress.site import Site, in_order, site_of


@dataclass(frozen=True, slots=True)
class Rechecked:
    """A project that is known whole again.

    Args:
        site: the site that it makes.
        problems: what is wrong with it: warnings, in file order.
        tally: how much was checked.
        notes: what is to be kept for the next time.
    """

    site: Site
    problems: tuple[Problem, ...]
    tally: Tally
    notes: Notes


def recheck(root: Path, notes: Notes, today: date, *, strict: bool) -> Rechecked | None:
    """Check the claims that have changed; None where everything has to be checked.

    Args:
        root: the folder that holds mkdocs.yml.
        notes: what the last check found; nothing but claims has changed since.
        today: the day that rules about dates go by.
        strict: whether warnings count as errors.
    """
    config, settings = read_config(root)
    files = {file.path: file for file in read_claims(root)}
    stamps = {path: stamp_of(file.data) for path, file in files.items() if file.data is not None}
    if len(stamps) < len(files):
        return None
    changed = {
        path
        for path, stamp in stamps.items()
        if path not in notes.claims or notes.claims[path].stamp != stamp
    }
    shelf = Shelf(root, notes.sources)
    project = _around(changed, files, settings, config, notes, shelf)
    if project is None:
        return None
    checked = check(project, today, strict=strict)
    own = [problem for problem in checked.problems if problem.path in changed]
    if any(problem.severity is Severity.ERROR for problem in own):
        return None
    made = site_of(checked.collection)
    anew = notes_of_claims(checked, made, {path: stamps[path] for path in changed})
    claims = {path: anew.get(path) or notes.claims[path] for path in files}
    if not _fit(claims, notes, shelf):
        return None
    pages = {claim.path: claim for claim in made.claims}
    shown = in_order(_pages(claims, pages, files, config, settings, shelf))
    site = Site(config, shown, shelf.cited, today)
    problems = sorted(
        [*notes.others, *(problem for note in claims.values() for problem in note.problems)],
        key=lambda problem: problem.sort_key,
    )
    tally = tally_of(claims, notes, problems)
    return Rechecked(site, tuple(problems), tally, replace(notes, claims=claims, tally=tally))


def _around(  # noqa: PLR0913, PLR0917 -- a project and what is known of it
    changed: set[str],
    files: Mapping[str, File],
    settings: Record[Settings],
    config: Config,
    notes: Notes,
    shelf: Shelf,
) -> Project | None:
    """Return a project of the changed claims and what they name; None where something that they name is not known."""
    by_id = {Path(path).stem: path for path in files}
    records = (sound_record(files[path], Claim) for path in changed)
    some = {
        record.path: record.model for record in records if record is not None and record.model is not None
    }
    if changed - some.keys():
        return None
    related = {other.claim for claim in some.values() for other in claim.related}
    sources = {key for claim in some.values() for key in claim.sources}
    beside = {by_id[key] for key in related if key in by_id} - some.keys()
    sources |= {key for path in beside for key in (notes.claims[path].named if path in notes.claims else ())}
    closure = shelf.closure(sources)
    if closure is None or not related <= by_id.keys():
        return None
    claims = tuple(files[path] for path in sorted(some.keys() | beside))
    return Project(config, settings, claims, *shelf.files(closure))


def _fit(claims: Mapping[str, Note], notes: Notes, shelf: Shelf) -> bool:
    """Say whether claims can stand beside each other, and name the same sources as before, all together."""
    keys = Counter(Path(path).stem for path in claims)
    keys.update(alias for note in claims.values() for alias in note.aliases)
    if max(keys.values(), default=0) > 1:
        return False
    known = {Path(path).stem for path in claims}
    if any(not known.issuperset(note.related) for note in claims.values()):
        return False
    return shelf.uncited(_named(claims)) == shelf.uncited(_named(notes.claims))


def _named(claims: Mapping[str, Note]) -> set[str]:
    return {name for note in claims.values() for name in note.named}


def _pages(  # noqa: PLR0913, PLR0917 -- a project and what is known of it
    claims: Mapping[str, Note],
    anew: Mapping[str, PublishedClaim],
    files: Mapping[str, File],
    config: Config,
    settings: Record[Settings],
    shelf: Shelf,
) -> Iterator[PublishedClaim]:
    """Yield every claim that has a page; the record of one that has not changed is read once somebody asks for it."""
    for path, note in claims.items():
        verdict = config.verdict(note.facts.verdict) if note.facts is not None else None
        if path in anew:
            yield anew[path]
        elif note.facts is not None and verdict is not None:
            whole = shelf.reading(files[path], config, settings)
            yield PublishedClaim(Path(path).stem, path, verdict, note.facts, whole)
