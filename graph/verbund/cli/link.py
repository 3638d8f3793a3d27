"""Ask a SPARQL endpoint for records of organisations that have no identifier yet."""

from __future__ import annotations

import click

from verbund.catalogue import Catalogue
from verbund.cli import _built, _candidates, _elsewhere, _options
from verbund.identity.linking import link
from verbund.model import Iri


@click.command(
    help=f"{__doc__}\n\nOnly the names of organisations are sent. The endpoint is asked in the "
    "vocabulary of Wikidata: rdfs:label, P6782 (ROR), P227 (GND), P131 (place)."
)
@_elsewhere.endpoint
@_elsewhere.graph
@_elsewhere.timeout
@_options.catalogue
@_options.quiet
def command(
    endpoint: str | None,
    graph: Iri | None,
    timeout: float,
    catalogue: Catalogue,
    *,
    quiet: bool,
) -> None:
    """Ask, and write the candidates down."""
    if endpoint is None:
        raise click.UsageError("Name the endpoint with --endpoint URL.")
    there = _elsewhere.reached(endpoint, graph, timeout)
    store = _built.current(catalogue, quiet=quiet).store()
    _candidates.take(link(store, there), catalogue, quiet=quiet)
