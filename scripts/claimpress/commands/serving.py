"""The command that shows a site while it is being written: serve."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import click

from claimpress.commands.building import written_of
from claimpress.commands.terminal import could_not_run, plainly, show, today
from claimpress.pauses import without_pauses
from claimpress.problem import CannotRun
from claimpress.project import CLAIMS, SEEDS, find_root, read_config
from claimpress.serve import serve
from claimpress.session import Session


def _complete(session: Session, pauses: ExitStack) -> None:
    """Do what a build in a session leaves for later: make the index, and collect what nobody holds any more."""
    try:
        with pauses:
            session.index()
    except CannotRun as error:
        click.echo(f"claimpress: {error.message}\n  → {error.fix}", err=True)


@click.command("serve")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Host and port to serve on.")
@plainly
def serve_command(address: str) -> None:
    """Show the site in a browser, and make it anew whenever a claim, a source or a page changes."""
    if not address.rpartition(":")[2].isdecimal():
        message = f"{address} is no address to serve on, expected a host and a port like 127.0.0.1:8000"
        raise CannotRun(message, "Write both, with a colon between them.")
    root = find_root(Path())
    config, _ = read_config(root)
    with TemporaryDirectory(prefix="claimpress-") as folder, ThreadPoolExecutor(1) as later:
        session = Session(root, root / config.docs_dir, Path(folder, "site"))

        def rebuild() -> None:
            began = time.monotonic()
            pauses = ExitStack()
            pauses.enter_context(without_pauses(last=False))
            try:
                result = session.build(today())
            except CannotRun as error:
                click.echo(f"claimpress: {error.message}\n  → {error.fix}", err=True)
                return
            finally:
                later.submit(_complete, session, pauses)  # browsers show the pages meanwhile
            show(result.problems, result.tally, "text")
            done = f"{written_of(result)}; the site was made in {time.monotonic() - began:.1f} s"
            stays = "The pages stay as they were until the errors are mended."
            click.echo(done if result.site is not None else stays, err=True)

        rebuild()
        folders = [root / name for name in (CLAIMS, SEEDS, config.docs_dir, *config.theme_folders)]
        click.echo(
            f"The site is at http://{address}{urlsplit(config.site_url).path or '/'} until you press Ctrl+C.",
            err=True,
        )
        try:
            serve(session, folders, address, config.site_url, rebuild)
        except OSError as error:
            could_not_run(
                CannotRun(f"{address} cannot be served on: {error.strerror}", "Choose another --address.")
            )
