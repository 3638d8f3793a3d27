"""Write the catalogue as pages for any static host: things, lists, answers, the network, dumps.

The folder needs no server and no scripts: its pages open from a disk. The catalogue is built
first if its files have changed.
"""

from __future__ import annotations

from pathlib import Path

import click

from verbund.catalogue import Catalogue
from verbund.cli import _built, _options


@click.command(help=__doc__)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@_options.catalogue
@_options.quiet
def command(folder: Path, catalogue: Catalogue, quiet: bool) -> None:
    """Write the pages; say how many."""
    from verbund.site import write_site

    built = _built.current(catalogue, quiet=quiet)

    def tell(line: str) -> None:
        if not quiet:
            click.echo(line, err=True)

    done = write_site(catalogue, built, folder, tell)
    tell(f"{folder}: {done.things:,} things, {done.files:,} files")
