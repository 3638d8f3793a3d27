"""Which nodes stand together: those of one cluster, or else of one community."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import networkx as nx
import numpy as np
from scipy import sparse

from verbund.network.links import Links, Numbers
from verbund.network.model import KINDS, LANGUAGES, Facet, FacetName, Kind, Network, Words

#: The kinds by whose facets nodes are grouped, the first that has any.
_BY_PRECEDENCE: tuple[Kind, ...] = ("cluster", *KINDS)
#: How many steps a group spreads from the nodes that have it.
SPREADING = 12
#: A community has a name from so many members on, and is named after so many of them.
NAMED = 6
LEADERS = 2
#: A network of more nodes opens on its groups, so that a facet which few have cannot make them.
CROWDED = 2000
#: From so many ties on, communities are sought among the strongest ties of each node alone.
MANY, STRONGEST = 100_000, 10


@dataclass(frozen=True, eq=False)
class Grouping:
    """The number of the group of each node; names for those groups that have one."""

    of: Numbers
    names: dict[int, tuple[str, Words]]

    @property
    def size(self) -> int:
        """How many groups there are."""
        return int(self.of.max(initial=-1)) + 1

    def part(self, chosen: Numbers) -> Grouping:
        """The groups of the chosen nodes only, numbered anew and without their names."""
        return Grouping(np.unique(self.of[chosen], return_inverse=True)[1].astype(np.int64), {})


def grouping(network: Network, links: Links, by: FacetName | None, seed: int) -> Grouping:
    """The groups of a network by a facet where nodes have it, else by who is tied to whom."""
    named = _named(network, by)
    if not named or _rare(network, named):
        return after_members(network, links, communities(links, seed))
    keys = {number: facet.value for number, facet in named.items()}
    if any(network.nodes[number].kind == "project" for number in named):
        for number, node in enumerate(network.nodes):
            if node.kind == "project":
                keys.setdefault(number, node.id)
    order = {key: number for number, key in enumerate(sorted(set(keys.values())))}
    start = {number: order[key] for number, key in keys.items()}
    labels = {order[facet.value]: (facet.value, facet.label) for facet in named.values()}
    return _spread(links, start, len(order), labels)


def communities(links: Links, seed: int) -> Grouping:
    """The communities by Louvain's method, the largest first; equal input, equal groups."""
    kept = _strongest(links) if len(links.first) > MANY else links
    columns = (kept.first.tobytes(), kept.second.tobytes(), kept.weight.tobytes())
    return Grouping(_louvain(links.size, columns, seed).copy(), {})


@lru_cache(maxsize=4)
def _louvain(size: int, columns: tuple[bytes, bytes, bytes], seed: int) -> Numbers:
    """The number of each node's community, kept since measures and layout both ask for it."""
    first, second = (np.frombuffer(column, dtype=np.int64).tolist() for column in columns[:2])
    weight = np.frombuffer(columns[2], dtype=np.float64).tolist()
    graph = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_weighted_edges_from(zip(first, second, weight, strict=True))
    found = nx.community.louvain_communities(graph, seed=seed)
    of = np.zeros(size, dtype=np.int64)
    for number, members in enumerate(sorted(found, key=lambda one: (-len(one), min(one)))):
        of[list(members)] = number
    return of


def _strongest(links: Links) -> Links:
    """The ties that are among the few strongest of one of their ends."""
    numbers = np.tile(np.arange(len(links.first)), 2)
    ends = np.concatenate([links.first, links.second])
    order = np.lexsort((numbers, -links.weight[numbers], ends))
    begin = np.searchsorted(ends[order], np.arange(links.size))
    rank = np.arange(len(order)) - begin[ends[order]]
    kept = np.unique(numbers[order[rank < STRONGEST]])
    return Links(links.size, links.first[kept], links.second[kept], links.weight[kept])


def after_members(network: Network, links: Links, groups: Grouping) -> Grouping:
    """The same groups, the larger ones named after their best connected members."""
    degree = links.degree
    size = np.bincount(groups.of, minlength=groups.size)
    order = np.lexsort((np.arange(links.size), -degree))
    leaders: dict[int, list[int]] = {}
    for number in order.tolist():
        group = int(groups.of[number])
        if size[group] >= NAMED and len(leaders.setdefault(group, [])) < LEADERS:
            leaders[group].append(number)
    names = {group: _leaders(network, found) for group, found in leaders.items()}
    return Grouping(groups.of, names)


def _leaders(network: Network, found: list[int]) -> tuple[str, Words]:
    nodes = [network.nodes[number] for number in found]
    label = {key: " · ".join(node.short[key] for node in nodes) for key in LANGUAGES}
    return nodes[0].id, label


def _named(network: Network, by: FacetName | None) -> dict[int, Facet]:
    """The value by which each node is grouped, for the nodes of the first kind that has any.

    A node with several values goes with the one that most of its kind share.
    """
    found = {
        number: [facet for facet in node.facets if facet.name == by and facet.groups]
        for number, node in enumerate(network.nodes)
    }
    kinds = {network.nodes[number].kind for number, facets in found.items() if facets}
    first = next((kind for kind in _BY_PRECEDENCE if kind in kinds), None)
    mine = {
        number: facets
        for number, facets in found.items()
        if facets and network.nodes[number].kind == first
    }
    count = Counter(facet.value for facets in mine.values() for facet in facets)
    return {
        number: min(facets, key=lambda one: (-count[one.value], one.value))
        for number, facets in mine.items()
    }


def _rare(network: Network, named: dict[int, Facet]) -> bool:
    """Whether a large network has the facet on less than half of the nodes that may have it."""
    kind = network.nodes[next(iter(named))].kind
    return len(network.nodes) > CROWDED and 2 * len(named) < sum(1 for _ in network.of_kind(kind))


def _spread(
    links: Links, start: dict[int, int], count: int, labels: dict[int, tuple[str, Words]]
) -> Grouping:
    """The groups spread from the nodes that have one to those tied to them most."""
    seeds = np.array(sorted(start), dtype=np.int64)
    groups = np.array([start[number] for number in seeds.tolist()], dtype=np.int64)
    fixed = sparse.csr_array((np.ones(len(seeds)), (seeds, groups)), shape=(links.size, count))
    free = np.ones(links.size)
    free[seeds] = 0.0
    matrix = links.matrix
    share = sparse.diags_array(free / np.maximum(matrix.sum(axis=1), 1e-9))
    score = fixed.todense()
    for _ in range(SPREADING):
        score = np.round(share @ (matrix @ score), 9) + fixed.todense()
    of = np.asarray(score.argmax(axis=1), dtype=np.int64)
    lonely = score.max(axis=1) <= 0
    of[lonely] = count + _components(links)[lonely]
    present, numbered = np.unique(of, return_inverse=True)
    place = {old: new for new, old in enumerate(present.tolist())}
    return Grouping(numbered, {place[old]: label for old, label in labels.items()})


def _components(links: Links) -> Numbers:
    return np.asarray(sparse.csgraph.connected_components(links.matrix)[1], dtype=np.int64)
