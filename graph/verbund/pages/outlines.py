"""Outlines of states and districts as lines of a picture, and where a place lies in it.

The projection is Mercator's: the shapes are those people know from other maps.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import log, pi, radians, tan
from pathlib import Path
from typing import Any

from verbund.errors import UnreadableFile
from verbund.pages.columns import SIGNS

ATTRIBUTION = "© GeoBasis-DE / BKG (2021) (Daten verändert)"
ATTRIBUTION_URL = "https://www.bkg.bund.de"
#: The window of the map in degrees: Germany and a little air.
WEST, SOUTH, EAST, NORTH = 5.6, 47.15, 15.3, 55.2
HEIGHT = 1200

Point = tuple[int, int]


def _mercator(latitude: float) -> float:
    return log(tan(pi / 4 + radians(latitude) / 2))


_SCALE = HEIGHT / (_mercator(NORTH) - _mercator(SOUTH))
WIDTH = round(radians(EAST - WEST) * _SCALE)


@dataclass(frozen=True, slots=True)
class Outline:
    """One state or district: its official number, its name, and its border as closed lines."""

    ags: str
    name: str
    rings: tuple[tuple[Point, ...], ...]

    def packed(self) -> str:
        """The border as text: lines with "." between them, each as steps from point to point.

        A step is two signs for across and down, from -32 to 31; a longer one goes in parts. The
        first step of a line starts at the last line's beginning.
        """
        lines, start = [], (0, 0)
        for ring in self.rings:
            first = (ring[0][0] - start[0], ring[0][1] - start[1])
            steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(ring)]
            lines.append(_far(first) + "".join(_steps(step) for step in steps[:-1]))
            start = ring[0]
        return ".".join(lines)


def placed(longitude: float, latitude: float) -> Point | None:
    """Where a place lies in the picture, None if outside.

    >>> placed(11.59, 50.93), placed(-74.0, 40.7)
    ((558, 663), None)
    """
    inside = WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH
    return _point(longitude, latitude) if inside else None


def read(file: Path) -> tuple[Outline, ...]:
    """The outlines of a GeoJSON file with polygons, each with ``ags`` and ``name``."""
    try:
        features = json.loads(file.read_text(encoding="utf-8"))["features"]
        return tuple(_outline(feature) for feature in features)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as problem:
        raise UnreadableFile(
            file, f"no outlines: {problem}", hint="a FeatureCollection of polygons with `ags`"
        ) from problem


def _outline(feature: Any) -> Outline:
    properties = feature["properties"]
    rings = tuple(ring for ring in _rings(feature["geometry"]) if len(ring) > 3)
    return Outline(properties["ags"], properties["name"], rings)


def _rings(geometry: Any) -> Iterator[tuple[Point, ...]]:
    several = geometry["type"] == "MultiPolygon"
    for polygon in geometry["coordinates"] if several else [geometry["coordinates"]]:
        for ring in polygon:
            points = [_point(longitude, latitude) for longitude, latitude in ring]
            yield tuple(point for point, _ in groupby(points))


def _point(longitude: float, latitude: float) -> Point:
    x = radians(longitude - WEST) * _SCALE
    y = (_mercator(NORTH) - _mercator(latitude)) * _SCALE
    return round(x), round(y)


def _far(step: Point) -> str:
    """A long step: two signs for each direction."""
    return "".join(SIGNS[(value + 2048) >> 6] + SIGNS[(value + 2048) & 63] for value in step)


def _steps(step: Point) -> str:
    """A step in as many equal parts as its length needs."""
    dx, dy = step
    parts = max(1, -(-max(abs(dx), abs(dy)) // 31))
    ends = [(round(dx * part / parts), round(dy * part / parts)) for part in range(parts + 1)]
    moves = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(ends)]
    return "".join(SIGNS[x + 32] + SIGNS[y + 32] for x, y in moves)
