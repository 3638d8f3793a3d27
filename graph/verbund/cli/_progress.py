"""How far a build is: a bar on a terminal, plain lines elsewhere, nothing when quiet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress

    from verbund.assembly import Step


@contextmanager
def shown(*, quiet: bool) -> Iterator[Callable[[Step], None]]:
    """A function that shows the steps of a build on stderr."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar() as progress:
            task = progress.add_task("", total=None)
            yield lambda step: progress.update(
                task, completed=step.done, total=step.steps, description=step.what
            )
    else:
        yield lambda step: click.echo(f"[{step.done + 1}/{step.steps}] {step.what}", err=True)


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(bar_width=24), TextColumn("{task.description}", markup=False))
    return Progress(*columns, console=Console(stderr=True), transient=True)
