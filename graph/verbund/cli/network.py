"""Write a network for another tool: Gephi, VOSviewer, Cytoscape, Pajek, R, NetworkX.

Measures (ties, go-betweens, cores, communities) and places go along where the format has room for
them. What it has no room for is said on stderr. Without --format, the ending of FILE says the
format: .graphml, .gexf, .vosviewer.json, .cyjs, .json (node-link), .net (Pajek), .csv.
`verbund view` draws the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from verbund.catalogue import Catalogue
from verbund.cli import _network, _options
from verbund.network.layout import lay_out
from verbund.network.measures import measure
from verbund.network.writing import FORMATS, NetworkFormat, Written, write


@click.command(help=__doc__)
@click.argument("name", metavar="NETWORK", type=click.Choice(_network.NAMES))
@_options.form([form.name for form in FORMATS], shown="the ending of FILE, else graphml")
@_options.output("FILE", shown="NETWORK and the format's ending, here")
@_options.catalogue
@_options.quiet
def command(
    name: str, form: str | None, output: Path | None, catalogue: Catalogue, quiet: bool
) -> None:
    """Write the files; say what could not be carried."""
    form = form or (NetworkFormat.of_file(output).name if output else FORMATS[0].name)
    network = _network.read(name, catalogue, quiet=quiet)
    places = lay_out(network, cache=catalogue.builds / "layouts")
    written = write(network, form, measures=measure(network), positions=places)
    for path, data in _files(written, name, output).items():
        _network.put(path, data)
        _network.say(f"{path}: {len(data):,} bytes", quiet=quiet)
    for note in written.losses:
        _network.say(f"Not in {form}: {note.count:,} {note.text['en']}", quiet=quiet)


def _files(written: Written, name: str, output: Path | None) -> Mapping[Path, bytes]:
    """Where each file goes: by the given name, and where there are several, with their endings."""
    if output is None:
        return {Path(file): data for file, data in written.files.items()}
    if len(written.files) == 1:
        return {output: next(iter(written.files.values()))}
    stem = output.with_suffix("")
    return {
        stem.with_name(stem.name + file.removeprefix(name)): data
        for file, data in written.files.items()
    }
