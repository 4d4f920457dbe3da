"""Family Y: can the file be read at all."""

from collections.abc import Iterator

from claimpress.collection import Collection
from claimpress.problem import Severity
from claimpress.rules.registry import Finding, rule


def flaws(collection: Collection, code: str) -> Iterator[Finding]:
    """Yield what reading and validating the records reported under ``code``."""
    for record in collection.records:
        for flaw in record.flaws:
            if flaw.code == code:
                yield Finding(record, (), flaw.message, flaw.fix, place=flaw.place)


@rule("Y001", "not YAML")
def not_yaml(collection: Collection) -> Iterator[Finding]:
    """A record is YAML: keys, a colon and a space, then the value.

    A sentence that holds a colon and a space, or begins with a quotation mark, a bracket or a sign such as @ or *,
    has to stand in single quotation marks, or on the lines below the sign >-, indented.

    Wrong:
        claim: Pakistan's answer: no
    Right:
        claim: 'Pakistan''s answer: no'
    """
    yield from flaws(collection, "Y001")


@rule("Y002", "duplicate key")
def duplicate_key(collection: Collection) -> Iterator[Finding]:
    """A key stands only once at its place: of two values with one name, one would be lost without a word.

    Wrong:
        verdict: disputed
        verdict: refuted
    Right:
        verdict: disputed
    """
    yield from flaws(collection, "Y002")


@rule("Y003", "too deep or too many aliases")
def too_deep(collection: Collection) -> Iterator[Finding]:
    """A record stays within 20 levels and 20,000 values, with every alias (*name) written out.

    No claim needs more. A file that does is broken, or made to exhaust the machine that reads it.

    Wrong:
        topics: [[[[[[[[[[[[[[[[[[[[[[deep]]]]]]]]]]]]]]]]]]]]]]
    Right:
        topics: [diplomacy]
    """
    yield from flaws(collection, "Y003")


@rule("Y004", "not UTF-8")
def not_utf8(collection: Collection) -> Iterator[Finding]:
    """A record is saved as UTF-8, so that every letter of every script is read as it was typed.

    Most editors name the encoding in the status bar and offer "Save with encoding".

    Wrong:
        a file saved as UTF-16 or Windows-1252
    Right:
        the same file saved as UTF-8
    """
    yield from flaws(collection, "Y004")


@rule("Y005", "too large")
def too_large(collection: Collection) -> Iterator[Finding]:
    """A record is at most 1 MiB. Long texts belong into a stored document in seeds/.

    Wrong:
        a whole report pasted into a claim file
    Right:
        the report stored as a document, and a quote from it
    """
    yield from flaws(collection, "Y005")


@rule("Y006", "not readable")
def unreadable(collection: Collection) -> Iterator[Finding]:
    """Whatever ends in .yaml or .yml in claims/ and seeds/ is a file that can be opened.

    Wrong:
        a folder named my-claim.yaml, or a link that leads nowhere
    Right:
        a file named my-claim.yaml
    """
    yield from flaws(collection, "Y006")


@rule("Y007", "tag")
def tag(collection: Collection) -> Iterator[Finding]:
    """A value has no YAML tag: every value is text, as it was typed.

    A value that begins with an exclamation mark has to stand in quotation marks.

    Wrong:
        claim: !important The embassy denied it.
    Right:
        claim: '!important The embassy denied it.'
    """
    yield from flaws(collection, "Y007")


@rule("Y008", "words lost to a comment", Severity.WARNING)
def lost_comment(collection: Collection) -> Iterator[Finding]:
    """A space and # begin a comment: what follows is not part of the value.

    The warning is given only where the # is directly followed by a letter or digit, as in "Rated #1"; a comment has a
    space behind its #.

    Wrong:
        claim: The city is rated #1 in the region.
    Right:
        claim: 'The city is rated #1 in the region.'
    """
    yield from flaws(collection, "Y008")
