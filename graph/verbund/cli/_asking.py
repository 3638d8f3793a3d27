"""What the commands that ask have in common: the engine, the answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

import click

from verbund import home
from verbund.catalogue import Catalogue, shipped
from verbund.cli import _built, _elsewhere, _talk
from verbund.cli._output import Printer
from verbund.cli._watching import Watched
from verbund.cli._wishes import Wishes
from verbund.errors import InvalidQuery
from verbund.queries.engine import Engine
from verbund.queries.query import Answer, Query
from verbund.queries.question import Question
from verbund.queries.sheet import Reader
from verbund.sparql.guard import Form


@contextmanager
def engine(catalogue: Catalogue, wanted: Wishes, *, trusted: bool) -> Iterator[Engine]:
    """What is asked: an endpoint, or the store of a build as it is now.

    The store is asked here for questions that come with verbund, else in a process of its own.
    """
    if wanted.endpoint:
        yield _elsewhere.reached(wanted.endpoint, wanted.graph, wanted.limits.seconds)
        return
    built = _built.current(catalogue, quiet=wanted.quiet)
    if trusted and wanted.memory is None:
        yield Watched(built.folder / "store", wanted.limits)
    else:
        from verbund.queries.worker import Worker

        with Worker(built.folder / "store", wanted.limits) as worker:
            yield worker


def is_ours(question: Question, catalogue: Catalogue) -> bool:
    """Whether a question is one that comes with verbund, by its text."""
    ours = shipped().root
    if catalogue.root == ours:
        return True
    path = ours / "queries" / f"{question.name}.rq"
    return path.is_file() and path.read_text(encoding="utf-8-sig") == question.sparql


def answer(query: Query, to: Engine, catalogue: Catalogue, wanted: Wishes) -> None:
    """Ask, and print what comes back."""
    if wanted.limit is not None and query.form in (Form.CONSTRUCT, Form.DESCRIBE):
        raise InvalidQuery(
            "--limit is for rows; this query gives statements", hint="write LIMIT into the query"
        )
    limited = query.limited(wanted.limit)
    if wanted.program:
        click.echo(_program(limited, catalogue, wanted, wanted.program), nl=False)
        return
    reader = Reader(catalogue.settings.base, wanted.lang)
    printer = Printer(wanted.form, wanted.output, reader)
    printer.check(limited)
    found = _explained(limited, to, wanted) if wanted.explain else limited.asked(to)
    printer.show(limited, found, to)
    if wanted.limit == 0:
        return
    if not wanted.quiet and not isinstance(found, bool) and not len(found):
        from verbund.cli import _empty

        _talk.tell(_talk.said(wanted.lang, "nothing"))
        _empty.say(limited, to, reader, wanted)
    elif not wanted.quiet and sys.stdout.isatty() and not isinstance(found, bool):
        _talk.tell(_talk.said(wanted.lang, "found", count=len(found)))


def _explained(query: Query, to: Engine, wanted: Wishes) -> Answer:
    """The answer, and on stderr how it came about."""
    from verbund.cli import _explaining

    _explaining.sent(query)
    began = perf_counter()
    found = query.asked(to)
    _explaining.took(found, perf_counter() - began, wanted.lang)
    _explaining.counted(query, to, wanted)
    return found


def _program(query: Query, catalogue: Catalogue, wanted: Wishes, language: str) -> str:
    """Code that asks the same from elsewhere."""
    from verbund.queries.code import Place, code

    is_near = catalogue.root == home.catalogue(None).root
    folder = "" if is_near else str(catalogue.root)
    return code(query, language, Place(wanted.endpoint, wanted.graph, folder, wanted.lang))
