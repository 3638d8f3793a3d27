"""Queries that people write themselves: read from a word, a file or stdin, and asked safely."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from verbund.catalogue import Catalogue
from verbund.cli import _asking
from verbund.cli._wishes import Wishes
from verbund.errors import UnreadableFile
from verbund.queries.query import Query

#: gives ``file: str | None``
file = click.option(
    "--file",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True),
    default=None,
    help="File with your own SPARQL; - is stdin.",
)


def read(name: str) -> str:
    """The text of a file, or of stdin."""
    try:
        if name == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return Path(name).read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise UnreadableFile(name, problem.strerror or str(problem)) from problem
    except UnicodeDecodeError as problem:
        raise UnreadableFile(name, "it is no text in UTF-8") from problem


def ask(text: str, catalogue: Catalogue, wishes: Wishes) -> None:
    """Ask it, and print the answer."""
    query = Query.own(text)
    with _asking.engine(catalogue, wishes, trusted=False) as engine:
        _asking.answer(query, engine, catalogue, wishes)
