"""A map for print: land, shaded regions and dots for places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from verbund.drawing.look import BORDER, LAND, SHADE, SMALL, SOFT
from verbund.drawing.sheet import Point, Sheet

Rings = Sequence[Sequence[Point]]
_DISTRICT_EDGE = "#d9b48f"


@dataclass(frozen=True, slots=True)
class Land:
    """What is on a map: borders of states, regions to shade, how many stand at each place."""

    width: float
    height: float
    states: Rings
    regions: Rings
    places: Mapping[Point, int]


def land(drawn: Land, *, wide: float, attribution: str) -> Figure:
    """The map as wide as told, in points, with the line of its licence below."""
    scale = wide / drawn.width
    sheet = Sheet(wide, drawn.height * scale + 14, paper="none")
    sheet.regions(_scaled(drawn.states, scale), (LAND, LAND, 0.1))
    sheet.regions(_scaled(drawn.regions, scale), (SHADE, _DISTRICT_EDGE, 0.4))
    sheet.regions(_scaled(drawn.states, scale), ("none", BORDER, 0.6))
    for (x, y), count in sorted(drawn.places.items(), key=lambda one: (-one[1], one[0])):
        sheet.mark("organisation", x * scale, y * scale, 1.5 + min(4.0, 0.75 * (count - 1)))
    sheet.write(attribution, 2, drawn.height * scale + 3, SMALL, SOFT)
    return sheet.figure


def _scaled(rings: Rings, scale: float) -> list[list[Point]]:
    return [[(x * scale, y * scale) for x, y in ring] for ring in rings]
