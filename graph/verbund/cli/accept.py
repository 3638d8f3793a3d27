"""Take what you accepted in a review file into the tables."""

from __future__ import annotations

from pathlib import Path

import click

from verbund.catalogue import Catalogue
from verbund.cli import _options
from verbund.importing.page import accept
from verbund.importing.report import told


@click.command(help=__doc__)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@_options.catalogue
@_options.quiet
def command(file: Path, catalogue: Catalogue, *, quiet: bool) -> None:
    """Take it, and say which tables have changed."""
    for line in told(accept(file, catalogue)):
        if not quiet:
            click.echo(line)
