"""Ask the public graph in your own SPARQL.

Common prefixes (schema:, org:, skos:, v: and so on) need not be declared.

\b
    verbund sparql "SELECT ?project { ?project a schema:ResearchProject }"
    verbund sparql --file my-question.rq --format json
"""  # noqa: D301 (click wants the \b)

from __future__ import annotations

import click

from verbund.catalogue import Catalogue
from verbund.cli import _own, _wishes
from verbund.cli._wishes import Wishes


@click.command(help=__doc__)
@click.argument("text", required=False)
@_own.file
@_wishes.wishes
def command(text: str | None, file: str | None, catalogue: Catalogue, wishes: Wishes) -> None:
    r"""Ask and print."""
    if (text is None) == (file is None):
        raise click.UsageError("give a query, or --file with one")
    _own.ask(text if file is None else _own.read(file), catalogue, wishes)  # type: ignore[arg-type]
