"""How often nodes lie on shortest paths between others: Brandes' method, many starts at a time.

U. Brandes, A faster algorithm for betweenness centrality, 2001. The levels of the search from many
starts are columns of one matrix, so that a level is one product of matrices.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from verbund.network.links import Links, Numbers, Values

Cells = NDArray[np.bool_]

#: How many starts are searched from at a time.
BATCH = 64


def betweenness(links: Links, starts: Numbers) -> Values:
    """The share of shortest paths between others that go through each node.

    With fewer starts than nodes it is an estimate, scaled up to all of them.
    """
    ones = Links(links.size, links.first, links.second, np.ones(len(links.first)))
    total = np.zeros(links.size)
    for begin in range(0, len(starts), BATCH):
        total += _gathered(ones.matrix, starts[begin : begin + BATCH])
    pairs = max((links.size - 1) * (links.size - 2), 1)
    return total * (links.size / max(len(starts), 1) / pairs)


def _gathered(matrix: sparse.csr_array, starts: Numbers) -> Values:
    levels, paths = _levels(matrix, starts)
    owed = np.zeros_like(paths)
    for level in range(len(levels) - 1, 1, -1):
        share = np.where(levels[level], (1.0 + owed) / np.maximum(paths, 1.0), 0.0)
        owed += np.where(levels[level - 1], (matrix @ share) * paths, 0.0)
    gathered: Values = owed.sum(axis=1)
    return gathered


def _levels(matrix: sparse.csr_array, starts: Numbers) -> tuple[list[Cells], Values]:
    """Which nodes are so many steps from each start, and how many shortest paths lead there."""
    front = np.zeros((matrix.shape[0], len(starts)))
    front[starts, np.arange(len(starts))] = 1.0
    paths = front.copy()
    levels: list[Cells] = []
    while front.any():
        levels.append(np.asarray(front > 0))
        front = np.where(paths > 0, 0.0, matrix @ front)
        paths += front
    return levels, paths
