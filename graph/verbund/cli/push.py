"""Send the public graph to a SPARQL endpoint.

It replaces what the graph there holds, part by part. After a break, the same command goes on
where it stopped. The catalogue is built first if its files have changed.

\b
    verbund push http://localhost:7878/update
    verbund push http://localhost:8890/sparql-auth --graph urn:my:graph
    verbund push http://localhost:7878/store --graph-store
"""  # noqa: D301 (click wants the \b)

from __future__ import annotations

from typing import TypedDict, Unpack

import click

from verbund.catalogue import Catalogue
from verbund.cli import _built, _elsewhere, _options
from verbund.model import Iri


class Wishes(TypedDict):
    """How it is sent."""

    graph_store: bool
    timeout: float
    quiet: bool


@click.command(help=__doc__)
@click.argument("url", type=_elsewhere.Address())
@_elsewhere.graph
@click.option(
    "--sources",
    is_flag=True,
    default=False,
    help="Send the graphs of the sources too: who says what, and in which row.",
)
@click.option(
    "--graph-store",
    is_flag=True,
    default=False,
    help="URL is a graph store, which takes whole graphs, and not the address for updates.",
)
@_elsewhere.timeout
@_options.catalogue
@_options.quiet
def command(
    url: str, graph: Iri | None, catalogue: Catalogue, *, sources: bool, **wishes: Unpack[Wishes]
) -> None:
    """Send it, and say how far it is and how it is asked."""
    from verbund.endpoint.pushing import Step, lines, push
    from verbund.export import Material

    quiet = wishes["quiet"]
    store = _built.current(catalogue, quiet=quiet).store()
    load: dict[Iri | None, list[str]] = {graph: lines(store)}
    for name in Material.of(catalogue, store).graphs() if sources else ():
        load[name] = lines(store, name)

    def tell(step: Step) -> None:
        if not quiet:
            click.echo(f"[{step.done + 1}/{step.parts}] {url}", err=True)

    client = _elsewhere.client(url, wishes["timeout"])
    stored = wishes["graph_store"]
    push(load, client, catalogue.builds / "push", tell=tell, stored=stored)
    if not quiet:
        named = f" --graph {graph}" if graph else ""
        click.echo(f"Ask it with: verbund query partners --endpoint URL{named}", err=True)
