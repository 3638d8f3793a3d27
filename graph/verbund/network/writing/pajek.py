"""Pajek: numbered vertices with a name and a place, and weighted arcs between them."""

from __future__ import annotations

from collections import Counter

import networkx as nx


def pajek(graph: nx.MultiDiGraph) -> dict[str, bytes]:
    """The graph for Pajek, in UTF-8; a name that occurs again gets a number."""
    width = max((at for _, at in graph.nodes(data="x") if at is not None), default=0) + 1
    height = max((at for _, at in graph.nodes(data="y") if at is not None), default=0) + 1
    lines = [f"*Network {_name(graph.graph['title_en'])}", f"*Vertices {len(graph)}"]
    number = {}
    seen: Counter[str] = Counter()
    for count, (node, data) in enumerate(graph.nodes(data=True), start=1):
        number[node] = count
        name = _name(data["label"])
        seen[name] += 1
        again = f" ({seen[name]})" if seen[name] > 1 else ""
        spot = f" {data['x'] / width:.4f} {data['y'] / height:.4f}" if "x" in data else ""
        lines.append(f'{count} "{name}{again}"{spot}')
    lines.append("*Arcs")
    for source, target, weight in graph.edges(data="weight"):
        lines.append(f"{number[source]} {number[target]} {weight:.6g}")
    return {".net": "\n".join(lines).encode() + b"\n"}


def _name(text: str) -> str:
    """The text on one line and without the quotes that end a name."""
    return " ".join(text.replace('"', "'").split()) or "?"
