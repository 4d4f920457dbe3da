"""A claim begins: what it needs is asked for on a terminal, or given in options, and it passes the check as a draft."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import click

from claimpress.intake.ask import chosen, on_terminal, optional, required, several
from claimpress.intake.evidence import Desk, asked
from claimpress.intake.identify import free_path
from claimpress.intake.shelf import identifiers, source_file
from claimpress.intake.store import store
from claimpress.intake.trial import errors, fault, trial
from claimpress.problem import CannotRun
from claimpress.project import CLAIMS
from claimpress.records.model import Claim
from claimpress.records.record import claim_record
from claimpress.scaffold import ClaimAnswers, claim_text


def begin(root: Path, desk: Desk, key: str | None, given: ClaimAnswers) -> None:
    """Write the draft of a claim, or say why not.

    Raises:
        CannotRun: something is missing, or the check would not pass.
    """
    answers = replace(given, claim=given.claim or _claim(desk))
    for entry in given.evidence:
        source_file(desk.project, entry.source)
    path = free_path(root, CLAIMS, key, answers.claim)
    if on_terminal():
        answers = _completed(desk, answers)
    text = claim_text(answers, desk.config, desk.today)
    cited = {entry.source for entry in answers.evidence}
    problems = trial(desk.project, text, desk.today, cited)
    if wrong := errors(problems):
        raise CannotRun(wrong[0].message, wrong[0].fix)
    for warning in problems:
        click.echo(click.style(f"warning {warning.code}: ", fg="yellow") + warning.message, err=True)
        click.echo(f"  → {warning.fix}", err=True)
    store(root, {path: text.encode()})
    click.echo(f"{CLAIMS}/{path.name} written")


def _claim(desk: Desk) -> str:
    question = "The claim, as someone would assert it"
    if not on_terminal():
        return required(question, "--claim")
    text: str = click.prompt(question, value_proc=_fitting(desk, ClaimAnswers))
    return text


def _completed(desk: Desk, given: ClaimAnswers) -> ClaimAnswers:
    """Ask for what is not given."""
    claims = [model for file in desk.project.claims if (model := claim_record(file).partial) is not None]
    base = ClaimAnswers(given.claim)
    claimant = given.claimant or chosen(
        "Who says it (empty: nobody in particular)",
        _frequent(claim.claimant.name for claim in claims if claim.claimant),
        free=True,
    )
    claimed = given.claimed or optional(
        "When it was said: 2024, 2024-11 or 2024-11-14 (empty: not known)",
        _fitting(desk, lambda said: replace(base, claimed=said)),
    )
    appearances = given.appearances or several(
        "Sources in which it was said, parted by commas (empty: not known)", identifiers(desk.project)
    )
    topics = given.topics or several("Topics, parted by commas (empty: none yet)", _topics(claims), free=True)
    verdict = given.verdict or chosen(
        "Verdict (empty: still open)", [verdict.key for verdict in desk.config.settings.verdicts]
    )
    summary = given.summary or (
        verdict
        and optional(
            "The reason for it, in one or two sentences (empty: still open)",
            _fitting(desk, lambda said: replace(base, summary=said)),
        )
    )
    return replace(
        given,
        claimant=claimant,
        claimed=claimed,
        appearances=appearances,
        topics=topics,
        verdict=verdict,
        summary=summary,
        evidence=given.evidence or tuple(asked(desk)),
    )


def _fitting(desk: Desk, filled: Callable[[str], ClaimAnswers]) -> Callable[[str], str]:
    """Return a check that meets a wrong answer with the words of the check."""

    def fit(answer: str) -> str:
        if answer and (why := fault(claim_text(filled(answer), desk.config, desk.today))):
            raise click.UsageError(why)
        return answer

    return fit


def _topics(claims: list[Claim]) -> list[str]:
    return _frequent(topic for claim in claims for topic in claim.topics)


def _frequent(names: Iterable[str]) -> list[str]:
    """Return names by how often they occur, then by themselves."""
    return sorted((counts := Counter(names)), key=lambda name: (-counts[name], name))
