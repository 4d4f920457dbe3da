"""What a rule is: a code, a name, a severity, and one function whose docstring is the rule as an editor reads it."""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from claimpress.collection import Collection, Entry
from claimpress.problem import Place, Problem, Severity
from claimpress.records.nodes import Loc, place_of, place_of_key
from claimpress.records.record import Record

FAMILIES: Final = {
    "Y": "Syntax",
    "S": "Schema",
    "R": "References",
    "D": "Documents",
    "Q": "Quotations",
    "E": "Evidence",
    "H": "History",
    "B": "Built pages",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where in which record, what is wrong, how to mend it.

    Args:
        record: the record.
        loc: the way to the value; its key is pointed at when ``at_key`` is set.
        message: what is wrong, actual against expected.
        fix: what to write instead.
        at_key: point at the key and not at the value.
        place: the place itself, for findings that have no way to it.
        severity: another severity than the rule's.
    """

    record: Record[Any]
    loc: Loc
    message: str
    fix: str = ""
    at_key: bool = False
    place: Place | None = None
    severity: Severity | None = None


Subject = TypeVar("Subject")
Find = Callable[[Subject], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """One rule.

    Args:
        code: family letter and number; it never changes its meaning.
        name: the rule in a few words.
        severity: error or warning.
        find: the function that finds what breaks it.
    """

    code: str
    name: str
    severity: Severity
    find: Find[Subject]

    @property
    def family(self) -> str:
        """Name of the family."""
        return FAMILIES[self.code[0]]

    @property
    def text(self) -> str:
        """The rule as an editor reads it."""
        return inspect.getdoc(self.find) or ""


RULES: Final[dict[str, Rule[Collection]]] = {}
"""The rules about records, by code; filled when the modules of the families are imported."""

BUILT_RULES: Final[dict[str, Rule[Any]]] = {}
"""The rules about built pages, by code; ``Any`` stands for ``Built``, which is made from what this module serves."""


def rule(
    code: str, name: str, severity: Severity = Severity.ERROR
) -> Callable[[Find[Collection]], Find[Collection]]:
    """Register a function as the rule about records of that code."""

    def register(find: Find[Collection]) -> Find[Collection]:
        RULES[code] = Rule(code, name, severity, find)
        return find

    return register


def built_rule(code: str, name: str) -> Callable[[Find[Subject]], Find[Subject]]:
    """Register a function as the rule about built pages of that code; each is an error."""

    def register(find: Find[Subject]) -> Find[Subject]:
        BUILT_RULES[code] = Rule(code, name, Severity.ERROR, find)
        return find

    return register


def all_rules() -> dict[str, Rule[Any]]:
    """Return every rule by its code, in the order of the families."""
    rules: dict[str, Rule[Any]] = {**RULES, **BUILT_RULES}
    return {code: rules[code] for letter in FAMILIES for code in sorted(rules) if code.startswith(letter)}


def or_ignore(code: str) -> str:
    """Say how a warning is answered that is left standing: what to type, and where readers find the reason."""
    return f"or leave it, and say why: ignore: [{{rule: {code}, because: the reason, for readers}}]"


def at(entry: Entry, key: str, message: str, fix: str = "") -> Finding:
    """Find something at a key of an evidence entry, or at the entry when it has no such key."""
    return Finding(entry.record, entry.loc(key), message, fix)


def problem_of(found: Rule[Any], finding: Finding) -> Problem:
    """Turn a finding into a problem with its place, its code and the line it points at."""
    record = finding.record
    place = finding.place or Place()
    if finding.place is None and record.root is not None:
        locate = place_of_key if finding.at_key else place_of
        place = locate(record.root, finding.loc)
    line = record.lines[place.line - 1] if place.line <= len(record.lines) else ""
    severity = finding.severity or found.severity
    return Problem(record.path, place, found.code, finding.message, finding.fix, severity, line)
