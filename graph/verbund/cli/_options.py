"""Options that several commands share, each defined once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from verbund.catalogue import Catalogue
from verbund.cli import _places
from verbund.errors import VerbundError
from verbund.settings import LANGUAGES

F = TypeVar("F", bound=Callable[..., Any])
Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def completed(by: str) -> Completer:
    """What the shell puts in for an argument; ``by`` is a function of ``_completion``."""

    def complete(context: click.Context, _: click.Parameter, word: str) -> list[CompletionItem]:
        from verbund.cli import _completion

        found: list[CompletionItem] = getattr(_completion, by)(context, word)
        return found

    return complete


def _catalogue(_: click.Context, __: click.Parameter, value: Path | None) -> Catalogue:
    return _places.catalogue(value)


def _lang(context: click.Context, _: click.Parameter, value: str | None) -> str:
    """The language that is wanted, else the first of the catalogue."""
    found = context.params.get("catalogue")
    if value is None and isinstance(found, Catalogue):
        with suppress(VerbundError):  # the command itself says what is wrong with it
            return found.settings.languages[0]
    return value or LANGUAGES[0]


#: gives ``catalogue: Catalogue``
catalogue = click.option(
    "--catalogue",
    metavar="DIR",
    envvar="VERBUND_CATALOGUE",
    show_envvar=True,
    type=click.Path(path_type=Path, file_okay=False),
    callback=_catalogue,
    is_eager=True,  # the language depends on it
    show_default="the nearest one, else the one that is installed",
    help="Folder with ontology/, data/ and queries/.",
)

#: gives ``quiet: bool``
quiet = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    default=False,
    help="Say nothing but the answer and errors.",
)

#: gives ``limit: int | None``
limit = click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=0),
    default=None,
    show_default="all",
    help="Show at most N rows.",
)

#: gives ``limit: int``, for answers of which the first ones are the best
few = click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="Show at most N.",
)

#: gives ``lang: str``
lang = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=None,
    callback=_lang,
    show_default="the first of the catalogue",
    help="Language of names and texts.",
)


def form(names: Sequence[str], *, default: str | None = None, shown: str = "") -> Callable[[F], F]:
    """``--format NAME`` for a command's own formats; gives ``form: str | None``.

    Without a default, ``shown`` says in words what happens then.
    """
    return click.option(
        "--format",
        "form",
        metavar="NAME",
        type=click.Choice(names),
        default=default,
        show_default=shown or True,
        help=f"How to write it: {', '.join(names)}.",
    )


def output(what: str, *, default: str | None = None, shown: str = "") -> Callable[[F], F]:
    """``--output DIR`` or ``--output FILE``, as ``what`` says; gives ``output: Path | None``."""
    return click.option(
        "-o",
        "--output",
        metavar=what,
        type=click.Path(path_type=Path, file_okay=what == "FILE", dir_okay=what == "DIR"),
        default=default,
        show_default=shown or True,
        help="Folder to write to." if what == "DIR" else "File to write.",
    )
