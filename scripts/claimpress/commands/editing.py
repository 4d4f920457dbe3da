"""The commands that help to write: quote and new."""

import sys
import unicodedata
from datetime import date
from pathlib import Path
from typing import Final, get_args

import click

from claimpress.check import check
from claimpress.commands.terminal import WRONG, plainly, today, today_option
from claimpress.find import documents, entry, passages
from claimpress.problem import CannotRun
from claimpress.project import CLAIMS, SEEDS, find_root, read_config, read_project
from claimpress.records.fields import LONGEST_IDENTIFIER, identifier_fault, slug
from claimpress.records.model import SourceKind
from claimpress.records.record import File, claim_record, source_record
from claimpress.scaffold import ClaimAnswers, SourceAnswers, claim_text, source_text

_PROPOSED_WORDS: Final = 8
"""Words of a text that its proposed identifier is made of."""


@click.command("quote")
@click.argument("words", nargs=-1, required=True, metavar='[SOURCE] "ABOUT THESE WORDS"')
@plainly
def quote_command(words: tuple[str, ...]) -> None:
    """Find a passage by a few of its words, and print the evidence entry for it, ready to paste."""
    collection = check(read_project(find_root(Path())), today()).collection
    source = words[0] if len(words) > 1 and words[0] in collection.source_by_id else None
    if len(words) > 1 and source is None and not identifier_fault(words[0]) and " " in words[-1]:
        source = words[0]  # meant as a source; the search says that there is none of that name
    held = documents(collection, source)
    found = passages(" ".join(words[1:] if source else words), held)
    if not found:
        click.echo("Nothing like these words is in the stored documents.", err=True)
        sys.exit(WRONG)
    for number, passage in enumerate(found, start=1):
        click.echo(f"{number}. {passage.source}, line {passage.line}, {passage.score:.0f} % alike\n")
        click.echo(entry(passage))


@click.group("new")
def new_command() -> None:
    """Begin a record: a claim or a source."""


@new_command.command("claim")
@click.argument("key", metavar="ID", required=False)
@click.option("--claim", "text", help="The claim, as someone would assert it.")
@click.option("--claimant", help="Who says it.")
@click.option("--topic", "topics", multiple=True, help="What it is about; may be given several times.")
@today_option
@plainly
def new_claim(
    key: str | None, text: str | None, claimant: str | None, topics: tuple[str, ...], today: date
) -> None:
    """Begin a claim: claims/ID.yaml, a draft that passes the check."""
    root = find_root(Path())
    config, _ = read_config(root)
    text = text or _ask("The claim, as someone would assert it", "--claim")
    key = key or _ask_identifier(text)
    if claimant is None and _on_terminal():
        claimant = click.prompt("Who says it (empty: nobody in particular)", default="", show_default=False)
    answers = ClaimAnswers(text, claimant or "", topics)
    path = _free(root, CLAIMS, key)
    _write_record(root, path, claim_text(answers, config, today), claim=True)


@new_command.command("source")
@click.argument("key", metavar="ID", required=False)
@click.option("--document", type=click.Path(path_type=Path), help="The text to store: a UTF-8 file.")
@click.option("--title", help="Title of the document.")
@click.option("--publisher", default="", help="Who published it, when known.")
@click.option("--author", default="", help="Who wrote it, when known.")
@click.option(
    "--published", default="", help="When it was published, when known: 2024, 2024-11 or 2024-11-14."
)
@click.option("--kind", type=click.Choice(get_args(SourceKind)), default="other", show_default=True)
@click.option("--url", default="", help="Where it can be read, when known.")
@plainly
def new_source(key: str | None, document: Path | None, title: str | None, **known: str) -> None:
    """Begin a source: seeds/ID.yaml, with the text stored beside it and pinned by its sha256."""
    root = find_root(Path())
    title = title or _ask("Title of the document", "--title")
    key = key or _ask_identifier(title)
    path = _free(root, SEEDS, key)
    answers = SourceAnswers(title, **known)
    if document is None:
        _write_record(root, path, source_text(answers), claim=False)
        return
    data = _document(document)
    stored = path.parent / f"{key}.txt"
    inside = document.resolve().parent == path.parent.resolve()
    stored = document.resolve() if inside else stored
    if not inside and stored.exists():
        message = f"{SEEDS}/{stored.name} exists already"
        raise CannotRun(message, "Choose another ID.")
    _write_record(root, path, source_text(answers, stored.name, data), claim=False)
    if not inside:
        stored.write_bytes(data)
        click.echo(f"{SEEDS}/{stored.name} stored")


def _document(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        data.decode("utf-8")
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise CannotRun(message, "Name a text file.") from error
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 text"
        raise CannotRun(message, "Save the text of the document as UTF-8 first.") from error
    return data


def _on_terminal() -> bool:
    return sys.stdin.isatty()


def _ask(question: str, option: str) -> str:
    if not _on_terminal():
        message = f"{option} is missing"
        raise CannotRun(message, f"Add {option} with a text; on a terminal it is asked for.")
    answer: str = click.prompt(question)
    return answer


def _ask_identifier(text: str) -> str:
    """Propose an identifier from the first words of a text, and let it be changed."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    words = [word for word in slug(plain).encode("ascii", "ignore").decode().split("-") if word]
    proposal = "-".join(words[:_PROPOSED_WORDS])[:LONGEST_IDENTIFIER].strip("-")
    if not _on_terminal():
        if identifier_fault(proposal):
            message = "ID is missing, and none can be made from the text"
            raise CannotRun(message, "Add an ID: letters a to z, digits and single hyphens.")
        return proposal
    answer: str = click.prompt("Identifier (its address on the site)", default=proposal or None)
    return answer


def _free(root: Path, folder: str, key: str) -> Path:
    """Return the path of a new record, or say why there cannot be one."""
    if why := identifier_fault(key):
        raise CannotRun(why, "Use the letters a to z, digits, and single hyphens between them.")
    taken = [path for path in (root / folder).rglob("*.y*ml") if path.stem == key]
    if taken:
        message = f"{taken[0].relative_to(root).as_posix()} exists already"
        raise CannotRun(message, "Choose another ID.")
    return root / folder / f"{key}.yaml"


def _write_record(root: Path, path: Path, text: str, *, claim: bool) -> None:
    """Write a record, once it is sure that it passes the check by itself."""
    name = path.relative_to(root).as_posix()
    file = File(name, text.encode())
    flaws = claim_record(file).flaws if claim else source_record(file).flaws
    if flaws:
        raise CannotRun("\n".join(flaw.message for flaw in flaws), "Give other values.")
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        message = f"{name} cannot be written: {error.strerror}"
        raise CannotRun(message, "Check the rights of the folder.") from error
    click.echo(f"{name} written")
