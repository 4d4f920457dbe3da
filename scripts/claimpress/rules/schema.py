"""Family S: does the record have the keys and values that a record has."""

from collections.abc import Iterator
from typing import Final

from claimpress.collection import Collection, Entry
from claimpress.pages.texts import interface_language
from claimpress.pages.texts_file import SUFFIX, fault_of, shipped
from claimpress.problem import Severity
from claimpress.records.model import Ignore
from claimpress.records.record import AnyRecord
from claimpress.rules.registry import RULES, Finding, rule
from claimpress.rules.syntax import flaws

_LANGUAGE: Final = ("extra", "claimpress", "language")
_THEME_LANGUAGE: Final = ("theme", "language")


@rule("S101", "missing key")
def missing_key(collection: Collection) -> Iterator[Finding]:
    """A record has every key that it needs.

    A claim needs claim, verdict, summary, evidence and published; a draft (status: draft) needs only claim. An evidence
    entry needs source, stance, and a quote or a paraphrase. A source needs title, and sha256 beside document.

    Wrong:
        - source: embassy-denial
          stance: refutes
    Right:
        - source: embassy-denial
          quote: no such demand had been made to Islamabad
          stance: refutes
    """
    yield from flaws(collection, "S101")


@rule("S102", "unknown key")
def unknown_key(collection: Collection) -> Iterator[Finding]:
    """A record has no key that claimpress does not know: what is misspelled would be left out without a word.

    Wrong:
        veridct: disputed
    Right:
        verdict: disputed
    """
    yield from flaws(collection, "S102")


@rule("S103", "wrong type or value")
def wrong_value(collection: Collection) -> Iterator[Finding]:
    """A value is of the kind that its key asks for: text, a list, an address, or one of a few words.

    Wrong:
        stance: against
    Right:
        stance: refutes
    """
    yield from flaws(collection, "S103")


@rule("S104", "bad date")
def bad_date(collection: Collection) -> Iterator[Finding]:
    """A date is written 2024, 2024-11 or 2024-11-14 (ISO 8601), as precisely as it is known, and exists.

    Wrong:
        claimed: 14.11.2024
    Right:
        claimed: 2024-11-14
    """
    yield from flaws(collection, "S104")


@rule("S105", "bad identifier")
def bad_identifier(collection: Collection) -> Iterator[Finding]:
    """An identifier is made of the letters a to z, digits, and single hyphens between them, at most 80 characters.

    The identifier of a record is the name of its file without .yaml. It is the address of the page, so it should never
    change; index is taken by the list pages.

    Wrong:
        claims/Embassy Denial.yaml
    Right:
        claims/embassy-denied-demand.yaml
    """
    yield from flaws(collection, "S105")


@rule("S106", "HTML or an unsafe link")
def unsafe_text(collection: Collection) -> Iterator[Finding]:
    """A text holds no HTML, and its links begin with https://, http:// or mailto:, or lead to a page of this site.

    summary may hold Markdown within one paragraph (emphasis, links), analysis whole paragraphs, lists and tables, with
    headings from ### on. Everywhere else text is shown as it was typed.

    Wrong:
        summary: The embassy <b>denied</b> it.
    Right:
        summary: The embassy **denied** it.
    """
    yield from flaws(collection, "S106")


@rule("S107", "ignore without effect")
def ignore_without_effect(collection: Collection) -> Iterator[Finding]:
    """An ignore hides a warning that is really there, at its place: on the claim, or on the evidence entry.

    Only warnings can be answered in this way; an error has to be mended. An ignore that hides nothing would hide the
    next such warning unseen.

    Wrong:
        ignore: [{rule: Q101, because: the wording is close enough}]
    Right:
        ignore: [{rule: E203, because: Nobody who saw the talks spoke on the record.}]
    """
    for record, loc, ignore in ignores(collection):
        # Of a record with errors not every rule was tried, so nobody knows yet what its ignores hide.
        if record.model is not None and (record.path, loc) not in collection.answered:
            for message, fix in _without_effect(ignore, is_certain=_is_certain(collection, record)):
                yield Finding(record, (*loc, "rule"), message, fix)


@rule("S108", "language of the interface")
def language_of_the_interface(collection: Collection) -> Iterator[Finding]:
    """The theme is set to the language of the site, and the words of its interface are there in that language.

    They stand in a file for each language, such as texts/en.html in the folder of the theme. A site can bring a file of its
    own in the folder that it names as custom_dir.

    Wrong:
        theme: {name: material, language: en}
        extra: {claimpress: {language: ar}}
    Right:
        theme: {name: material, language: ar}
        extra: {claimpress: {language: ar}}
    """
    config, record = collection.config, collection.settings
    wanted, found = config.settings.language, interface_language(config)
    if not config.theme_language:
        return
    if found.casefold() not in (wanted.casefold(), wanted.casefold().split("-")[0]):
        known = ", ".join(sorted({*shipped(), *config.own_texts}))
        message = f"the interface has no words in {wanted} and is shown in {found} (there are {known})"
        fix = f"Put a translation of texts/{found}{SUFFIX} into the theme's custom_dir, as texts/{wanted}{SUFFIX}."
        yield Finding(record, _LANGUAGE, message, fix, severity=Severity.WARNING)
    if config.theme_language != found:
        message = f"the language of the theme is {config.theme_language}, expected {found}"
        yield Finding(record, _THEME_LANGUAGE, message, f"Write under theme: `language: {found}`")
    if (own := config.own_texts.get(found)) is not None and (fault := fault_of(own)):
        name = f"texts/{found}{SUFFIX}"
        fix = f"Take what it should hold from the file en{SUFFIX} that comes with claimpress."
        yield Finding(record, _THEME_LANGUAGE, f"the file {name} of the theme {fault}", fix)


def _without_effect(ignore: Ignore, *, is_certain: bool) -> Iterator[tuple[str, str]]:
    known = RULES.get(ignore.rule)
    if known is None:
        yield f"there is no rule {ignore.rule}", "`claimpress rules` lists them."
    elif known.severity is not Severity.WARNING:
        yield f"{ignore.rule} ({known.name}) is an error and cannot be ignored", "Mend what it reports."
    elif is_certain:
        yield (
            f"nothing here breaks {ignore.rule} ({known.name}), so this hides nothing",
            "Remove this ignore.",
        )


def _is_certain(collection: Collection, record: AnyRecord) -> bool:
    """Whether every rule could look: an error in the record, a source or the settings keeps some from it."""
    return record.path not in collection.faulty and collection.faulty <= {
        claim.path for claim in collection.claims
    }


def ignores(collection: Collection) -> Iterator[tuple[AnyRecord, tuple[str | int, ...], Ignore]]:
    """Yield every ignore: its record, the way to it, and itself."""
    records: tuple[AnyRecord, ...] = (*collection.claims, *collection.sources)
    for record in records:
        if record.partial is not None:
            for number, ignore in enumerate(record.partial.ignore):
                yield record, ("ignore", number), ignore
    for entry in collection.entries:
        yield from _entry_ignores(entry)


def _entry_ignores(entry: Entry) -> Iterator[tuple[AnyRecord, tuple[str | int, ...], Ignore]]:
    for number, ignore in enumerate(entry.evidence.ignore):
        yield entry.record, entry.loc("ignore", number), ignore
