"""Family Q: does the document hold the quotation, and does the quotation say what the document says."""

from collections.abc import Iterator
from typing import Final

from claimpress.collection import Collection, Entry
from claimpress.problem import Severity
from claimpress.quotes.chains import MOST_PLACES
from claimpress.quotes.document import Document
from claimpress.quotes.hedges import cut_off
from claimpress.quotes.match import cut_word
from claimpress.quotes.quotation import Ambiguous, BadInsertion, NotFound, Quotation, TooShort, Verified
from claimpress.rules.mismatch import explained
from claimpress.rules.registry import Finding, at, or_ignore, rule

LANGUAGE_OF_HEDGES: Final = "en"
LISTED: Final = 5
"""Places that a message lists at most."""


def verified(collection: Collection) -> Iterator[tuple[Entry, Document, Verified]]:
    """Yield every entry whose quotation matches the pinned document."""
    for entry in collection.entries:
        found = collection.matches.get(entry.key)
        document = collection.document(entry.evidence.source)
        if isinstance(found, Verified) and document is not None:
            yield entry, document, found


@rule("Q101", "not in the document")
def not_found(collection: Collection) -> Iterator[Finding]:
    """A quotation occurs in the stored document, character by character.

    Only typography may differ: curly or straight quotation marks, kinds of dashes, kinds and number of spaces, … for
    three dots. Case, digits, signs and every letter count. Words left out are marked with […], each part at least three
    words or twelve characters long; words put in stand in [brackets]. A likeness is shown, but never accepted:
    `claimpress check --fix` offers the exact words where only a few differ.

    Wrong:
        quote: no such claim had been made to Islamabad
    Right:
        quote: no such demand had been made to Islamabad
    """
    for entry in collection.entries:
        found = collection.matches.get(entry.key)
        document = collection.document(entry.evidence.source)
        if isinstance(found, NotFound) and document is not None:
            yield explained(collection, entry, document, found)


@rule("Q102", "source holds no document")
def unverified(collection: Collection) -> Iterator[Finding]:
    """A quotation comes from a source whose document is stored: from any other it cannot be verified.

    The site may allow such quotations (unverified_quotes: warn in mkdocs.yml); they are then shown and counted as unverified.

    Wrong:
        a quote from reuters-report, which is cited but not held
    Right:
        a quote from a document that retells it, with origin: reuters-report
    """
    warn = Severity.WARNING if collection.config.settings.unverified_quotes == "warn" else None
    for entry in collection.entries:
        source = collection.models.get(entry.evidence.source)
        if source is not None and source.document is None and entry.evidence.quote is not None:
            message = f"{entry.evidence.source} holds no document, so the quote cannot be verified"
            fix = "Quote a stored document that retells it and name this source as its origin, or use paraphrase."
            yield Finding(entry.record, entry.loc("source"), message, fix, severity=warn)


@rule("Q103", "occurs more than once")
def ambiguous(collection: Collection) -> Iterator[Finding]:
    """A quotation occurs only once, or prefix or suffix (the words just before or after it) say which one is meant.

    Wrong:
        quote: Chinese security personnel
    Right:
        quote: Chinese security personnel
        suffix: to protect thousands
    """
    for entry in collection.entries:
        found = collection.matches.get(entry.key)
        if isinstance(found, Ambiguous):
            lines = [
                f"line {place.line} (…{place.before.lstrip()[-24:]}▸)" for place in found.places[:LISTED]
            ]
            more = "" if len(found.places) <= LISTED else " …"
            count = _times(len(found.places))
            message = f"the quote occurs {count} in {entry.evidence.source}: {', '.join(lines)}{more}"
            yield at(entry, "quote", " ".join(message.split()), _single_out(found))


def _times(count: int) -> str:
    """Return how often; nobody counts further than ``MOST_PLACES``."""
    return f"{count} times" if count < MOST_PLACES else f"{count} times or more"


def _single_out(found: Ambiguous) -> str:
    words = found.places[0].before.split()[-3:]
    if not words:
        return "Quote more words, or add prefix: with the words just before the one you mean."
    return f"Quote more words, or add the words just before the one you mean, for the first: prefix: {' '.join(words)}"


@rule("Q104", "elision too wide", Severity.WARNING)
def wide_elision(collection: Collection) -> Iterator[Finding]:
    """What is left out by […] lies within one paragraph and is at most 600 characters long.

    A wider gap can join two thoughts to one that nobody had.

    Wrong:
        quote: China has proposed […] heightened security concerns
    Right:
        two entries, one for each passage
    """
    for entry, _, found in verified(collection):
        for gap in found.wide:
            what = (
                "reaches over the end of a paragraph"
                if gap.crosses_paragraph
                else "is over 600 characters wide"
            )
            message = f"what […] leaves out {what} ({gap.end - gap.start} characters)"
            yield at(
                entry,
                "quote",
                message,
                f"Make two entries of it,\n{or_ignore('Q104')}",
            )


@rule("Q105", "insertion holds a negation or number")
def bad_insertion(collection: Collection) -> Iterator[Finding]:
    """Words put into a quotation in [brackets] hold no negation, digit or number word, nor do the words they stand for.

    An insertion says who or what is meant. Whatever turns the sense of a sentence has to be the source's own.

    Wrong:
        quote: the embassy [has not] confirmed
    Right:
        quote: senior officials from the [embassy] confirmed that no such demand had been made
    """
    for entry in collection.entries:
        found = collection.matches.get(entry.key)
        if isinstance(found, BadInsertion):
            if found.where == "insertion":
                message = f"the insertion [{found.words}] holds {found.offender!r}: a negation or a number"
            else:
                message = f"[{found.words}] would stand for words of the source that hold {found.offender!r}"
            yield at(
                entry, "quote", message, "Write the words of the source in that place, without brackets."
            )


@rule("Q106", "too short")
def too_short(collection: Collection) -> Iterator[Finding]:
    """A quotation of fewer than three words occurs only once in its document.

    Wrong:
        quote: security personnel
    Right:
        quote: whether China intends to deploy state or private security personnel
    """
    for entry in collection.entries:
        found = collection.matches.get(entry.key)
        if isinstance(found, TooShort):
            words = "1 word" if found.words == 1 else f"{found.words} words"
            message = (
                f"the quote has {words} and occurs {_times(found.occurrences)} in {entry.evidence.source}"
            )
            yield at(
                entry,
                "quote",
                message,
                "Quote more of the sentence: three words at least, or as many as occur only once.",
            )


@rule("Q107", "cut off from a negation or hedge", Severity.WARNING)
def cut_from_hedge(collection: Collection) -> Iterator[Finding]:
    """A quotation brings along the words that turn or weaken its sense, such as not, no, denied, alleged, reportedly, may.

    The sentence around the quoted words is looked at, in English documents. Quote more of it, or answer the warning with
    an ignore that says why the meaning is kept.

    Wrong:
        quote: an insider was
    Right:
        quote: an insider was reportedly involved in leaking travel and route details of the engineers
    """
    for entry, document, found in verified(collection):
        source = collection.models[entry.evidence.source]
        language = source.language or collection.config.settings.language
        if language.partition("-")[0] != LANGUAGE_OF_HEDGES:
            continue
        words = cut_off(found.quotation, document)
        if words:
            listed = ", ".join(f"“{word}”" for word in dict.fromkeys(words))
            message = f"the sentence around the quote holds {listed}, which the quote leaves out"
            start, end = found.quotation.sentence
            sentence = " ".join(document.text[start:end].split())
            yield at(
                entry,
                "quote",
                message,
                f"Quote more of the sentence: {sentence}\n{or_ignore('Q107')}",
            )


@rule("Q108", "title only", Severity.WARNING)
def title_only(collection: Collection) -> Iterator[Finding]:
    """A quotation comes from the body of a document: a title or heading is often not its author's, and overstates.

    Wrong:
        quote: China Denies Sending Security Teams to Pakistan
    Right:
        quote: the Chinese Embassy in Pakistan has firmly denied reports suggesting that Beijing is sending security teams
    """
    for entry, document, found in verified(collection):
        if _in_heading(found.quotation, document):
            message = f"the quote stands only in a title or heading (line {found.quotation.line})"
            yield at(
                entry, "quote", message, f"Quote the sentence of the body that says it,\n{or_ignore('Q108')}"
            )


def _in_heading(quotation: Quotation, document: Document) -> bool:
    first, last = (
        document.paragraph(quotation.start),
        document.paragraph(max(quotation.start, quotation.end - 1)),
    )
    return first.heading and last.heading


@rule("Q109", "cut within a word or number")
def cut_within_word(collection: Collection) -> Iterator[Finding]:
    """A quotation begins and ends between words: half a word or half a number says something else.

    Signs belong to their number: 90 without the % that follows it is half of it.

    Wrong:
        quote: an increase of 1,65
    Right:
        quote: an increase of 1,650
    """
    for entry, document, found in verified(collection):
        whole = cut_word(found.quotation, document)
        if whole is not None:
            yield at(entry, "quote", f"the quote cuts into {whole!r}", f"Quote the whole of it: {whole}")
