"""The types of single fields: each validator's docstring is the rule that it keeps."""

import re
from typing import Annotated, Any, Final, NoReturn
from urllib.parse import urlsplit

from pydantic import (
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from claimpress.records.dates import PartialDate, meant

IDENTIFIER: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
LONGEST_IDENTIFIER: Final = 80
UNKNOWN: Final = "unknown"


def fail(code: str, message: str, fix: str = "", write: str = "") -> NoReturn:
    """Refuse a value: ``code`` is the rule, ``fix`` what to do, ``write`` the exact text for its place, where that is certain."""
    # Braces are pydantic's placeholders, and an editor may well type one.
    raise PydanticCustomError(code, "{message}", {"message": message, "fix": fix, "write": write})


def slug(text: str) -> str:
    """Return ``text`` as a part of an address: letters and digits of any script, hyphens between."""
    return re.sub(r"[\W_]+", "-", text.casefold().replace("’", "").replace("'", "")).strip("-")


def _text(value: Any) -> Any:  # noqa: ANN401 -- whatever YAML held there
    """A text is one value, not a list and not keys of its own."""
    if isinstance(value, list):
        fail("S103", "is a list, expected text", "Write one text after the colon, without dashes.")
    if isinstance(value, dict):
        fail("S103", "holds keys of its own, expected text", "Put the text in quotation marks, or after >-.")
    if value is None:
        fail("S103", "is empty, expected text", "Write the text, or remove the line.")
    if not value.strip():
        fail("S103", "is blank, expected text", "Write the text, or remove the line.")
    return value.strip()


def _list(value: Any) -> Any:  # noqa: ANN401 -- whatever YAML held there
    """A list may be written as one value when it has one member."""
    return [value] if isinstance(value, str) else value


def _date(value: Any) -> PartialDate:  # noqa: ANN401 -- whatever YAML held there
    """A date is written 2024, 2024-11 or 2024-11-14: as precise as it is known (ISO 8601)."""
    if isinstance(value, PartialDate):
        return value
    text = str(_text(value))
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        if (date := meant(text)) is not None:
            fail("S104", str(error), f"Write {date}.", write=str(date))
        fail("S104", str(error), "Write the year, the month or the day: 2024, 2024-11 or 2024-11-14.")


def _known_date(value: Any) -> PartialDate | None:  # noqa: ANN401 -- whatever YAML held there
    """A date that may be ``unknown``, in so many words."""
    return None if value is None or value == UNKNOWN else _date(value)


def identifier_fault(text: str) -> str:
    """Return why ``text`` is no identifier, or an empty text.

    An identifier is lower-case letters a to z and digits, in groups joined by single hyphens, at most 80 characters.
    """
    if len(text) > LONGEST_IDENTIFIER:
        return f"is {len(text)} characters long, at most {LONGEST_IDENTIFIER} are allowed"
    if IDENTIFIER.fullmatch(text) is None:
        return f"{text!r} is not an identifier"
    return "'index' is the name of the list page" if text == "index" else ""


def identifier_from(text: str) -> str:
    """Return the identifier that is most like a text, empty if there is none or it is the text itself."""
    proposal = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:LONGEST_IDENTIFIER].strip("-")
    return proposal if proposal not in {text, "index"} else ""


def _identifier(value: Any) -> str:  # noqa: ANN401 -- whatever YAML held there
    """An identifier is lower-case letters and digits joined by hyphens, as in a file name."""
    text = str(_text(value))
    if why := identifier_fault(text):
        proposal = identifier_from(text)
        fix = f"Write {proposal}." if proposal else ""
        fail("S105", why, fix or "Use the letters a to z, digits, and single hyphens between them.")
    return text


def _url(value: Any) -> str:  # noqa: ANN401 -- whatever YAML held there
    """An address begins with https:// or http:// and names a host."""
    text = str(_text(value))
    scheme, _, _ = text.partition(":")
    try:
        parts = urlsplit(text)
    except ValueError:
        fail("S103", f"{text!r} is not an address", "Write the whole address, beginning with https://.")
    if parts.scheme in {"http", "https"} and parts.netloc and not re.search(r"\s", text):
        return text
    if parts.scheme and not parts.netloc and "." not in scheme and parts.scheme not in {"http", "https"}:
        fail(
            "S106",
            f"the link scheme {parts.scheme!r} is not allowed",
            "Write an address that begins with https:// or http://, or remove the line.",
        )
    fail("S103", f"{text!r} is not an address", "Write the whole address, beginning with https://.")


def _address(value: Any) -> str:  # noqa: ANN401 -- whatever YAML held there
    """A source's identifier, or an address that begins with https://."""
    text = str(_text(value))
    return _url(text) if ":" in text or "." in text else _identifier(text)


def _flag(value: Any) -> bool:  # noqa: ANN401 -- whatever YAML held there
    """Yes or no is written true or false."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in {"true", "false"}:
        return value == "true"
    fail("S103", f"is {value!r}, expected true or false", "Write true or false.")


def _fingerprint(value: Any) -> str:  # noqa: ANN401 -- whatever YAML held there
    """A fingerprint is the sha256 of the document's bytes: 64 characters from 0-9 and a-f."""
    text = str(_text(value))
    if re.fullmatch(r"[0-9a-f]{64}", text) is None:
        fail(
            "S103",
            "is not a sha256 of 64 characters from 0-9 and a-f",
            "`claimpress repin`, with the name of this record, writes the right one.",
        )
    return text


def _language(value: Any) -> str:  # noqa: ANN401 -- whatever YAML held there
    """A language is a BCP 47 tag: en, ur, zh-Hans, pt-BR."""
    text = str(_text(value))
    if re.fullmatch(_LANGUAGE, text) is None:
        fail(
            "S103",
            f"{text!r} is not a language tag",
            "Write a tag such as en, ur, zh-Hans or pt-BR (BCP 47).",
        )
    return text


class _OneOrMany:
    """A list, or its only member by itself: for reading, and for the JSON Schema."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        return core_schema.no_info_before_validator_function(_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


class Meanings:
    """What each of the allowed values means: in the JSON Schema only, for an editor's plug-in to show beside it.

    Args:
        meanings: one sentence for each value.
    """

    def __init__(self, **meanings: str) -> None:
        self._meanings = {value.replace("_", "-"): meaning for value, meaning in meanings.items()}

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        field = handler(schema)
        return field | {"enumDescriptions": [self._meanings[value] for value in field["enum"]]}


def _date_schema(pattern: str) -> WithJsonSchema:
    # An editor's plug-in takes a year that stands alone for a number, and so does it elsewhere with texts like 3.10.
    year = {"type": "integer", "minimum": 1000, "maximum": 9999}
    text = {"type": "string", "pattern": pattern, "examples": ["2024-11-14", "2024-11"]}
    return WithJsonSchema({"anyOf": [text, year]})


_DAY: Final = r"\d{4}(-\d{2}(-\d{2})?)?"
_LANGUAGE: Final = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
_STRING = WithJsonSchema({"type": ["string", "number"], "minLength": 1})
_FLAG = WithJsonSchema({"enum": [True, False, "true", "false"]})

Text = Annotated[str, BeforeValidator(_text), _STRING]
Identifier = Annotated[
    str,
    BeforeValidator(_identifier),
    WithJsonSchema({"type": "string", "pattern": f"^{IDENTIFIER.pattern}$", "maxLength": LONGEST_IDENTIFIER}),
]
Url = Annotated[
    str, BeforeValidator(_url), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})
]
Address = Annotated[str, BeforeValidator(_address), _STRING]
Flag = Annotated[bool, BeforeValidator(_flag), _FLAG]
Fingerprint = Annotated[
    str, BeforeValidator(_fingerprint), WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"})
]
Language = Annotated[
    str, BeforeValidator(_language), WithJsonSchema({"type": "string", "pattern": f"^{_LANGUAGE}$"})
]
Date = Annotated[PartialDate, BeforeValidator(_date), PlainSerializer(str), _date_schema(f"^{_DAY}$")]
KnownDate = Annotated[
    PartialDate | None,
    BeforeValidator(_known_date),
    PlainSerializer(str),
    _date_schema(f"^({_DAY}|{UNKNOWN})$"),
]
ListOf = _OneOrMany()

__all__ = [
    "Address",
    "Date",
    "Fingerprint",
    "Flag",
    "Identifier",
    "KnownDate",
    "Language",
    "ListOf",
    "Meanings",
    "Text",
    "Url",
]
