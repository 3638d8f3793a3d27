"""Make a catalogue from the public graph of a SPARQL endpoint.

The new folder has the ontology and the questions of this catalogue, and what the endpoint
says as data/*.ttl. What a source says that is not preferred is not in the public graph, and
stays where it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click

from verbund.catalogue import Catalogue
from verbund.cli import _elsewhere, _options
from verbund.model import Iri


class Wishes(TypedDict):
    """How it is fetched."""

    timeout: float
    quiet: bool


@click.command(help=__doc__)
@click.argument("url", type=_elsewhere.Address())
@click.option(
    "--into",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="New folder for the catalogue.",
)
@_elsewhere.graph
@_elsewhere.timeout
@_options.catalogue
@_options.quiet
def command(
    url: str, into: Path, graph: Iri | None, catalogue: Catalogue, **wishes: Unpack[Wishes]
) -> None:
    """Write the folder, and say what to do with it."""
    from verbund.starter.pulling import pulled

    made = pulled(_elsewhere.reached(url, graph, wishes["timeout"]), into, catalogue)
    if not wishes["quiet"]:
        files = sum(1 for _ in made.files("data", ".ttl"))
        click.echo(f"{into} has {files} files with what {url} says.", err=True)
        click.echo("1. Say in data/catalogue.toml what the catalogue is about.", err=True)
        click.echo(f"2. verbund build --catalogue {into}", err=True)
