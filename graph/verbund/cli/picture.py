"""Draw a network or a view of it as a picture for a report: SVG, PNG or PDF, without a browser.

Without NETWORK it is everything together, without people and events where that is too much for
the names, as the page opens; a very large network is drawn as its communities. --link takes what
stands behind # in the address of the page: the surroundings of a thing, a way between two, the
map, a part. The ending of FILE says the format. Title, legend, date, licence and number of sources
are in the picture.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from verbund.catalogue import Catalogue
from verbund.cli import _network, _options
from verbund.network.model import KINDS, Kind
from verbund.network.view import View

if TYPE_CHECKING:
    from verbund.drawing import Size


class Wishes(TypedDict):
    """How the picture is wanted."""

    size: Size
    link: View
    without: tuple[Kind, ...]
    lang: str
    quiet: bool


def _size(_: click.Context, __: click.Parameter, value: str) -> Size:
    from verbund.drawing import Size

    found = re.fullmatch(r"(\d+(?:\.\d+)?)[x×](\d+(?:\.\d+)?)", value)
    if not found:
        raise click.BadParameter(
            f"{value!r} is no size: write WxH in millimetres, such as 297x210."
        )
    try:
        return Size(float(found[1]), float(found[2]))
    except ValueError as problem:
        raise click.BadParameter(f"{problem}.") from problem


def _link(_: click.Context, __: click.Parameter, value: str) -> View:
    try:
        view = View.of(value)
    except ValueError as problem:
        raise click.BadParameter(f"{problem}.") from problem
    if view.network and view.network not in _network.NAMES:
        raise click.BadParameter(f"there is no network {view.network!r}.")
    return view


@click.command(help=__doc__)
@click.argument(
    "name",
    metavar="[NETWORK]",
    required=False,
    type=click.Choice(_network.NAMES),
)
@_options.output("FILE", default="network.svg")
@click.option(
    "--size",
    metavar="WxH",
    default="297x210",
    show_default=True,
    callback=_size,
    help="Width and height of the paper in millimetres.",
)
@click.option(
    "--link",
    metavar="ADDRESS",
    default="",
    callback=_link,
    show_default="the whole network",
    help="View to draw, such as 'sel=project/a&steps=1' or 'view=map'.",
)
@click.option(
    "--without",
    metavar="KIND",
    multiple=True,
    type=click.Choice(KINDS),
    help="Leave out a kind of thing, such as person; again for another.",
)
@_options.lang
@_options.catalogue
@_options.quiet
def command(name: str | None, output: Path, catalogue: Catalogue, **wishes: Unpack[Wishes]) -> None:
    """Write the picture; say how large it is."""
    from verbund.drawing import ImageFormat, Imprint, Means, pictured, saved, title
    from verbund.reporting.pictures import ground

    form, lang, quiet = ImageFormat.of(output), wishes["lang"], wishes["quiet"]
    view = wishes["link"]
    network = _network.read(name or view.network or "whole", catalogue, quiet=quiet)
    on = ground(network, catalogue.root / "data" / "geo") if view.form == "map" else None
    means = Means(lang, wishes["size"], catalogue.builds / "layouts", on)
    view = replace(view.at(catalogue.settings.base.value), off=wishes["without"] or view.off)
    figure = pictured(network, view, means)
    data = saved(figure, form, Imprint.of(network.built, title(network, lang)))
    _network.put(output, data)
    _network.say(f"{output}: {len(data):,} bytes", quiet=quiet)
