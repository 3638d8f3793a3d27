"""Where names stand in a picture: next to their nodes, and on nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor
from typing import Literal

Side = Literal["below", "right", "above", "left"]
SIDES: tuple[Side, ...] = ("right", "below", "above", "left")

#: The width of a cell of the index of what is taken, and the air between two names.
CELL = 64.0
AIR = 2.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A node that wants a name: its middle, the reach of its mark, the size of the name.

    A higher ``priority`` is served first; ``sides`` are tried in their order.
    """

    id: str
    x: float
    y: float
    reach: float
    width: float
    height: float
    priority: float = 0.0
    sides: tuple[Side, ...] = SIDES


@dataclass(frozen=True, slots=True)
class Label:
    """A name with its place: the box from left and top, and the side of the node it stands on."""

    id: str
    left: float
    top: float
    width: float
    height: float
    side: Side


_Box = tuple[float, float, float, float]


def place_labels(
    spots: Iterable[Spot], *, width: float, height: float, taken: Iterable[_Box] = ()
) -> tuple[Label, ...]:
    """The names that fit, the important ones first; none on another, on a node or off the picture.

    ``taken`` are boxes (left, top, right, bottom) that must stay free, such as a legend. A name for
    which no side is free is left out.
    """
    listed = sorted(spots, key=lambda spot: (-spot.priority, spot.id))
    board = _Board(width, height)
    for box in taken:
        board.take(box)
    for spot in listed:
        board.take(_mark(spot))
    found = []
    for spot in listed:
        label = next((one for one in _candidates(spot) if board.free(_box(one))), None)
        if label:
            board.take(_box(label))
            found.append(label)
    return tuple(found)


def _mark(spot: Spot) -> _Box:
    return spot.x - spot.reach, spot.y - spot.reach, spot.x + spot.reach, spot.y + spot.reach


def _candidates(spot: Spot) -> Iterator[Label]:
    gap = spot.reach + AIR
    middle, centre = spot.x - spot.width / 2, spot.y - spot.height / 2
    corner = {
        "right": (spot.x + gap, centre),
        "left": (spot.x - gap - spot.width, centre),
        "below": (middle, spot.y + gap),
        "above": (middle, spot.y - gap - spot.height),
    }
    for side in spot.sides:
        yield Label(spot.id, *corner[side], spot.width, spot.height, side)


def _box(label: Label) -> _Box:
    return label.left, label.top, label.left + label.width, label.top + label.height


class _Board:
    """The boxes that are taken, found by the cells that they touch."""

    def __init__(self, width: float, height: float) -> None:
        self._size = width, height
        self._cells: dict[tuple[int, int], list[_Box]] = defaultdict(list)

    def take(self, box: _Box) -> None:
        for cell in self._touched(box):
            self._cells[cell].append(box)

    def free(self, box: _Box) -> bool:
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self._size[0] or bottom > self._size[1]:
            return False
        return not any(
            left < other[2] + AIR
            and other[0] < right + AIR
            and top < other[3]
            and other[1] < bottom
            for cell in self._touched(box)
            for other in self._cells.get(cell, ())
        )

    def _touched(self, box: _Box) -> Sequence[tuple[int, int]]:
        across = range(floor((box[0] - AIR) / CELL), floor((box[2] + AIR) / CELL) + 1)
        down = range(floor(box[1] / CELL), floor(box[3] / CELL) + 1)
        return [(x, y) for x in across for y in down]
