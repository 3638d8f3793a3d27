"""The store of a build, asked in this process within a deadline.

The engine lets other threads run while it works, but nothing can call it off. So past the deadline
a thread ends the program, and Ctrl-C ends it at once. That is for questions we know; what else is
asked may need more memory than there is, or break the engine, and has a process of its own.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

import click

from verbund.errors import QueryStopped
from verbund.model import Statement, Table
from verbund.queries.limits import Limits, out_of_time
from verbund.store import Store

if TYPE_CHECKING:
    from verbund.queries.worker import Worker


class Watched:
    """Answers queries on the store of a folder, none of them for longer than the limits say."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder
        self._limits = limits
        self._store = Store.open(folder)

    def select(self, sparql: str) -> Table:
        """The rows of a SELECT query."""
        with _watched(self._limits.seconds):
            return self._store.select(sparql)

    def ask(self, sparql: str) -> bool:
        """The answer to an ASK query."""
        with _watched(self._limits.seconds):
            return self._store.ask(sparql)

    def construct(self, sparql: str) -> tuple[Statement, ...]:
        """The statements of a CONSTRUCT or DESCRIBE query."""
        with _watched(self._limits.seconds):
            return self._store.construct(sparql)

    def within(self, limits: Limits) -> Worker:
        """Another process for the same store, within other limits."""
        from verbund.queries.worker import Worker

        return Worker(self._folder, limits)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    clock = Timer(seconds, _end, [out_of_time(seconds)])
    clock.daemon = True
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    clock.start()
    try:
        yield
    finally:
        clock.cancel()
        signal.signal(signal.SIGINT, before)


def _end(problem: QueryStopped) -> None:
    """End the program, as an error does that is not met in a thread."""
    click.echo(f"Error: {problem}\nHint: {problem.hint}", err=True)
    sys.stdout.flush()
    os._exit(problem.status)
