"""Show what the suggested repairs would change in the tables; apply them, or take them back."""

from __future__ import annotations

import click

from verbund.catalogue import Catalogue
from verbund.cli import _options
from verbund.errors import UnknownName
from verbund.findings import Finding
from verbund.mending import Journal, Left, plan
from verbund.validation import check

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


class UnknownRepair(UnknownName):
    """No finding with a repair has this rule or id."""

    what = "repair"


@click.command(
    help=f"""{__doc__}

WHICH is a rule such as html-remains, or the id of one finding, as `verbund check --all` tells
them. Without --apply nothing is written."""
)
@click.argument("which", nargs=-1, metavar="[WHICH]...")
@click.option("--all", "every", is_flag=True, default=False, help="All repairs there are.")
@click.option("--apply", is_flag=True, default=False, help="Write them into the tables.")
@click.option("--undo", is_flag=True, default=False, help="Take back what was applied last.")
@_options.catalogue
@_options.quiet
def command(which: tuple[str, ...], catalogue: Catalogue, *, quiet: bool, **wishes: bool) -> None:
    """Find repairs, show them as a diff, and write them if told so."""
    _look(which, **wishes)
    if wishes["undo"]:
        for name in Journal(catalogue).undo():
            click.echo(f"{name}: as it was before")
        return
    found = _chosen(catalogue, which)
    made = plan(catalogue, found)
    for line in made.diff():
        click.secho(line, fg=_COLOURS.get(line[:1]))
    for left in made.left:
        click.echo(_left(left), err=True)
    if wishes["apply"] and made.after:
        Journal(catalogue).apply(made)
    if not quiet:
        click.echo(_summary(len(made.changes), len(made.after), found, **wishes), err=True)


def _look(which: tuple[str, ...], *, every: bool, apply: bool, undo: bool) -> None:
    """Refuse words that contradict each other, and repairs that nobody chose."""
    if undo and (which or every or apply):
        raise click.UsageError("--undo stands alone.")
    if (which and every) or (apply and not which and not every):
        raise click.UsageError("Name the rules or findings to mend, or say --all.")


def _chosen(catalogue: Catalogue, which: tuple[str, ...]) -> list[Finding]:
    """The findings with a repair that were asked for; all if none was."""
    found = [one for one in check(catalogue, thorough=True).findings if one.repair]
    names = {name for one in found for name in (one.rule, one.id)}
    for name in which:
        if name not in names:
            raise UnknownRepair(name, {one.rule for one in found})
    return [one for one in found if not which or {one.rule, one.id} & set(which)]


def _left(left: Left) -> str:
    change = left.change
    place = f"{change.file}, row {change.row}, column {change.column}"
    return f"{place}: {change.old!r} should be {change.new!r}; {left.reason}"


def _summary(cells: int, files: int, found: list[Finding], *, apply: bool, **_: bool) -> str:
    if not found:
        return "There is nothing to mend."
    what = f"{cells} cell{'s' * (cells != 1)} in {files} table{'s' * (files != 1)}"
    if apply:
        return f"Mended {what}; `verbund fix --undo` takes it back."
    rules = ", ".join(sorted({one.rule for one in found}))
    return f"{what} ({rules}); nothing is written without --apply."
