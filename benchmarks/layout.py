"""How long positions take, and how good they are, against networkx's spring layout.

    python benchmarks/layout.py

Invented networks of projects and their partners, in one run. Wanted: 2,000 nodes in under 2 s and
10,000 in under 10 s. ``touching`` are nodes with another nearer than half a mark; ``ties`` is the
length of a usual tie in parts of the length between two nodes taken by chance. The spring layout
is left out above 2,000 nodes, where it takes minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from statistics import median
from time import perf_counter, process_time

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from verbund.network.graphs import simple
from verbund.network.layout import lay_out
from verbund.network.model import Edge, Network, Node, words
from verbund.network.verbs import relation

SIZES = (600, 2_000, 10_000)
PARTNERS = 8
#: Half of a mark, in parts of the distance at which nodes would fill the window evenly.
NEAR = 0.2

Points = NDArray[np.float64]


def invented(nodes: int) -> Network:
    """A network of about so many nodes: projects with partners, most of them from their region."""
    chance = Random(nodes)  # noqa: S311
    projects = nodes * 2 // 7
    edges = []
    for project in range(projects):
        region = project % max(1, projects // 20) * 60
        partners = {_partner(chance, region, projects) for _ in range(PARTNERS)}
        edges += [(f"o{partner:06}", f"p{project:06}") for partner in sorted(partners)]
    names = sorted({end for edge in edges for end in edge})
    plain = words("x")
    return Network(
        "invented",
        plain,
        tuple(Node(name, "project" if name[0] == "p" else "organisation", plain, plain)
              for name in names),
        tuple(Edge(one, two, relation("partner")) for one, two in edges),
    )  # fmt: skip


def _partner(chance: Random, region: int, projects: int) -> int:
    if chance.random() < 0.8:
        return region + chance.randrange(60)
    return int(chance.paretovariate(1.2)) % (3 * projects)


def ours(network: Network) -> Points:
    """The points of our layout."""
    found = lay_out(network)
    return np.array([found.points[node.id] for node in network.nodes], dtype=np.float64)


def theirs(network: Network) -> Points:
    """The points of networkx's spring layout."""
    found = nx.spring_layout(simple(network), seed=1)
    return np.array([found[node.id] for node in network.nodes])


def row(name: str, network: Network, lay: Callable[[Network], Points]) -> None:
    """Print the time of a layout, and how good it is."""
    begun, busy = perf_counter(), process_time()
    points = lay(network)
    seconds, busy = perf_counter() - begun, process_time() - busy
    width, height = points.max(axis=0) - points.min(axis=0)
    even = np.sqrt(width * height / len(points))
    nearest = cKDTree(points).query(points, k=2)[0][:, 1]
    touching = int((nearest < NEAR * even).sum())
    number = {node.id: place for place, node in enumerate(network.nodes)}
    ends = np.array([(number[edge.source], number[edge.target]) for edge in network.edges])
    tie = median(np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1))
    shuffled = np.random.default_rng(1).permutation(len(points))
    chance = median(np.linalg.norm(points - points[shuffled], axis=1))
    times = f"{seconds:.2f} | {busy:.2f}"
    print(f"| {name} | {len(points)} | {times} | {touching} | {tie / chance:.2f} |")


def main() -> None:
    """Print a row for each size and way."""
    print("| layout | nodes | seconds | of the processor | touching | ties |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for size in SIZES:
        network = invented(size)
        row("ours", network, ours)
        if size <= 2_000:
            row("networkx", network, theirs)


if __name__ == "__main__":
    main()
