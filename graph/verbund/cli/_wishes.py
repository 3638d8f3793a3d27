"""What every command that asks can be told: its options, and what was wished by them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from verbund.cli import _elsewhere, _options
from verbund.cli._output import FORMATS
from verbund.model import Iri
from verbund.queries.limits import Limits

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
