"""Write the public graph for others: dumps, tables, and the catalogue that portals harvest.

Without FORMAT everything is written. catalogue.ttl (turtle), .nq (nquads), .nq.gz (gzip),
.trig (trig), .rdf (rdfxml) and .jsonld (jsonld) are the graph; a CSV file for each kind of
thing comes with CSVW and Frictionless metadata (tables). catalog.ttl, .rdf and .jsonld
describe them in DCAT-AP (catalog), void.ttl as linked data (void), sitemap.xml and
robots.txt for search engines (sitemap). dialects/ has the graph in the words of others
(schemaorg, eurio, vivo, frapo, cerif, quickstatements, databus) and counts what they could
not say (losses). manifest.json has the size and the checksum of each file. The catalogue is
built first if its files have changed.
"""

from __future__ import annotations

from pathlib import Path

import click

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.cli import _options, _progress
from verbund.cli._release import home, near
from verbund.export import PARTS, Material, release
from verbund.releasing import dates


@click.command(help=__doc__)
@click.argument("formats", metavar="[FORMAT]...", nargs=-1, type=click.Choice(PARTS))
@_options.output("DIR", shown="exports/ in the catalogue")
@_options.catalogue
@_options.quiet
def command(
    formats: tuple[str, ...], output: Path | None, catalogue: Catalogue, *, quiet: bool
) -> None:
    """Write, and name each file with its size."""
    folder = output or home(catalogue)
    with _progress.shown(quiet=quiet) as tell:
        store = build(catalogue, tell=tell).store()
    material = Material.of(catalogue, store, dates(catalogue, store))
    for entry in release(material, folder, formats):
        if not quiet:
            size = f"{entry.size:,} bytes, {entry.count:,} {entry.unit}"
            click.echo(f"{near(folder / entry.path)}: {size}", err=True)
