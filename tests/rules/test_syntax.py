"""Family Y end to end: hostile and broken files give problems, never a traceback, and hide nothing."""

import builtins
import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimpress.check import Project, check
from claimpress.records.config import Config, Settings
from claimpress.records.record import File, Record
from claimpress.report.text import text_report

DRAFT = "claim: The pier is new.\nstatus: draft\n"


def test_a_link_that_leads_nowhere_is_reported(project: Callable[..., Any]):
    """Y006: a broken link in claims/."""
    sandbox = project()
    (sandbox.root / "claims/pier.yaml").symlink_to("gone.yaml")
    expected = (
        "claims/pier.yaml:1:1: error Y006 the file is a link that leads nowhere\n"
        "  → Restore the file that it leads to, or remove the link.\n\n"
        "1 claim, 0 quotes: 0 verified, 0 unverified; 0 documents pinned\n1 error, 0 warnings\n"
    )
    assert expected == sandbox.report()


def test_a_link_that_leads_round_in_a_circle_is_reported(project: Callable[..., Any]):
    """Y006: a link to itself."""
    sandbox = project()
    (sandbox.root / "claims/pier.yaml").symlink_to("pier.yaml")
    assert ["Y006"] == [problem.code for problem in sandbox.check().problems]


def test_a_file_that_may_not_be_read_is_reported(
    project: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
):
    """Y006: the reason that the system gives is passed on, and the other files are checked all the same."""
    sandbox = project()
    sandbox.write("claims/locked.yaml", DRAFT)
    sandbox.write("claims/pier.yaml", DRAFT + "claimed: soon\n")
    usual = builtins.open

    def refuse(path: Any, *given: Any, **more: Any) -> Any:
        if Path(path).name == "locked.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return usual(path, *given, **more)

    monkeypatch.setattr(builtins, "open", refuse)
    expected = [
        (
            "claims/locked.yaml",
            "Y006",
            "the file cannot be read (Permission denied)",
            "Check the rights of the file.",
        ),
        (
            "claims/pier.yaml",
            "S104",
            "claimed: 'soon' is not a date of the form 2024, 2024-11 or 2024-11-14",
            "Write the year, the month or the day: 2024, 2024-11 or 2024-11-14.",
        ),
    ]
    assert expected == [(each.path, each.code, each.message, each.fix) for each in sandbox.check().problems]


def test_a_nul_is_named_and_the_rest_of_the_record_is_read(report: Callable[..., list[str]]):
    """Y001: an unseen character is reported with its place, and the date below it too."""
    found = report({"claims/pier.yaml": b"claim: The pier\x00is new.\nstatus: draft\nclaimed: soon\n"})
    assert [
        "claims/pier.yaml:1:16 error Y001 an unseen character stands here: NUL (U+0000)",
        "claims/pier.yaml:3:10 error S104 claimed: 'soon' is not a date of the form 2024, 2024-11 or 2024-11-14",
    ] == found


def test_an_alias_bomb_is_refused_at_once(project: Callable[..., Any]):
    """Y003: nine lines that would be a thousand million values; the report comes before they are written out."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{c}: &{c} [{', '.join([f'*{p}'] * 10)}]" for p, c in zip("abcdefgh", "bcdefghi", strict=True)]
    sandbox = project()
    sandbox.write("claims/bomb.yaml", DRAFT + "\n".join(lines) + "\n")
    (problem,) = sandbox.check().problems
    message = "the file has more than 20,000 keys and values, parts repeated with “*” included"
    assert ("Y003", message) == (problem.code, problem.message)


def test_an_alias_to_itself_is_refused(project: Callable[..., Any]):
    """Y003: a list that holds itself has no end."""
    sandbox = project()
    sandbox.write("claims/loop.yaml", DRAFT + "topics: &a [*a]\n")
    codes = {problem.code for problem in sandbox.check().problems}
    assert codes <= {"Y001", "Y003"}
    assert codes


SLIPS = {
    "colon": (
        "claim: The answer: no.\nstatus: draft\n",
        "1:18: error Y001 the text of “claim” holds a colon followed by a space (“The answer: no.”), which YAML takes for the end of a key",
        "claim: 'The answer: no.'",
    ),
    "quotation mark": (
        'claim: "New" is the pier.\nstatus: draft\n',
        '1:12: error Y001 the text of “claim” goes on after the " that closes it',
        "claim: '\"New\" is the pier.'",
    ),
    "tab": (
        "claim: The pier is new.\nclaimant:\n\tname: Gazette\nstatus: draft\n",
        "3:1: error Y001 this line begins with a tab; YAML wants spaces",
        "  name: Gazette",
    ),
    "indentation": (
        "claim: The pier is new.\n status: draft\n",
        "2:2: error Y001 “status” begins in column 2, but the key in line 1 that it goes with begins in column 1",
        "status: draft",
    ),
    "forgotten sign": (
        "claim: The pier is new.\nstatus: draft\nanalysis:\nThe minutes say so.\n",
        "4:1: error Y001 the text of “analysis” stands below its key, without a sign that it does",
        "analysis: >-\n  The minutes say so.",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_explained_with_the_line_to_write(slip: str, project: Callable[..., Any]):
    """The report of an editor's slip: where, what, the line with a caret, and the corrected line."""
    text, head, corrected = SLIPS[slip]
    sandbox = project()
    sandbox.write("claims/pier.yaml", text)
    block, _, summary = sandbox.report().partition("\n\n")
    lines = block.split("\n")
    assert f"claims/pier.yaml:{head}" == lines[0]
    number, column = (int(part) for part in head.split(":")[:2])
    assert f"    {number} | {text.splitlines()[number - 1]}".replace("\t", "→") == lines[1]
    assert "      | " + " " * (column - 1) + "^" == lines[2]
    assert "\n".join(f"    {line}" for line in corrected.split("\n")) in block
    assert "1 claim, 0 quotes: 0 verified, 0 unverified; 0 documents pinned\n1 error, 0 warnings\n" == summary


@pytest.mark.parametrize("slip", SLIPS)
def test_the_corrected_line_mends_the_slip(slip: str, report: Callable[..., list[str]]):
    """What the report tells to write is right: in place of what was wrong it makes the record sound."""
    text, head, corrected = SLIPS[slip]
    lines = text.splitlines()
    last = int(head.split(":")[0])
    count = len(corrected.split("\n"))
    lines[last - count : last] = corrected.split("\n")
    assert [] == report({"claims/pier.yaml": "\n".join(lines) + "\n"})


def checked(claims: dict[str, bytes], seeds: dict[str, bytes]) -> str:
    """Return the report of a check of files that are only in memory."""
    settings_record = Record("mkdocs.yml", (), None, Settings(), ())
    records = {name: data for name, data in seeds.items() if name.endswith(".yaml")}
    project = Project(
        Config(),
        settings_record,
        tuple(File(name, data) for name, data in sorted(claims.items())),
        tuple(File(name, data) for name, data in sorted(records.items())),
        {name: File(name, data) for name, data in seeds.items() if name not in records},
    )
    found = check(project, date(2026, 11, 22))
    return text_report(found.problems, found.tally)


PIECES = st.sampled_from(
    ["claim: ", "status: draft\n", "evidence:\n", "  - ", "source: minutes\n", "    quote: ", "stance: ", "“", "[…]", "[x]",
     "&a ", "*a", "!t ", "#1", "|\n", ">-\n", "'", '"', "\t", "\n", ": ", "- ", "{", "}", "[", "]", ",", "\u2028", "\x00",
     "origin: [", "history:\n", "ignore:\n  - rule: Q101\n", "sha256: ", "document: ", "title: ", "..", "/", "?", "---\n", "%"]
)  # fmt: skip
BYTES = st.binary(max_size=200) | st.lists(PIECES, max_size=30).map(lambda parts: "".join(parts).encode())


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(claim=BYTES, source=BYTES, document=st.binary(max_size=200))
def test_no_bytes_make_the_check_fall_over(claim: bytes, source: bytes, document: bytes):
    """Whatever stands in the files: a report comes out, and it is the same the second time."""
    seeds = {"seeds/minutes.yaml": source, "seeds/minutes.txt": document}
    first = checked({"claims/pier.yaml": claim}, seeds)
    assert first == checked({"claims/pier.yaml": claim}, seeds)
    assert "1 claim, " in first


@settings(max_examples=100, deadline=None)
@given(quote=st.text(max_size=60), prefix=st.text(max_size=10), document=st.text(max_size=300))
def test_no_quotation_makes_the_check_fall_over(quote: str, prefix: str, document: str):
    """Any words as quotation, prefix and document: JSON is YAML, so every character can be typed."""
    data = document.encode("utf-8", "replace")
    entry = {"source": "minutes", "quote": quote, "prefix": prefix, "stance": "supports"}
    claim = json.dumps({"claim": "The pier is new.", "status": "draft", "evidence": [entry]})
    record = json.dumps({"title": "M", "document": "minutes.txt", "sha256": hashlib.sha256(data).hexdigest()})
    seeds = {"seeds/minutes.yaml": record.encode(), "seeds/minutes.txt": data}
    assert "1 claim, " in checked({"claims/pier.yaml": claim.encode()}, seeds)
