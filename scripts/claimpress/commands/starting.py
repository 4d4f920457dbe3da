"""The command that begins a site: init."""

from datetime import date
from pathlib import Path

import click

from claimpress.commands.terminal import plainly, today_option
from claimpress.problem import CannotRun
from claimpress.starter import starter_files


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="The name of the site, as readers see it; by default the folder's.")
@today_option
@plainly
def init_command(folder: Path, name: str | None, today: date) -> None:
    """Make a new, working site in DIR: settings, two pages, and one made-up claim to begin from."""
    target = folder.resolve()
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            message = f"{folder} is not empty" if target.is_dir() else f"{folder} is a file"
            raise CannotRun(message, "Name a new folder; nothing is ever written over.")
        for path, data in starter_files(name or target.name, today).items():
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
            click.echo(f"{path} written")
    except OSError as error:
        message = f"{folder} cannot be written: {error.strerror}"
        raise CannotRun(message, "Check the rights of the folder.") from error
    click.echo(
        f"\nNow: cd {folder}, then `claimpress serve` shows the site, and `claimpress new claim` begins a claim."
    )
