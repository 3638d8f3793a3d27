"""What `--explain` says on stderr: what is asked, how long it took, what each pattern leaves."""

from __future__ import annotations

from contextlib import suppress
from time import perf_counter

import click

from verbund.cli import _empty
from verbund.cli._talk import said
from verbund.cli._wishes import Wishes
from verbund.errors import VerbundError
from verbund.queries.elements import NotUnderstood
from verbund.queries.engine import Engine
from verbund.queries.patterns import steps, where
from verbund.queries.query import Answer, Query

_SECONDS = 1.0


def sent(query: Query) -> None:
    """The SPARQL as it is sent, its gaps filled."""
    click.echo(query.sparql.strip(), err=True)


def took(found: Answer, seconds: float, language: str) -> None:
    """How much was found, and the time."""
    time = f"{seconds * 1000:.1f}"
    time = time.replace(".", ",") if language == "de" else time
    if isinstance(found, bool):
        click.echo(f"# {time} ms", err=True)
    else:
        click.echo(said(language, "found in", count=len(found), time=time), err=True)


def counted(query: Query, engine: Engine, wanted: Wishes) -> None:
    """How many matches each pattern leaves: no engine here or at an endpoint tells its plan."""
    end = perf_counter() + _SECONDS
    click.echo(said(wanted.lang, "plan"), err=True)
    with suppress(VerbundError, NotUnderstood), _empty.hurried(engine, wanted) as quick:
        for text, sparql in steps(where(query.sparql)):
            if perf_counter() > end:
                click.echo(said(wanted.lang, "too long"), err=True)
                return
            ((number,),) = quick.select(sparql).rows
            click.echo(f"# {number!s:>8}  {text}", err=True)
