"""Family S beyond its examples: which ignore answers what, and when nobody can tell."""

from collections.abc import Callable

import pytest

Stored = Callable[..., dict[str, str | bytes]]
DRAFT = "claim: The pier is new.\nstatus: draft\n"
DOCUMENT = "Lowmere.\n\nThe mayor did not say who would pay for the pier.\nThe council may not meet again in April.\n"


def entry(words: str, ignored: str = "") -> str:
    """Return an evidence entry with a quotation, and with an ignore of a rule."""
    answer = f"    ignore:\n      - rule: {ignored}\n        because: The sense is kept.\n" if ignored else ""
    return f"  - source: minutes\n    quote: {words}\n    stance: supports\n{answer}"


def claim(*entries: str, more: str = "") -> dict[str, str]:
    """Return a draft with these entries."""
    return {"claims/a.yaml": DRAFT + more + "evidence:\n" + "".join(entries)}


PAY, MEET = "who would pay for the pier", "meet again in April"


def q107(line: int, word: str) -> str:
    """Return the warning about a word that a quotation leaves out."""
    message = f"the sentence around the quote holds {word}, which the quote leaves out"
    return f"claims/a.yaml:{line}:12 warning Q107 {message}"


def test_an_ignore_on_an_entry_answers_for_that_entry_alone(report: Callable[..., list[str]], stored: Stored):
    """The other entry's warning stands."""
    files = stored("minutes", DOCUMENT) | claim(entry(PAY, "Q107"), entry(MEET))
    assert [q107(11, "“may”, “not”")] == report(files)


def test_an_ignore_on_the_claim_answers_for_every_entry(report: Callable[..., list[str]], stored: Stored):
    """One ignore may answer several warnings of its rule."""
    more = "ignore:\n  - rule: Q107\n    because: The sense is kept.\n"
    assert [] == report(stored("minutes", DOCUMENT) | claim(entry(PAY), entry(MEET), more=more))


def test_an_ignore_on_both_counts_as_used(report: Callable[..., list[str]], stored: Stored):
    """Where the entry and the claim answer the same warning, neither hides nothing."""
    more = "ignore:\n  - rule: Q107\n    because: The sense is kept.\n"
    assert [] == report(stored("minutes", DOCUMENT) | claim(entry(PAY, "Q107"), more=more))


def test_an_ignore_of_another_rule_answers_nothing(report: Callable[..., list[str]], stored: Stored):
    """The warning stands, and so the ignore is reported."""
    files = stored("minutes", DOCUMENT) | claim(entry(PAY, "Q108"))
    message = "nothing here breaks Q108 (title only), so this hides nothing"
    assert [q107(5, "“not”"), f"claims/a.yaml:8:15 error S107 {message}"] == report(files)


def test_an_answered_warning_stays_answered_when_warnings_are_errors(
    report: Callable[..., list[str]], stored: Stored
):
    """--strict raises what is open, and not what was answered."""
    files = stored("minutes", DOCUMENT) | claim(entry(PAY, "Q107"), entry(MEET))
    assert [q107(11, "“may”, “not”").replace("warning", "error")] == report(files, strict=True)


def test_an_ignore_on_a_source_answers_for_the_source(report: Callable[..., list[str]]):
    """A source that nobody cites may say why it is kept."""
    record = "title: The minutes\nignore:\n  - rule: R105\n    because: Kept for later.\n"
    assert [] == report({"seeds/minutes.yaml": record})


@pytest.mark.parametrize("change", ["document", "record", "settings", "quote"])
def test_nothing_is_said_about_an_ignore_while_an_error_keeps_its_rule_from_looking(
    report: Callable[..., list[str]], stored: Stored, change: str
):
    """S107: an editor is not told to remove an ignore that will be needed once the error is mended."""
    files = stored("minutes", DOCUMENT) | claim(entry(PAY, "Q107"))
    match change:
        case "document":
            files["seeds/minutes.txt"] = DOCUMENT + " "
            expected = ["D102", "D102"]
        case "record":
            files["seeds/minutes.yaml"] = str(files["seeds/minutes.yaml"]).replace("sha256: ", "sha256: x")
            expected = ["S103"]
        case "settings":
            files["mkdocs.yml"] = "site_name: Desk\nextra:\n  claimpress:\n    language: English\n"
            expected = ["S103"]
        case _:
            files |= claim(entry("who would pay for the ship", "Q107"))
            expected = ["Q101"]
    assert expected == [line.split(" ")[2] for line in report(files)]


def test_an_error_in_another_claim_does_not_hide_an_idle_ignore(report: Callable[..., list[str]]):
    """S107: only what the rule looks at makes it uncertain."""
    idle = DRAFT + "ignore:\n  - rule: E202\n    because: Nobody else was there.\n"
    message = "nothing here breaks E202 (all support has one origin), so this hides nothing"
    found = report({"claims/a.yaml": idle, "claims/b.yaml": DRAFT + "claimed: soon\n"})
    assert [f"claims/a.yaml:4:11 error S107 {message}"] == found[:1]
    assert ["claims/a.yaml", "claims/b.yaml"] == [line.split(":")[0] for line in found]


def test_the_same_ignore_twice_is_counted_once(report: Callable[..., list[str]], stored: Stored):
    """S107: the first of two equal ignores hides nothing that the second does not hide."""
    twice = entry(PAY, "Q107") + "      - rule: Q107\n        because: Twice.\n"
    message = "nothing here breaks Q107 (cut off from a negation or hedge), so this hides nothing"
    expected = [f"claims/a.yaml:8:15 error S107 {message}"]
    assert expected == report(stored("minutes", DOCUMENT) | claim(twice))
