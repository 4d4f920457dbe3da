"""Questions on a terminal: an answer that does not fit is met with what would, and the question comes again."""

import sys
from collections.abc import Callable, Sequence
from typing import Final

import click

from claimpress.problem import CannotRun

_LISTED: Final = 9


def on_terminal() -> bool:
    """Say whether someone sits there who can be asked."""
    return sys.stdin.isatty()


def required(question: str, option: str) -> str:
    """Ask for a text that there has to be.

    Raises:
        CannotRun: nobody can be asked.
    """
    if not on_terminal():
        message = f"{option} is missing"
        raise CannotRun(message, f"Add {option} with a text; on a terminal it is asked for.")
    answer: str = click.prompt(question)
    return answer


def optional(question: str, check: Callable[[str], str] = str) -> str:
    """Ask for a text that may be left out.

    Args:
        question: the question.
        check: returns the answer as it is kept; raises click.UsageError for one that does not fit.
    """
    answer: str = click.prompt(question, default="", show_default=False, value_proc=_stripped(check))
    return answer


def chosen(question: str, known: Sequence[str], *, free: bool = False) -> str:
    """Ask for one of the things that there are; empty for none.

    Args:
        question: the question.
        known: what there is, likeliest first; the first nine are shown with a number to type.
        free: whether something new may be typed too.
    """
    _show(known)
    return optional(question, lambda answer: picked(answer, known, free=free))


def several(question: str, known: Sequence[str], *, free: bool = False) -> tuple[str, ...]:
    """Ask for any number of the things that there are, parted by commas."""
    _show(known)

    def pick(answer: str) -> str:
        parts = [part.strip() for part in answer.split(",")]
        return ",".join(dict.fromkeys(picked(part, known, free=free) for part in parts if part))

    answer = optional(question, pick)
    return tuple(filter(None, answer.split(",")))


def picked(answer: str, known: Sequence[str], *, free: bool = False) -> str:
    """Return what an answer means: a number of the list, a name, or the beginning of one.

    Raises:
        click.UsageError: it could mean several things, or none.
    """
    if answer.isdecimal() and 1 <= int(answer) <= min(_LISTED, len(known)):
        return known[int(answer) - 1]
    typed = answer.casefold()
    same = [name for name in known if name.casefold() == typed]
    if free or same or not answer:
        return (same or [answer])[0]
    close = [name for name in known if name.casefold().startswith(typed)]
    close = close or [name for name in known if typed in name.casefold()]
    if len(close) == 1:
        return close[0]
    if close:
        more = " …" if len(close) > _LISTED else ""
        message = f"{answer!r} may be {', '.join(close[:_LISTED])}{more}: type more of it."
    else:
        message = (
            f"there is no {answer!r} among them: type a number or a name from the list, or how a name begins."
        )
    raise click.UsageError(message)


def _show(known: Sequence[str]) -> None:
    shown = [f"{number} {name}" for number, name in enumerate(known[:_LISTED], start=1)]
    more = f"  … and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
    if shown:
        click.secho("  " + "  ".join(shown) + more, dim=True)


def _stripped(check: Callable[[str], str]) -> Callable[[str], str]:
    return lambda answer: check(" ".join(answer.split()))
