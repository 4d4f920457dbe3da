"""The rules for the page of rules: their docstrings, which are the rule as an editor reads it, as Markdown."""

import re
from typing import Any

from claimpress.pages.escape import escape
from claimpress.pages.markdown import Markdown
from claimpress.pages.views import RuleFamilyView, RuleView
from claimpress.rules.registry import FAMILIES, Rule, all_rules

_EXAMPLE = re.compile(r"^(Wrong|Right):$", re.MULTILINE)


def families(letters: str = "".join(FAMILIES)) -> tuple[RuleFamilyView, ...]:
    """Return the rules by family, in the order of their codes."""
    rules = all_rules()
    return tuple(
        RuleFamilyView(
            letter,
            FAMILIES[letter],
            tuple(_view(rule) for code, rule in rules.items() if code.startswith(letter)),
        )
        for letter in letters
    )


def _view(rule: Rule[Any]) -> RuleView:
    return RuleView(rule.code, rule.name, rule.severity, Markdown(_markdown(rule.text)))


def _markdown(text: str) -> str:
    """Turn a docstring into paragraphs, and its indented examples into code."""
    blocks: list[str] = []
    for block in re.split(r"\n{2,}", text):
        lines = block.split("\n")
        if not _EXAMPLE.match(block):
            blocks.append(escape(block))
            continue
        for line in lines:
            if _EXAMPLE.match(line):
                blocks.append(f"{line}\n")
            else:
                blocks[-1] += f"\n{line}"
    return "\n\n".join(blocks)
