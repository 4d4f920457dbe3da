"""From a tree of text to a record: every flaw at once, in plain words, and what is left without them."""

from pathlib import Path

import pytest

from claimpress.records.config import Settings
from claimpress.records.flaws import said_of
from claimpress.records.model import Claim, Source
from claimpress.records.reader import read
from claimpress.records.validate import Validated, validate


def validated(text: str, model: type = Claim) -> Validated:  # type: ignore[type-arg]
    """Validate a record given as YAML."""
    root = read(text.encode()).root
    assert root is not None
    return validate(root, model)


def flaws(text: str, model: type = Claim) -> list[str]:
    """Return ``line:column code message | fix`` of every flaw."""
    return [
        f"{flaw.place.line}:{flaw.place.column} {flaw.code} {flaw.message} | {flaw.fix}"
        for flaw in validated(text, model).flaws
    ]


DRAFT = "claim: The pier is new.\nstatus: draft\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("status: draft\n", ["1:1 S101 claim is missing | Add a line claim: and after it the claim, as someone would assert it."]),
        ("claim:\nstatus: draft\n", ["1:1 S101 claim is empty | Write after claim: the claim, as someone would assert it."]),
        ("status: draft\nclaim:\n", ["2:1 S101 claim is empty | Write after claim: the claim, as someone would assert it."]),
        (DRAFT + "claimant: {role: clerk}\n", ["3:11 S101 name is missing | Add a line name: and after it the name."]),
        (
            DRAFT + "related: [{claim: a, relation: broader, zzz: x}]\n",
            ["3:41 S102 zzz is not a key of related 1 | The keys here are: claim, relation."],
        ),
        (DRAFT + "would_changed: x\n", ["3:1 S102 would_changed is not a key of a claim | Did you mean would_change?"]),
        (
            DRAFT + "claimant: {name: Gazette, rolle: clerk}\n",
            ["3:27 S102 rolle is not a key of claimant | Did you mean role?"],
        ),
        (
            DRAFT + "related: [{claim: a, relation: same_story}]\n",
            ["3:32 S103 related 1, relation is 'same_story', expected one of: same-story, narrower, broader, contradicts | Write same-story."],
        ),
        (
            DRAFT + "related: {claim: a}\n",
            ["3:10 S103 related is not a list, expected a list | Begin each member on a line of its own with a dash and a space."],
        ),
        (
            DRAFT + "claimant: Island Gazette\n",
            [
                ("3:11 S103 claimant is a text or a list, expected keys of its own | "
                "Write the text below it, after a key of its own:\nclaimant:\n  name: Island Gazette")
            ],
        ),
        (
            DRAFT + "claimant: 'The Gazette: Saltholm''s own'\n",
            [
                ("3:11 S103 claimant is a text or a list, expected keys of its own | "
                "Write the text below it, after a key of its own:\nclaimant:\n  name: 'The Gazette: Saltholm''s own'")
            ],
        ),
        (
            DRAFT + "history: [x]\n",
            ["3:11 S103 history 1 is a text or a list, expected keys of its own | Write date:, kind:, note: indented below it."],
        ),
        ("claim: x\nstatus: drafft\n", ["2:9 S103 status is 'drafft', expected one of: draft, published, withdrawn | Write draft."]),
    ],
)  # fmt: skip
def test_what_is_said_of_a_flaw(text: str, expected: list[str]):
    """Place, rule, what is wrong, what to write."""
    assert expected == flaws(text)


KEYS = sorted({*Claim.model_fields, *Source.model_fields, *Settings.model_fields})
ODD = [
    "[]",
    "[x]",
    "{}",
    "{a: b}",
    "[[x]]",
    "[{}]",
    "x",
    "''",
    "0",
    "[{source: [x], stance: [y], quote: {}}]",
]


@pytest.mark.parametrize("value", ODD)
@pytest.mark.parametrize("model", [Claim, Source, Settings])
def test_no_kind_of_value_makes_any_key_fall_over(model: type, value: str):
    """A list where a word is expected, keys where a list is: each key takes it or says what is wrong."""
    for key in KEYS:
        found = validated(f"{key}: {value}\n", model)
        assert (found.model is None) == bool(found.flaws), key


@pytest.mark.parametrize(
    ("key", "value"),
    [("rating", "[5]"), ("rating", "6"), ("rating", "{a: b}"), ("needs", "{a: b}"), ("icon", "[x]")],
)
def test_no_kind_of_value_makes_a_verdict_of_the_scale_fall_over(key: str, value: str):
    """The members of the scale are refused in the same way."""
    (flaw,) = validated(f"verdicts: [{{key: a, label: A, definition: D, {key}: {value}}}]\n", Settings).flaws
    assert ("S103", 1) == (flaw.code, flaw.place.line)


def test_a_key_without_a_value_is_left_out():
    """An empty ``url:`` says that there is none, wherever it stands."""
    text = "title: Minutes\nurl:\nignore: [{rule: R105, because: Kept.}]\n"
    found = validated(text, Source)
    assert ((), None) == (found.flaws, found.model and found.model.url)


def test_a_key_without_a_value_is_left_out_inside_the_parts_too():
    """An entry with an empty ``quote:`` has none, and an empty setting has its default."""
    entry = "evidence:\n  - source: minutes\n    quote:\n    paraphrase: It is new.\n    stance: context\n"
    assert [] == flaws(DRAFT + entry)
    found = validated("policy:\n  origins:\n", Settings)
    assert isinstance(found.model, Settings)
    assert ((), 2) == (found.flaws, found.model.policy.origins)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DRAFT + "veridct:\n", ["3:1 S102 veridct is not a key of a claim | Did you mean verdict?"]),
        (
            DRAFT + "claimant:\n  name: Gazette\n  rolle:\n",
            ["5:3 S102 rolle is not a key of claimant | Did you mean role?"],
        ),
        (
            DRAFT + "evidence:\n  - source: minutes\n    quote: q\n    stance: context\n    speeker:\n    said:\n",
            ["7:5 S102 speeker is not a key of evidence 1 | Did you mean speaker?"],
        ),
        (
            DRAFT + "evidence:\n  - source: m\n    quote: q\n    stance: context\n    ignore:\n"
            "      - rule: Q103\n        because: Both.\n        zzz:\n",
            ["10:9 S102 zzz is not a key of evidence 1, ignore 1 | The keys here are: rule, because."],
        ),
        (
            DRAFT + "veridct:\n  claim:\n  zzz:\n",
            ["3:1 S102 veridct is not a key of a claim | Did you mean verdict?"],
        ),
    ],
)  # fmt: skip
def test_an_unknown_key_without_a_value_is_reported_like_any_other(text: str, expected: list[str]):
    """A misspelled key has nothing to say yet, or lost it: either way it is told, at its place."""
    assert expected == flaws(text)


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        (
            "title: Minutes\npublisherr:\n",
            Source,
            "2:1 S102 publisherr is not a key of a source | Did you mean publisher?",
        ),
        (
            "policy:\n  orgins:\n",
            Settings,
            "2:3 S102 orgins is not a key of policy | Did you mean origins?",
        ),
    ],
)
def test_an_unknown_key_without_a_value_is_reported_in_sources_and_settings(
    text: str, model: type, expected: str
):
    """All that is read by a model is read alike."""
    assert [expected] == flaws(text, model)


def test_an_unknown_key_without_a_value_does_not_cost_the_entry():
    """The rest of the entry is checked on, as with any other key that is none."""
    text = (
        DRAFT + "evidence:\n  - source: minutes\n    quote: q\n    stance: context\n    speeker:\n    said:\n"
    )
    found = validated(text)
    assert isinstance(found.partial, Claim)
    (entry,) = found.partial.evidence
    assert (None, (0,), "minutes", "q") == (found.model, found.numbers, entry.source, entry.quote)


def test_an_entry_says_all_that_it_lacks():
    """Neither quote nor stance: both are reported at once."""
    expected = [
        "4:5 S101 an entry needs a quote or a paraphrase | Add quote: with the words of the document.",
        "4:5 S101 stance is missing | Add a line stance: and after it supports, refutes or context.",
    ]
    assert expected == flaws(DRAFT + "evidence:\n  - source: minutes\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "title: M\ndocument: m.txt\n",
            "2:1 S101 sha256 is missing beside document | Remove the line document:, or add a line sha256: and after it the fingerprint, which `claimpress repin` with the name of the record tells.",
        ),
        (
            f"title: M\nsha256: {'0' * 64}\n",
            "2:1 S101 document is missing beside sha256 | Remove the line sha256:, or add a line document: and after it the name of the file with the stored text.",
        ),
    ],
)
def test_a_document_and_its_fingerprint_need_each_other(text: str, expected: str):
    """One without the other is reported at the one that is there."""
    assert [expected] == flaws(text, Source)


def test_a_published_claim_needs_more_than_a_draft():
    """Each key is named; an empty list counts as none."""
    found = flaws("claim: The pier is new.\nevidence: []\nsummary:\n")
    tail = "(only a draft can do without: status: draft)"
    assert [
        f"1:1 S101 published is missing {tail} | Add a line published: and after it the day, such as 2024-11-14.",
        f"1:1 S101 verdict is missing {tail} | Add a line verdict: and after it a verdict of the scale, such as disputed.",
        f"2:1 S101 evidence is empty {tail} | Write after evidence: the passages, each below it after a dash; `claimpress quote` prints them, ready to paste.",
        f"3:1 S101 summary is empty {tail} | Write after summary: the reason for the verdict, in a sentence or two.",
    ] == found


def test_what_is_left_of_a_record_with_flaws_is_checked_on():
    """The partial model has every value that is sound, and says which entries those were."""
    text = (
        "claim: x\nclaimed: soon\nverdict: mixed\nevidence:\n  - none\n"
        "  - {source: minutes, quote: q, stance: against, said: soon}\n  - {quote: q, stance: supports}\n"
    )
    found = validated(text)
    assert (None, (1,)) == (found.model, found.numbers)
    partial = found.partial
    assert isinstance(partial, Claim)
    assert ("mixed", None, 1) == (partial.verdict, partial.claimed, len(partial.evidence))
    assert ("minutes", "q", None) == (
        partial.evidence[0].source,
        partial.evidence[0].quote,
        partial.evidence[0].said,
    )


def test_of_a_record_without_its_headline_the_rest_is_checked_on():
    """A source without a title still has its document."""
    partial = validated(f"document: m.txt\nsha256: {'0' * 64}\n", Source).partial
    assert isinstance(partial, Source)
    assert ("m.txt", "0" * 64) == (partial.document, partial.sha256)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("verdicts: []\n", ["1:11 S103 verdicts is an empty list, expected at least one member | Write each member on a line of its own, after a dash and a space."]),
        ("verdicts: [{key: a}]\n", [
            "1:12 S101 definition is missing | Add a line definition: and after it its value.",
            "1:12 S101 label is missing | Add a line label: and after it its value."]),
        ("policy: {origins: none}\n", ["1:19 S103 policy, origins is 'none', expected a whole number of at least 1 | "]),
        ("unverified_quotes: warning\n", [
            "1:20 S103 unverified_quotes is 'warning', expected one of: error, warn | Write warn."]),
    ],
)  # fmt: skip
def test_settings_are_validated_like_a_record(text: str, expected: list[str]):
    """A list of faulty members is not called empty."""
    assert expected == flaws(text, Settings)


def test_what_is_said_is_joined_as_a_sentence():
    """A message that begins with a verb goes on; any other stands behind a colon."""
    assert ["url is empty", "url has two", "url holds x", "url: 'x' is no address"] == [
        said_of("url", message) for message in ("is empty", "has two", "holds x", "'x' is no address")
    ]


def test_every_record_of_this_site_is_sound():
    """Nothing is left out of them without a word."""
    root = Path(__file__).resolve().parents[2]
    for folder, model in (("claims", Claim), ("seeds", Source)):
        for path in sorted((root / folder).glob("*.yaml")):
            found = validated(path.read_text("utf-8"), model)
            assert ((), found.partial) == (found.flaws, found.model), path.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DRAFT + "verdickt: disputed\n", ["verdict"]),
        (DRAFT + "verdickt: disputed\nverdict: mixed\n", [""]),
        (DRAFT + "xyzzy: disputed\n", [""]),
        (DRAFT + "claimed: 14.11.2024\n", ["2024-11-14"]),
        (DRAFT + "claimed: 4/11/2024\n", [""]),
        (DRAFT + "related: [{claim: a, relation: same_story}]\n", ["same-story"]),
        (DRAFT + "related: [{claim: a, relation: zzz}]\n", [""]),
    ],
)
def test_the_exact_text_to_write(text: str, expected: list[str]):
    """A flaw knows it where only one is likely, and where a key is not there already."""
    assert expected == [flaw.write for flaw in validated(text).flaws]
