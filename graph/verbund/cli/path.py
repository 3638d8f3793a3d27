"""Show how two things hang together: the shortest way that means something.

A busy hub counts as a detour. The way is told in one sentence, and as a table with the source of
each step:

\b
    verbund path NEILA "Stadt Jena"
    verbund path "Stephan Bartke" Interko2 --same-time --lang en
"""  # noqa: D301 (click wants the \b)

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import fill
from typing import Unpack

import click

from verbund.catalogue import Catalogue
from verbund.cli import _elsewhere, _options, _output
from verbund.cli._output import FORMATS


class Wishes(_elsewhere.There):
    """Who is asked, and where the answer goes."""

    form: str | None
    lang: str
    output: Path | None
    quiet: bool


@click.command(help=__doc__)
@click.argument("start", metavar="A", shell_complete=_options.completed("things"))
@click.argument("goal", metavar="B", shell_complete=_options.completed("things"))
@click.option(
    "--same-time",
    is_flag=True,
    default=False,
    help="Only ties whose periods overlap; one without a period overlaps with each.",
)
@_options.form(FORMATS, shown="table on a terminal, else csv")
@_options.lang
@_options.output("FILE", shown="stdout")
@_elsewhere.endpoint
@_elsewhere.graph
@_elsewhere.patience
@_options.catalogue
@_options.quiet
def command(
    start: str, goal: str, catalogue: Catalogue, *, same_time: bool, **wishes: Unpack[Wishes]
) -> None:
    """Find the two things and the way, and print it."""
    from verbund.cli import _rows
    from verbund.network.path import shortest
    from verbund.network.projection import project
    from verbund.network.steps import COLUMNS, table, told
    from verbund.queries.sheet import Reader
    from verbund.queries.values import Values

    base, lang = catalogue.settings.base, wishes["lang"]
    engine = _elsewhere.engine(catalogue, wishes, quiet=wishes["quiet"])
    values = Values(engine, base)
    ends = [values.thing(word, None, "thing").value for word in (start, goal)]
    network = project(engine, "whole", folder=catalogue.root / "queries" / "network")
    found = shortest(network, *ends, same_time=same_time)
    sentence = told(network, found)[lang]
    rows = table(network, found, lang)
    where = (wishes["form"], wishes["output"])
    _say(sentence, where, quiet=wishes["quiet"])
    if len(rows):
        _rows.show(rows, COLUMNS, Reader(base, lang), where)


def _say(sentence: str, where: tuple[str | None, Path | None], *, quiet: bool) -> None:
    """The sentence: with a table that people read it is part of the answer, else it is talk."""
    form, output = where
    is_read = form in ("table", "markdown") or (form is None and sys.stdout.isatty())
    if output is None and is_read:
        width = _output.width(output)
        click.echo(fill(sentence, width, break_on_hyphens=False) if width else sentence)
        click.echo()
    elif not quiet:
        click.echo(sentence, err=True)
