"""The identifier of a new record: proposed from its first words, free to be changed."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from claimpress.intake.ask import on_terminal
from claimpress.problem import CannotRun
from claimpress.records.fields import LONGEST_IDENTIFIER, identifier_fault, slug

_PROPOSED_WORDS: Final = 8
_LETTERS: Final = "Use the letters a to z, digits, and single hyphens between them."


def proposed(text: str) -> str:
    """Return the identifier that a text's first words make; empty when it has no letters for one."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    words = [word for word in slug(plain).encode("ascii", "ignore").decode().split("-") if word]
    return "-".join(words[:_PROPOSED_WORDS])[:LONGEST_IDENTIFIER].strip("-")


def free_path(root: Path, folder: str, key: str | None, text: str) -> Path:
    """Return the path of a new record.

    Args:
        root: the project's folder.
        folder: claims or seeds.
        key: its identifier; None to propose one.
        text: what to propose it from.

    Raises:
        CannotRun: the identifier is none, or taken, or there is none.
    """
    taken = {path.stem: path for path in (root / folder).rglob("*.y*ml")}

    def fault(name: str) -> str:
        if why := identifier_fault(name):
            return why
        return f"{taken[name].relative_to(root).as_posix()} exists already" if name in taken else ""

    proposal = proposed(text)
    if key is None and on_terminal():
        key = _asked(proposal, fault)
    if key is None and identifier_fault(proposal):
        message = "--id is missing, and none can be made from the text"
        raise CannotRun(message, "Add --id: letters a to z, digits and single hyphens.")
    key = key or proposal
    if why := fault(key):
        raise CannotRun(why, "Choose another identifier: --id." if key in taken else _LETTERS)
    return root / folder / f"{key}.yaml"


def _asked(proposal: str, fault: Callable[[str], str]) -> str:
    def fit(answer: str) -> str:
        if why := fault(answer.strip()):
            raise click.UsageError(why)
        return answer.strip()

    name: str = click.prompt("Identifier (its address on the site)", default=proposal or None, value_proc=fit)
    return name
