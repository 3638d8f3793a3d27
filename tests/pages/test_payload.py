from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from verbund.network.layout import lay_out
from verbund.network.measures import measure
from verbund.network.model import Detail, Network, words
from verbund.pages import Picture
from verbund.pages.columns import unpacked
from verbund.pages.payload import MILLION, merged, payload


@pytest.fixture
def data(sample: Network, partners: Network) -> dict[str, Any]:
    networks = (sample, partners)
    pictures = [Picture(network, measure(network), lay_out(network)) for network in networks]
    return payload(pictures, base="https://example.org/demo/")


def column(table: dict[str, Any], name: str) -> list[int]:
    return unpacked(table[name], table["count"])


def test_both_networks_share_one_table_of_nodes(data: dict[str, Any], sample: Network) -> None:
    texts = data["texts"]
    names = [texts[number] for number in column(data["nodes"], "id")]
    assert names == [node.id.removeprefix("https://example.org/demo/") for node in sample.nodes]
    assert [network["nodes"]["count"] for network in data["networks"]] == [10, 4]


def test_each_edge_names_its_ends_and_its_weight(data: dict[str, Any], partners: Network) -> None:
    edges = data["networks"][1]["edges"]
    weights = column(data["weights"], "millionths")
    found = [weights[row] / MILLION for row in column(edges, "weight")]
    assert found == [edge.weight for edge in partners.edges]
    assert len(column(edges, "from")) == len(partners.edges)


def test_the_payload_is_json_and_the_same_each_time(sample: Network) -> None:
    picture = Picture(sample, measure(sample), lay_out(sample))
    assert json.dumps(payload([picture])) == json.dumps(payload([picture]))


def test_what_one_network_knows_and_another_does_not_is_kept(
    sample: Network, partners: Network
) -> None:
    extra = Detail("note", words("Hinweis", "Note"), "text", words("neu"))
    one, *rest = partners.nodes
    richer = replace(partners, nodes=(replace(one, details=(extra,)), *rest))
    found = next(node for node in merged([sample, richer]) if node.id == one.id)
    assert found.details == (*one.details, extra)


def test_equal_nodes_are_merged_into_one(sample: Network, drawn: Callable[..., str]) -> None:
    assert merged([sample, sample]) == sample.nodes
