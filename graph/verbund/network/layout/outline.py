"""The quiet shapes behind groups: round each one's members, and round nobody else's."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import cKDTree

from verbund.network.links import Numbers, Values

Outline = tuple[tuple[int, int], ...]
Cells = NDArray[np.bool_]

#: The width of a cell of the raster on which shapes are found.
CELL = 8.0
#: How far a shape reaches beyond its members, in cells.
MARGIN = 4.0
#: How far apart members may be and still share a shape, in cells.
GAP = 6
#: How round the corners are, in cells.
SOFT = 4.0
#: The least part of a group's members that its shape holds: else it would mislead.
LEAST = 0.5
#: Every so manyth corner is kept: the page draws curves between them.
STEP = 5
#: Cells kept free round the window.
RIM = 8


def outlines(points: Values, group: Numbers, wanted: list[int], box: Values) -> list[Outline]:
    """One closed line for each wanted group, round the largest part of it that hangs together."""
    columns, lines = np.ceil(box / CELL).astype(int) + 2 * RIM
    across, down = np.meshgrid(np.arange(columns) - RIM, np.arange(lines) - RIM)
    cells = (np.stack([across.ravel(), down.ravel()], axis=1) + 0.5) * CELL
    reach = MARGIN * CELL
    distance, nearest = cKDTree(points).query(cells, distance_upper_bound=2 * reach)
    owner = np.append(group, -1)[nearest].reshape(lines, columns)
    close = (distance < reach).reshape(lines, columns)
    parts = ndimage.find_objects(owner + 1)
    spots = (points[:, ::-1] // CELL).astype(int) + RIM
    return [
        _outline(owner, close, (number, spots[group == number]), parts[number]) for number in wanted
    ]


def _outline(
    owner: Numbers, close: Cells, members: tuple[int, Numbers], part: tuple[slice, slice]
) -> Outline:
    number, spots = members
    mine = np.pad(owner[part] == number, RIM)
    filled = ndimage.binary_closing(mine & np.pad(close[part], RIM), iterations=GAP) & mine
    labels, count = ndimage.label(filled)
    if not count:
        return ()
    largest = 1 + int(np.argmax(np.bincount(labels.ravel())[1:]))
    down, across = (spots - [part[0].start, part[1].start] + RIM).T
    if (labels[down, across] == largest).mean() < LEAST:
        return ()
    line = border(ndimage.binary_fill_holes(labels == largest))
    soft = ndimage.gaussian_filter1d(np.array(line, dtype=np.float64), SOFT, axis=0, mode="wrap")
    corner = np.array([part[1].start, part[0].start]) - 2 * RIM
    whole = np.rint((soft[::STEP] + corner) * CELL).astype(int).tolist()
    return tuple((x, y) for x, y in whole)


def border(shape: Cells) -> list[tuple[int, int]]:
    """The corners along the longest border line of the cells that are true.

    >>> border(np.array([[False, False], [False, True]]))
    [(1, 1), (2, 1), (2, 2), (1, 2)]
    """
    follows = _steps(np.pad(shape, 1))
    longest: list[tuple[int, int]] = []
    for start in sorted(follows):
        line = []
        corner = start
        while follows[corner]:
            line.append((corner[0] - 1, corner[1] - 1))
            corner = follows[corner].pop()
        longest = max(longest, line, key=len)
    return longest


def _steps(shape: Cells) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """From each corner of the raster the next along a border, the shape always to the right."""
    sides = (((-1, 0), (0, 0), (1, 0)), ((0, 1), (1, 0), (1, 1)),
             ((1, 0), (1, 1), (0, 1)), ((0, -1), (0, 1), (0, 0)))  # fmt: skip
    follows: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for (down, across), begin, end in sides:
        open_side = shape & ~np.roll(shape, (-down, -across), axis=(0, 1))
        for y, x in np.argwhere(open_side).tolist():
            follows[x + begin[0], y + begin[1]].append((x + end[0], y + end[1]))
    return follows
