"""Proposals on their way into the file of candidates, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable

import click

from verbund.catalogue import Catalogue
from verbund.identity import Candidates, Proposal
from verbund.identity.candidates import PLACE
from verbund.reading import Context, Curies


def curies(catalogue: Catalogue) -> Curies:
    """The short names of a catalogue."""
    path = catalogue.root / "ontology" / "context.jsonld"
    return Curies(Context.read(path, catalogue.settings.base))


def take(proposals: Iterable[Proposal], catalogue: Catalogue, *, quiet: bool) -> None:
    """Write proposals into the file, print the new ones, and say what to do."""
    before = Candidates.read(catalogue.root, curies(catalogue))
    after, change = before.merge(proposals)
    for row in after.rows[len(before.rows) :]:
        click.echo(f"{row['confidence']}  {row['subject_label']} = {row['object_label']}")
        click.echo(f"      {row['subject_id']} {row['predicate_id']} {row['object_id']}")
        click.echo(f"      {row['comment']}")
    if change.new or change.renewed:
        after.write(catalogue.root)
    if not quiet:
        counts = f"{change.new} new, {change.renewed} open before, {change.decided} decided before"
        click.echo(f"{PLACE}: {counts}.", err=True)
        if change.new:
            click.echo("Write accept or reject into decision, then: verbund build", err=True)
