"""The command line: arguments in, text and an exit status out. 0 nothing wrong, 1 problems, 2 could not run."""

import click

from claimpress import __version__
from claimpress.commands.checking import build_command, check_command, render_command, serve_command
from claimpress.commands.editing import new_command, quote_command
from claimpress.commands.mending import repin_command
from claimpress.commands.reference import explain_command, rules_command, schema_command
from claimpress.commands.reviewing import diff_command
from claimpress.commands.starting import init_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimpress")
def main() -> None:
    """Fact-checks whose quotations are compared, character by character, with stored documents."""


for command in (
    check_command,
    build_command,
    render_command,
    serve_command,
    diff_command,
    quote_command,
    new_command,
    repin_command,
    rules_command,
    explain_command,
    schema_command,
    init_command,
):
    main.add_command(command)
