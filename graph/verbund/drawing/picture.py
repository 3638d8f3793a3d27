"""A network as a picture for print: outlines, ties, marks and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt

from matplotlib.figure import Figure

from verbund.drawing import words
from verbund.drawing.lettering import width
from verbund.drawing.look import (
    EDGE,
    EDGE_STRONG,
    INK,
    INKS,
    OUTLINE,
    OUTLINE_EDGE,
    SMALL,
    SOFT,
    Line,
)
from verbund.drawing.mount import MARGIN, TOP, Size, Window, below, mount, sheet_for
from verbund.drawing.naming import Mark, Name, beside_loose, headed, marks, named
from verbund.drawing.sheet import Point, Sheet
from verbund.network.communities import members
from verbund.network.model import Network, Node, Positions

#: The room around the drawing for the names at its edge.
AIR = 10.0
#: Above so many ties, each is drawn thinner.
MANY = 700
#: A small network is not blown up further than this.
MOST = 1.2
ORDER: tuple[Line, ...] = ("strong", "plain", "dashed", "dotted")
_ALIGN = {"right": "left", "left": "right", "below": "center", "above": "center"}


def draw(
    network: Network,
    positions: Positions,
    *,
    language: str = "de",
    size: Size | None = None,
    without: Iterable[Node] = (),
) -> Figure:
    """The network on a sheet; ``without`` are nodes that were left out and are only counted."""
    drawing = Drawing(size or Size(), network, positions, language)
    unnamed = drawing.draw()
    said = [
        words.shown(network, language),
        words.omitted(without, language),
        words.nameless(unnamed, len(network.nodes), language),
    ]
    mount(drawing.sheet, network, said, language)
    return drawing.sheet.figure


class Drawing:
    """The drawing itself, fitted into the window of a sheet."""

    def __init__(self, size: Size, network: Network, positions: Positions, language: str) -> None:
        self.sheet, self.network, self.language = sheet_for(size), network, language
        self._groups = positions.groups
        fit = _fitting(Window.of(size), positions)
        self.points = {key: fit(point) for key, point in positions.points.items()}
        self._corners = {group.id: [fit(one) for one in group.outline] for group in self._groups}

    def draw(self) -> int:
        """Draw everything; how many nodes stay without a name."""
        self.outline()
        _ties(self.sheet, self.network, self.points)
        drawn = self.marks()
        for mark in drawn:
            self.sheet.mark(mark.kind, mark.x, mark.y, mark.reach)
            _number(self.sheet, mark, self.language)
        return len(drawn) - self._names(drawn)

    def outline(self) -> None:
        """The quiet areas of groups."""
        for group in self._groups:
            if len(group.outline) > 2:
                self.sheet.area(self._corners[group.id], OUTLINE, OUTLINE_EDGE)

    def marks(self) -> tuple[Mark, ...]:
        """Where each node stands and how far it reaches."""
        small = min(1.0, max(0.35, (400 / max(1, len(self.network.nodes))) ** 0.5))
        return marks(self.network, self.points, small)

    @property
    def edge(self) -> tuple[float, float, float, float]:
        """Where names must end."""
        right, bottom = self.sheet.width - MARGIN + AIR, self.sheet.height - below(self.sheet.width)
        return MARGIN - AIR, TOP - AIR, right, bottom

    def name(self, mark: Mark, name: Name) -> None:
        """The name of a node at its place."""
        colour = INKS.get(mark.kind, INK)
        self.sheet.label(name.text, (name.left, name.top), _ALIGN[name.side], colour)

    def _names(self, drawn: Sequence[Mark]) -> int:
        edge, language = self.edge, self.language
        outlined = [group for group in self._groups if len(group.outline) > 2]
        heads = headed(outlined, self._corners, language, edge, drawn)
        said = words.LOOSE[language]
        loose = beside_loose(drawn, language, edge, said)
        quiet = [*heads, *([loose] if loose else [])]
        found = named(drawn, language, edge, [name.box for name in quiet])
        for name in quiet:
            self.sheet.label(name.text, (name.left, name.top), _ALIGN[name.side], SOFT)
        for mark, name in found:
            self.name(mark, name)
        return len(found)


def _number(sheet: Sheet, mark: Mark, language: str) -> None:
    """How many things a ring stands for, in its middle."""
    count = members(mark.node)
    if count:
        said = words.whole(count, language)
        middle = mark.x - width(said, SMALL) / 2, mark.y - SMALL.size * 0.56
        sheet.write(said, *middle, SMALL, SOFT)


def _fitting(window: Window, positions: Positions) -> Callable[[Point], Point]:
    """From the layout's pixels to the window, as large as it goes, in its middle."""
    spots = [*positions.points.values()] or [(0, 0)]
    low = [min(spot[axis] for spot in spots) - AIR for axis in (0, 1)]
    span = [max(spot[axis] for spot in spots) + AIR - low[axis] for axis in (0, 1)]
    scale = min(window.width / span[0], window.height / span[1], MOST)
    left = window.left + (window.width - scale * span[0]) / 2
    top = window.top + (window.height - scale * span[1]) / 2
    return lambda spot: (left + scale * (spot[0] - low[0]), top + scale * (spot[1] - low[1]))


def _ties(sheet: Sheet, network: Network, points: Mapping[str, Point]) -> None:
    """All ties, each pair once, in the look of its strongest tie."""
    looks: dict[tuple[str, str], list[Line]] = defaultdict(list)
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for edge in network.edges:
        pair = min(edge.source, edge.target), max(edge.source, edge.target)
        looks[pair].append(words.line_of(edge))
        weights[pair] += edge.weight
    bundles: dict[tuple[Line, float], list[tuple[Point, Point]]] = defaultdict(list)
    weighted = any(weight != 1.0 for weight in weights.values())
    for pair, found in sorted(looks.items()):
        look = next(line for line in ORDER if line in found)
        thick = _thick(weights[pair], len(looks)) if weighted and look == "plain" else 0.0
        bundles[look, thick].append((points[pair[0]], points[pair[1]]))
    ordered = sorted(bundles.items(), key=lambda one: (-ORDER.index(one[0][0]), one[0][1]))
    for (look, thick), ends in ordered:
        sheet.lines(ends, look, EDGE_STRONG if look == "strong" else EDGE, thick)


def _thick(weight: float, ties: int) -> float:
    """How thick a weighted tie is; where there are many, all are thinner."""
    few = 1.0 if ties <= MANY else 0.6
    return round(few * min(2.4, 0.25 + 0.75 * sqrt(weight)), 1)
