"""The values of a network check themselves."""

from __future__ import annotations

import pytest

from verbund.network.model import Edge, Network, Node, words
from verbund.network.verbs import relation


def _node(name: str) -> Node:
    return Node(name, "thing", words(name), words(name))


def test_a_node_may_stand_only_once() -> None:
    with pytest.raises(ValueError, match="same id"):
        Network("twice", words("x"), (_node("a"), _node("a")), ())


def test_an_edge_needs_both_its_nodes() -> None:
    with pytest.raises(ValueError, match="without its node: a – b"):
        Network("half", words("x"), (_node("a"),), (Edge("a", "b", relation("tie")),))


def test_nodes_are_found_by_name_and_kind() -> None:
    network = Network("one", words("x"), (_node("a"),), ())
    assert network.by_id["a"].id == "a"
    assert list(network.of_kind("project")) == []


def test_a_relation_without_a_verb_or_a_role_keeps_its_name() -> None:
    assert relation("near").forward == {"de": "near", "en": "near"}
