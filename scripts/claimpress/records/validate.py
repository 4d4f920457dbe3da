"""From a tree of text to a record: every fault of the record at once, each with its place."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from claimpress.problem import Place
from claimpress.records.flaws import Flaw, flaw_of, missing, name_of, part_of
from claimpress.records.hints import hint
from claimpress.records.model import REQUIRED_UNLESS_DRAFT, Claim, Source
from claimpress.records.nodes import Loc, Mapping, Plain, place_of, place_of_key, plain
from claimpress.records.partial import without_flaws

Model = TypeVar("Model", bound=BaseModel)


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
    flaws += [flaw_of(root, model, detail) for detail in details]
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
    return {key: part_of(field.annotation) for key, field in fields.items()}


def _missing_unless_draft(root: Mapping, data: MappingOf[str, Any], model: type[BaseModel]) -> Iterator[Flaw]:
    """A claim that is published needs more than a draft does."""
    # A misspelled status may have meant draft: it is reported itself, and nothing else because of it.
    if model is not Claim or str(data.get("status", "published")) not in {"published", "withdrawn"}:
        return
    for key in REQUIRED_UNLESS_DRAFT:
        if not data.get(key):
            yield missing(root, (key,), also=" (only a draft can do without: status: draft)")


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
        message = f"{name_of(loc)} has both a quote and a paraphrase, expected one of them"
        yield Flaw("S103", place, message, "Make two entries of it.")
