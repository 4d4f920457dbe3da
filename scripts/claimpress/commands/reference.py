"""The commands that tell: rules, explain, schema."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from claimpress.check import collected
from claimpress.commands.terminal import COULD_NOT_RUN, plainly
from claimpress.problem import CannotRun
from claimpress.project import find_root, read_project
from claimpress.records.completions import site_schema
from claimpress.records.model import Claim, Source, json_schema
from claimpress.rules.references import meant
from claimpress.rules.registry import FAMILIES, all_rules

_RECORDS: Final[dict[str, type[Claim | Source]]] = {"claim": Claim, "source": Source}
SCHEMAS: Final = ".claimpress"
"""The folder of the schemas of a site, beside mkdocs.yml."""


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
@click.argument("record", type=click.Choice(list(_RECORDS)), required=False)
@click.option(
    "--site", is_flag=True, help="Write both into .claimpress/, with this site's own names to choose from."
)
@plainly
def schema_command(record: str | None, *, site: bool) -> None:
    """Print the JSON Schema of a record, or write those of this site for an editor's program."""
    if site == (record is not None):
        message = "either a record is named, or the schemas of this site are asked for"
        raise CannotRun(
            message, "Write: claimpress schema claim, claimpress schema source, or claimpress schema --site"
        )
    if record is not None:
        click.echo(_text(json_schema(_RECORDS[record])), nl=False)
        return
    root = find_root(Path())
    collection = collected(read_project(root), date.min)
    folder = root / SCHEMAS
    try:
        folder.mkdir(exist_ok=True)
        # Who clones the repository makes them anew: they follow the records.
        (folder / ".gitignore").write_text("*\n", "utf-8")
        for name, kind in _RECORDS.items():
            (folder / f"{name}.schema.json").write_text(_text(site_schema(kind, collection)), "utf-8")
    except OSError as error:
        message = f"{SCHEMAS}/ cannot be written to: {error.strerror}"
        raise CannotRun(message, "Check the rights of the folder.") from error
    click.echo(f"Written: {', '.join(f'{SCHEMAS}/{name}.schema.json' for name in _RECORDS)}")


def _text(schema: dict[str, Any]) -> str:
    return f"{json.dumps(schema, indent=2, ensure_ascii=False)}\n"
