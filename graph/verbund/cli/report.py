"""Write the funder's pack: a programme or a cluster in figures, on at most twelve pages.

FILE.html is one file that needs nothing else; FILE.pdf is the same, printed by the system's
Chromium. Each number leads to its question and its rows.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TypedDict, Unpack

import click

from verbund.catalogue import Catalogue
from verbund.cli import _built, _network, _options
from verbund.errors import UnknownFormat
from verbund.network.model import Built


class Wishes(TypedDict):
    """How the report is wanted."""

    cluster: str
    date: datetime | None
    lang: str
    quiet: bool


@click.command(help=__doc__)
@_options.output("FILE", default="report.html")
@click.option(
    "--cluster",
    metavar="NAME",
    default="",
    show_default="the whole programme",
    help="Report on one cluster.",
)
@click.option(
    "--date",
    metavar="DAY",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    show_default="the day the catalogue was released",
    help="First of the twelve months that are looked ahead, such as 2023-01-01.",
)
@_options.lang
@_options.catalogue
@_options.quiet
def command(output: Path, catalogue: Catalogue, **wishes: Unpack[Wishes]) -> None:
    """Write the report; say how large it is."""
    from verbund.cli._chromium import printed
    from verbund.reporting import Wanted, report

    form = output.suffix.lower()
    if form not in (".html", ".pdf"):
        raise UnknownFormat(output.suffix or output.name, (".html", ".pdf"))
    done, date = _built.current(catalogue, quiet=wishes["quiet"]), wishes["date"]
    first = date.date() if date else catalogue.settings.released
    wanted = Wanted(wishes["lang"], first, wishes["cluster"])
    html = report(done.store(), catalogue, wanted, Built.of(catalogue.settings, done.digest))
    data = printed(html) if form == ".pdf" else html.encode("utf-8")
    _network.put(output, data)
    _network.say(f"{output}: {len(data):,} bytes", quiet=wishes["quiet"])
