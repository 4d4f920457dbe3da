"""Values that files give about themselves, as a record takes them: fitting, or empty."""

import re
from collections.abc import Iterable
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from claimpress.records.dates import PartialDate
from claimpress.records.fields import Language, Url
from claimpress.records.text import plain_faults

_DAY: Final = re.compile(r"(\d{4}(?:[-/]\d{2}){0,2})(?!\d)", re.ASCII)
_URL: TypeAdapter[str] = TypeAdapter(Url)
_LANGUAGE: TypeAdapter[str] = TypeAdapter(Language)
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ufeff]+")


def line(value: object) -> str:
    """Return a text in one line, empty when a record would not take it as it stands."""
    text = " ".join(_CONTROL.sub(" ", value).split()) if isinstance(value, str) else ""
    return "" if any(plain_faults(text)) else text


def author(value: str | Iterable[str]) -> str:
    """Return the names of authors in one line; an address is no name."""
    text = line(value if isinstance(value, str) else ", ".join(value))
    return "" if web_address(text) else text


def day(value: object) -> str:
    """Return the date that a text begins with, in its own time zone, such as 2024-11-14T09:30+05:00."""
    found = _DAY.match(value.strip()) if isinstance(value, str) else None
    try:
        return str(PartialDate.parse(found[1].replace("/", "-"))) if found else ""
    except ValueError:
        return ""


def web_address(value: object) -> str:
    """Return an address that begins with https:// or http://."""
    return _fitting(_URL, value)


def language(value: object) -> str:
    """Return a language tag (BCP 47), spelled as records spell it: en_GB and EN-gb are en-GB."""
    if not isinstance(value, str):
        return ""
    first, *rest = value.strip().replace("_", "-").split("-")
    return _fitting(_LANGUAGE, "-".join([first.lower(), *rest]))


def _fitting(kind: TypeAdapter[str], value: Any) -> str:  # noqa: ANN401 -- whatever the file held
    try:
        text = kind.validate_python(value)
    except ValidationError:
        return ""
    return "" if any(plain_faults(text)) else text
