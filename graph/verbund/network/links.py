"""A network as columns of numbers: who is tied to whom, and how strongly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from verbund.network.model import Network

Numbers = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Links:
    """The ties of a network, each pair once, nodes by their place in :attr:`Network.nodes`."""

    size: int
    first: Numbers
    second: Numbers
    weight: Values

    @classmethod
    def of(cls, network: Network) -> Links:
        """The ties of a network; parallel edges add up, loops are left out."""
        place = {node.id: number for number, node in enumerate(network.nodes)}
        ends = np.array(
            [(place[edge.source], place[edge.target]) for edge in network.edges], dtype=np.int64
        ).reshape(-1, 2)
        weight = np.array([edge.weight for edge in network.edges], dtype=np.float64)
        return cls.from_columns(len(place), ends, weight)

    @classmethod
    def from_columns(cls, size: int, ends: Numbers, weight: Values) -> Links:
        """The ties given as an array of two columns and a weight for each."""
        low, high = ends.min(axis=1), ends.max(axis=1)
        apart = low != high
        pair, inverse = np.unique(low[apart] * size + high[apart], return_inverse=True)
        total = np.bincount(inverse, weights=weight[apart], minlength=len(pair)).astype(np.float64)
        return cls(size, pair // max(size, 1), pair % max(size, 1), total)

    def part(self, chosen: Numbers) -> Links:
        """The ties among the chosen nodes, numbered anew in their order."""
        place = np.full(self.size, -1)
        place[chosen] = np.arange(len(chosen))
        first, second = place[self.first], place[self.second]
        kept = (first >= 0) & (second >= 0)
        return Links(len(chosen), first[kept], second[kept], self.weight[kept])

    @property
    def degree(self) -> Numbers:
        """How many others each node is tied to."""
        return np.bincount(self.first, minlength=self.size) + np.bincount(
            self.second, minlength=self.size
        )

    @property
    def matrix(self) -> sparse.csr_array:
        """The symmetric matrix of weights."""
        rows = np.concatenate([self.first, self.second])
        columns = np.concatenate([self.second, self.first])
        values = np.concatenate([self.weight, self.weight])
        return sparse.csr_array((values, (rows, columns)), shape=(self.size, self.size))
