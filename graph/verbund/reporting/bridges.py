"""Who holds a network together, and what falls apart when something ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from verbund.network.measures import measure
from verbund.network.model import Network, Node

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Bridge:
    """An organisation between projects: how many, its betweenness, and the parts without it."""

    node: Node
    projects: int
    betweenness: float
    parts: int


def within(network: Network, projects: Collection[str]) -> Network:
    """The network of these projects and of what is tied to them."""
    edges = tuple(edge for edge in network.edges if {edge.source, edge.target} & set(projects))
    ids = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = tuple(node for node in network.nodes if node.id in ids)
    used = {source for node in nodes for source in node.sources}
    used.update(source for edge in edges for source in edge.sources)
    sources = tuple(source for source in network.sources if source.id in used)
    return replace(network, nodes=nodes, edges=edges, sources=sources)


def bridges(network: Network) -> tuple[Bridge, ...]:
    """The organisations that most shortest paths lead through, if they are in several projects."""
    measures = measure(network).of
    around = _neighbours(network)
    whole = len(parts(around))
    known = [
        node for node in network.of_kind("organisation")
        if len(around[node.id]) > 1 and measures[node.id].betweenness > 0
    ]  # fmt: skip
    known.sort(key=lambda node: (-measures[node.id].betweenness, node.id))
    return tuple(
        Bridge(
            node,
            len(around[node.id]),
            measures[node.id].betweenness,
            len(parts(around, without=node.id)) - whole + 1,
        )
        for node in known[:SHOWN]
    )


def running(network: Network, day: date) -> Network:
    """The ties that go on until this day at least, with their ends; unknown ends do not count."""
    return replace(
        network, edges=tuple(edge for edge in network.edges if edge.end and edge.end >= day)
    )


def joined(network: Network) -> list[int]:
    """How many projects hang together in each part that has a tie, the largest part first."""
    around = {key: ends for key, ends in _neighbours(network).items() if ends}
    projects = {node.id for node in network.of_kind("project")}
    return sorted((len(projects & part) for part in parts(around)), reverse=True)


def parts(around: Mapping[str, set[str]], without: str = "") -> Sequence[set[str]]:
    """The sets of nodes that hang together, when one of them is gone."""
    left = set(around) - {without}
    found = []
    while left:
        part, front = set(), {min(left)}
        while front:
            part |= front
            front = {end for one in front for end in around[one]} - part - {without}
        found.append(part)
        left -= part
    return found


def _neighbours(network: Network) -> Mapping[str, set[str]]:
    around: dict[str, set[str]] = defaultdict(set)
    for node in network.nodes:
        around[node.id] = set()
    for edge in network.edges:
        around[edge.source].add(edge.target)
        around[edge.target].add(edge.source)
    return around
