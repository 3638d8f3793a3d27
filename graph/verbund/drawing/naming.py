"""Names in a picture: each beside its mark, in fewer or smaller letters where room is short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import sqrt

from verbund.drawing.lettering import Text, wrapped
from verbund.drawing.look import GROUP, RANKS, SIZES, STYLES, Letters
from verbund.network.communities import members
from verbund.network.labels import Side, Spot, place_labels
from verbund.network.model import Group, Kind, Network, Node

Box = tuple[float, float, float, float]
Point = tuple[float, float]
#: From so many nodes without a tie on, a word says what their row is.
LOOSE = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A node in the picture: where its middle is, how far it reaches, how many ties it has."""

    node: Node
    x: float
    y: float
    reach: float
    degree: int

    @property
    def kind(self) -> Kind:
        """What kind of thing it is."""
        return self.node.kind

    @property
    def box(self) -> Box:
        """The square that it takes."""
        return self.x - self.reach, self.y - self.reach, self.x + self.reach, self.y + self.reach


@dataclass(frozen=True, slots=True)
class Name:
    """A text with its place."""

    text: Text
    left: float
    top: float
    side: Side

    @property
    def box(self) -> Box:
        """The box that it takes."""
        return self.left, self.top, self.left + self.text.width, self.top + self.text.height


@dataclass(frozen=True, slots=True)
class _Try:
    """How wide a name may be, how small, and on which sides or how far to the corner it stands."""

    wide: float
    smaller: float = 1.0
    sides: tuple[Side, ...] = ("right", "below", "above", "left")
    corner: float = 0.0


_TRIES = (
    _Try(84),
    _Try(84, sides=("right", "left"), corner=-1.0),
    _Try(84, sides=("right", "left"), corner=1.0),
    _Try(50),
    _Try(50, 0.9),
    _Try(84, 0.9, ("right", "left"), -1.0),
    _Try(84, 0.9, ("right", "left"), 1.0),
)


def marks(network: Network, points: Mapping[str, Point], scale: float) -> tuple[Mark, ...]:
    """The nodes at their places, the unimportant ones first."""
    ends: dict[str, set[str]] = {node.id: set() for node in network.nodes}
    for edge in network.edges:
        ends[edge.source].add(edge.target)
        ends[edge.target].add(edge.source)
    made = (
        Mark(node, *points[node.id], _reach(node, len(ends[node.id])) * scale, degree)
        for node in network.nodes
        for degree in [len(ends[node.id])]
    )
    return tuple(sorted(made, key=lambda mark: (_rank(mark), mark.node.id)))


def named(
    marks: Iterable[Mark], language: str, window: Box, taken: Iterable[Box] = ()
) -> tuple[tuple[Mark, Name], ...]:
    """The names that find room; none lies on another, on a mark or on what is taken."""
    waiting = {mark.node.id: mark for mark in marks}
    left, top, right, bottom = window
    outside = [(0.0, 0.0, left, bottom), (0.0, 0.0, right, top)]
    boxes = [*outside, *taken, *(mark.box for mark in waiting.values())]
    found: list[tuple[Mark, Name]] = []
    for one in _TRIES:
        texts = {key: _text(mark, language, one) for key, mark in waiting.items()}
        spots = (_spot(waiting[key], text, one) for key, text in texts.items())
        for label in place_labels(spots, width=right, height=bottom, taken=boxes):
            name = Name(texts[label.id], label.left, label.top, label.side)
            found.append((waiting.pop(label.id), name))
            boxes.append(name.box)
    return tuple(found)


def headed(
    groups: Iterable[Group],
    corners: Mapping[str, list[Point]],
    language: str,
    window: Box,
    marks: Iterable[Mark] = (),
) -> tuple[Name, ...]:
    """The names of groups, each above its outline, else below: none on another, nor on a mark."""
    found: list[Name] = []
    dots = [mark.box for mark in marks]
    for group in groups:
        text = wrapped(group.label[language], GROUP, 190, 2)
        spots = sorted(corners[group.id], key=lambda point: point[1])
        half = max(1, len(spots) // 2)
        boxes = [_above(text, x, y) for x, y in spots[:half]]
        boxes += [_below(text, x, y) for x, y in reversed(spots[half:])]
        inside = [name for name in boxes if _within(name.box, window)]
        free = [name for name in inside if not _meets(name, [one.box for one in found])]
        name = next((name for name in free if not _meets(name, dots)), None)
        if name or free:
            found.append(name or free[0])
    return tuple(found)


def beside_loose(marks: Iterable[Mark], language: str, window: Box, text: str) -> Name | None:
    """A word behind the row of nodes that nothing ties to others, where there are enough."""
    loose = [mark for mark in marks if not mark.degree]
    if len(loose) < LOOSE:
        return None
    last = max(loose, key=lambda mark: (mark.x, mark.node.id))
    word = wrapped(text, GROUP, 260, 1)
    left = last.x + last.reach + 18 + _text(last, language, _TRIES[0]).width
    name = Name(word, left, last.y - word.height / 2, "right")
    return name if _within(name.box, window) else None


def _above(text: Text, x: float, y: float) -> Name:
    return Name(text, x - text.width / 2, y - text.height - 1.0, "above")


def _below(text: Text, x: float, y: float) -> Name:
    return Name(text, x - text.width / 2, y + 1.0, "below")


def _within(box: Box, window: Box) -> bool:
    return (
        box[0] >= window[0] and box[1] >= window[1] and box[2] <= window[2] and box[3] <= window[3]
    )


def _meets(name: Name, boxes: Iterable[Box]) -> bool:
    left, top, right, bottom = name.box
    return any(
        left < box[2] and box[0] < right and top < box[3] and box[1] < bottom for box in boxes
    )


def _reach(node: Node, degree: int) -> float:
    """How far a mark reaches: by its ties, or by what it stands for."""
    count = members(node)
    if count:
        return SIZES[node.kind] + min(20.0, sqrt(count) * 0.9)
    return SIZES[node.kind] + min(3.4, sqrt(degree) * 0.42)


def _rank(mark: Mark) -> float:
    return RANKS[mark.kind] * 1000 + mark.degree


def _text(mark: Mark, language: str, how: _Try) -> Text:
    style = STYLES[mark.kind]
    letters: Letters = replace(style, size=style.size * how.smaller)
    return wrapped(mark.node.short[language], letters, how.wide)


def _spot(mark: Mark, text: Text, how: _Try) -> Spot:
    """Where a name may stand: beside the middle, or with ``corner`` beside an end."""
    lift = how.corner * (mark.reach * 0.7 + text.height / 2 - 1.5)
    reach = mark.reach * (0.75 if how.corner else 1.0)
    return Spot(
        mark.node.id,
        mark.x,
        mark.y + lift,
        reach,
        text.width,
        text.height,
        _rank(mark),
        how.sides,
    )
