"""The fields of a record: what each takes, and what it says to what it does not take."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from claimpress.records import fields
from claimpress.records.dates import PartialDate

Refused = tuple[str, str, str]


def refused(field: object, value: object) -> Refused:
    """Return rule, message and fix of a refusal."""
    try:
        taken = TypeAdapter(field).validate_python(value)
    except ValidationError as error:
        (detail,) = error.errors()
        return detail["type"], detail["msg"], detail["ctx"]["fix"]
    return "taken", repr(taken), ""


def taken(field: object, value: object) -> object:
    """Return the value that a field makes of another."""
    return TypeAdapter(field).validate_python(value)


WRITE = "Write the text, or remove the line."
WHOLE = "Write the whole address, beginning with https://."
DAYS = "Write the year, the month or the day: 2024, 2024-11 or 2024-11-14."
LETTERS = "Use the letters a to z, digits, and single hyphens between them."


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (fields.Text, [], ("S103", "is a list, expected text", "Write one text after the colon, without dashes.")),
        (
            fields.Text,
            {},
            ("S103", "holds keys of its own, expected text", "Put the text in quotation marks, or after >-."),
        ),
        (fields.Text, None, ("S103", "is empty, expected text", WRITE)),
        (fields.Text, " \n", ("S103", "is blank, expected text", WRITE)),
        (fields.Date, "{0}", ("S104", "'{0}' is not a date of the form 2024, 2024-11 or 2024-11-14", DAYS)),
        (fields.Date, [], ("S103", "is a list, expected text", "Write one text after the colon, without dashes.")),
        (fields.KnownDate, "Unknown", ("S104", "'Unknown' is not a date of the form 2024, 2024-11 or 2024-11-14", DAYS)),
        (fields.Identifier, "Pier Is New", ("S105", "'Pier Is New' is not an identifier", "Write pier-is-new.")),
        (fields.Identifier, "پل", ("S105", "'پل' is not an identifier", LETTERS)),
        (fields.Identifier, "index", ("S105", "'index' is the name of the list page", LETTERS)),
        (fields.Identifier, "a" * 81, ("S105", "is 81 characters long, at most 80 are allowed", f"Write {'a' * 80}.")),
        (fields.Identifier, "a\n-", ("S105", "'a\\n-' is not an identifier", "Write a.")),
        (fields.Url, "www.lowmere.example", ("S103", "'www.lowmere.example' is not an address", WHOLE)),
        (fields.Url, "https://", ("S103", "'https://' is not an address", WHOLE)),
        (fields.Url, "https://[::1", ("S103", "'https://[::1' is not an address", WHOLE)),
        (fields.Url, "https://a b.example", ("S103", "'https://a b.example' is not an address", WHOLE)),
        (fields.Url, "ftp://lowmere.example", ("S103", "'ftp://lowmere.example' is not an address", WHOLE)),
        (fields.Url, "https:lowmere.example", ("S103", "'https:lowmere.example' is not an address", WHOLE)),
        (
            fields.Url,
            "javascript:alert(1)",
            ("S106", "the link scheme 'javascript' is not allowed", "Write an address that begins with https:// or http://, or remove the line."),
        ),
        (fields.Address, "lowmere.example/a", ("S103", "'lowmere.example/a' is not an address", WHOLE)),
        (fields.Address, "Minutes", ("S105", "'Minutes' is not an identifier", "Write minutes.")),
        (fields.Flag, "yes", ("S103", "is 'yes', expected true or false", "Write true or false.")),
        (fields.Flag, [], ("S103", "is [], expected true or false", "Write true or false.")),
        (
            fields.Fingerprint,
            "A" * 64,
            ("S103", "is not a sha256 of 64 characters from 0-9 and a-f", "`claimpress repin`, with the name of this record, writes the right one."),
        ),
        (
            fields.Language,
            "English",
            ("S103", "'English' is not a language tag", "Write a tag such as en, ur, zh-Hans or pt-BR (BCP 47)."),
        ),
    ],
)  # fmt: skip
def test_what_a_field_refuses(field: object, value: object, expected: Refused):
    """Rule, what is wrong, what to write: braces in what was typed included."""
    assert expected == refused(field, value)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (fields.Text, " 3.10 ", "3.10"),
        (fields.Date, "2024-11", PartialDate(2024, 11)),
        (fields.Date, PartialDate(2024), PartialDate(2024)),
        (fields.KnownDate, "unknown", None),
        (fields.KnownDate, None, None),
        (fields.KnownDate, "2024", PartialDate(2024)),
        (fields.Identifier, "4-pier", "4-pier"),
        (fields.Url, "http://lowmere.example:8080/a?b=c#d", "http://lowmere.example:8080/a?b=c#d"),
        (fields.Address, "https://lowmere.example/", "https://lowmere.example/"),
        (fields.Address, "minutes", "minutes"),
        (fields.Flag, "true", True),
        (fields.Flag, "false", False),
        (fields.Flag, True, True),
        (fields.Fingerprint, "0" * 64, "0" * 64),
        (fields.Language, "zh-Hans", "zh-Hans"),
    ],
)
def test_what_a_field_takes(field: object, value: object, expected: object):
    """Every value arrives as text and leaves with its type."""
    assert expected == taken(field, value)


SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,5}", fullmatch=True).filter(
    lambda text: text != "index"
)


@given(SLUGS)
def test_a_slug_is_an_identifier_and_stays_as_it_is(text: str):
    """What is an identifier is taken, is its own slug, and stays so in capitals."""
    assert "" == fields.identifier_fault(text)
    assert [text, text] == [fields.slug(text), fields.slug(text.upper())]


@given(st.text())
def test_a_slug_holds_letters_digits_and_single_hyphens(text: str):
    """Whatever the text: no hyphen at the edge, none beside another, and the slug of a slug is itself."""
    found = fields.slug(text)
    assert all(part and all(char.isalnum() for char in part) for part in found.split("-") if found)
    assert found == fields.slug(found)


@given(st.text(max_size=90))
def test_an_identifier_is_what_its_definition_says(text: str):
    """Lower-case groups of a to z and digits, joined by single hyphens, at most 80 characters, and not ``index``."""
    letters = set(string.ascii_lowercase + string.digits)
    sound = (
        all(part and set(part) <= letters for part in text.split("-")) and len(text) <= 80 and text != "index"
    )
    assert sound == (fields.identifier_fault(text) == "")


def test_a_slug_keeps_other_scripts_and_drops_apostrophes():
    """An address may hold letters of any script; a word with an apostrophe stays one word."""
    assert "quills-new-pier-پل" == fields.slug("Quill’s *new* pier: پل!")
