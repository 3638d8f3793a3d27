"""Take foreign files into the tables of a catalogue."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from verbund.catalogue import Catalogue, find
from verbund.cli import _options
from verbund.errors import CatalogueNotFound, UnknownName, VerbundError
from verbund.importing import KINDS, Job, bring_in, suggest
from verbund.importing.page import review

_PAGE = "page"


class UnknownFileKind(UnknownName):
    """No such kind of foreign file."""

    what = "kind of file"


def _into(_: click.Context, __: click.Parameter, value: Path | None) -> Catalogue | None:
    return Catalogue.at(value) if value else None


@click.command(help=__doc__)
@click.argument("kind", required=False, metavar="[KIND]")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option(
    "--into",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    callback=_into,
    show_default="the nearest catalogue",
    help="Catalogue whose tables get the rows.",
)
@click.option(
    "--mapping",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    show_default="none",
    help="For KIND table: which column becomes what.",
)
@click.option(
    "--suggest",
    "sample",
    metavar="FILE",
    type=click.Path(path_type=Path),
    show_default="none",
    help="Draft a mapping for a table, and print it.",
)
@click.option(
    "--rejects",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    show_default="rejects/ in the catalogue",
    help="Folder for refused rows.",
)
@click.option(
    "--read",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    show_default="not noted down",
    help="The day on which you fetched the files.",
)
@click.option("--url", metavar="URL", default="", show_default="none", help="Where they came from.")
@_options.quiet
def command(
    kind: str | None,
    files: tuple[Path, ...],
    into: Catalogue | None,
    sample: Path | None,
    **wishes: Any,
) -> None:
    """Import, and say what became of each row."""
    if sample:
        click.echo(suggest(sample), nl=False)
        return
    if kind is None or kind not in (*KINDS, _PAGE):
        raise UnknownFileKind(kind or "", (*KINDS, _PAGE))
    if not files:
        raise click.UsageError("Name the files to import.")
    catalogue = into or _nearest()
    if kind == _PAGE:
        _review(files, catalogue)
        return
    report = bring_in(_job(files, catalogue, **wishes), KINDS[kind])
    if not wishes["quiet"]:
        for line in report.lines():
            click.echo(line)
    if report.refused and not report.taken:
        raise VerbundError("no row could be taken", hint="look at the reasons in the rejects")


def _review(files: tuple[Path, ...], catalogue: Catalogue) -> None:
    """Propose what pages say, and say what to do with the proposals."""
    for one in review(files, catalogue):
        path = _near(one.path)
        click.echo(f"{path}: {one.proposals} proposals")
        click.echo(f"Put an x into the column accept, then: verbund accept {path}")


def _job(files: tuple[Path, ...], into: Catalogue, **wishes: Any) -> Job:
    read: datetime | None = wishes["read"]
    return Job(
        files,
        into,
        rejects=wishes["rejects"] or _near(into.root / "rejects"),
        read=read.date() if read else None,
        url=wishes["url"],
        mapping=wishes["mapping"],
    )


def _near(path: Path) -> Path:
    """A path as seen from here, if it is below."""
    here = Path.cwd().resolve()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _nearest() -> Catalogue:
    """The nearest catalogue; never the copy inside the installed package."""
    found, here = find(Path.cwd()), Path.cwd().resolve()
    if found.root not in (here, *here.parents):
        raise CatalogueNotFound(
            "there is no catalogue here to import into",
            hint="name one with --into, or make one with `verbund init DIR`",
        )
    return found
