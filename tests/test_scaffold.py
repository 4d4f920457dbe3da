"""New records: text to begin with, which passes the check as it is."""

import hashlib
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claimpress.intake.taken import Stated
from claimpress.records.config import Config
from claimpress.records.record import File, claim_record, source_record
from claimpress.scaffold import ClaimAnswers, EvidenceAnswers, SourceAnswers, claim_text, source_text

DAY = date(2026, 11, 22)
# What a person can type in one line, without what rule S106 refuses in any record.
LINE = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="<&\ufeff")
).filter(str.strip)
WORDS = st.one_of(
    LINE, st.sampled_from(["no", "Yes", "a: b", "x #y", "'a'", "[b]", "2024", "null", "a, b", "-"])
)


def test_a_claim_with_nothing_but_the_claim():
    """Every key that is still to be filled in says how."""
    expected = """\
claim: >-
  The pier is safe: it's "new".
claimed:            # when it was said: 2024, 2024-11 or 2024-11-14
appearances: []     # where: source ids or addresses
verdict:            # supported | mostly-supported | mixed | misleading | refuted | disputed | unproven
summary:            # the reason for the verdict, in one or two plain sentences
topics: []
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
    assert expected == claim_text(ClaimAnswers('The pier is safe:\n it\'s "new".'), Config(), DAY)


def test_a_claim_with_everything():
    """In the order in which records have their keys, and with quotation marks only where they are needed."""
    expected = """\
claim: >-
  The pier is safe.
claimant:
  name: 'The mayor''s office'
claimed: 2026-03
appearances: [island-gazette, 'https://gazette.example/1']
verdict: supported
summary: >-
  The office says so.
topics: [pier, 'safety, first']
evidence:
  - source: harbour-notice
    quote: >-
      “Nobody: said so.”
    prefix: 'the clerk:'
    stance: supports
    speaker: Ada Quill, harbour master
    attribution: on-record
    why: >-
      %s
      end.
  - source: talk
    paraphrase: >-
      Nothing new.
    stance: context
analysis:           # how the evidence was weighed (Markdown, after a |)
would_change:       # what would change this verdict
published: 2026-11-22
history:
  - date: 2026-11-22
    kind: published
    note: First published.
status: draft       # published, when it is ready
""" % " ".join(["word"] * 19)  # noqa: UP031 -- braces would have to be doubled
    quote = EvidenceAnswers(
        source="harbour-notice",
        stance="supports",
        quote="“Nobody: said so.”",
        prefix="the clerk:",
        speaker="Ada Quill, harbour master",
        attribution="on-record",
        why="word " * 19 + "end.",
    )
    answers = ClaimAnswers(
        claim="The pier is safe.",
        claimant="The mayor's office",
        claimed="2026-03",
        appearances=("island-gazette", "https://gazette.example/1"),
        verdict="supported",
        summary="The office says so.",
        topics=("pier", "safety, first"),
        evidence=(quote, EvidenceAnswers("talk", "context", paraphrase="Nothing new.")),
    )
    assert expected == claim_text(answers, Config(), DAY)


def test_a_source_without_document():
    """What is not known is said not to be known."""
    expected = """\
title: Talk
publisher: unknown
author: unknown
published: unknown
kind: other         # news | wire | statement | briefing | document | dataset | social | interview | other
url:
origin: []          # sources that this one retells
"""
    assert expected == source_text(SourceAnswers(Stated("Talk")))


def test_a_source_with_document():
    """The fingerprint is that of the bytes."""
    expected = f"""\
title: 'Talk: “one”'
publisher: The Gazette
author: A. Reed
published: 2026-03
kind: news
url: https://gazette.example/1
language: en-GB
document: talk.txt
sha256: {hashlib.sha256(b"text").hexdigest()}
completeness:       # full | excerpt
origin: [harbour-notice]
note: >-
  Taken by hand.
"""
    stated = Stated(
        title="Talk: “one”",
        author="A. Reed",
        publisher="The Gazette",
        published="2026-03",
        url="https://gazette.example/1",
        language="en-GB",
        kind="news",
    )
    answers = SourceAnswers(stated, "", ("harbour-notice",), "Taken by hand.")
    assert expected == source_text(answers, "talk.txt", b"text")


def flaws(record: Any) -> list[str]:
    """Return what is wrong with a record."""
    return [flaw.message for flaw in record.flaws]


@settings(deadline=None)
@given(
    claimant=st.one_of(st.just(""), WORDS),
    topics=st.lists(WORDS, max_size=2),
    said=st.lists(WORDS, min_size=3, max_size=3),
)
def test_a_new_claim_reads_back(claimant: str, topics: list[str], said: list[str]):
    """Whatever was typed, the record is sound and holds exactly that: for our reader and for any other YAML reader."""
    claim, speaker, why = said
    entry = EvidenceAnswers("a-b", "supports", quote=claim, speaker=speaker, why=why, prefix=why)
    text = claim_text(ClaimAnswers(claim, claimant, topics=tuple(topics), evidence=(entry,)), Config(), DAY)
    record = claim_record(File("claims/new.yaml", text.encode()))
    assert [] == flaws(record)
    model = record.model
    assert model is not None
    read = model.evidence[0]
    expected = (
        *map(_spaced, (claim, claimant, claim, speaker, why, why)),
        tuple(map(_spaced, topics)),
        "draft",
    )
    name = model.claimant.name if model.claimant else ""
    assert expected == (
        model.claim, name, read.quote, read.speaker, read.why, read.prefix, model.topics, model.status
    )  # fmt: skip
    other = yaml.safe_load(text)["evidence"][0]
    assert (_spaced(speaker), _spaced(why)) == (other["speaker"], other["why"])


@settings(deadline=None)
@given(title=WORDS, publisher=WORDS, author=WORDS)
def test_a_new_source_reads_back(title: str, publisher: str, author: str):
    """The same for a source."""
    stated = Stated(title, author, publisher)
    text = source_text(SourceAnswers(stated, note=title), "a b.txt", b"x")
    record = source_record(File("seeds/new.yaml", text.encode()))
    assert [] == flaws(record)
    model = record.model
    assert model is not None
    expected = (*map(_spaced, (title, publisher, author, title)), "a b.txt")
    assert expected == (model.title, model.publisher, model.author, model.note, model.document)


def _spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("kind", ["news", "other"])
def test_a_source_of_any_kind_is_sound(kind: str):
    """The kind stands as it was given."""
    text = source_text(SourceAnswers(Stated("Talk", kind=kind)))
    record = source_record(File("seeds/new.yaml", text.encode()))
    assert ([], kind) == (flaws(record), record.model and record.model.kind)
