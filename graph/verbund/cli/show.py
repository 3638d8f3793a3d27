"""Show everything about a thing: its relations in both directions, and who says so.

THING is a name, a short one, an id such as project/interko2, or an IRI:

\b
    verbund show Interko2
    verbund show "Universität Leipzig" --lang en --format markdown
    verbund show project/interko2 --format jsonld
"""  # noqa: D301 (click wants the \b)

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from verbund.catalogue import Catalogue
from verbund.cli import _elsewhere, _options, _output

_FORMATS = ("text", "markdown", "jsonld", "turtle")


class Wishes(_elsewhere.There):
    """Who is asked, and where the answer goes."""

    lang: str
    output: Path | None
    quiet: bool


@click.command(help=__doc__)
@click.argument("thing", shell_complete=_options.completed("things"))
@_options.form(_FORMATS, shown="text, or as the name of the file says")
@_options.lang
@_options.output("FILE", shown="stdout")
@_elsewhere.endpoint
@_elsewhere.graph
@_elsewhere.patience
@_options.catalogue
@_options.quiet
def command(thing: str, form: str | None, catalogue: Catalogue, **wishes: Unpack[Wishes]) -> None:
    """Find the thing, describe it, print it."""
    from verbund.queries.values import Values
    from verbund.reading import Context
    from verbund.things import describe
    from verbund.things.writing import ThingFormat, written

    output, base = wishes["output"], catalogue.settings.base
    chosen = ThingFormat.wanted(form, output)
    engine = _elsewhere.engine(catalogue, wishes, quiet=wishes["quiet"])
    found = describe(catalogue, engine, Values(engine, base).thing(thing, None, "thing"))
    context = Context.read(catalogue.root / "ontology" / "context.jsonld", base)
    text = written(found, chosen, context, wishes["lang"], _output.width(output))
    _output.put([text], output)
