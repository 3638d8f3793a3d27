"""Build the graph of a catalogue from its files."""

from __future__ import annotations

import click

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.cli import _options, _progress


@click.command(help=__doc__)
@_options.catalogue
@_options.quiet
def command(catalogue: Catalogue, *, quiet: bool) -> None:
    """Build, and say what was read."""
    with _progress.shown(quiet=quiet) as tell:
        done = build(catalogue, tell=tell)
    if quiet:
        return
    if not done.is_new:
        click.echo(f"Nothing has changed: {done.statements:,} statements.", err=True)
        return
    read = f"read {len(done.read)} of its files" if done.read else "read none of its files anew"
    click.echo(
        f"Built {done.statements:,} statements from {done.rows:,} rows"
        f" ({done.derived:,} derived); {read}.",
        err=True,
    )
