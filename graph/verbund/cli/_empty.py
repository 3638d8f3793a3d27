"""Why an answer is empty, said on stderr within about a second."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from time import perf_counter

import click

from verbund.cli._talk import said, tell
from verbund.cli._watching import Watched
from verbund.cli._wishes import Wishes
from verbund.errors import VerbundError
from verbund.queries.alternatives import alternatives
from verbund.queries.emptiness import reasons
from verbund.queries.engine import Engine
from verbund.queries.limits import Limits
from verbund.queries.query import Query
from verbund.queries.sheet import Reader
from verbund.queries.worker import Worker

_SECONDS = 0.6
_SENTENCES = 4


def say(query: Query, engine: Engine, reader: Reader, wanted: Wishes) -> None:
    """What leaves no rows, and what would leave some; nothing if that takes too long."""
    with suppress(VerbundError), hurried(engine, wanted) as quick:
        began = perf_counter()

        def still() -> bool:
            return perf_counter() - began < _SECONDS

        others = list(alternatives(query, quick, reader, still))
        for sentence in others:
            tell(sentence)
        began = perf_counter()
        most = 1 if others else _SENTENCES
        for number, reason in enumerate(islice(reasons(query.sparql, quick, reader, still), most)):
            why = said(reader.language, "why", text=reason.text)
            tell(why if number == 0 else f"     {reason.text}")
            if wanted.explain:
                click.echo(f"# {' '.join(reason.sparql.split())}", err=True)


@contextmanager
def hurried(engine: Engine, wanted: Wishes) -> Iterator[Engine]:
    """The same engine, which does not take long for any one query."""
    if wanted.endpoint:
        from verbund.cli import _elsewhere

        yield _elsewhere.reached(wanted.endpoint, wanted.graph, 2 * _SECONDS)
    elif isinstance(engine, Worker | Watched):
        with engine.within(Limits(_SECONDS, wanted.limits.memory)) as other:
            other.ask("ASK {}")  # it is ready: its start is not in the time of what is asked
            yield other
    else:
        yield engine
