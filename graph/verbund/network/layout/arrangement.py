"""Where groups stand before their members do: circles that fill the window, friends together."""

from __future__ import annotations

import numpy as np

from verbund.network.layout.forces import close_pairs, lengths, scatter, separate, spread, walled
from verbund.network.links import Links, Values

STEPS = 150
#: Networks with few groups are arranged several times, and the shortest ties win.
ATTEMPTS = 24
FEW = 60
#: How much an empty place counts against short ties.
EMPTY = 600.0


def arrange(radius: Values, links: Links, box: Values, seed: int) -> Values:
    """The centres of circles in a box: tied ones near each other, none on another."""
    attempts = ATTEMPTS if len(radius) <= FEW else 1
    tries = [_attempt(radius, links, box, seed * ATTEMPTS + one) for one in range(attempts)]
    costs = [_cost(points, radius, links, box) for points in tries]
    return tries[costs.index(min(costs))]


def _cost(points: Values, radius: Values, links: Links, box: Values) -> float:
    """How long the ties are, made worse by large empty places."""
    step = points[links.first] - points[links.second]
    length = float((lengths(step) * links.weight).sum())
    spots = np.stack(np.meshgrid(*(np.linspace(0, side, 25) for side in box)), axis=-1)
    free = lengths((spots[:, :, None, :] - points).reshape(-1, 2)).reshape(-1, len(points)) - radius
    empty = np.maximum(free.min(axis=1), 0) / np.sqrt(box[0] * box[1])
    return round(length * (1.0 + EMPTY * float((empty**2).mean())), 3)


def _attempt(radius: Values, links: Links, box: Values, seed: int) -> Values:
    random = np.random.default_rng(seed)
    points = random.random((len(radius), 2)) * box
    nudge = random.random((len(radius), 2)) - 0.5
    few = len(radius) <= FEW
    pairs = np.stack(np.triu_indices(len(radius) if few else 0, k=1), axis=1)
    for number in range(STEPS):
        done = number / STEPS
        if done < 0.6:
            points = _filling(points + 0.3 * (1.0 - done) * _drawn(points, links), radius, box)
        grown = radius * (0.4 + 0.75 * done)
        if not few:
            pairs = close_pairs(points, 2 * float(grown.max(initial=1.0)))
        apart = separate(points, pairs, grown[pairs[:, 0]] + grown[pairs[:, 1]], 0.4)
        points = walled(points + apart + nudge, grown, box)
    return spread(points, radius, np.arange(len(radius)), box)


def _filling(points: Values, radius: Values, box: Values) -> Values:
    """The points shifted and stretched so that their circles lie evenly over the box."""
    share = radius**2 / (radius**2).sum()
    middle = (points * share[:, None]).sum(axis=0)
    width = np.sqrt(((points - middle) ** 2 * share[:, None]).sum(axis=0))
    filled: Values = (points - middle) * (box / np.sqrt(12.0) / np.maximum(width, 1e-6)) + box / 2
    return filled


def _drawn(points: Values, links: Links) -> Values:
    ends = np.stack([links.first, links.second], axis=1)
    step = (points[links.second] - points[links.first]) * links.weight[:, None]
    total = np.bincount(links.first, weights=links.weight, minlength=len(points))
    total += np.bincount(links.second, weights=links.weight, minlength=len(points))
    share: Values = 1.0 / np.maximum(total, 1e-9)[:, None]
    return scatter(len(points), ends, step) * share
