"""The commands that mend: check --fix, and repin for a document that was changed."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final

import click

from claimpress.check import Project, check
from claimpress.collection import Collection, Stored
from claimpress.commands.terminal import plainly, today_option
from claimpress.intake.shelf import those_there_are
from claimpress.mend.files import write_mended
from claimpress.mend.offers import Offer, offers, written
from claimpress.mend.pinned import pinned_text
from claimpress.mend.repin import Standing, changed_words, repinned, standings
from claimpress.problem import CannotRun
from claimpress.project import find_root, read_project
from claimpress.quotes.document import Document
from claimpress.records.model import Source
from claimpress.records.nodes import Scalar
from claimpress.records.record import Record
from claimpress.rules.references import meant

_MOST_CHANGES: Final = 30
_INDENT: Final = "    "


def mend(root: Path, is_wanted: Callable[[str], bool], today: date, *, yes: bool) -> None:
    """Offer every mend that has one right answer, and write what is accepted.

    Args:
        root: the site's folder.
        is_wanted: whether a record, by its path, is to be mended.
        today: the day that rules about dates go by.
        yes: write what is safe without asking, and only list the rest.

    Raises:
        CannotRun: there is nobody to ask, or a file was changed meanwhile.
    """
    _need_somebody("check --fix", yes=yes)
    project = read_project(root)
    data = {file.path: file.data or b"" for file in (*project.claims, *project.sources)}
    found = [offer for offer in offers(check(project, today).collection) if is_wanted(offer.path)]
    mended = 0
    for offer in found:
        after = written(offer, data[offer.path])
        _show(offer)
        if after is None:
            _say(f"{_INDENT}It cannot be written without touching other lines: mend it by hand.")
            continue
        if yes and not offer.safe:
            _say(f"{_INDENT}Left as it is: `claimpress check --fix` without --yes asks.")
            continue
        answer = "y" if yes else _answer()
        if answer == "q":
            break
        if answer == "y":
            write_mended(root, offer.path, data[offer.path], after)
            data[offer.path] = after
            mended += 1
            _say(f"{_INDENT}Written.")
    _say(
        f"{mended} of {len(found)} mended.\n"
        if found
        else "There is nothing that can be mended in this way.\n"
    )


def point_to_mending(collection: Collection, is_wanted: Callable[[str], bool]) -> None:
    """Say on a terminal how much of what was reported need not be typed: a log has no use for it."""
    if not sys.stderr.isatty():
        return
    found = sum(is_wanted(offer.path) for offer in offers(collection))
    if found:
        what = "one of these" if found == 1 else f"{found} of these"
        _say(f"`claimpress check --fix` offers the right words for {what}.")


def _show(offer: Offer) -> None:
    _say(click.style(f"{offer.path}:{offer.line}", bold=True) + f" {offer.code} {offer.what}")
    for line in offer.shown:
        _say(_INDENT + (click.style(line, fg="yellow") if line.startswith("Careful") else line))


def _answer() -> str:
    answers = click.Choice(["y", "yes", "n", "no", "q", "quit"], case_sensitive=False)
    question = f"{_INDENT}Write it? yes, no, or quit"
    answer: str = click.prompt(question, type=answers, show_choices=False, err=True)
    return answer[0]


def _say(text: str) -> None:
    """Speak beside the report, which may be for a program."""
    click.echo(text, err=True)


def _need_somebody(command: str, *, yes: bool) -> None:
    if not yes and not sys.stdin.isatty():
        message = f"`claimpress {command}` asks before it writes, and there is no terminal to ask on"
        raise CannotRun(message, "Run it on a terminal, or add --yes.")


@click.command("repin")
@click.argument("source")
@click.option("--yes", is_flag=True, help="Pin the text as it is now, without asking.")
@today_option
@plainly
def repin_command(source: str, *, yes: bool, today: date) -> None:
    """Pin the document of SOURCE as it is now, after showing which quotations still hold in it.

    Only the sha256 in the source's record is written.
    """
    root = find_root(Path())
    project = read_project(root)
    record, stored, document, pinned = _changed(check(project, today).collection, source)
    if stored.sha256 == pinned:
        click.echo(f"{stored.path} is as it was pinned: there is nothing to do.")
        return
    new = repinned(project, record.path, stored.sha256)
    if new is None:
        message = f"the sha256 in {record.path} cannot be written without touching other lines"
        raise CannotRun(message, f"Write it by hand: sha256: {stored.sha256}")
    old = pinned_text(root, stored.path, pinned)
    before = None if old is None else Document(source, old)
    click.echo(f"{stored.path} was changed.\n  sha256, pinned: {pinned}\n  sha256, now:    {stored.sha256}")
    _show_changes(before, document)
    found = standings(new[0], source, before, today)
    _show_standings(found)
    _need_somebody("repin", yes=yes)
    if not yes and not click.confirm("Pin the text as it is now?"):
        click.echo("Nothing was written.")
        return
    _write(root, project, record.path, new[1])
    click.echo(f"{record.path}: the text as it is now is pinned.")
    if not all(standing.holds for standing in found):
        click.echo(
            "Now mend the quotations that no longer hold: `claimpress check --fix` offers what it can."
        )


def _changed(collection: Collection, source: str) -> tuple[Record[Source], Stored, Document, str]:
    """Return a source's record, what is stored for it, its text as it is now, and the fingerprint that is pinned."""
    record = collection.source_by_id.get(source)
    if record is None:
        message = f"there is no source {source}"
        known = sorted(collection.source_by_id)
        raise CannotRun(message, meant(source, known, those_there_are(source, known)))
    stored = collection.stored.get(record.path)
    if stored is None:
        message = (
            f"{record.path} names no document" if record.root is not None else f"{record.path} cannot be read"
        )
        raise CannotRun(message, "`claimpress check` says what is wrong with the record.")
    if stored.document is None:
        message = f"{stored.path} cannot be read as text"
        raise CannotRun(message, "`claimpress check` says what is wrong with the document.")
    pinned = record.root.entries.get("sha256") if record.root is not None else None
    if not isinstance(pinned, Scalar) or not pinned.value:
        message = f"{record.path} has no sha256 yet"
        raise CannotRun(message, f"Add the line sha256: {stored.sha256}")
    return record, stored, stored.document, pinned.value


def _show_changes(before: Document | None, now: Document) -> None:
    if before is None:
        click.echo("The pinned text is not in git, so what was changed cannot be shown.")
        return
    click.echo("What was changed since the text was pinned:")
    told: Iterator[str] = changed_words(before.text, now.text)
    for line in islice(told, _MOST_CHANGES):
        click.echo(f"  {line}")
    if left := sum(1 for _ in told):
        click.echo(f"  and {left} more")


def _show_standings(found: tuple[Standing, ...]) -> None:
    if not found:
        click.echo("No claim quotes it.")
        return
    click.echo("The quotations from it:")
    for standing in found:
        first, *more = _told(standing).split("\n")
        click.echo(f"  {standing.path}:{standing.line} {first}")
        for line in more:
            click.echo(f"  {_INDENT}{line}")
    holding = sum(standing.holds for standing in found)
    click.echo(f"{holding} of {len(found)} hold in the new text.")


def _told(standing: Standing) -> str:
    if not standing.holds:
        return click.style("no longer holds", fg="red") + f": {standing.why}"
    if standing.before in {0, standing.now}:
        return f"holds, line {standing.now}"
    return f"holds, moved from line {standing.before} to line {standing.now}"


def _write(root: Path, project: Project, path: str, after: bytes) -> None:
    before = next(file.data for file in project.sources if file.path == path) or b""
    write_mended(root, path, before, after)
