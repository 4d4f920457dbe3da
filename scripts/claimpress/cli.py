"""The command line: arguments in, text and an exit status out. 0 nothing wrong, 1 problems, 2 could not run."""

from importlib import import_module
from typing import Final

import click

from claimpress import __version__
from claimpress.cache.last_build import recall
from claimpress.cache.this_build import begin
from claimpress.pauses import without_pauses

# Where each command is; a module is loaded when its command is asked for, since all of them take a second.
_COMMANDS: Final = {
    "check": "checking",
    "build": "building",
    "render": "building",
    "serve": "serving",
    "merge": "building",
    "diff": "reviewing",
    "quote": "editing",
    "new": "editing",
    "repin": "mending",
    "rules": "reference",
    "explain": "reference",
    "schema": "reference",
    "init": "starting",
}


class _Commands(click.Group):
    """The commands, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's own signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        with without_pauses(last=False):
            module = import_module(f"claimpress.commands.{_COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; a build that would find nothing changed is answered at once."""
        recalled = recall(args)
        if recalled.said:
            click.echo(recalled.said)
            ctx.exit()
        ctx.obj = begin(args, recalled)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimpress")
def main() -> None:
    """Fact-checks whose quotations are compared, character by character, with stored documents."""
