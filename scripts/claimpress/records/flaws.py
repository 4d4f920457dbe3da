"""What is wrong with a record, in the words of an editor: where, what, and what to write instead."""

import difflib
import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from claimpress.problem import Place
from claimpress.records.hints import hint
from claimpress.records.model import Claim, Source
from claimpress.records.nodes import Loc, Mapping, place_of, place_of_key, steps


@dataclass(frozen=True, slots=True)
class Flaw:
    """A fault of one record: what a rule of the families Y and S reports.

    Args:
        code: the rule.
        place: where it stands.
        message: what is wrong.
        fix: how to mend it.
        write: the exact text for that place, where only one is likely; empty otherwise.
    """

    code: str
    place: Place
    message: str
    fix: str = ""
    write: str = ""


def missing(root: Mapping, loc: Loc, also: str = "") -> Flaw:
    """Return the flaw of a key that is not there, or has no value.

    Args:
        root: the record.
        loc: the way to the key.
        also: what more is to be said of it.
    """
    key = loc[-1]
    *_, holder = steps(root, loc[:-1])
    if isinstance(holder, Mapping) and key in holder.keys:
        return Flaw(
            "S101", place_of_key(root, loc), f"{key} is empty{also}", f"Write after {key}: {hint(str(key))}."
        )
    return Flaw(
        "S101", holder.place, f"{key} is missing{also}", f"Add a line {key}: and after it {hint(str(key))}."
    )


def flaw_of(root: Mapping, model: type[BaseModel], detail: ErrorDetails) -> Flaw:  # noqa: PLR0911 -- a table of cases
    """Turn one of pydantic's errors into a flaw in plain words.

    Args:
        root: the record.
        model: what it should be.
        detail: the error.
    """
    loc, kind, context = detail["loc"], detail["type"], detail.get("ctx", {})
    name = name_of(loc)
    match kind:
        case "missing":
            return missing(root, loc)
        case "extra_forbidden":
            return _unknown_key(root, model, loc)
        case "literal_error":
            expected = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            guess = _guess(str(detail["input"]), expected.split(", "))
            message = f"{name} is {detail['input']!r}, expected one of: {expected}"
            fix = f"Write {guess}." if guess else "Write one of these."
            return Flaw("S103", place_of(root, loc), message, fix, guess)
        case "tuple_type" | "list_type":
            fix = "Begin each member on a line of its own with a dash and a space."
            return Flaw("S103", place_of(root, loc), f"{name} is not a list, expected a list", fix)
        case "model_type" | "model_attributes_type":
            fix = _indented(model, loc, detail["input"])
            return Flaw(
                "S103", place_of(root, loc), f"{name} is a text or a list, expected keys of its own", fix
            )
        case "too_short":
            return Flaw(
                "S103",
                place_of(root, loc),
                f"{name} is an empty list, expected at least one member",
                "Write each member on a line of its own, after a dash and a space.",
            )
        case _:
            message = said_of(name, detail["msg"])
            fix, write = str(context.get("fix", "")), str(context.get("write", ""))
            return Flaw(kind, place_of(root, loc), message, fix, write)


def said_of(name: str, message: str) -> str:
    """Join what is spoken of and what is said: ``url is empty``, ``url: 'x' is not an address``."""
    return f"{name} {message}" if message.startswith(("is ", "has ", "holds ")) else f"{name}: {message}"


def name_of(loc: Loc) -> str:
    """Say where in the record: ``evidence 2, stance``."""
    words: list[str] = []
    for step in loc:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words)


def _unknown_key(root: Mapping, model: type[BaseModel], loc: Loc) -> Flaw:
    key = str(loc[-1])
    known = list(_fields(model, loc[:-1]))
    guess = _guess(key, known)
    fix = f"Did you mean {guess}?" if guess else f"The keys here are: {', '.join(known)}."
    *_, holder = steps(root, loc[:-1])
    is_free = isinstance(holder, Mapping) and guess not in holder.entries
    message = f"{key} is not a key of {_holder(model, loc)}"
    return Flaw("S102", place_of_key(root, loc), message, fix, guess if is_free else "")


_RECORDS: Final[dict[type[BaseModel], str]] = {Claim: "a claim", Source: "a source"}


def _holder(model: type[BaseModel], loc: Loc) -> str:
    return name_of(loc[:-1]) if len(loc) > 1 else _RECORDS.get(model, "the settings")


def _guess(word: str, known: list[str]) -> str:
    close = difflib.get_close_matches(word.lower().replace("_", "-"), known, 1, 0.6)
    return next(iter(close or difflib.get_close_matches(word.lower(), known, 1, 0.6)), "")


def _indented(model: type[BaseModel], loc: Loc, given: object) -> str:
    """Say how keys are written below another, with the text that was given after the first of them."""
    *_, first = (step for step in loc if isinstance(step, str))
    fields = list(_fields(model, loc))
    if isinstance(given, str) and first == loc[-1] and "\n" not in given:
        return f"Write the text below it, after a key of its own:\n{first}:\n  {fields[0]}: {_quoted(given)}"
    return f"Write {_keys(model, loc)} indented below it."


def _quoted(text: str) -> str:
    """Return a text that can stand after a key."""
    return text if re.fullmatch(r"\w[\w ,.()-]*", text) else "'" + text.replace("'", "''") + "'"


def _keys(model: type[BaseModel], loc: Loc) -> str:
    return ", ".join(f"{key}:" for key in list(_fields(model, loc))[:3])


def _fields(model: type[BaseModel], loc: Loc) -> MappingOf[str, Any]:
    """The fields of the part of the record that ``loc`` leads to."""
    part: type[BaseModel] = model
    for step in loc:
        if isinstance(step, str) and step in part.model_fields:
            part = part_of(part.model_fields[step].annotation) or part
    return part.model_fields


def part_of(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 -- any type expression
    """Return the model class inside ``X | None`` or ``tuple[X, ...]``; None where there is none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (part_of(part) for part in getattr(annotation, "__args__", ()) if part is not type(None))
    return next((part for part in inner if part is not None), None)
