from __future__ import annotations

from dataclasses import replace

from verbund.drawing import opened
from verbund.drawing.opening import EXTRAS
from verbund.network.model import Network, Node, words


def test_a_kind_can_be_left_out_and_is_counted(sample: Network) -> None:
    network, rest = opened(sample, EXTRAS[:1])
    assert [node.kind for node in rest] == ["person"]
    assert len(network.nodes) == 4
    assert len(network.edges) == 3


def test_a_network_with_room_for_its_names_is_whole(sample: Network) -> None:
    assert opened(sample) == (sample, ())


def test_a_full_network_leaves_out_people_and_events(sample: Network) -> None:
    name = words("N")
    crowd = [Node(f"https://example.org/person/{n}", "person", name, name) for n in range(400)]
    nodes = tuple(sorted((*sample.nodes, *crowd), key=lambda one: one.id))
    network, rest = opened(replace(sample, nodes=nodes))
    assert (len(network.nodes), len(rest)) == (4, 401)
