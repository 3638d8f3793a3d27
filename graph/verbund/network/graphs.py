"""A network as a graph of networkx, with plain typed attributes that every writer takes."""

from __future__ import annotations

from collections import defaultdict

import networkx as nx

from verbund.network.model import LANGUAGES, Edge, Measures, Network, Node, Positions

Plain = str | int | float

#: What several values of one attribute are joined with.
AND = " | "


def simple(network: Network) -> nx.Graph:
    """One edge for each pair with the sum of weights: for measures, without attributes."""
    graph = nx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for edge in network.edges:
        weights[min(edge.source, edge.target), max(edge.source, edge.target)] += edge.weight
    graph.add_weighted_edges_from((one, two, weight) for (one, two), weight in weights.items())
    return graph


def graph(
    network: Network, measures: Measures | None = None, positions: Positions | None = None
) -> nx.MultiDiGraph:
    """The network with every tie and everything known; the same attributes on every node.

    A missing date is empty text, so that each attribute has one type throughout.
    """
    made = nx.MultiDiGraph(name=network.name)
    made.graph.update({f"title_{key}": network.title[key] for key in LANGUAGES})
    for node in network.nodes:
        made.add_node(node.id, **_node(node), **_measured(node, measures), **_at(node, positions))
    for number, edge in enumerate(network.edges):
        made.add_edge(edge.source, edge.target, key=number, **_edge(edge))
    return made


def _node(node: Node) -> dict[str, Plain]:
    facets = {
        name: AND.join(facet.label["de"] for facet in node.facets if facet.name == name)
        for name in ("cluster", "topic", "state", "role")
    }
    spot = next((place for place in node.places if place.latitude is not None), None)
    place = AND.join(place.label["de"] for place in node.places)
    return {
        "label": clean(node.label[LANGUAGES[0]]),
        "kind": node.kind,
        **{f"label_{key}": clean(node.label[key]) for key in LANGUAGES},
        **{f"short_{key}": clean(node.short[key]) for key in LANGUAGES},
        "start": node.start.isoformat() if node.start else "",
        "end": node.end.isoformat() if node.end else "",
        **{name: clean(value) for name, value in facets.items()},
        "place": clean(place),
        "latitude": _number(spot.latitude if spot else None),
        "longitude": _number(spot.longitude if spot else None),
        "sources": AND.join(node.sources),
    }


def _number(value: float | None) -> str:
    return "" if value is None else repr(value)


def _measured(node: Node, measures: Measures | None) -> dict[str, Plain]:
    if measures is None:
        return {}
    found = measures.of[node.id]
    return {
        "degree": found.degree,
        "weighted_degree": found.weighted_degree,
        "betweenness": found.betweenness,
        "core": found.core,
        "community": found.community,
    }


def _at(node: Node, positions: Positions | None) -> dict[str, Plain]:
    if positions is None:
        return {}
    x, y = positions.points[node.id]
    return {"x": x, "y": y}


def _edge(edge: Edge) -> dict[str, Plain]:
    role = edge.role or {}
    return {
        "label": clean(edge.relation.forward[LANGUAGES[0]]),
        "relation": edge.relation.name,
        **{f"verb_{key}": clean(edge.relation.forward[key]) for key in LANGUAGES},
        **{f"role_{key}": clean(role.get(key, "")) for key in LANGUAGES},
        "start": edge.start.isoformat() if edge.start else "",
        "end": edge.end.isoformat() if edge.end else "",
        "weight": float(edge.weight),
        "via": AND.join(edge.via),
        "sources": AND.join(edge.sources),
    }


def clean(text: str) -> str:
    r"""The text without characters that XML cannot hold.

    >>> clean("a\x00b")
    'ab'
    """
    return "".join(
        sign
        for sign in text
        if sign in "\t\n\r" or (sign >= " " and not "\ud800" <= sign <= "\udfff")
        if sign not in "\ufffe\uffff"
    )
