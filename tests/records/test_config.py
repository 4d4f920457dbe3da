"""What a site may set: the default scale, and how a verdict is looked up."""

from claimpress.records.config import SCALE, Config


def test_the_default_scale_is_the_documented_one():
    """Key, label and rating of each verdict, in order."""
    assert [
        ("supported", "Supported", 5),
        ("mostly-supported", "Mostly supported", 4),
        ("mixed", "Mixed", 3),
        ("misleading", "Misleading", 2),
        ("refuted", "Refuted", 1),
        ("disputed", "Disputed", None),
        ("unproven", "Unproven", None),
    ] == [(verdict.key, verdict.label, verdict.rating) for verdict in SCALE]


def test_a_verdict_is_found_by_its_key():
    """Or there is none of that name."""
    config = Config()
    assert (SCALE[4], None, None) == (
        config.verdict("refuted"),
        config.verdict("false"),
        config.verdict(None),
    )
