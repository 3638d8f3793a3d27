"""Begin a new catalogue in a folder."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from verbund.catalogue import shipped
from verbund.starter import start


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def command(folder: Path) -> None:
    """Write the folder, and say what to do with it."""
    catalogue = start(folder, like=shipped())
    tables = sum(1 for _ in catalogue.files("data", ".csv"))
    click.echo(f"{folder} has {tables} tables with an example row each.", err=True)
    click.echo("1. Say in data/catalogue.toml what the catalogue is about.", err=True)
    click.echo("2. Replace the example rows by yours.", err=True)
    click.echo(f"3. verbund check --catalogue {quote(str(folder))}", err=True)
