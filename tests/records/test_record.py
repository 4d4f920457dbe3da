"""One record as read: its identifier, its flaws in file order, and what is refused in its texts."""

import pytest

from claimpress.problem import Place
from claimpress.records.record import File, FileFault, claim_record, source_record

DRAFT = "claim: The pier is new.\nstatus: draft\n"


def flaws(text: str, path: str = "claims/pier.yaml") -> list[str]:
    """Return ``line:column code message`` of every flaw of a claim."""
    found = claim_record(File(path, text.encode())).flaws
    return [f"{flaw.place.line}:{flaw.place.column} {flaw.code} {flaw.message}" for flaw in found]


def test_a_sound_claim_has_a_model_and_is_named_after_its_file():
    """The identifier is the file's stem, whatever the folder and the ending."""
    record = claim_record(File("claims/2026/new-pier.yml", DRAFT.encode()))
    assert ("new-pier", (), "The pier is new.") == (
        record.id,
        record.flaws,
        record.model and record.model.claim,
    )
    assert ("claim: The pier is new.", "status: draft", "") == record.lines


def test_a_warning_of_the_reader_does_not_cost_the_model():
    """Y008 alone leaves the record whole."""
    record = claim_record(File("claims/pier.yaml", b"claim: Rated #1 there.\nstatus: draft\n"))
    assert (["Y008"], "Rated") == ([flaw.code for flaw in record.flaws], record.model and record.model.claim)


@pytest.mark.parametrize(
    ("fault", "detail", "code"),
    [(FileFault.UNREADABLE, "is a folder", "Y006"), (FileFault.TOO_LARGE, "is too long", "Y005")],
)
def test_a_file_that_was_not_read_says_why(fault: FileFault, detail: str, code: str):
    """The rule depends on the reason; there is no line to show."""
    record = source_record(File("seeds/m.yaml", None, fault, detail, "Do this."))
    (flaw,) = record.flaws
    assert (code, f"the file {detail}", "Do this.", Place()) == (
        flaw.code,
        flaw.message,
        flaw.fix,
        flaw.place,
    )
    assert (None, None, (), None) == (record.root, record.model, record.lines, record.partial)


def test_a_bad_name_is_reported_beside_what_is_in_the_file():
    """The name comes first, then the content in file order."""
    assert [
        "1:1 S105 the file name New_Pier.yaml: 'New_Pier' is not an identifier",
        "3:10 S104 claimed: 'soon' is not a date of the form 2024, 2024-11 or 2024-11-14",
    ] == flaws(DRAFT + "claimed: soon\n", "claims/New_Pier.yaml")


HTML = "is HTML; this text is shown exactly as it is typed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DRAFT + "topics: [a, <b>x]\n", [f"3:13 S106 topics: “<b>” {HTML}"]),
        (
            DRAFT + "evidence:\n  - source: m\n    paraphrase: <i>x\n    stance: context\n    why: <u>\n",
            [f"5:17 S106 paraphrase: “<i>” {HTML}", f"7:10 S106 why: “<u>” {HTML}"],
        ),
        (
            DRAFT + "claimant:\n  name: >-\n    The\n    <b>mayor\n",
            [f"5:1 S106 name: “<b>” {HTML}"],
        ),
        (
            DRAFT + "analysis: |\n  One.\n\n  <b>two\n",
            ["6:1 S106 analysis: “<b>” is HTML, which may not stand in a text"],
        ),
        (
            DRAFT + "evidence:\n  - source: m\n    quote: <b>&amp;\n    prefix: <b>\n    suffix: <b>\n    stance: context\n",
            [],
        ),
        (DRAFT + "history:\n  - date: 2026\n    kind: updated\n    note: <b>\n", [f"6:11 S106 note: “<b>” {HTML}"]),
    ],
)  # fmt: skip
def test_html_is_refused_in_every_text_of_ours_and_in_no_quotation(text: str, expected: list[str]):
    """The words of a source are its own: nothing in them is forbidden."""
    assert expected == flaws(text)


def test_markdown_is_ours_in_summary_and_analysis_alone():
    """In a summary below another key Markdown is text as typed."""
    text = (
        DRAFT
        + "summary: See *this* [plan](https://lowmere.example/).\nwould_change: See [x](javascript:y).\n"
    )
    assert [] == flaws(text)
