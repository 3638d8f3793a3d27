"""Freeze a release: dump, changes in words, citation, and the feeds for portals and people.

VERSION is the one that data/catalogue.toml names, with its day. The release goes to
releases/VERSION in the catalogue and never changes again; releases/feed.ttl lists every change
for machines, releases/atom.xml for people.
"""

from __future__ import annotations

import click

from verbund.catalogue import Catalogue
from verbund.cli import _options


@click.command(help=__doc__)
@click.argument("version")
@_options.catalogue
@_options.quiet
def command(version: str, catalogue: Catalogue, *, quiet: bool) -> None:
    """Check the version, freeze, and say where it is."""
    from verbund.assembly import build
    from verbund.cli import _progress
    from verbund.releasing import freeze

    with _progress.shown(quiet=quiet) as tell:
        store = build(catalogue, tell=tell).store()
    folder = freeze(catalogue, store, version)
    if not quiet:
        click.echo(f"{folder}: {len(list(folder.iterdir()))} files.", err=True)
