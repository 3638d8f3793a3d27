"""In how dense a part of the network each node is: k-cores, peeled a layer at a time.

V. Batagelj and M. Zaversnik, An O(m) algorithm for cores decomposition of networks, 2003; here all
nodes of a layer go at once, so that a layer is a few operations on columns.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from verbund.network.links import Links, Numbers


def cores(links: Links) -> Numbers:
    """The largest k for each node such that it has k neighbours among nodes with that k."""
    matrix = links.matrix
    left = links.degree.astype(np.int64)
    core = np.zeros(links.size, dtype=np.int64)
    alive = np.ones(links.size, dtype=bool)
    level = 0
    while alive.any():
        level = max(level, int(left[alive].min()))
        layer = np.flatnonzero(alive & (left <= level))
        core[layer] = level
        alive[layer] = False
        left -= np.bincount(_neighbours(matrix, layer), minlength=links.size)
    return core


def _neighbours(matrix: sparse.csr_array, nodes: Numbers) -> Numbers:
    """The neighbours of some nodes, one behind the other."""
    begin, end = matrix.indptr[nodes], matrix.indptr[nodes + 1]
    lengths = end - begin
    starts = np.repeat(begin - np.cumsum(lengths) + lengths, lengths)
    found: Numbers = matrix.indices[starts + np.arange(lengths.sum())]
    return found
