"""From a network to positions: groups first, then their members, then elbow room."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from verbund.network.layout.arrangement import arrange
from verbund.network.layout.forces import Body, Territory, settle, spread
from verbund.network.layout.grouping import Grouping
from verbund.network.links import Links, Numbers, Values

#: The share of the window that the rooms of all nodes fill.
FILL = 0.42
#: The share of the window that the circles of all groups cover.
COVER = 0.68
#: Free space along the rim of the window.
MARGIN = 30.0
#: How much more room nodes may take in a window that they would not fill.
LARGEST = 6.0
SMALLEST = 620.0
#: How far apart things in that row stand, in rooms.
STEP = 2.2
#: The largest share of the window that those rows take.
BELOW = 0.5
#: Parts of so few nodes stand in a row below the rest, if they are few.
LOOSE = 2


@dataclass(frozen=True, eq=False)
class Placed:
    """The middle of each node, and the sides of the window."""

    points: Values
    box: Values


def place(links: Links, groups: Grouping, radius: Values, aspect: float, seed: int) -> Placed:
    """Where each node stands in a window of this shape; what has no ties stands below."""
    loose = _loose(links)
    least = STEP * float(radius[loose].max(initial=1.0))
    window = _window(max(_filled(radius), len(loose) * least**2 / BELOW), aspect)
    growth = min(np.sqrt(FILL * window.prod() / (np.pi * (radius**2).sum())), LARGEST)
    box = window - 2 * MARGIN
    share = float((radius[loose] ** 2).sum() / (radius**2).sum())
    step = _step(len(loose), least, growth * least, box * [1.0, share])
    radius = radius * growth
    rows = _rows(len(loose), step, box)
    height = rows[:, 1].max(initial=0.0) + (2 * step / STEP if len(loose) else 0.0)
    above = box - np.array([0.0, height])
    points = np.zeros((links.size, 2))
    points[loose] = rows + np.array([0.0, box[1] - rows[:, 1].max(initial=0.0)])
    tied = np.setdiff1d(np.arange(links.size), loose)
    if len(tied):
        points[tied] = _settled(links.part(tied), groups.part(tied), radius[tied], above, seed)
    return Placed(points + MARGIN, window)


def _filled(radius: Values) -> float:
    """The area of the window that all rooms fill as they should."""
    return float((radius**2).sum()) * np.pi / FILL


def _window(area: float, aspect: float) -> Values:
    area = max(area, SMALLEST**2 * aspect)
    return np.round(np.array([np.sqrt(area * aspect), np.sqrt(area / aspect)]))


def _loose(links: Links) -> Numbers:
    """The nodes of parts too small to be placed by their ties, those of a part side by side."""
    part = sparse.csgraph.connected_components(links.matrix)[1]
    size = np.bincount(part, minlength=1)
    if size.max() <= LOOSE:
        return np.zeros(0, dtype=np.int64)
    order: Numbers = np.lexsort((np.arange(links.size), part, -size[part]))
    loose: Numbers = order[size[part[order]] <= LOOSE]
    return loose


def _step(count: int, least: float, most: float, box: Values) -> float:
    """How far apart so many places in rows stand: no more than lets the rows fit into the box."""
    first, last = max(int(box[0] // most), 1), min(int(box[0] // least), count)
    step = most
    for columns in range(first, last + 1):
        step = min(most, float(box[0]) / columns)
        if step * -(-count // columns) <= box[1]:
            break
    return step


def _rows(count: int, step: float, box: Values) -> Values:
    """Places from left to right, line by line."""
    columns = max(int(box[0] / step + 1e-6), 1)
    number = np.arange(count)
    return np.stack([number % columns + 0.5, number // columns], axis=1) * step


def _settled(links: Links, groups: Grouping, radius: Values, box: Values, seed: int) -> Values:
    size = np.bincount(groups.of, weights=radius**2, minlength=groups.size)
    pairs = np.stack([groups.of[links.first], groups.of[links.second]], axis=1)
    between = Links.from_columns(groups.size, pairs, links.weight)
    reach = np.sqrt(size * (box[0] * box[1] * COVER / np.pi / size.sum()))
    land = Territory(arrange(reach, between, box, seed), reach, groups.of)
    start = land.centres[groups.of] + _strewn(land, seed)
    return spread(settle(start, Body(radius, links, land), box), radius, groups.of, box)


def _strewn(land: Territory, seed: int) -> Values:
    random = np.random.default_rng(seed)
    angle = random.random(len(land.group)) * 2 * np.pi
    far = np.sqrt(random.random(len(land.group))) * land.reach[land.group] * 0.8
    return np.stack([np.cos(angle) * far, np.sin(angle) * far], axis=1)
