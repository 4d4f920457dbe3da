"""From a tree of text to a record: every fault of the record at once, each with its place."""

import difflib
import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from claimpress.problem import Place
from claimpress.records.hints import hint
from claimpress.records.model import REQUIRED_UNLESS_DRAFT, Claim, Source
from claimpress.records.nodes import Loc, Mapping, Plain, place_of, place_of_key, plain, steps
from claimpress.records.partial import without_flaws

Model = TypeVar("Model", bound=BaseModel)


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


@dataclass(frozen=True, slots=True)
class Validated(Generic[Model]):
    """What validating gave.

    Args:
        model: the record's model, or None where it has flaws.
        flaws: the flaws, in file order.
        partial: the model, or what is left of it without its flaws, so that the rest can be checked too.
        numbers: for each evidence entry of ``partial`` its number in the file, counted from 0.
    """

    model: Model | None
    flaws: tuple[Flaw, ...]
    partial: Model | None = None
    numbers: tuple[int, ...] = ()


def validate(root: Mapping, model: type[Model]) -> Validated[Model]:
    """Give the texts of ``root`` the types of ``model`` and report whatever does not fit."""
    data = _filled(plain(root), model)
    flaws = [*_missing_unless_draft(root, data, model), *_unpaired(root, data, model)]
    details: list[ErrorDetails] = []
    try:
        checked: Model | None = model.model_validate(data)
    except ValidationError as error:
        # A list of which every member has a flaw is not empty, though pydantic says so.
        details = [
            each
            for each in error.errors(include_url=False)
            if each["type"] != "too_short" or not each["input"]
        ]
        checked = None
    flaws += [_flaw(root, model, detail) for detail in details]
    flaws.sort(key=lambda flaw: (flaw.place, flaw.code, flaw.message))
    rest, numbers = without_flaws(data, details)
    partial = checked or _model_of(_headlined(rest, model), model)
    return Validated(None if flaws else checked, tuple(flaws), partial, numbers)


def sound(data: MappingOf[str, Plain], model: type[Model]) -> Validated[Model] | None:
    """Return what ``validate`` gives for a record without flaws; None for any other.

    Args:
        data: the texts of the record, without positions.
        model: what the record should be.
    """
    filled = _filled(dict(data), model)
    if any(_missing_unless_draft(_NOWHERE, filled, model)) or any(_unpaired(_NOWHERE, filled, model)):
        return None
    try:
        checked = model.model_validate(filled)
    except ValidationError:
        return None
    return Validated(checked, (), checked, without_flaws(filled, ())[1])


_NOWHERE: Final = Mapping({}, Place())

# What a record cannot do without; where it is missing, the rest is checked all the same.
_HEADLINE: Final[dict[type[BaseModel], str]] = {Claim: "claim", Source: "title"}


def _headlined(rest: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    return {_HEADLINE[model]: "?"} | rest if model in _HEADLINE else rest


def _model_of(rest: dict[str, Any], model: type[Model]) -> Model | None:
    try:
        return model.model_validate(rest)
    except ValidationError:
        return None


def _filled(value: Plain, part: type[BaseModel] | None) -> Any:  # noqa: ANN401 -- text, lists and dicts, as deep as YAML goes
    """Leave out keys of ``part`` without a value: an empty ``url:`` means that there is none."""
    if isinstance(value, list):
        return [_filled(member, part) for member in value]
    if not isinstance(value, dict):
        return value
    # A key that is none is kept even without a value, to be reported: it may be a key misspelled.
    parts = _parts(part)
    return {
        key: each if isinstance(each, str) else _filled(each, parts.get(key))
        for key, each in value.items()
        if each is not None or key not in parts
    }


@cache
def _parts(part: type[BaseModel] | None) -> dict[str, type[BaseModel] | None]:
    """Return the keys of a part of a record, each with the part that it leads to."""
    fields = part.model_fields if part is not None else {}
    return {key: _part(field.annotation) for key, field in fields.items()}


def _missing_unless_draft(root: Mapping, data: MappingOf[str, Any], model: type[BaseModel]) -> Iterator[Flaw]:
    """A claim that is published needs more than a draft does."""
    # A misspelled status may have meant draft: it is reported itself, and nothing else because of it.
    if model is not Claim or str(data.get("status", "published")) not in {"published", "withdrawn"}:
        return
    for key in REQUIRED_UNLESS_DRAFT:
        if not data.get(key):
            yield _missing(root, (key,), also=" (only a draft can do without: status: draft)")


def _unpaired(root: Mapping, data: MappingOf[str, Any], model: type[BaseModel]) -> Iterator[Flaw]:
    """Two keys of which one is needed, or of which each needs the other; other faults do not hide it."""
    if model is Claim and isinstance(data.get("evidence"), list):
        for number, entry in enumerate(data["evidence"]):
            if isinstance(entry, dict):
                yield from _quote_or_paraphrase(root, ("evidence", number), entry)
    if model is Source and ("document" in data) != ("sha256" in data):
        missing, given = ("sha256", "document") if "document" in data else ("document", "sha256")
        fix = f"Remove the line {given}:, or add a line {missing}: and after it {hint(missing)}."
        yield Flaw("S101", place_of_key(root, (given,)), f"{missing} is missing beside {given}", fix)


def _quote_or_paraphrase(root: Mapping, loc: Loc, entry: MappingOf[str, Any]) -> Iterator[Flaw]:
    place = place_of(root, loc)
    if "quote" not in entry and "paraphrase" not in entry:
        fix = "Add quote: with the words of the document."
        yield Flaw("S101", place, "an entry needs a quote or a paraphrase", fix)
    if "quote" in entry and "paraphrase" in entry:
        message = f"{_name(loc)} has both a quote and a paraphrase, expected one of them"
        yield Flaw("S103", place, message, "Make two entries of it.")


def _missing(root: Mapping, loc: Loc, also: str = "") -> Flaw:
    key = loc[-1]
    *_, holder = steps(root, loc[:-1])
    if isinstance(holder, Mapping) and key in holder.keys:
        return Flaw(
            "S101", place_of_key(root, loc), f"{key} is empty{also}", f"Write after {key}: {hint(str(key))}."
        )
    return Flaw(
        "S101", holder.place, f"{key} is missing{also}", f"Add a line {key}: and after it {hint(str(key))}."
    )


def _flaw(root: Mapping, model: type[BaseModel], detail: ErrorDetails) -> Flaw:  # noqa: PLR0911 -- a table of cases
    """Turn one of pydantic's errors into a flaw in plain words."""
    loc, kind, context = detail["loc"], detail["type"], detail.get("ctx", {})
    name = _name(loc)
    match kind:
        case "missing":
            return _missing(root, loc)
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


def _name(loc: Loc) -> str:
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
    return _name(loc[:-1]) if len(loc) > 1 else _RECORDS.get(model, "the settings")


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
            part = _part(part.model_fields[step].annotation) or part
    return part.model_fields


def _part(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 -- any type expression
    """The model class inside ``X | None`` or ``tuple[X, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_part(part) for part in getattr(annotation, "__args__", ()) if part is not type(None))
    return next((part for part in inner if part is not None), None)
