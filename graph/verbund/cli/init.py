"""Begin a new catalogue in a folder."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from verbund.catalogue import shipped
from verbund.starter import start


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--empty",
    is_flag=True,
    default=False,
    help="No example rows: for tables that `verbund import` fills.",
)
def command(folder: Path, *, empty: bool) -> None:
    """Write the folder, and say what to do with it."""
    catalogue = start(folder, like=shipped(), examples=not empty)
    tables, name = sum(1 for _ in catalogue.files("data", ".csv")), quote(str(folder))
    rows = "no rows" if empty else "an example row each"
    own = "Replace the example rows by yours; data/README.md says what they mean."
    fill = f"verbund import KIND FILE... --into {name}" if empty else own
    click.echo(f"{folder} has {tables} tables with {rows}.", err=True)
    click.echo("1. Say in data/catalogue.toml what the catalogue is about.", err=True)
    click.echo(f"2. {fill}", err=True)
    click.echo(f"3. verbund check --catalogue {name}", err=True)
