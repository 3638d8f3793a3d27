"""What a view leaves of a network: the rules are those of its page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from verbund.network.model import Edge, Kind, Network, Node
from verbund.network.view import View

#: From how many things on a network is full, up to how many it is drawn one by one.
FULL, MOST = 320, 2000
#: The kinds that a full network opens without.
EXTRAS: tuple[Kind, ...] = ("person", "event")
#: Facets of things; "role" is about ties.
FACETS = ("cluster", "topic", "state", "kind")


def opening(network: Network) -> tuple[Kind, ...]:
    """The kinds without which a network opens that is too full for its names; none if it is not."""
    kinds = {node.kind for node in network.nodes}
    if not FULL < len(network.nodes) <= MOST or len(kinds.difference(EXTRAS)) < 2:
        return ()
    return tuple(kind for kind in EXTRAS if kind in kinds)


def filtered(network: Network, view: View) -> Network:
    """The network with the things and ties that the view shows.

    What lost all its ties with a hidden kind goes with it, but a project stands for itself. What
    has no value of a wanted facet stays beside something that has it.
    """
    edges = tuple(edge for edge in network.edges if _tie(edge, network, view))
    nodes = _nodes(network, view, _ends(edges), loose=bool(view.off and edges))
    for name in FACETS:
        wanted = view.facets.get(name)
        if wanted:
            nodes = _narrowed(nodes, edges, name, (view, wanted))
    kept = {node.id for node in nodes}
    shown = tuple(edge for edge in edges if {edge.source, edge.target} <= kept)
    return replace(network, nodes=nodes, edges=shown)


def _tie(edge: Edge, network: Network, view: View) -> bool:
    roles = view.facets.get("role", ())
    ends = (network.by_id[edge.source], network.by_id[edge.target])
    return (
        edge.weight >= view.least
        and not any(end.kind in (view.off or ()) for end in ends)
        and (not roles or edge.relation.name in roles)
        and _in_time(edge.start, edge.end, view)
    )


def _nodes(network: Network, view: View, tied: Collection[str], *, loose: bool) -> tuple[Node, ...]:
    before = _ends(network.edges)
    narrowed = bool(view.facets.get("role")) or view.least > 0

    def shown(node: Node) -> bool:
        dated = bool(node.start or node.end)
        if node.kind in (view.off or ()) or (dated and not _in_time(node.start, node.end, view)):
            return False
        if node.id in tied:
            return True
        lost = loose and node.id in before and node.kind != "project"
        return not (narrowed or lost or (view.timed and not dated))

    return tuple(node for node in network.nodes if shown(node))


def _narrowed(
    nodes: tuple[Node, ...], edges: Iterable[Edge], name: str, by: tuple[View, Collection[str]]
) -> tuple[Node, ...]:
    view, wanted = by
    values = {node.id: _values(node, name, view.base) for node in nodes}
    passing = {key for key, found in values.items() if found & set(wanted)}
    beside: Mapping[str, set[str]] = _neighbours(edges)
    return tuple(
        node
        for node in nodes
        if node.id in passing or (not values[node.id] and beside.get(node.id, set()) & passing)
    )


def _values(node: Node, name: str, base: str) -> set[str]:
    return {facet.value.removeprefix(base) for facet in node.facets if facet.name == name}


def _neighbours(edges: Iterable[Edge]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        found[edge.source].add(edge.target)
        found[edge.target].add(edge.source)
    return found


def _ends(edges: Iterable[Edge]) -> set[str]:
    return {end for edge in edges for end in (edge.source, edge.target)}


def _in_time(start: date | None, end: date | None, view: View) -> bool:
    """Whether a span fits the years; an unknown end is open.

    >>> _in_time(date(2019, 1, 1), None, View(first=2020, last=2021))
    True
    """
    if not view.timed:
        return True
    first, last = view.first or date.min.year, view.last or date.max.year
    if view.when == "running":
        return (not start or start.year <= last) and (not end or end.year >= first)
    day = start if view.when == "begun" else end
    return day is not None and first <= day.year <= last
