"""The check, whole: files in, problems and a verified collection out. It reads nothing and writes nothing itself."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from claimpress.collection import Collection, DocumentFault, Stored
from claimpress.hands import hands, read_all
from claimpress.problem import Problem, Severity
from claimpress.progress import Progress
from claimpress.quotes.document import Document
from claimpress.quotes.match import match
from claimpress.quotes.quotation import Outcome, Verified
from claimpress.quotes.repetition import Repetition, repetitions
from claimpress.records.config import Config, Settings
from claimpress.records.model import Claim, Source
from claimpress.records.record import File, FileFault, Record
from claimpress.rules import RULES, Finding, problem_of
from claimpress.rules.findings import findings
from claimpress.rules.schema import ignores

UNUSED_IGNORE: Final = "S107"
_NOT_READ: Final = {
    FileFault.UNREADABLE: DocumentFault.MISSING,
    FileFault.OUTSIDE: DocumentFault.OUTSIDE,
    FileFault.TOO_LARGE: DocumentFault.TOO_LARGE,
}


@dataclass(frozen=True, slots=True)
class Project:
    """The files of a project.

    Args:
        config: its settings.
        settings: the record of its settings, for problems in them.
        claims: the files in claims/, by path.
        sources: the records in seeds/, by path.
        documents: every other file in seeds/, by path.
        base: the claims, by identifier, of an earlier revision that are not the same now; None without a base.
        cited: the sources that claims name which are left out here.
    """

    config: Config
    settings: Record[Settings]
    claims: tuple[File, ...]
    sources: tuple[File, ...]
    documents: Mapping[str, File]
    base: Mapping[str, Record[Claim]] | None = None
    cited: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tally:
    """How much was checked."""

    claims: int
    quotes: int
    verified: int
    documents: int
    errors: int
    warnings: int
    ignored: int

    def of(self, problems: Sequence[Problem]) -> "Tally":
        """Return the same tally with the errors and warnings of these problems alone."""
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        return replace(self, errors=errors, warnings=len(problems) - errors)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check gave: the collection, the problems in file order, and how much was checked."""

    collection: Collection
    problems: tuple[Problem, ...]
    tally: Tally

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong that would stop a build."""
        return self.tally.errors == 0


def check(
    project: Project, today: date, *, strict: bool = False, progress: Progress | None = None
) -> Checked:
    """Check a project.

    Args:
        project: its files.
        today: the day that rules about dates go by.
        strict: whether warnings count as errors.
        progress: told how many of how many quotations are matched.

    Returns:
        The collection and every problem: one bad file never hides the problems of the next.
    """
    with hands(len(project.claims) + len(project.sources)) as pool:
        collection = collected(project, today, pool)
        # That takes as long as matching all quotations, and neither has to wait for the other.
        repeated = _sought_elsewhere(pool, collection)
        collection = with_matches(collection, progress)
        collection = replace(collection, repeated=_result(repeated))
    found = findings(collection)
    open_, answered = _without_answered(collection, found)
    open_ = [(code, finding) for code, finding in open_ if code != UNUSED_IGNORE]
    faulty = frozenset(finding.record.path for code, finding in open_ if _is_error(code, finding))
    collection = replace(collection, answered=answered, faulty=faulty)
    open_ += [(UNUSED_IGNORE, finding) for finding in RULES[UNUSED_IGNORE].find(collection)]
    problems = [problem_of(RULES[code], finding) for code, finding in open_]
    if strict:
        problems = [problem.as_error() for problem in problems]
    problems.sort(key=lambda problem: problem.sort_key)
    return Checked(collection, tuple(problems), _tally(collection, problems, ignored=len(answered)))


def _is_error(code: str, finding: Finding) -> bool:
    return (finding.severity or RULES[code].severity) is Severity.ERROR


def _sought_elsewhere(pool: Executor | None, collection: Collection) -> Future[tuple[Repetition, ...]] | None:
    """Let another process look for documents that repeat each other; None where there is none."""
    try:
        return pool.submit(repetitions, collection.texts) if pool is not None else None
    except BrokenExecutor:
        return None


def _result(repeated: Future[tuple[Repetition, ...]] | None) -> tuple[Repetition, ...] | None:
    """Return what another process found; None where it found nothing out, and the rule has to look itself."""
    try:
        return repeated.result() if repeated is not None else None
    except BrokenExecutor:
        return None


def collected(project: Project, today: date, pool: Executor | None = None) -> Collection:
    """Return the records of a project with the documents behind them; nothing is matched or judged yet.

    Args:
        project: its files.
        today: the day that rules about dates go by.
        pool: other processes to read with.
    """
    claims = read_all(project.claims, Claim, pool)
    sources = read_all(project.sources, Source, pool)
    found = ((record.path, stored_of(record, project.documents)) for record in sources)
    return Collection(
        project.config,
        project.settings,
        claims,
        sources,
        {path: stored for path, stored in found if stored is not None},
        today=today,
        base=project.base,
        cited=project.cited,
    )


def stored_of(record: Record[Source], documents: Mapping[str, File]) -> Stored | None:
    """Look up the document of a source and say what is wrong with it; None where it names none.

    Args:
        record: the source.
        documents: the files beside the records of sources, by path.
    """
    if record.partial is None or record.partial.document is None:
        return None
    name = str(record.partial.document)
    path = beside(record.path, name)
    if path is None:
        return Stored(name, fault=DocumentFault.OUTSIDE)
    file = documents.get(path)
    if file is None:
        is_folder = any(other.startswith(f"{path}/") for other in documents)
        detail = "is a folder, expected a file" if is_folder else ""
        return Stored(path, fault=DocumentFault.MISSING, detail=detail)
    if file.data is None:
        return Stored(path, fault=_NOT_READ[file.fault or FileFault.UNREADABLE], detail=file.detail)
    sha256 = hashlib.sha256(file.data).hexdigest()
    try:
        text = file.data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        detail = f"the byte 0x{file.data[error.start]:02x} in line {line}"
        return Stored(path, sha256, fault=DocumentFault.NOT_TEXT, detail=detail)
    return Stored(path, sha256, Document(record.id, text))


def beside(record: str, name: str) -> str | None:
    """Return the path of a document that a record names, or None when it leads out of seeds/.

    Args:
        record: the path of the record.
        name: the name of the document, relative to the folder of the record.
    """
    parts: list[str] = list(PurePosixPath(record).parent.parts)
    top = len(parts[:1])
    if PurePosixPath(name).is_absolute() or "\\" in name:
        return None
    for step in PurePosixPath(name).parts:
        if step != "..":
            parts.append(step)
        elif len(parts) > top:
            parts.pop()
        else:
            return None
    return "/".join(parts)


def with_matches(collection: Collection, progress: Progress | None = None) -> Collection:
    """Match every quotation with the pinned document of its source.

    Args:
        collection: the records, with the documents behind them.
        progress: told how many of how many entries have been looked at.
    """
    matches: dict[tuple[str, int], Outcome] = {}
    entries = collection.entries
    for number, entry in enumerate(entries, start=1):
        evidence = entry.evidence
        document = collection.document(evidence.source)
        if evidence.quote is not None and document is not None:
            matches[entry.key] = match(evidence.quote, document, evidence.prefix or "", evidence.suffix or "")
        if progress is not None:
            progress(number, len(entries))
    return replace(collection, matches=matches)


def _without_answered(
    collection: Collection, found: Iterable[tuple[str, Finding]]
) -> tuple[list[tuple[str, Finding]], frozenset[tuple[str, tuple[str | int, ...]]]]:
    """Take out the warnings that an ignore answers, and say which ignores did."""
    given = {
        (record.path, loc[:-2], ignore.rule): (record.path, loc)
        for record, loc, ignore in ignores(collection)
        if ignore.rule in RULES and RULES[ignore.rule].severity is Severity.WARNING
    }
    left: list[tuple[str, Finding]] = []
    answered: set[tuple[str, tuple[str | int, ...]]] = set()
    for code, finding in found:
        path, loc = finding.record.path, tuple(finding.loc)
        inside = loc[:2] if loc[:1] == ("evidence",) and len(loc) > 1 else ()
        keys = [key for key in ((path, inside, code), (path, (), code)) if key in given]
        if keys:
            answered.update(given[key] for key in keys)
        else:
            left.append((code, finding))
    return left, frozenset(answered)


def _tally(collection: Collection, problems: list[Problem], ignored: int) -> Tally:
    quoted = [entry for entry in collection.entries if entry.evidence.quote is not None]
    verified = [entry for entry in quoted if isinstance(collection.matches.get(entry.key), Verified)]
    tally = Tally(
        claims=len(collection.claims),
        quotes=len(quoted),
        verified=len(verified),
        documents=sum(collection.document(key) is not None for key in collection.models),
        errors=0,
        warnings=0,
        ignored=ignored,
    )
    return tally.of(problems)
