"""An entry of the evidence, asked for on a terminal: its quotation is compared as it is entered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, get_args

import click

from claimpress.check import Project
from claimpress.find import passages, singled_out
from claimpress.intake.ask import chosen, optional
from claimpress.intake.shelf import identifiers, pinned, source_file
from claimpress.intake.trial import errors, fault, trial
from claimpress.problem import Problem
from claimpress.quotes.document import Document
from claimpress.quotes.match import Ambiguous, match
from claimpress.quotes.nearest import nearest
from claimpress.records.config import Config
from claimpress.records.model import STANCES, Attribution
from claimpress.scaffold import ClaimAnswers, EvidenceAnswers, claim_text

_MARKS: Final = ("[", "…", "...")
_STANDING: Final = 60


@dataclass(frozen=True, slots=True)
class Desk:
    """What a dialogue goes by: the files of the site, the sources to narrow them to, and the day."""

    project: Project
    today: date

    @property
    def config(self) -> Config:
        """The site's settings."""
        return self.project.config

    def text(self, *evidence: EvidenceAnswers) -> str:
        """Return a claim of nothing but some evidence, to try it out."""
        return claim_text(ClaimAnswers("A claim.", evidence=evidence), self.config, self.today)

    def problems(self, entry: EvidenceAnswers) -> tuple[Problem, ...]:
        """Return what the check says about an entry."""
        alone = replace(self.project, sources=(source_file(self.project, entry.source),))
        return trial(alone, self.text(entry), self.today, {entry.source})


def asked(desk: Desk) -> Iterator[EvidenceAnswers]:
    """Yield the entries that someone types, until there are no more."""
    known = identifiers(desk.project)
    if not known:
        click.echo("  There is no source yet to quote: `claimpress new source FILE` brings one in.")
    while known and (source := chosen("Source of a passage (empty: no more evidence)", known)):
        document = pinned(desk.project, source_file(desk.project, source))
        entry = _quoted(desk, source, document) if document else _paraphrased(desk, source)
        if entry is not None:
            yield _completed(desk, entry)


def _paraphrased(desk: Desk, source: str) -> EvidenceAnswers | None:
    click.echo(f"  {source} holds no document, so nothing quoted from it can be verified.")
    text = optional(
        "What it says, in your own words (empty: another source)",
        lambda answer: _fit(desk, EvidenceAnswers(source, "context", paraphrase=answer), answer),
    )
    return EvidenceAnswers(source, "context", paraphrase=text) if text else None


def _quoted(desk: Desk, source: str, document: Document) -> EvidenceAnswers | None:
    """Ask for a quotation until it is in the document, or until someone gives up."""
    while words := optional("The words, exactly as in the document (empty: another source)"):
        entry: EvidenceAnswers | None = EvidenceAnswers(source, "context", words)
        while entry is not None:
            problems = desk.problems(entry)
            wrong = errors(problems)
            if not wrong and _kept(problems):
                return entry
            entry = _mended(entry, document, wrong[0]) if wrong else None
    return None


def _kept(warnings: tuple[Problem, ...]) -> bool:
    """Show what the check would warn of; say whether the quotation stays as it is."""
    for warning in warnings:
        click.echo(click.style(f"  warning {warning.code}: ", fg="yellow") + warning.message)
        click.echo(f"  → {warning.fix}")
    return not warnings or click.confirm("Keep this quotation?", default=True)


def _mended(entry: EvidenceAnswers, document: Document, problem: Problem) -> EvidenceAnswers | None:
    """Say why a quotation does not do; return one that does, where someone chooses it."""
    click.echo(click.style(f"  {problem.code}: ", fg="red") + problem.message.replace("\n", "\n  "))
    outcome = match(entry.quote, document, entry.prefix)
    if isinstance(outcome, Ambiguous) and not entry.prefix:
        return _one_of(entry, document, outcome)
    whole = not any(mark in entry.quote for mark in _MARKS)
    passage = _nearest(entry.quote, document) if problem.code == "Q101" and whole else ""
    if not passage:
        click.echo(f"  → {problem.fix}")
        return None
    click.echo(f"  {passage}")
    return replace(entry, quote=passage) if click.confirm("Take these words of the document?") else None


def _nearest(quote: str, document: Document) -> str:
    """Return the passage that was probably meant: one much like the words, or else the sentence that they may come from."""
    close = nearest(quote, document)
    found = passages(quote, [document]) if close is None else []
    text = close.text if close else found[0].found.text if found else ""
    return " ".join(text.split())


def _one_of(entry: EvidenceAnswers, document: Document, outcome: Ambiguous) -> EvidenceAnswers | None:
    """Ask which of several places is meant."""
    prefixes = [singled_out(entry.quote, document, place.start) for place in outcome.places]
    places = [
        f"(line {place.line}) {' '.join(prefix.split())[-_STANDING:]}"
        for place, prefix in zip(outcome.places, prefixes, strict=True)
    ]
    which = chosen("Which one (empty: quote more words)", places)
    return replace(entry, prefix=prefixes[places.index(which)]) if which else None


def _completed(desk: Desk, entry: EvidenceAnswers) -> EvidenceAnswers:
    """Ask how a passage stands to the claim and who speaks in it."""
    stance = ""
    while not stance:
        stance = chosen("How it stands to the claim", STANCES)
    entry = replace(entry, stance=stance)
    speaker = optional(
        "Who says it (empty: leave out)", lambda said: _fit(desk, replace(entry, speaker=said), said)
    )
    attribution = chosen("How it was said (empty: leave out)", get_args(Attribution))
    why = optional(
        "Why it matters, in one sentence (empty: leave out)",
        lambda said: _fit(desk, replace(entry, why=said), said),
    )
    return replace(entry, speaker=speaker, attribution=attribution, why=why)


def _fit(desk: Desk, entry: EvidenceAnswers, answer: str) -> str:
    if answer and (why := fault(desk.text(entry))):
        raise click.UsageError(why)
    return answer
