"""Propose what may be the same; people decide, in data/links/candidates.csv."""

from __future__ import annotations

from pathlib import Path

import click

from verbund.catalogue import Catalogue
from verbund.cli import _built, _candidates, _options
from verbund.identity.matching import KINDS, propose

#: What is compared if nobody says otherwise: whatever needs no file.
_ALONE = ("organisations", "people", "projects")


@click.command(help=__doc__)
@click.argument("kind", required=False, metavar=f"[{'|'.join(KINDS)}]")
@click.option(
    "--against",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    show_default="one another",
    help="Compare organisations with a dump of ROR, topics with a SKOS file.",
)
@_options.catalogue
@_options.quiet
def command(kind: str | None, against: Path | None, catalogue: Catalogue, *, quiet: bool) -> None:
    """Compare, and write the proposals down."""
    if kind is None and against is not None:
        raise click.UsageError("Say what to compare with the file: organisations or topics.")
    store = _built.current(catalogue, quiet=quiet).store()
    kinds = _ALONE if kind is None else (kind,)
    proposals = (found for one in kinds for found in propose(store, one, against))
    _candidates.take(proposals, catalogue, quiet=quiet)
