"""A network as pyvis holds it, for notebooks."""

from __future__ import annotations

from pyvis.network import Network as PyvisNetwork

from verbund.network.model import Edge, Network, Node, Positions

#: How each kind looks: one of vis-network's shapes, and a colour of Okabe and Ito.
LOOKS = {
    "project": ("diamond", "#d55e00"),
    "organisation": ("dot", "#0072b2"),
    "person": ("triangle", "#009e73"),
    "topic": ("square", "#b8860b"),
    "event": ("hexagon", "#a0437c"),
    "cluster": ("star", "#5a6472"),
    "thing": ("triangleDown", "#5a6472"),
}


def to_pyvis(
    network: Network, positions: Positions | None = None, *, language: str = "de"
) -> PyvisNetwork:
    """The network as a pyvis ``Network``; with positions its nodes stay where they are.

    The lists are filled directly: ``add_node`` and ``add_edge`` search them each time and drop a
    second edge between two nodes. Titles are left out, since pyvis writes them as HTML.
    """
    made = PyvisNetwork(directed=True)
    made.toggle_physics(positions is None)
    made.nodes = [_node(node, positions, language) for node in network.nodes]
    made.node_ids = [node.id for node in network.nodes]
    made.node_map = {node["id"]: node for node in made.nodes}
    made.edges = [_edge(edge, language) for edge in network.edges]
    return made


def _node(node: Node, positions: Positions | None, language: str) -> dict[str, object]:
    shape, colour = LOOKS[node.kind]
    made: dict[str, object] = {
        "id": node.id,
        "label": node.short[language],
        "shape": shape,
        "color": colour,
        "group": node.kind,
    }
    if positions is not None:
        made["x"], made["y"] = positions.points[node.id]
    return made


def _edge(edge: Edge, language: str) -> dict[str, object]:
    return {
        "from": edge.source,
        "to": edge.target,
        "label": (edge.role or edge.relation.forward)[language],
        "value": edge.weight,
    }
