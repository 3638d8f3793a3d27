"""The pictures of a report as SVG: the network, the map, the bars."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from verbund.drawing import Size, draw
from verbund.drawing.charts import Bar, bars
from verbund.drawing.land import Land, land
from verbund.drawing.saving import Drawn, inline
from verbund.drawing.sheet import Point
from verbund.network.layout import lay_out
from verbund.network.model import Network
from verbund.pages import outlines
from verbund.pages.outlines import Outline

#: The picture fills the width of a page: that of few things at its own size, that of many made
#: smaller, so that their names find room; the map stands beside its text.
PAPER, SMALL, FEW = Size(250, 178), Size(180, 128), 70
MAP = 250.0


def network_picture(network: Network, language: str, cache: Path) -> Markup:
    """The network with its legend and its imprint."""
    size = SMALL if len(network.nodes) <= FEW else PAPER
    places = lay_out(network, aspect=size.aspect, cache=cache)
    if len(places.groups) < 2:
        places = replace(places, groups=())
    figure = draw(network, places, language=language, size=size)
    return _drawn(figure, network.title[language])


def map_picture(network: Network, regions: Collection[str], geo: Path, title: str) -> Markup:
    """Where the projects work and their partners sit; nothing if the catalogue has no outlines."""
    on = ground(network, geo)
    return _drawn(land(on, regions, wide=MAP), title) if on else Markup()


def ground(network: Network, geo: Path) -> Land | None:
    """The ground of a map with the seats of organisations; None if the folder has no outlines."""
    files = [geo / f"{name}.geojson" for name in ("states", "districts")]
    if not all(file.is_file() for file in files):
        return None
    states, districts = (outlines.read(file) for file in files)
    return Land(
        outlines.WIDTH,
        outlines.HEIGHT,
        [ring for one in states for ring in _rings(one)],
        {one.ags: _rings(one) for one in districts},
        _seats(network),
        outlines.ATTRIBUTION,
    )


def bar_picture(
    rows: Sequence[tuple[str, int, str]], title: str, colour: str, question: str, most: int = 0
) -> Markup:
    """Bars: name, value, and what stands behind each; a bar leads to its question."""
    link = f"#q-{question}"
    return _drawn(bars([Bar(*row) for row in rows], colour, link=link, most=most), title)


def _drawn(figure: Drawn, title: str) -> Markup:
    """A picture of ours as HTML: every text in it is drawn, and its title is escaped."""
    return Markup(inline(figure, title))  # noqa: S704


def _rings(shape: Outline) -> list[list[Point]]:
    return [[(float(x), float(y)) for x, y in ring] for ring in shape.rings]


def _seats(network: Network) -> dict[str, tuple[str, Point]]:
    """The town and the point of each organisation that has one in the land."""
    found = {}
    for node in network.of_kind("organisation"):
        for place in node.places[:1]:
            if place.latitude is not None and place.longitude is not None:
                spot = outlines.placed(place.longitude, place.latitude)
                if spot:
                    found[node.id] = place.label["de"], (float(spot[0]), float(spot[1]))
    return found
