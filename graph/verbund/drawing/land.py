"""Maps for print: land, shaded regions, dots for places, and lines from what is picked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from matplotlib.figure import Figure

from verbund.drawing import words
from verbund.drawing.lettering import wrapped
from verbund.drawing.look import BORDER, COLOURS, INK, LAND, SHADE, SMALL, SOFT, Letters
from verbund.drawing.mount import MARGIN, Size, Window, below, mount, sheet_for
from verbund.drawing.sheet import Point, Sheet
from verbund.network.labels import Spot, place_labels
from verbund.network.model import Network, Node

Rings = Sequence[Sequence[Point]]
_DISTRICT_EDGE = "#d9b48f"
_PICKED = "#f0b88a"
_NAME = Letters(6.4)


@dataclass(frozen=True, slots=True)
class Land:
    """The ground of a map, with the line of its licence.

    Districts go by their official numbers, ``seats`` by things: the town, and where it lies.
    """

    width: float
    height: float
    states: Rings
    districts: Mapping[str, Rings]
    seats: Mapping[str, tuple[str, Point]]
    attribution: str


def land(ground: Land, regions: Iterable[str], *, wide: float) -> Figure:
    """The map as wide as told, in points, with the line of its licence below."""
    scale = wide / ground.width
    sheet = Sheet(wide, ground.height * scale + 14, paper="none")
    frame = (0.0, 0.0, scale)
    _ground(sheet, ground, regions, frame)
    _places(sheet, ground, set(), frame)
    sheet.write(ground.attribution, 2, ground.height * scale + 3, SMALL, SOFT)
    return sheet.figure


def draw_map(
    network: Network, ground: Land, *, selected: str = "", language: str = "de", size: Size
) -> Figure:
    """The network on a map: a dot for each place, and the regions of its projects shaded.

    Lines lead from what is picked to what is tied to it.
    """
    ground = replace(
        ground, seats={key: one for key, one in ground.seats.items() if key in network.by_id}
    )
    sheet, window = sheet_for(size), Window.of(size)
    scale = min(window.width / ground.width, window.height / ground.height)
    left = window.left + (window.width - ground.width * scale) / 2
    frame = (left, window.top, scale)
    _ground(sheet, ground, regions_of(network.of_kind("project")), frame)
    picked = network.by_id.get(selected)
    if picked:
        _shaded(sheet, ground, regions_of([picked]), (_PICKED, _DISTRICT_EDGE, 0.4), frame)
    near = _near(network, selected)
    _arcs(sheet, ground, (_anchor(network, selected), near), frame)
    unnamed = _places(sheet, ground, near, frame)
    sheet.write(ground.attribution, window.left, window.top + window.height - 8, SMALL, SOFT)
    seated = tuple(node for node in network.nodes if node.id in ground.seats)
    said = [words.shown(network, language), words.mapped(len(seated), unnamed, language)]
    mount(sheet, replace(network, nodes=seated, edges=()), said, language)
    _key(sheet, language)
    return sheet.figure


def _key(sheet: Sheet, language: str) -> None:
    """What the shade means, right of the other signs."""
    left, top = MARGIN + 100, sheet.height - below(sheet.width) + 14
    square = [(left, top), (left + 12, top), (left + 12, top + 8), (left, top + 8)]
    sheet.regions([square], (SHADE, _DISTRICT_EDGE, 0.4))
    sheet.write(words.REGIONS[language], left + 18, top - 0.4, SMALL, INK)


_Frame = tuple[float, float, float]


def regions_of(projects: Iterable[Node]) -> set[str]:
    """The official numbers of the districts in which projects work."""
    return {place.ags for node in projects for place in node.places if place.ags}


def _anchor(network: Network, selected: str) -> str:
    """Where lines begin: at the picked thing, at a project's coordinator."""
    led = (one for one in network.edges if one.relation.name == "coordinator")
    return next((one.source for one in led if one.target == selected), selected)


def _near(network: Network, selected: str) -> set[str]:
    """What is tied to the picked thing, and that itself; nothing where nothing is picked."""
    ties = [{edge.source, edge.target} for edge in network.edges]
    return {end for ends in ties if selected in ends for end in ends}


def _ground(sheet: Sheet, ground: Land, regions: Iterable[str], frame: _Frame) -> None:
    sheet.regions(_placed(ground.states, frame), (LAND, LAND, 0.1))
    _shaded(sheet, ground, regions, (SHADE, _DISTRICT_EDGE, 0.4), frame)
    sheet.regions(_placed(ground.states, frame), ("none", BORDER, 0.6))


def _shaded(
    sheet: Sheet,
    ground: Land,
    regions: Iterable[str],
    look: tuple[str, str, float],
    frame: _Frame,
) -> None:
    for region in sorted(_districts(ground, regions)):
        sheet.regions(_placed(ground.districts[region], frame), look)


def _districts(ground: Land, regions: Iterable[str]) -> set[str]:
    """The districts of regions: those that lie in a state, or the one that holds a municipality."""
    wanted = {region[:5] for region in regions}
    return {key for key in ground.districts if wanted & {key, key[:2], key[:3]}}


def _arcs(sheet: Sheet, ground: Land, tied: tuple[str, set[str]], frame: _Frame) -> None:
    """Lines from where the picked thing is, else from the middle of those tied to it."""
    selected, near = tied
    ends = {ground.seats[one][1] for one in near - {selected} if one in ground.seats}
    if not ends:
        return
    middle = tuple(sum(point[axis] for point in ends) / len(ends) for axis in (0, 1))
    start = ground.seats[selected][1] if selected in ground.seats else (middle[0], middle[1])
    lines = [(_at(start, frame), _at(end, frame)) for end in sorted(ends) if end != start]
    sheet.lines(lines, "plain", COLOURS["project"], 0.8)


def _places(sheet: Sheet, ground: Land, near: set[str], frame: _Frame) -> int:
    """Draw a dot for each place, named where there is room; how many stay without a name."""
    names = {point: name for name, point in ground.seats.values()}
    count = Counter(point for _, point in ground.seats.values())
    lit = {ground.seats[one][1] for one in near if one in ground.seats}
    spots = []
    for number, (point, several) in enumerate(sorted(count.items(), key=lambda one: -one[1])):
        x, y = _at(point, frame)
        reach = 1.9 + min(4.0, 0.7 * (several - 1))
        sheet.mark("organisation", x, y, reach)
        text = wrapped(names[point], replace(_NAME, bold=point in lit), 90, 1)
        rank = (1000.0 if point in lit else 0.0) + several
        spots.append((Spot(str(number), x, y, reach, text.width, text.height, rank), text, point))
    boxes = [(s.x - s.reach, s.y - s.reach, s.x + s.reach, s.y + s.reach) for s, _, _ in spots]
    placed = place_labels(
        (spot for spot, _, _ in spots), width=sheet.width, height=sheet.height, taken=boxes
    )
    for label in placed:
        _, text, point = spots[int(label.id)]
        sheet.label(text, (label.left, label.top), "left", INK if point in lit else SOFT)
    return len(spots) - len(placed)


def _at(point: Point, frame: _Frame) -> Point:
    left, top, scale = frame
    return left + point[0] * scale, top + point[1] * scale


def _placed(rings: Rings, frame: _Frame) -> list[list[Point]]:
    return [[_at(point, frame) for point in ring] for ring in rings]
