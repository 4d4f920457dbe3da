"""A document comes in: its text is stored and pinned, its record filled with what the file itself says."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import click

from claimpress.check import Project
from claimpress.intake.ask import on_terminal, required
from claimpress.intake.identify import free_path
from claimpress.intake.repeats import Repeat, repeats
from claimpress.intake.shelf import identifier, pinned, source_file
from claimpress.intake.store import store
from claimpress.intake.take import take
from claimpress.intake.taken import Refused, Stated, Taken
from claimpress.origins import roots
from claimpress.problem import CannotRun
from claimpress.project import LARGEST_FILE, MIB, SEEDS
from claimpress.quotes.document import Document
from claimpress.records.record import File, source_record
from claimpress.scaffold import SourceAnswers, source_text


@dataclass(frozen=True, slots=True)
class Order:
    """What to bring in, and how.

    Args:
        path: the file; None for a source that is cited but not held.
        key: the identifier; None to propose one.
        given: what the editor says about it; it goes before what the file says.
        completeness: full, excerpt or empty.
        origin: sources that it retells.
        keep: whether the original is kept beside the text taken from it.
    """

    path: Path | None
    key: str | None
    given: Stated
    completeness: str
    origin: tuple[str, ...]
    keep: bool


def bring_in(root: Path, project: Project, order: Order) -> None:
    """Store a document and write its record, or say why not.

    Raises:
        CannotRun: the file cannot be read or holds no text, or a value does not fit.
    """
    for source in order.origin:
        source_file(project, source)
    taken = _taken(order.path) if order.path else None
    if order.keep and not (taken and taken.ending):
        message = "--keep-original is for pages and PDF files: a text is stored byte for byte"
        raise CannotRun(message, "Leave it out.")
    if taken and (taken.how or taken.stated != Stated()):
        _show(taken)
    stated = _merged(order.given, taken.stated if taken else Stated())
    stated = stated if stated.title else replace(stated, title=required("Title of the document", "--title"))
    path = free_path(root, SEEDS, order.key, stated.title)
    answers = SourceAnswers(stated, order.completeness, order.origin)
    if taken and order.path:
        files = _held(project, path, answers, taken, _Beside.of(order, path, taken))
    else:
        files = {path: _sound(path, source_text(answers))}
    store(root, files)
    for file, done in zip(files, ("written", "stored", "kept"), strict=False):
        click.echo(f"{SEEDS}/{file.name} {done}")


@dataclass(frozen=True, slots=True)
class _Beside:
    """What lies beside the record: the stored text and, where it is kept, the original; ``new`` has what is to be written."""

    text: str
    original: str
    new: dict[Path, bytes]

    @classmethod
    def of(cls, order: Order, record: Path, taken: Taken) -> "_Beside":
        """Find the places; a file that lies in seeds/ already stays where it is."""
        given = order.path.resolve() if order.path else record
        inside = given.parent == record.parent.resolve()
        text = given if inside and not taken.ending else record.with_suffix(".txt")
        original = given if inside else record.with_suffix(f".original{taken.ending}")
        new = {} if text == given else {text: taken.data}
        if order.keep and original != given:
            new[original] = given.read_bytes()
        return cls(text.name, original.name if order.keep else "", new)


def _held(
    project: Project, path: Path, answers: SourceAnswers, taken: Taken, beside: _Beside
) -> dict[Path, bytes]:
    """Return the files of a source whose text is stored, its record first."""
    kept = f"The file is kept as {beside.original}." if beside.original else ""
    doubts = (f"{doubt[0].upper()}{doubt[1:]}." for doubt in taken.doubts)
    answers = replace(answers, note=" ".join(filter(None, (taken.how, kept, *doubts))))
    record = source_text(answers, beside.text, taken.data)
    _sound(path, record)  # what is wrong with it is said before anything is asked
    document = Document(path.stem, taken.data.decode("utf-8"))
    if retold := _declared(project, path.stem, record, document):
        answers = replace(answers, origin=(*answers.origin, *retold))
        record = source_text(answers, beside.text, taken.data)
    return {path: _sound(path, record), **beside.new}


def _taken(path: Path) -> Taken:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST_FILE else b""
    except FileNotFoundError as error:
        message = f"there is no file {path}"
        raise CannotRun(message, "Write its name as it is, with the folder that it lies in.") from error
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise CannotRun(message, "Give a .txt, .md, .html or .pdf file.") from error
    if size > LARGEST_FILE:
        message = f"{path} is {size:,} bytes long, at most {LARGEST_FILE:,} bytes ({LARGEST_FILE // MIB} MiB) are read"
        raise CannotRun(message, "Store long texts in parts, a document each.")
    taken = take(path.suffix, data)
    if isinstance(taken, Refused):
        message = f"{path} {taken.message}"
        raise CannotRun(message, taken.fix)
    return taken


def _merged(given: Stated, stated: Stated) -> Stated:
    values = {part.name: getattr(given, part.name) or getattr(stated, part.name) for part in fields(Stated)}
    return Stated(**values)


def _show(taken: Taken) -> None:
    """Print what a file says about itself, what it does not say, and what to look at."""
    said = {part.name: getattr(taken.stated, part.name) for part in fields(Stated) if part.name != "kind"}
    for name, value in said.items():
        click.echo(f"  {name + ':':<11}{value}" if value else click.style(f"  {name}: not said", dim=True))
    for doubt in taken.doubts:
        _warn(doubt)


def _warn(message: str) -> None:
    click.echo(click.style("warning: ", fg="yellow") + message, err=True)


def _declared(project: Project, key: str, record: str, text: Document) -> Sequence[str]:
    """Warn of the stored documents that a text repeats; return those that it retells, where someone says so."""
    found = _undeclared(project, key, record, text)
    retold = []
    for repeat in found:
        _warn(f"{repeat.part:.0%} of the text stands in {repeat.source} too")
        if on_terminal():
            if click.confirm(
                f"Does this text retell {repeat.source}, so that its origin is [{repeat.source}]?"
            ):
                retold.append(repeat.source)
        else:
            fix = f"If it retells that one, add origin: [{repeat.source}] to its record, else the source that both retell."
            click.echo(f"  → {fix}", err=True)
    return retold


def _undeclared(project: Project, key: str, record: str, text: Document) -> list[Repeat]:
    """Return the documents that share much with a text and no origin, as rule D105 has it."""
    stored = (document for file in project.sources if (document := pinned(project, file)) is not None)
    found = repeats(text, stored)
    if not found:
        return []
    files = [*project.sources, File(f"{SEEDS}/{key}.yaml", record.encode())]
    read = {identifier(file): source_record(file).partial for file in files}
    models = {name: model for name, model in read.items() if model is not None}
    ours = roots([key], models)
    return [repeat for repeat in found if ours.isdisjoint(roots([repeat.source], models))]


def _sound(path: Path, text: str) -> bytes:
    """Return the bytes of a record, once it is sure that it passes the check by itself."""
    if flaws := source_record(File(f"{SEEDS}/{path.name}", text.encode())).flaws:
        flaw = flaws[0]
        raise CannotRun(flaw.message, flaw.fix)
    return text.encode()
