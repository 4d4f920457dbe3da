"""The rules, one module per family. Importing this package fills the registry."""

from claimpress.rules import built, documents, evidence, history, quotations, references, schema, syntax
from claimpress.rules.registry import RULES, Finding, Rule, problem_of

__all__ = [
    "RULES",
    "Finding",
    "Rule",
    "built",
    "documents",
    "evidence",
    "history",
    "problem_of",
    "quotations",
    "references",
    "schema",
    "syntax",
]
