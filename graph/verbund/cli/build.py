"""Build the graph of a catalogue from its files."""

from __future__ import annotations

import click

from verbund.assembly import Build, build
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
    click.echo(_done(done), err=True)
    if done.loose:
        what = "1 id is" if done.loose == 1 else f"{done.loose:,} ids are"
        click.echo(f"Warning: {what} used that no table has; `verbund check` says where.", err=True)


def _done(done: Build) -> str:
    """What was done, in one line."""
    if not done.is_new:
        return f"Nothing has changed: {done.statements:,} statements."
    read = f"read {len(done.read)} of its files" if done.read else "read none of its files anew"
    return (
        f"Built {done.statements:,} statements from {done.rows:,} rows"
        f" ({done.derived:,} derived); {read}."
    )
