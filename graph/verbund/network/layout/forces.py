"""Springs and pushes: how nodes move until each stands near its own and apart from the rest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from verbund.network.links import Links, Numbers, Values

ROUNDS = 90
#: How hard near nodes push each other.
PUSH = 0.26
#: How far a push reaches, in rooms of a usual node.
REACH = 5.2
#: How strongly a tie to another group draws, against one within the group.
OUTWARD = 0.06
#: How much more room two nodes of different groups keep.
APART = 2.2
#: How much of the circle of its neighbours a hub keeps between itself and the rim.
INWARD = 0.7
#: How much further, in pixels, they stand apart in the end.
GAP = 12.0
SPREADS = 60


@dataclass(frozen=True, eq=False)
class Territory:
    """The circle in which each group should stay, and the group of each node."""

    centres: Values
    reach: Values
    group: Numbers


@dataclass(frozen=True, eq=False)
class Body:
    """What does not change while nodes move: their rooms, their ties, their groups' circles."""

    radius: Values
    links: Links
    land: Territory

    @property
    def reach(self) -> float:
        """How far nodes push each other."""
        return REACH * float(np.median(self.radius))


def close_pairs(points: Values, reach: float) -> Numbers:
    """All pairs of points nearer than ``reach``, in a fixed order."""
    found = cKDTree(points).query_pairs(reach, output_type="ndarray")
    pairs: Numbers = found.astype(np.int64)
    return pairs[np.argsort(pairs[:, 0] * len(points) + pairs[:, 1])]


def scatter(size: int, pairs: Numbers, moves: Values) -> Values:
    """The sum of moves for each node: added at the first end, taken away at the second."""
    total = np.empty((size, 2))
    for axis in (0, 1):
        gain = np.bincount(pairs[:, 0], weights=moves[:, axis], minlength=size)
        loss = np.bincount(pairs[:, 1], weights=moves[:, axis], minlength=size)
        total[:, axis] = gain - loss
    return total


def lengths(step: Values) -> Values:
    """The length of each step, never nothing."""
    return np.maximum(np.sqrt(step[:, 0] ** 2 + step[:, 1] ** 2), 1e-9)


def settle(points: Values, body: Body, box: Values) -> Values:
    """The points after springs and pushes have worked on them, within the box."""
    hubs, star = _hubs(body)
    between = np.stack(np.triu_indices(len(hubs), k=1), axis=1)
    stars = star[between[:, 0]] + star[between[:, 1]]
    wall = body.radius.copy()
    wall[hubs] = np.maximum(star * INWARD, wall[hubs])
    weight = _weight(body)
    pairs = close_pairs(points, body.reach)
    for number in range(ROUNDS):
        if number % 4 == 0:
            pairs = close_pairs(points, body.reach)
        move = _drawn(points, body, weight) + _pushed(points, body, pairs) + _kept(points, body)
        move[hubs] += separate(points[hubs], between, stars, 0.25)
        heat = body.reach * (1.0 - number / ROUNDS) * 0.5
        move *= np.minimum(1.0, heat / lengths(move))[:, None]
        points = walled(points + move, wall, box)
    return points


def separate(points: Values, pairs: Numbers, apart: Values, strength: float) -> Values:
    """The moves that take pairs of points so far apart; they meet halfway."""
    step = points[pairs[:, 0]] - points[pairs[:, 1]]
    length = lengths(step)
    lack = np.maximum(apart - length, 0)
    return scatter(len(points), pairs, step * (strength * lack / length)[:, None])


def spread(points: Values, radius: Values, group: Numbers, box: Values) -> Values:
    """The points moved just so far that no two circles overlap, within the box."""
    reach = 2 * float(radius.max(initial=1.0))
    for _ in range(SPREADS):
        pairs = close_pairs(points, reach + GAP)
        strange = group[pairs[:, 0]] != group[pairs[:, 1]]
        apart = radius[pairs[:, 0]] + radius[pairs[:, 1]] + GAP * strange
        move = separate(points, pairs, apart, 0.45)
        if float(np.abs(move).max(initial=0.0)) < 0.01:
            break
        points = walled(points + move, radius, box)
    return points


def walled(points: Values, radius: Values, box: Values) -> Values:
    """The points pushed back inside the box, which reaches from 0 to its two sides."""
    low = np.minimum(radius[:, None], box / 2)
    return np.clip(points, low, box - low)


def _hubs(body: Body) -> tuple[Numbers, Values]:
    """The nodes with many neighbours of their own, and the circle that these fill."""
    area = body.radius**2 / np.maximum(body.links.degree, 1)
    first, second = body.links.first, body.links.second
    own = np.bincount(first, weights=area[second], minlength=len(area))
    own += np.bincount(second, weights=area[first], minlength=len(area))
    star = np.sqrt(own) * 1.25
    order = np.argsort(-star, kind="stable")[:400]
    hubs = np.sort(order[star[order] > 3 * np.median(body.radius)])
    return hubs, star[hubs]


def _weight(body: Body) -> Values:
    group = body.land.group
    return np.where(group[body.links.first] == group[body.links.second], 1.0, OUTWARD)


def _drawn(points: Values, body: Body, weight: Values) -> Values:
    links, radius, size = body.links, body.radius, len(points)
    total = np.bincount(links.first, weights=weight, minlength=size)
    total += np.bincount(links.second, weights=weight, minlength=size)
    step = points[links.second] - points[links.first]
    length = lengths(step)
    rest = (radius[links.first] + radius[links.second]) * 1.2
    force = np.clip(length - rest, -rest, 3 * rest) / length * weight
    ends = np.stack([links.first, links.second], axis=1)
    return scatter(size, ends, step * force[:, None]) * (0.5 / np.maximum(total, 1e-9))[:, None]


def _pushed(points: Values, body: Body, pairs: Numbers) -> Values:
    one, two = pairs[:, 0], pairs[:, 1]
    group = body.land.group
    step = points[one] - points[two]
    length = lengths(step)
    room = (body.radius[one] + body.radius[two]) * np.where(group[one] == group[two], 1.0, APART)
    force = room * PUSH * np.maximum(1.0 - length / body.reach, 0) ** 2 / length
    return scatter(len(points), pairs, step * force[:, None])


def _kept(points: Values, body: Body) -> Values:
    land = body.land
    step = land.centres[land.group] - points
    length = lengths(step)
    beyond = np.maximum(length - land.reach[land.group], 0) / length
    return step * (beyond * 0.3)[:, None]
