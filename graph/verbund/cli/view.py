"""Draw the networks as a page: one file that opens anywhere and asks nobody for anything.

Without NETWORK the page holds them all and opens with everything together. The catalogue is
built first if its files have changed. With --embed the page is made for an iframe, and the
HTML to paste into another page is printed.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TypedDict, Unpack

import click

from verbund import pages
from verbund.catalogue import Catalogue
from verbund.cli import _built, _network, _options, _own
from verbund.network.model import Built
from verbund.network.projection import PROJECTIONS
from verbund.pages import pictures


class Wishes(TypedDict):
    """How the page is wanted."""

    query: str | None
    lang: str
    embed: bool
    quiet: bool


@click.command(help=__doc__)
@click.argument(
    "networks",
    metavar="[NETWORK]...",
    nargs=-1,
    type=click.Choice([projection.name for projection in PROJECTIONS]),
)
@click.option(
    "--query",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="Draw what this SPARQL question gives instead; - is the standard input.",
)
@click.option("--embed", is_flag=True, default=False, help="Make the page for an iframe.")
@_options.output("FILE", default="network.html")
@_options.lang
@_options.catalogue
@_options.quiet
def command(
    networks: tuple[str, ...], output: Path, catalogue: Catalogue, **wishes: Unpack[Wishes]
) -> None:
    """Write the page; say how large it is and what is in it."""
    query, lang, embed = wishes["query"], wishes["lang"], wishes["embed"]
    if query and networks:
        raise click.UsageError("give a NETWORK, or --query with your own")
    done = _built.current(catalogue, quiet=wishes["quiet"])
    store, built = done.store(), Built.of(catalogue.settings, done.digest)
    if query:
        drawn = [pictures.asked(store, catalogue, built, _own.read(query))]
    else:
        drawn = list(pictures.pictures(store, catalogue, built, networks))
    page = pages.render(drawn, pictures.frame(catalogue, language=lang, embed=embed))
    data = page.encode()
    _network.put(output, data)
    if embed:
        click.echo(_snippet(output, built.catalogue[lang]))
    if not wishes["quiet"]:
        names = ", ".join(picture.network.name for picture in drawn)
        click.echo(f"{output}: {len(data):,} bytes, with {names}", err=True)


def _snippet(page: Path, title: str) -> str:
    """The HTML that shows a page inside another one."""
    return (
        f'<iframe src="{escape(page.name)}" title="{escape(title)}"'
        ' width="100%" height="640" loading="lazy" style="border:0"></iframe>'
    )
