"""New records: text to begin with, which passes the check as it is."""

import hashlib
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimpress.records.config import Config
from claimpress.records.record import File, claim_record, source_record
from claimpress.scaffold import ClaimAnswers, SourceAnswers, claim_text, source_text

DAY = date(2026, 11, 22)
# What a person can type in one line, without what rule S106 refuses in any record.
LINE = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="<&\ufeff")
).filter(str.strip)


def test_a_claim():
    """Every key that is still to be filled in says how."""
    expected = """\
claim: >-
  The pier is safe: it's "new".
claimant:
  name: 'The mayor''s office'
claimed:            # when it was said: 2024, 2024-11 or 2024-11-14
appearances: []     # where: source ids or addresses
verdict:            # supported | mostly-supported | mixed | misleading | refuted | disputed | unproven
summary:            # the reason for the verdict, in one or two plain sentences
topics: ['pier', 'safety, first']
evidence: []        # `claimpress quote "words you remember"` prints an entry to paste here
analysis:           # how the evidence was weighed (Markdown, after a |)
would_change:       # what would change this verdict
published: 2026-11-22
history:
  - date: 2026-11-22
    kind: published
    note: First published.
status: draft       # published, when it is ready
"""
    answers = ClaimAnswers(
        'The pier is safe:\n it\'s "new".', "The mayor's office", ("pier", "safety, first")
    )
    assert expected == claim_text(answers, Config(), DAY)


def test_a_source_without_document():
    """What is not known is said not to be known."""
    expected = """\
title: 'Talk'
publisher: unknown
author: unknown
published: unknown
kind: other
url:
origin: []          # sources that this one retells
"""
    assert expected == source_text(SourceAnswers("Talk"))


def test_a_source_with_document():
    """The fingerprint is that of the bytes."""
    expected = f"""\
title: 'Talk: “one”'
publisher: 'The Gazette'
author: 'A. Reed'
published: 2026-03
kind: news
url: https://gazette.example/1
document: 'talk.txt'
sha256: {hashlib.sha256(b"text").hexdigest()}
completeness:        # full | excerpt
origin: []          # sources that this one retells
"""
    answers = SourceAnswers(
        "Talk: “one”", "The Gazette", "A. Reed", "2026-03", "news", "https://gazette.example/1"
    )
    assert expected == source_text(answers, "talk.txt", b"text")


def flaws(record: Any) -> list[str]:
    """Return what is wrong with a record."""
    return [flaw.message for flaw in record.flaws]


@settings(deadline=None)
@given(claim=LINE, claimant=st.one_of(st.just(""), LINE), topics=st.lists(LINE, max_size=2))
def test_a_new_claim_reads_back(claim: str, claimant: str, topics: list[str]):
    """Whatever was typed, the record is sound and holds exactly that."""
    text = claim_text(ClaimAnswers(claim, claimant, tuple(topics)), Config(), DAY)
    record = claim_record(File("claims/new.yaml", text.encode()))
    assert [] == flaws(record)
    assert record.model is not None
    expected = (_spaced(claim), _spaced(claimant), tuple(map(_spaced, topics)), "draft")
    name = record.model.claimant.name if record.model.claimant else ""
    assert expected == (record.model.claim, name, record.model.topics, record.model.status)


@settings(deadline=None)
@given(title=LINE, publisher=LINE, author=LINE)
def test_a_new_source_reads_back(title: str, publisher: str, author: str):
    """The same for a source."""
    text = source_text(SourceAnswers(title, publisher, author), "a b.txt", b"x")
    record = source_record(File("seeds/new.yaml", text.encode()))
    assert [] == flaws(record)
    assert record.model is not None
    expected = (_spaced(title), _spaced(publisher), _spaced(author), "a b.txt")
    assert expected == (
        record.model.title,
        record.model.publisher,
        record.model.author,
        record.model.document,
    )


def _spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("kind", ["news", "other"])
def test_the_verdicts_are_those_of_the_site(kind: str):
    """A source of any kind is sound; the words of the scale come from the settings."""
    record = source_record(File("seeds/new.yaml", source_text(SourceAnswers("Talk", kind=kind)).encode()))
    assert [] == flaws(record)
