"""A declared network, read from the catalogue as it is now."""

from __future__ import annotations

from pathlib import Path

import click

from verbund.catalogue import Catalogue
from verbund.cli import _built
from verbund.errors import VerbundError
from verbund.network.model import Built, Network
from verbund.network.projection import PROJECTIONS, project

NAMES = tuple(projection.name for projection in PROJECTIONS)


def read(name: str, catalogue: Catalogue, *, quiet: bool) -> Network:
    """The network of this name."""
    done = _built.current(catalogue, quiet=quiet)
    made = Built.of(catalogue.settings, done.digest)
    return project(done.store(), name, folder=catalogue.root / "queries" / "network", built=made)


def put(output: Path, data: bytes) -> None:
    """Write a file.

    Raises:
        VerbundError: it cannot be written.
    """
    try:
        output.write_bytes(data)
    except OSError as problem:
        raise VerbundError(f"{output} cannot be written: {problem.strerror}") from problem


def say(text: str, *, quiet: bool) -> None:
    """Tell what was done, on stderr."""
    if not quiet:
        click.echo(text, err=True)
