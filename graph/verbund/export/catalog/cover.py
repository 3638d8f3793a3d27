"""Which time and which area the things of each kind cover, taken from the data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from verbund.export.material import Material
from verbund.export.things import Thing
from verbund.vocab import SCHEMA

_STARTS = (SCHEMA.startDate, SCHEMA.datePublished)
_ENDS = (SCHEMA.endDate, SCHEMA.datePublished)
_PLACES = (SCHEMA.areaServed, SCHEMA.location)

#: a latitude and a longitude
Point = tuple[Decimal, Decimal]


@dataclass(slots=True)
class Cover:
    """The days and the points that things have."""

    count: int = 0
    starts: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    points: set[Point] = field(default_factory=set)

    @property
    def period(self) -> tuple[str, str] | None:
        """The first and the last day."""
        days = sorted(self.starts | self.ends)
        return (days[0], max(self.ends or self.starts)) if days else None

    @property
    def bounds(self) -> tuple[Decimal, Decimal, Decimal, Decimal]:
        """South, west, north and east of all points, of which there must be one."""
        norths, easts = [p[0] for p in self.points], [p[1] for p in self.points]
        return min(norths), min(easts), max(norths), max(easts)

    @property
    def box(self) -> str:
        """The box around all points as WKT, longitude first; empty if there is no area."""
        if len(self.points) < 2:
            return ""
        south, west, north, east = self.bounds
        ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
        return "POLYGON((" + ", ".join(f"{x} {y}" for x, y in ring) + "))"


def covers(material: Material) -> dict[str, Cover]:
    """The cover of each kind of thing, by the base of its IRIs, and of projects and all under "".

    The area of the whole is that of the projects, if they have one: a single event far away does
    not make the catalogue one of the whole world.
    """
    found = defaultdict[str, Cover](Cover)
    points = dict(_points(material))
    for iri, thing in material.things.each():
        kind = material.kind_of(iri)
        for base in (kind.base, "") if kind else ("",):
            _add(found[base], iri, thing, points)
    served = _served(material, points)
    found[""].points = served or set(points.values())
    return dict(found)


def _add(cover: Cover, iri: str, thing: Thing, points: dict[str, Point]) -> None:
    cover.count += 1
    cover.starts.update(_days(thing, _STARTS))
    cover.ends.update(_days(thing, _ENDS))
    places = (value["@id"] for name in _PLACES for value in thing.get(name, ()) if "@id" in value)
    cover.points.update(points[place] for place in (iri, *places) if place in points)


def _days(thing: Thing, names: Iterable[str]) -> set[str]:
    return {v["@value"] for name in names for v in thing.get(name, ()) if len(v["@value"]) == 10}


def _served(material: Material, points: dict[str, Point]) -> set[Point]:
    """The points of the regions that projects serve."""
    served = material.store.pairs(SCHEMA.areaServed)
    return {points[str(place)] for _, place in served if str(place) in points}


def _points(material: Material) -> Iterable[tuple[str, Point]]:
    east = {place: str(value) for place, value in material.store.pairs(SCHEMA.longitude)}
    for place, north in material.store.pairs(SCHEMA.latitude):
        try:
            yield place, (Decimal(str(north)), Decimal(east[place]))
        except (InvalidOperation, KeyError):
            continue
