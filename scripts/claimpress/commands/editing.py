"""The commands that help to write: quote and new."""

import sys
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar, get_args

import click

from claimpress.commands.terminal import WRONG, plainly, today_option
from claimpress.find import Passage, documents, entry, passages
from claimpress.intake.clipboard import copy
from claimpress.intake.evidence import Desk
from claimpress.intake.new_claim import begin
from claimpress.intake.new_source import Order, bring_in
from claimpress.intake.shelf import identifiers
from claimpress.intake.taken import Stated
from claimpress.problem import CannotRun
from claimpress.project import find_root, read_project
from claimpress.records.fields import identifier_fault
from claimpress.records.model import STANCES, Completeness, SourceKind
from claimpress.scaffold import ClaimAnswers, EvidenceAnswers

P = ParamSpec("P")
T = TypeVar("T")

_WIDTH: Final = 96
_STANCE: Final = click.Choice(STANCES)
_ENTRY: Final = (str, _STANCE, str)


def whole_or_nothing(command: Callable[P, T]) -> Callable[P, T]:
    """Say, when someone stops a command with Ctrl-C, that nothing is left of it."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return command(*args, **kwargs)
        except (KeyboardInterrupt, click.Abort):
            click.echo("\nStopped; nothing was written.", err=True)
            sys.exit(WRONG)

    return run


@click.command("quote")
@click.argument("words", nargs=-1, required=True, metavar='[SOURCE] "ABOUT THESE WORDS"')
@click.option("--copy", "to_clipboard", is_flag=True, help="Copy the first entry to the clipboard.")
@plainly
def quote_command(words: tuple[str, ...], *, to_clipboard: bool) -> None:
    """Find a passage by a few of its words, and print the evidence entry for it, ready to paste."""
    project = read_project(find_root(Path()))
    source = words[0] if len(words) > 1 and words[0] in identifiers(project) else None
    if len(words) > 1 and source is None and not identifier_fault(words[0]) and " " in words[-1]:
        source = words[0]  # meant as a source; the search says that there is none of that name
    sought = " ".join(words[1:] if source else words)
    found = passages(sought, documents(project, source, sought))
    if not found:
        click.echo("Nothing like these words is in the stored documents.", err=True)
        click.echo("  → Try other words, or bring the document in: claimpress new source FILE", err=True)
        sys.exit(WRONG)
    for number, passage in enumerate(found, start=1):
        click.echo(_shown(number, passage))
        click.echo(entry(passage))
    if to_clipboard:
        copy(entry(found[0]))
        click.echo("The first entry is on the clipboard.", err=True)


def _shown(number: int, passage: Passage) -> str:
    """Return a passage with what stands around it; its own lines begin with >."""
    found = passage.found
    head = click.style(f"{number}. {found.source}, line {found.line}", bold=True)
    before, own, after = (
        textwrap.fill(" ".join(text.split()), _WIDTH, initial_indent=margin, subsequent_indent=margin)
        for text, margin in ((passage.before, "    "), (found.text, "  > "), (passage.after, "    "))
    )
    lines = [click.style(before, dim=True), click.style(own, fg="cyan"), click.style(after, dim=True)]
    around = "\n".join(line for line, text in zip(lines, (before, own, after), strict=True) if text)
    return f"{head}, {found.score:.0f} % alike\n\n{around}\n"


@click.group("new")
def new_command() -> None:
    """Begin a record: a claim or a source."""


@new_command.command("claim")
@click.option("--id", "key", help="Its identifier; by default made from the claim.")
@click.option("--claim", default="", help="The claim, as someone would assert it.")
@click.option("--claimant", default="", help="Who says it.")
@click.option("--claimed", default="", help="When it was said: 2024, 2024-11 or 2024-11-14.")
@click.option("--appearance", "appearances", multiple=True, help="A source or an address where it was said.")
@click.option("--verdict", default="", help="A key of the verdict scale; a draft may leave it open.")
@click.option("--summary", default="", help="The reason for the verdict.")
@click.option("--topic", "topics", multiple=True, help="What it is about.")
@click.option(
    "--quote",
    "quotes",
    type=_ENTRY,
    multiple=True,
    metavar='SOURCE STANCE "WORDS"',
    help="A piece of evidence.",
)
@click.option(
    "--paraphrase",
    "paraphrases",
    type=_ENTRY,
    multiple=True,
    metavar='SOURCE STANCE "WORDS"',
    help="What a source says, in our words.",
)
@click.option(
    "--detail",
    "details",
    type=(int, click.Choice(["prefix", "speaker", "attribution", "why"]), str),
    multiple=True,
    metavar='NUMBER KEY "TEXT"',
    help="More about the evidence of that number: prefix, speaker, attribution or why; quotes are counted first.",
)
@today_option
@plainly
@whole_or_nothing
def new_claim(key: str | None, today: date, **given: Any) -> None:  # noqa: ANN401 -- the options, by name
    """Begin a claim: claims/ID.yaml, a draft that passes the check.

    On a terminal it asks for what is not given. Each option for a source, a topic or a piece of evidence may be given
    several times: --quote harbour-notice supports "The ferry stops on Friday" --detail 1 speaker "the harbour office".
    """
    evidence = _evidence(given.pop("quotes"), given.pop("paraphrases"), given.pop("details"))
    root = find_root(Path())
    begin(root, Desk(read_project(root), today), key, ClaimAnswers(**given, evidence=evidence))


def _evidence(
    quotes: Iterable[tuple[str, str, str]],
    paraphrases: Iterable[tuple[str, str, str]],
    details: Iterable[tuple[int, str, str]],
) -> tuple[EvidenceAnswers, ...]:
    """Return the entries that the options describe."""
    entries = [EvidenceAnswers(source, stance, quote=words) for source, stance, words in quotes]
    entries += [EvidenceAnswers(source, stance, paraphrase=words) for source, stance, words in paraphrases]
    for number, name, value in details:
        if not 1 <= number <= len(entries):
            message = f"--detail {number} {name}: there is no evidence of that number"
            raise CannotRun(message, "The evidence is counted from 1, quotes first.")
        entries[number - 1] = replace(entries[number - 1], **{name: value})
    return tuple(entries)


@new_command.command("source")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--id", "key", help="Its identifier; by default made from the title.")
@click.option("--title", default="", help="Title of the document.")
@click.option("--publisher", default="", help="Who published it, when known.")
@click.option("--author", default="", help="Who wrote it, when known.")
@click.option("--published", default="", help="When it was published: 2024, 2024-11 or 2024-11-14.")
@click.option("--kind", type=click.Choice(get_args(SourceKind)), help="What sort of source it is.")
@click.option("--url", default="", help="Where it can be read, when known.")
@click.option("--language", default="", help="Its language: en, ur, zh-Hans.")
@click.option(
    "--completeness",
    type=click.Choice(get_args(Completeness)),
    help="Is all of it stored?",
)
@click.option("--origin", multiple=True, help="A source that it retells; may be given several times.")
@click.option(
    "--keep-original", "keep", is_flag=True, help="Keep the page or PDF beside the text taken from it."
)
@plainly
@whole_or_nothing
def new_source(  # noqa: PLR0913 -- one parameter for each option
    file: Path | None,
    key: str | None,
    kind: str | None,
    completeness: str | None,
    origin: tuple[str, ...],
    *,
    keep: bool,
    **given: str,
) -> None:
    """Bring in a source: seeds/ID.yaml, with its text stored beside it and pinned by its sha256.

    FILE is a .txt, .md, .html or .pdf file. A text is stored byte for byte; of a page or a PDF its plain text is. What the
    file says about itself goes into the record, what it does not say stays unknown. Without FILE the source is cited, but
    not held.
    """
    root = find_root(Path())
    order = Order(file, key, Stated(kind=kind or "", **given), completeness or "", origin, keep)
    bring_in(root, read_project(root), order)
