"""What the commands that ask have in common: their options, the engine, the answer."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

import click

from verbund import home
from verbund.catalogue import Catalogue, shipped
from verbund.cli import _built, _elsewhere, _options
from verbund.cli._output import FORMATS, Printer
from verbund.errors import InvalidQuery
from verbund.model import Iri
from verbund.queries.engine import Engine
from verbund.queries.limits import Limits
from verbund.queries.query import Answer, Query
from verbund.queries.sheet import Reader
from verbund.sparql.guard import Form

F = TypeVar("F", bound=Callable[..., Any])
_SIZES = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
_DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Wishes:
    """How someone wants an answer."""

    form: str | None
    lang: str
    limit: int | None
    output: Path | None
    timeout: float | None
    memory: int | None
    explain: bool
    program: str | None
    endpoint: str | None
    graph: Iri | None
    quiet: bool

    def __post_init__(self) -> None:
        if self.graph and not self.endpoint:
            raise click.UsageError("--graph is for --endpoint")
        if self.memory and self.endpoint:
            raise click.UsageError("--memory is for the graph here, not for --endpoint")

    @property
    def limits(self) -> Limits:
        """What a query may use."""
        return Limits(self.timeout or _DEFAULT.seconds, self.memory or _DEFAULT.memory)


class Size(click.ParamType):  # type: ignore[type-arg]
    """An amount of memory: 500M, 2G."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, int):
            return value
        found = re.fullmatch(r"(\d+)([KMG])B?", str(value).upper())
        if not found or not int(found[1]):
            self.fail(f"{value!r} is no size; write 500M or 2G.", param, ctx)
        return int(found[1]) * _SIZES[found[2]]


def wishes(command: F) -> F:
    """The options of every command that asks; gives ``wishes: Wishes``."""

    def gathered(*args: Any, **words: Any) -> Any:
        mine = {name: words.pop(name) for name in Wishes.__slots__}
        return command(*args, wishes=Wishes(**mine), **words)

    gathered.__doc__ = command.__doc__
    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered  # type: ignore[return-value]


@contextmanager
def engine(catalogue: Catalogue, wanted: Wishes, *, trusted: bool) -> Iterator[Engine]:
    """What is asked: an endpoint, or the store of a build as it is now.

    The store is asked here for questions we know, in a process of its own for others.
    """
    if wanted.endpoint:
        yield _elsewhere.reached(wanted.endpoint, wanted.graph, wanted.limits.seconds)
        return
    built = _built.current(catalogue, quiet=wanted.quiet)
    if trusted and wanted.timeout is None and wanted.memory is None:
        yield built.store()
    else:
        from verbund.queries.worker import Worker

        with Worker(built.folder / "store", wanted.limits) as worker:
            yield worker


def is_ours(catalogue: Catalogue) -> bool:
    """Whether the questions of a catalogue are the shipped ones."""
    return catalogue.root == shipped().root


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

        click.echo("Nothing was found.", err=True)
        _empty.say(limited, to, reader, wanted)
    elif not wanted.quiet and sys.stdout.isatty() and not isinstance(found, bool):
        click.echo(f"{len(found)} found", err=True)


def _explained(query: Query, to: Engine, wanted: Wishes) -> Answer:
    """The answer, and on stderr how it came about."""
    from verbund.cli import _explaining

    _explaining.sent(query)
    began = perf_counter()
    found = query.asked(to)
    _explaining.took(found, perf_counter() - began)
    _explaining.counted(query, to, wanted)
    return found


def _program(query: Query, catalogue: Catalogue, wanted: Wishes, language: str) -> str:
    """Code that asks the same from elsewhere."""
    from verbund.queries.code import Place, code

    is_near = catalogue.root == home.catalogue(None).root
    folder = "" if is_near else str(catalogue.root)
    return code(query, language, Place(wanted.endpoint, wanted.graph, folder, wanted.lang))


_OPTIONS = (
    _options.form(FORMATS, shown="table on a terminal, else csv; turtle for statements"),
    _options.lang,
    _options.limit,
    _options.output("FILE", shown="stdout"),
    click.option(
        "--timeout",
        metavar="SECONDS",
        type=click.FloatRange(min=0, min_open=True),
        default=None,
        show_default=f"{_DEFAULT.seconds:g}",
        help="Stop the query after so many seconds.",
    ),
    click.option(
        "--memory",
        metavar="SIZE",
        type=Size(),
        default=None,
        show_default=f"{_DEFAULT.memory >> 30}G",
        help="Stop the query when it needs more memory, such as 500M.",
    ),
    click.option(
        "--explain",
        is_flag=True,
        default=False,
        help="Say on stderr what is asked, how long it took, what each pattern leaves.",
    ),
    click.option(
        "--as",
        "program",
        type=click.Choice(["python", "r", "curl"]),
        default=None,
        show_default="the answer",
        help="Print code that asks the same, instead of the answer.",
    ),
    _elsewhere.endpoint,
    _elsewhere.graph,
    _options.quiet,
    _options.catalogue,
)
