"""Remove a person everywhere: tables, kept sources, former releases, builds and exports.

PERSON is a name, an id such as person/p0001, or an IRI. A nameless entry in data/removed.json
stays; by it imports recognise the person and leave them out. This cannot be taken back.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

import click

from verbund.catalogue import Catalogue
from verbund.cli import _options
from verbund.removals import REASONS


class Wishes(TypedDict):
    """Why and when, and how much is said."""

    reason: str
    day: datetime
    yes: bool
    quiet: bool


def _today() -> str:
    return date.today().isoformat()


@click.command(help=__doc__)
@click.argument("person")
@click.option(
    "--reason",
    type=click.Choice(REASONS),
    default="objection",
    show_default=True,
    help="Why, as a class without details.",
)
@click.option(
    "--day",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    default=_today,
    show_default="today",
    help="When it was asked for.",
)
@click.option("--yes", is_flag=True, default=False, help="Do not ask before.")
@_options.catalogue
@_options.quiet
def command(person: str, catalogue: Catalogue, **wishes: Unpack[Wishes]) -> None:
    """Find the person, ask, remove, build and export anew, and say what is left to do."""
    from verbund.cli import _built
    from verbund.forgetting import forget
    from verbund.model import Iri
    from verbund.queries.values import Values
    from verbund.vocab import SCHEMA

    quiet = wishes["quiet"]
    store = _built.current(catalogue, quiet=quiet).store()
    found = Values(store, catalogue.settings.base).thing(person, Iri(SCHEMA.Person), "person")
    if not wishes["yes"]:
        click.confirm(f"Remove {found} and all about them for good?", abort=True, err=True)
    done = forget(catalogue, store, found, wishes["reason"], wishes["day"].date())
    _make_anew(catalogue, quiet=quiet)
    if not quiet:
        click.echo(f"{done.rows} rows removed, {len(done.files)} files changed.", err=True)
        click.echo(
            "Write anew what you publish: verbund site, verbund report; then: verbund audit",
            err=True,
        )
    for line in done.by_hand:
        click.echo(f"Look: {line}", err=True)


def _make_anew(catalogue: Catalogue, *, quiet: bool) -> None:
    """Build again, and write exports again as far as they are there."""
    from verbund.cli import _built
    from verbund.export import Material, release
    from verbund.export.manifest import recorded
    from verbund.releasing import dates

    store = _built.current(catalogue, quiet=quiet).store()
    folder = catalogue.root / "exports"
    parts = {entry.part for entry in recorded(folder).values()}
    if parts:
        material = Material.of(catalogue, store, dates(catalogue, store))
        release(material, folder, sorted(parts - {"manifest"}))
