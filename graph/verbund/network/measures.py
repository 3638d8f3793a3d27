"""How nodes stand in a network: ties, go-betweens, cores, communities."""

from __future__ import annotations

import networkx as nx
import numpy as np

from verbund.network.betweenness import betweenness
from verbund.network.graphs import simple
from verbund.network.layout.grouping import communities
from verbund.network.links import Links, Numbers
from verbund.network.model import Measure, Measures, Network, Words, words

#: Up to so many nodes, betweenness is exact; above, it is estimated from so many of them.
EXACT = 2000
SAMPLE = 256
DIGITS = 9


def measure(network: Network, *, seed: int = 1) -> Measures:
    """The measures of each node; the same for the same network and seed.

    Parallel ties count once for degree, betweenness and cores; their weights add up.
    """
    links = Links.of(network)
    between = betweenness(links, _starts(links.size, seed)).tolist()
    core = nx.core_number(simple(network))
    community = communities(links, seed).of.tolist()
    degree = links.degree.tolist()
    strength = np.asarray(links.matrix.sum(axis=1)).tolist()
    found = {
        node.id: Measure(
            degree[number],
            round(strength[number], DIGITS),
            round(between[number], DIGITS),
            core[node.id],
            community[number],
        )
        for number, node in enumerate(network.nodes)
    }
    return Measures(found, _method(len(network.nodes), seed))


def _starts(size: int, seed: int) -> Numbers:
    if size <= EXACT:
        return np.arange(size)
    return np.sort(np.random.default_rng(seed).choice(size, SAMPLE, replace=False))


def _method(size: int, seed: int) -> Words:
    german = "Gemeinschaften nach dem Louvain-Verfahren"
    english = "communities by Louvain's method"
    if size <= EXACT:
        return words(
            f"Zwischenzentralität genau berechnet; {german} (Startwert {seed}).",
            f"Betweenness computed exactly; {english} (seed {seed}).",
        )
    return words(
        f"Zwischenzentralität geschätzt aus {SAMPLE} Knoten; {german} (Startwert {seed}).",
        f"Betweenness estimated from {SAMPLE} nodes; {english} (seed {seed}).",
    )
