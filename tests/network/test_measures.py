"""Measures, held against networkx's own."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.network import measures
from verbund.network.betweenness import betweenness
from verbund.network.cores import cores
from verbund.network.graphs import simple
from verbund.network.links import Links
from verbund.network.measures import measure
from verbund.network.model import Edge, Measure, Network
from verbund.network.verbs import relation

Drawn = Callable[..., Network]


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=40))
def test_betweenness_equals_that_of_networkx(pairs: list[tuple[int, int]]) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(range(12))
    graph.add_edges_from((one, two) for one, two in pairs if one != two)
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    links = Links.from_columns(12, ends, np.ones(len(pairs)))
    theirs = nx.betweenness_centrality(graph)
    assert betweenness(links, np.arange(12)) == pytest.approx([theirs[one] for one in range(12)])


def test_a_star_has_its_hub(drawn: Drawn) -> None:
    network = drawn("o1-p o2-p o3-p", edges=[Edge("o1", "p", relation("coordinator"), weight=0.5)])
    found = measure(network)
    assert found.of["p"] == Measure(3, 3.5, 1.0, 1, 0)
    assert found.of["o1"] == Measure(1, 1.5, 0.0, 1, 0)
    assert "genau" in found.method["de"]


def test_measures_are_the_same_again_whatever_the_order(drawn: Drawn) -> None:
    one = drawn("a-b b-c c-a d-e e-f f-d a-d")
    other = drawn("a-d f-d e-f d-e c-a b-c a-b")
    assert measure(one) == measure(other)
    assert {measure(one).of[name].community for name in "abc"} == {0}
    assert {measure(one).of[name].core for name in "abc"} == {2}


def test_a_large_network_is_sampled_and_says_so(
    drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = drawn(" ".join(f"n{one:02}-n{one + 1:02}" for one in range(40)))
    exact = measure(network).of["n20"].betweenness
    monkeypatch.setattr(measures, "EXACT", 10)
    monkeypatch.setattr(measures, "SAMPLE", 20)
    sampled = measure(network)
    assert "20 Knoten" in sampled.method["de"]
    assert sampled.of["n20"].betweenness == pytest.approx(exact, rel=0.5)


def test_parallel_ties_are_one_edge_with_their_sum(drawn: Drawn) -> None:
    network = drawn("a-b b-a")
    assert list(simple(network).edges(data="weight")) == [("a", "b", 2.0)]


def test_an_empty_network_has_no_measures(drawn: Drawn) -> None:
    assert measure(drawn("")).of == {}


def test_cores_are_those_of_networkx() -> None:
    graph = nx.gnm_random_graph(300, 1200, seed=3)
    graph.add_nodes_from(range(300, 310))
    ends = np.array(sorted(graph.edges), dtype=np.int64)
    links = Links.from_columns(310, ends, np.ones(len(ends)))
    assert dict(enumerate(cores(links).tolist())) == nx.core_number(graph)
