"""Draw a network as a picture for a report: SVG, PNG or PDF, without a browser.

Without NETWORK it is everything together, without people and events where that is too much for
the names, as the page opens. The ending of FILE says the format. Title, legend, date, licence and
number of sources are in the picture.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from verbund.catalogue import Catalogue
from verbund.cli import _network, _options
from verbund.network.layout import lay_out
from verbund.network.model import KINDS, Kind

if TYPE_CHECKING:
    from verbund.drawing import Size


class Wishes(TypedDict):
    """How the picture is wanted."""

    size: Size
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


@click.command(help=__doc__)
@click.argument(
    "name",
    metavar="[NETWORK]",
    default="whole",
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
    "--without",
    metavar="KIND",
    multiple=True,
    type=click.Choice(KINDS),
    help="Leave out a kind of thing, such as person; again for another.",
)
@_options.lang
@_options.catalogue
@_options.quiet
def command(name: str, output: Path, catalogue: Catalogue, **wishes: Unpack[Wishes]) -> None:
    """Write the picture; say how large it is."""
    from verbund.drawing import ImageFormat, Imprint, draw, opened, saved, title

    form, size, lang = ImageFormat.of(output), wishes["size"], wishes["lang"]
    whole = _network.read(name, catalogue, quiet=wishes["quiet"])
    network, rest = opened(whole, wishes["without"])
    places = lay_out(network, aspect=size.aspect, cache=catalogue.builds / "layouts")
    figure = draw(network, places, language=lang, size=size, without=rest)
    data = saved(figure, form, Imprint.of(network.built, title(network, lang)))
    _network.put(output, data)
    _network.say(
        f"{output}: {len(data):,} bytes, {len(network.nodes)} things", quiet=wishes["quiet"]
    )
