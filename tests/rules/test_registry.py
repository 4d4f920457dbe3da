"""The registry: codes never change their meaning, and each rule reads like one."""

import re
from pathlib import Path

import pytest

from claimpress.problem import Place, Problem, Severity
from claimpress.records.record import File, claim_record
from claimpress.rules.registry import FAMILIES, RULES, Finding, all_rules, problem_of

TABLE = """
Y001 error not YAML
Y002 error duplicate key
Y003 error too deep or too many aliases
Y004 error not UTF-8
Y005 error too large
Y006 error not readable
Y007 error tag
Y008 warning words lost to a comment
S101 error missing key
S102 error unknown key
S103 error wrong type or value
S104 error bad date
S105 error bad identifier
S106 error HTML or an unsafe link
S107 error ignore without effect
S108 error language of the interface
R101 error unknown source
R102 error unknown verdict
R103 error unknown related claim
R104 error identifier used twice
R105 warning source nobody cites
R106 error origins form a loop
D101 error document missing
D102 error sha256 differs
D103 error document not UTF-8 text
D104 error path leaves seeds/
D105 warning undeclared repetition
D106 error document too large
Q101 error not in the document
Q102 error source holds no document
Q103 error occurs more than once
Q104 warning elision too wide
Q105 error insertion holds a negation or number
Q106 error too short
Q107 warning cut off from a negation or hedge
Q108 warning title only
Q109 error cut within a word or number
E201 error verdict and stances disagree
E202 warning all support has one origin
E203 warning all support is anonymous
E204 warning no evidence against was recorded
E205 error same passage used twice
H101 error dates out of order
H102 error verdict changed without a word
H103 error published claim gone
H104 warning review date passed
B101 error broken link
B102 error request to another host
B103 error page missing or without its ClaimReview
B104 error quotation altered on the page
"""
GUIDE = re.compile(r"\A[A-Z][^\n]+\n\n(.+\n\n)?Wrong:\n(    .+\n)+Right:\n(    .+\n?)+\Z", re.DOTALL)


def test_codes_severities_and_names_are_fixed():
    """Ignores and links name a rule by its code: it keeps its meaning, and stands in the order of the families."""
    listed = [f"{rule.code} {rule.severity} {rule.name}" for rule in all_rules().values()]
    assert TABLE.split("\n")[1:-1] == listed


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_a_rule_says_what_it_asks_and_shows_a_wrong_and_a_right_example(code: str):
    """The docstring of the function is the rule as an editor reads it."""
    assert GUIDE.match(all_rules()[code].text)


def test_families_have_names():
    """The first letter of a code is that of its family."""
    assert [FAMILIES[code[0]] for code in all_rules()] == [rule.family for rule in all_rules().values()]


def test_a_finding_points_at_the_value_the_key_or_a_place():
    """The place of a problem is the value's, the key's when asked for, or the one that was given."""
    record = claim_record(File("claims/a.yaml", b"claim: The pier is new.\nstatus: draft\n"))
    rule = RULES["E202"]
    found = [
        Finding(record, ("claim",), "m"),
        Finding(record, ("status",), "m", "f", at_key=True),
        Finding(record, (), "m", place=Place(2, 3, 5), severity=Severity.ERROR),
    ]
    line, second = "claim: The pier is new.", "status: draft"
    expected = [
        Problem("claims/a.yaml", Place(1, 8, 24), "E202", "m", "", Severity.WARNING, line),
        Problem("claims/a.yaml", Place(2, 1, 7), "E202", "m", "f", Severity.WARNING, second),
        Problem("claims/a.yaml", Place(2, 3, 5), "E202", "m", "", Severity.ERROR, second),
    ]
    assert expected == [problem_of(rule, finding) for finding in found]


def test_a_finding_in_a_record_without_a_tree_points_at_its_first_line():
    """Where nothing could be read, the file itself is meant."""
    record = claim_record(File("claims/a.yaml", None, detail="is a folder"))
    problem = problem_of(RULES["R104"], Finding(record, ("claim",), "m"))
    assert Problem("claims/a.yaml", Place(1, 1, 0), "R104", "m") == problem


def test_a_family_is_a_module():
    """Each module of a family holds the rules of that family only."""
    folder = Path(__file__).resolve().parents[2] / "scripts" / "claimpress" / "rules"
    families = {
        path.stem: {
            code[0]
            for code in re.findall(r'^@(?:built_)?rule\("(\w+)"', path.read_text("utf-8"), re.MULTILINE)
        }
        for path in folder.glob("*.py")
    }
    expected = {
        "built": {"B"}, "documents": {"D"}, "evidence": {"E"}, "history": {"H"}, "quotations": {"Q"},
        "references": {"R"}, "schema": {"S"}, "syntax": {"Y"},
    }  # fmt: skip
    assert expected == {name: letters for name, letters in families.items() if letters}
