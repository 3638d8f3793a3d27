from __future__ import annotations

import json

from verbund.network.layout import lay_out
from verbund.network.model import Network
from verbund.pages.notebook import to_pyvis


def test_a_network_becomes_a_pyvis_network_with_everything_in_it(sample: Network) -> None:
    made = to_pyvis(sample, language="en")
    assert made.num_nodes() == len(sample.nodes)
    assert made.num_edges() == len(sample.edges)
    assert made.get_node(sample.nodes[0].id)["label"] == sample.nodes[0].short["en"]
    json.dumps([made.nodes, made.edges])


def test_two_ties_between_two_things_stay_two(sample: Network) -> None:
    doubled = Network("twice", sample.title, sample.nodes, sample.edges * 2)
    assert to_pyvis(doubled).num_edges() == 2 * len(sample.edges)


def test_with_positions_nothing_moves(sample: Network) -> None:
    positions = lay_out(sample)
    made = to_pyvis(sample, positions)
    places = {node["id"]: (node["x"], node["y"]) for node in made.nodes}
    assert places == dict(positions.points)
    assert made.options.physics.enabled is False
    assert to_pyvis(sample).options.physics.enabled is True
