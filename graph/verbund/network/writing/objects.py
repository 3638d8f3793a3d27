"""The JSON of VOSviewer, of Cytoscape, and of node-link diagrams."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping

import networkx as nx

Attributes = Mapping[str, object]


def vosviewer(graph: nx.MultiDiGraph) -> dict[str, bytes]:
    """The graph as VOSviewer and VOSviewer Online read it: items, and one link for each pair."""
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for source, target, weight in graph.edges(data="weight"):
        weights[min(source, target), max(source, target)] += weight
    links = [
        {"source_id": source, "target_id": target, "strength": round(weight, 6)}
        for (source, target), weight in sorted(weights.items())
    ]
    strength: dict[str, list[float]] = defaultdict(list)
    for pair, weight in weights.items():
        for end in pair:
            strength[end].append(weight)
    scale = max((abs(at) for _, at in graph.nodes(data="x") if at is not None), default=0) / 2
    items = [_item(name, data, strength[name], scale) for name, data in graph.nodes(data=True)]
    info = {"title": graph.graph["title_en"]}
    return _file(".vosviewer.json", {"info": info, "network": {"items": items, "links": links}})


def _item(name: str, data: Attributes, strength: list[float], scale: float) -> dict[str, object]:
    weights = {"Links": len(strength), "Total link strength": round(sum(strength), 6)}
    item = {
        "id": name,
        "label": data["label"],
        "description": data["kind"],
        "url": name,
        "weights": weights,
    }
    if "community" in data:
        item["cluster"] = int(str(data["community"])) + 1
    if "x" in data and scale:
        item["x"] = round(int(str(data["x"])) / scale - 1, 4)
        item["y"] = round(1 - int(str(data["y"])) / scale, 4)
    return item


def cytoscape(graph: nx.MultiDiGraph) -> dict[str, bytes]:
    """The graph as Cytoscape and Cytoscape.js read it."""
    told = nx.cytoscape_data(graph)
    for node in told["elements"]["nodes"]:
        node["data"]["name"] = node["data"]["label"]
        if "x" in node["data"]:
            node["position"] = {"x": node["data"]["x"], "y": node["data"]["y"]}
    for number, edge in enumerate(told["elements"]["edges"]):
        edge["data"]["id"] = f"edge{number}"
    return _file(".cyjs", told)


def node_link(graph: nx.MultiDiGraph) -> dict[str, bytes]:
    """The graph as nodes and edges; the key is ``edges``, as newer readers expect."""
    nodes = [{"id": name, **data} for name, data in graph.nodes(data=True)]
    edges = [
        {"source": source, "target": target, "key": key, **data}
        for source, target, key, data in graph.edges(keys=True, data=True)
    ]
    told = {"directed": True, "multigraph": True, "graph": graph.graph}
    return _file(".json", {**told, "nodes": nodes, "edges": edges})


def _file(ending: str, told: object) -> dict[str, bytes]:
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
    return {ending: text.encode() + b"\n"}
