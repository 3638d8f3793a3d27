"""How nodes stand in a network: ties, go-betweens, cores, communities."""

from __future__ import annotations

import numpy as np

from verbund.network.betweenness import betweenness
from verbund.network.cores import cores
from verbund.network.layout.grouping import MANY, STRONGEST, communities
from verbund.network.links import Links, Numbers
from verbund.network.model import Measure, Measures, Network, Words, words

#: Up to so many nodes, betweenness is exact; above, it is estimated from so many of them, and from
#: fewer in a network that is very large.
EXACT, LARGE = 2000, 15_000
SAMPLE, SMALLER = 256, 64
DIGITS = 9
_FEWER = words(
    f" aus den {STRONGEST} stärksten Verbindungen jedes Knotens",
    f" from the {STRONGEST} strongest ties of each node",
)


def measure(network: Network, *, seed: int = 1) -> Measures:
    """The measures of each node; the same for the same network and seed.

    Parallel ties count once for degree, betweenness and cores; their weights add up.
    """
    links = Links.of(network)
    between = betweenness(links, _starts(links.size, seed)).tolist()
    core = cores(links).tolist()
    community = communities(links, seed).of.tolist()
    degree = links.degree.tolist()
    strength = np.asarray(links.matrix.sum(axis=1)).tolist()
    found = {
        node.id: Measure(
            degree[number],
            round(strength[number], DIGITS),
            round(between[number], DIGITS),
            core[number],
            community[number],
        )
        for number, node in enumerate(network.nodes)
    }
    return Measures(found, _method(links.size, seed, fewer=len(links.first) > MANY))


def _starts(size: int, seed: int) -> Numbers:
    if size <= EXACT:
        return np.arange(size)
    return np.sort(np.random.default_rng(seed).choice(size, _sample(size), replace=False))


def _sample(size: int) -> int:
    return SAMPLE if size <= LARGE else SMALLER


def _method(size: int, seed: int, *, fewer: bool) -> Words:
    german = f"Gemeinschaften nach dem Louvain-Verfahren{_FEWER['de'] if fewer else ''}"
    english = f"communities by Louvain's method{_FEWER['en'] if fewer else ''}"
    if size <= EXACT:
        return words(
            f"Zwischenzentralität genau berechnet; {german} (Startwert {seed}).",
            f"Betweenness computed exactly; {english} (seed {seed}).",
        )
    return words(
        f"Zwischenzentralität geschätzt aus {_sample(size)} Knoten; {german} (Startwert {seed}).",
        f"Betweenness estimated from {_sample(size)} nodes; {english} (seed {seed}).",
    )
