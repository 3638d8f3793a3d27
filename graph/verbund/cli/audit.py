"""Look in all outputs for what must not be told; fail if something is found.

Looked for are values that no shape lets be published, e-mail addresses and telephone numbers, and
people who were removed: in the graph, in exports/ and releases/, and in each PLACE, such as the
folder of a site or a page.
"""

from __future__ import annotations

from pathlib import Path

import click

from verbund.catalogue import Catalogue
from verbund.cli import _options
from verbund.errors import InvalidCatalogue


@click.command(help=__doc__)
@click.argument(
    "places", metavar="[PLACE]...", nargs=-1, type=click.Path(path_type=Path, exists=True)
)
@_options.catalogue
@_options.quiet
def command(places: tuple[Path, ...], catalogue: Catalogue, *, quiet: bool) -> None:
    """Look, and name each place."""
    from verbund.cli import _built
    from verbund.forgetting import audit
    from verbund.search import FILE as INDEX

    build = _built.current(catalogue, quiet=quiet)
    own = (catalogue.root / "exports", catalogue.root / "releases", build.folder / INDEX)
    found = audit(catalogue, build.store(), [*(path for path in own if path.exists()), *places])
    for leak in found.leaks:
        click.echo(f"{leak.place}: {leak.what}: {leak.shown}")
    for path in () if quiet else found.unseen:
        click.echo(f"Look: {path}: a picture; whether a name is in it, only you can see", err=True)
    if found.leaks:
        raise InvalidCatalogue(
            f"{len(found.leaks)} places tell what they must not",
            hint="take it out of data/, or say in ontology/shapes/ that it is public; write anew",
        )
    if not quiet:
        click.echo("Nothing is told that must not be.", err=True)
