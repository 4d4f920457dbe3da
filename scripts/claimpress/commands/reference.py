"""The commands that tell: rules, explain, schema."""

import json
import sys
from typing import Final

import click

from claimpress.commands.terminal import COULD_NOT_RUN
from claimpress.records.model import Claim, Source, json_schema
from claimpress.rules.references import meant
from claimpress.rules.registry import FAMILIES, all_rules

_RECORDS: Final[dict[str, type[Claim | Source]]] = {"claim": Claim, "source": Source}


@click.command("rules")
def rules_command() -> None:
    """List every rule: its code, its severity, its name."""
    family = ""
    for code, rule in all_rules().items():
        if code[0] != family:
            click.echo(f"{chr(10) if family else ''}{code[0]} {FAMILIES[code[0]]}")
            family = code[0]
        click.echo(f"  {code}  {rule.severity:7}  {rule.name}")


@click.command("explain")
@click.argument("code")
def explain_command(code: str) -> None:
    """Print one rule in full, with an example that breaks it and one that keeps it."""
    rules = all_rules()
    rule = rules.get(code.upper())
    if rule is None:
        fix = meant(code.upper(), rules, "`claimpress rules` lists them.")
        click.echo(f"claimpress: there is no rule {code}\n  → {fix}", err=True)
        sys.exit(COULD_NOT_RUN)
    click.echo(f"{rule.code} {rule.name} ({rule.severity}, family {rule.family})\n\n{rule.text}")


@click.command("schema")
@click.argument("record", type=click.Choice(list(_RECORDS)))
def schema_command(record: str) -> None:
    """Print the JSON Schema of a record."""
    click.echo(json.dumps(json_schema(_RECORDS[record]), indent=2, ensure_ascii=False))
