"""The section extra.claimpress of mkdocs.yml, read like a record."""

import pytest

from claimpress.records.config import Settings
from claimpress.records.record import File
from claimpress.records.settings import read_settings


def flaws(text: str) -> list[str]:
    """Return ``line:column code message`` of every flaw."""
    return [
        f"{flaw.place.line}:{flaw.place.column} {flaw.code} {flaw.message}"
        for flaw in read_settings(File("mkdocs.yml", text.encode())).flaws
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "site_name: Desk\n",
        "extra:\n  other: 1\n",
        "extra: none\n",
        "extra:\n  claimpress:\n",
        "- a\n",
        "a: [\n",
    ],
)
def test_a_site_that_sets_nothing_has_the_defaults(text: str):
    """Whether the rest of mkdocs.yml is sound is for MkDocs to say."""
    record = read_settings(File("mkdocs.yml", text.encode()))
    assert (Settings(), ()) == (record.model, record.flaws)


def test_what_a_site_sets_is_read_with_its_type():
    """Figures, flags, lists of one."""
    text = (
        "extra:\n  claimpress:\n    organisation:\n      name: Lowmere desk\n      url: https://lowmere.example/\n"
        "    language: cy\n    unverified_quotes: warn\n    policy:\n      origins: 3\n      anonymous_support: true\n"
        "    verdicts:\n      - key: yes\n        label: 'Yes'\n        definition: It is so.\n        rating: 5\n"
        "        needs: supports\n        icon: check\n"
    )
    model = read_settings(File("mkdocs.yml", text.encode())).model
    assert model is not None
    assert ("Lowmere desk", "cy", "warn") == (
        model.organisation.name,
        model.language,
        model.unverified_quotes,
    )
    assert (3, True) == (model.policy.origins, model.policy.anonymous_support)
    assert [("yes", 5, ("supports",), "check")] == [
        (verdict.key, verdict.rating, verdict.needs, verdict.icon) for verdict in model.verdicts
    ]


def test_every_mistake_is_found_at_its_place():
    """As in a record: misspelled keys, wrong values, a verdict twice."""
    text = (
        "site_name: Desk\nextra:\n  claimpress:\n    organisaton: x\n    language: Welsh\n    policy:\n      origins: 0\n"
        "    verdicts:\n      - {key: a, label: A, definition: D, rating: best}\n"
    )
    assert [
        "4:5 S102 organisaton is not a key of the settings",
        "5:15 S103 language: 'Welsh' is not a language tag",
        "7:16 S103 policy, origins is '0', expected a whole number of at least 1",
        "9:51 S103 verdicts 1, rating is 'best', expected a whole number from 1 to 5",
    ] == flaws(text)


def test_a_verdict_stands_on_the_scale_once():
    """Two of one key would be two meanings of one word."""
    one = "      - {key: a, label: A, definition: D}\n"
    text = "extra:\n  claimpress:\n    verdicts:\n" + one * 2 + one.replace("key: a", "key: b")
    assert ["3:5 S103 the verdict a stands on the scale more than once"] == flaws(text)
