"""The build that a command works on: made first if files have changed."""

from __future__ import annotations

import click

from verbund.assembly import Build, latest, untouched
from verbund.catalogue import Catalogue
from verbund.cli import _progress
from verbund.errors import InvalidCatalogue


def current(catalogue: Catalogue, *, quiet: bool) -> Build:
    """The build of the files as they are; the last good one, with a warning, if they are faulty.

    Raises:
        InvalidCatalogue: the files are faulty and there is no good build yet.
    """
    done = untouched(catalogue)
    if done is not None:
        return done
    from verbund.assembly import build

    try:
        with _progress.shown(quiet=quiet) as tell:
            return build(catalogue, tell=tell)
    except InvalidCatalogue as problem:
        last = latest(catalogue)
        if last is None:
            raise
        click.echo(f"Warning: {problem}", err=True)
        click.echo("Warning: the answer comes from the last good build.", err=True)
        return last
