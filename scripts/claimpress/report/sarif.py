"""The report for code scanning: SARIF.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", errata 01; and GitHub's
documentation, "SARIF support for code scanning", for the name of the fingerprint.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from claimpress import __version__
from claimpress.problem import Problem
from claimpress.rules.registry import Rule

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "%SRCROOT%"
_EXAMPLE: Final = re.compile(r"^(Wrong|Right):$", re.MULTILINE)


def sarif_report(problems: Sequence[Problem], rules: Mapping[str, Rule[Any]], page: str = "") -> str:
    """Return the report as SARIF 2.1.0 text.

    Args:
        problems: what is wrong, in the order to show it.
        rules: every rule by its code; those that are broken are described.
        page: address of the page of rules; empty when it is not known.
    """
    broken = sorted({problem.code for problem in problems})
    driver: dict[str, Any] = {
        "name": "claimpress",
        "version": __version__,
        "rules": [_rule(rules[code], page) for code in broken],
    }
    run = {
        "tool": {"driver": driver},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of the site."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(problem, broken.index(problem.code), fingerprint)
            for problem, fingerprint in zip(problems, _fingerprints(problems), strict=True)
        ],
    }
    report = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return f"{json.dumps(report, ensure_ascii=False, indent=2)}\n"


def _rule(rule: Rule[Any], page: str) -> dict[str, Any]:
    link = {"helpUri": f"{page}#{rule.code.lower()}"} if page else {}
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.replace("-", " ").split()),
        "shortDescription": {"text": f"{rule.name[0].upper()}{rule.name[1:]}"},
        "fullDescription": {"text": rule.text.partition("\n")[0]},
        "help": {"text": rule.text, "markdown": _EXAMPLE.sub(r"\n\1:\n", rule.text)},
        **link,
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {"tags": [rule.family]},
    }


def _result(problem: Problem, index: int, fingerprint: str) -> dict[str, Any]:
    place = problem.place
    end = {"endColumn": place.end_column} if place.end_column else {}
    region = {"startLine": place.line, "startColumn": place.column, **end}
    artifact = {"uri": quote(problem.path), "uriBaseId": _ROOT}
    return {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": str(problem.severity),
        "message": {"text": f"{problem.message}\n{problem.fix}" if problem.fix else problem.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }


def _fingerprints(problems: Sequence[Problem]) -> list[str]:
    """Return what a problem is known by from one run to the next: it stays when the lines above it move."""
    seen: Counter[str] = Counter()
    found: list[str] = []
    for problem in problems:
        about = "\n".join([problem.code, problem.path, " ".join(problem.source_line.split())])
        key = hashlib.sha256(about.encode()).hexdigest()[:16]
        seen[key] += 1
        found.append(f"{key}:{seen[key]}")
    return found
