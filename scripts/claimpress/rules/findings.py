"""What all rules find in a collection: one rule after another, or on all cores where there is much to look at."""

from collections.abc import Mapping
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from functools import partial
from typing import Any

from claimpress.collection import Collection
from claimpress.crew import crew
from claimpress.hands import FEW
from claimpress.records.record import Record
from claimpress.rules.registry import RULES, Finding

Found = tuple[str, Finding]
"""The code of a rule and something that it found."""


def findings(collection: Collection) -> list[Found]:
    """Return what every rule finds in a collection, in the order of the rules."""
    if len(collection.claims) < FEW:
        return _alone(collection)
    given: tuple[Record[Any], ...] = (collection.settings, *collection.claims, *collection.sources)
    records = {record.path: record for record in given}
    try:
        with crew(partial(_found, collection, records), len(RULES)) as work:
            sent = zip(RULES, work(list(RULES)), strict=True)
            return [
                (code, replace(finding, record=records[path]) if path else finding)
                for code, found in sent
                for path, finding in found
            ]
    except BrokenExecutor:  # one of the processes was ended from outside
        return _alone(collection)


def _alone(collection: Collection) -> list[Found]:
    return [(code, finding) for code, rule in RULES.items() for finding in rule.find(collection)]


def _found(collection: Collection, records: Mapping[str, Record[Any]], code: str) -> list[Found]:
    """Return what one rule finds: instead of a record that every process has, its path."""
    found = list(RULES[code].find(collection))
    return [
        (finding.record.path, replace(finding, record=_NONE))
        if records.get(finding.record.path) is finding.record
        else ("", finding)
        for finding in found
    ]


_NONE: Record[Any] = Record("", (), None, None, ())
