"""Ties between members of the same thing equal what counting by hand finds."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.model import Iri, Table
from verbund.network.projection import Background, folding, project
from verbund.network.projection.folding import Incidence, folded
from verbund.network.verbs import WORKS_WITH
from verbund.store import Store

belongings = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("PQRST")), max_size=30)


def _by_hand(pairs: list[tuple[str, str]]) -> dict[tuple[str, str], float]:
    members: dict[str, set[str]] = defaultdict(set)
    for member, thing in pairs:
        members[thing].add(member)
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for group in members.values():
        for pair in combinations(sorted(group), 2):
            weights[pair] += 1 / (len(group) - 1)
    return {pair: round(weight, 9) for pair, weight in weights.items()}


def _of(pairs: list[tuple[str, str]]) -> Incidence:
    return Incidence.of([one for one, _ in pairs], [two for _, two in pairs])


@given(belongings)
def test_the_product_of_matrices_equals_counting_by_hand(pairs: list[tuple[str, str]]) -> None:
    incidence = _of(pairs)
    ties = incidence.ties()
    names = incidence.members
    found = {
        (names[one], names[two]): round(weight, 9)
        for one, two, weight in zip(ties.first, ties.second, ties.weight, strict=True)
    }
    assert found == _by_hand(pairs)


@given(belongings)
def test_the_pairs_of_each_thing_add_up_to_the_product(pairs: list[tuple[str, str]]) -> None:
    incidence = _of(pairs)
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for one, two, thing in zip(*incidence.pairs(), strict=True):
        sums[incidence.members[one], incidence.members[two]] += incidence.weight[thing]
    assert {pair: round(weight, 9) for pair, weight in sums.items()} == _by_hand(pairs)


@given(belongings)
def test_networkx_finds_the_same_pairs(pairs: list[tuple[str, str]]) -> None:
    graph = nx.Graph(pairs)
    members = {one for one, _ in pairs}
    theirs = nx.bipartite.projected_graph(graph, members)
    assert {tuple(sorted(pair)) for pair in theirs.edges} == set(_by_hand(pairs))


def test_consortia_are_pulled_with_a_row_for_each(small: Store, questions: Path) -> None:
    found = Incidence.pulled(small, questions)
    assert found.members == tuple(f"https://example.org/organisation/{x}" for x in "abc")
    assert (found.count, found.ties().weight.tolist()) == (3, [0.5, 0.5, 0.5])
    nothing = Incidence.pulled(Store.in_memory(), questions)
    assert (len(nothing.members), nothing.count) == (0, 0)


@given(belongings)
def test_pairs_are_counted_before_they_are_made(pairs: list[tuple[str, str]]) -> None:
    incidence = _of(pairs)
    assert incidence.count == len(incidence.pairs()[0])


def test_partners_of_a_very_large_programme_are_those_of_a_small_one(
    small: Store, questions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weights() -> dict[tuple[str, str], float]:
        sums: dict[tuple[str, str], float] = defaultdict(float)
        for edge in project(small, "organisations", folder=questions).edges:
            sums[edge.source, edge.target] += edge.weight
        return dict(sums)

    each = weights()
    monkeypatch.setattr(folding, "MANY", 1)
    assert weights() == each
    assert len(each) == 3


def test_a_very_large_network_has_one_edge_for_each_pair(
    background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = "https://example.org/"
    pairs = [(member, thing) for thing in "PQ" for member in "abc"]
    rows = tuple((Iri(base + one), Iri(base + two)) for one, two in pairs)
    table = Table(("member", "shared"), rows)
    each = folded(table, WORKS_WITH, background)
    monkeypatch.setattr(folding, "MANY", 3)
    bundled = folded(table, WORKS_WITH, background)
    assert (len(each), len(bundled)) == (6, 3)
    assert sum(edge.weight for edge in each) == sum(edge.weight for edge in bundled)
