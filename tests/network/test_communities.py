from __future__ import annotations

from verbund.network.communities import gathered, members
from verbund.network.model import Edge, Network, Node, words
from verbund.network.verbs import relation


def _ring(name: str, size: int) -> tuple[list[Node], list[Edge]]:
    nodes = [Node(f"{name}{number}", "thing", words(f"{name}{number}"), words(f"{name}{number}"))
             for number in range(size)]  # fmt: skip
    pairs = [(one, two) for one in nodes for two in nodes if one.id < two.id]
    return nodes, [Edge(one.id, two.id, relation("tie")) for one, two in pairs]


def test_a_large_network_becomes_its_communities() -> None:
    parts = [_ring("a", 9), _ring("b", 7), _ring("c", 2)]
    nodes = tuple(node for some, _ in parts for node in some)
    bridge = Edge("a0", "b0", relation("tie"))
    edges = (*(edge for _, some in parts for edge in some), bridge)
    found, small = gathered(Network("large", words("Groß"), nodes, edges))
    assert [(node.label["de"], members(node)) for node in found.nodes] == [
        ("a0 · a1", 9),
        ("b0 · b1", 7),
    ]
    assert [edge.weight for edge in found.edges] == [1.0]
    assert [node.id for node in small] == ["c0", "c1"]
