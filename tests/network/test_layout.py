"""Positions: apart, inside the window, the same again, and shaped by what belongs together."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from itertools import combinations
from math import dist
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from verbund.network.layout import lay_out
from verbund.network.layout.outline import border, outlines
from verbund.network.model import Edge, Facet, Network, Node, Positions, words
from verbund.network.verbs import relation

Drawn = Callable[..., Network]


def _random(size: int, ties: int, seed: int = 1) -> Network:
    """Projects with partners, most of them neighbours in a ring."""
    random = np.random.default_rng(seed)
    plain = words("x")
    nodes = [Node(f"n{one:05}", "organisation", plain, plain) for one in range(size)]
    first = random.integers(0, size, ties)
    second = (first + random.geometric(0.05, ties)) % size
    edges = [
        Edge(f"n{one:05}", f"n{two:05}", relation("partner"))
        for one, two in zip(first.tolist(), second.tolist(), strict=True)
        if one != two
    ]
    return Network("random", plain, tuple(nodes), tuple(edges))


@pytest.fixture(scope="module")
def stars() -> Network:
    """Six projects with twelve partners each, every two sharing one; two clusters of three."""
    pairs = [(f"o{project}{partner:02}", project) for project in range(6) for partner in range(12)]
    edges = [Edge(partner, f"p{project}", relation("partner")) for partner, project in pairs]
    edges += [Edge(f"o{one}00", f"p{one + 1}", relation("partner")) for one in range(5)]
    names = sorted({end for edge in edges for end in (edge.source, edge.target)})
    nodes = [
        Node(name, "project" if name[0] == "p" else "organisation", words(name), words(name))
        for name in [*names, "alone", "zwei"]
    ]
    halves = [("c1", "Eins"), ("c2", "Zwei")]
    for number, node in enumerate(nodes):
        if node.kind == "project":
            value, label = halves[int(node.id[1]) // 3]
            nodes[number] = replace(node, facets=(Facet("cluster", value, words(label)),))
    return Network("stars", words("Sterne"), tuple(nodes), tuple(edges))


@pytest.fixture(scope="module")
def placed(stars: Network) -> Positions:
    return lay_out(stars)


def test_each_node_stands_inside_a_window_of_the_asked_shape(stars: Network) -> None:
    for aspect in (0.7, 1.0, 1.8):
        found = lay_out(stars, aspect=aspect)
        assert found.points.keys() == stars.by_id.keys()
        assert found.width / found.height == pytest.approx(aspect, rel=0.01)
        assert all(0 < x < found.width and 0 < y < found.height for x, y in found.points.values())


def test_nodes_keep_apart(placed: Positions) -> None:
    nearest = min(dist(one, two) for one, two in combinations(placed.points.values(), 2))
    assert nearest > 20


def test_a_project_stands_in_the_middle_of_its_partners(stars: Network, placed: Positions) -> None:
    for project in stars.of_kind("project"):
        mine = [edge.source for edge in stars.edges if edge.target == project.id]
        middle = np.mean([placed.points[name] for name in mine], axis=0)
        far = max(dist(placed.points[name], middle) for name in mine)
        assert dist(placed.points[project.id], middle) < 0.5 * far


def test_the_corners_are_not_empty(placed: Positions) -> None:
    points = np.array(list(placed.points.values())) / [placed.width, placed.height]
    for corner in ((0, 0), (0, 1), (1, 0), (1, 1)):
        assert np.abs(points - corner).max(axis=1).min() < 0.35


def test_clusters_have_outlines_that_hold_no_one_else(stars: Network, placed: Positions) -> None:
    assert [(group.id, group.label["de"]) for group in placed.groups] == [
        ("c1", "Eins"),
        ("c2", "Zwei"),
    ]
    for group in placed.groups:
        inside = {name for name, point in placed.points.items() if _within(point, group.outline)}
        assert inside <= set(group.members)
        assert len(inside) > 0.9 * len(group.members)


def _within(point: tuple[int, int], outline: tuple[tuple[int, int], ...]) -> bool:
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            odd = not odd
    return odd


def test_no_outline_holds_a_small_part_of_its_group() -> None:
    far = [(100.0 + 300 * (one % 3), 100.0 + 300 * (one // 3)) for one in range(9)]
    near = [(100.0, 100.0), (140.0, 100.0), (100.0, 140.0), (140.0, 140.0), (700.0, 700.0)]
    box = np.array([900.0, 900.0])
    for points, drawn in ((far, False), (near, True)):
        [line] = outlines(np.array(points), np.zeros(len(points), dtype=np.int64), [0], box)
        assert bool(line) == drawn


def test_things_without_ties_stand_in_a_row_below(placed: Positions) -> None:
    lowest = placed.points["alone"][1]
    assert placed.points["zwei"][1] == lowest
    others = [y for name, (_, y) in placed.points.items() if name not in ("alone", "zwei")]
    assert max(others) < lowest


def test_without_clusters_communities_are_named_after_their_strongest(drawn: Drawn) -> None:
    ties = " ".join(f"o{one}-p{one % 2}" for one in range(20)) + " o1-p0"
    found = lay_out(drawn(ties))
    assert {group.label["de"].split(" · ")[0] for group in found.groups} == {"P0", "P1"}


def test_a_cluster_that_few_have_does_not_group_a_large_network(
    stars: Network, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, *others = stars.of_kind("project")
    rare = replace(
        stars,
        nodes=tuple(
            node if node.id == project.id else replace(node, facets=()) for node in stars.nodes
        ),
    )
    few = lay_out(rare)
    module = import_module("verbund.network.layout.grouping")
    monkeypatch.setattr(module, "CROWDED", len(stars.nodes) - 1)
    many = lay_out(rare)
    assert len(others) > 1
    held = [sum(len(group.members) for group in one.groups) for one in (few, many)]
    assert held[0] < len(stars.nodes) / 2 < held[1]


def test_a_layout_is_the_same_again_and_another_with_another_seed(stars: Network) -> None:
    shuffled = replace(stars, edges=tuple(reversed(stars.edges)))
    assert lay_out(stars) == lay_out(shuffled)
    assert lay_out(stars) != lay_out(stars, seed=2)


def test_a_layout_is_kept_and_found_again(stars: Network, tmp_path: Path) -> None:
    first = lay_out(stars, cache=tmp_path)
    (path,) = tmp_path.iterdir()
    kept = path.read_bytes()
    assert lay_out(stars, cache=tmp_path) == first
    path.write_text("{}")
    assert lay_out(stars, cache=tmp_path) == first
    assert path.read_bytes() == kept
    lay_out(stars, seed=3, cache=tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("ties", ["", "a-b", "a-b b-c", "a-b c-d e-f"])
def test_the_smallest_networks_have_positions_too(ties: str, drawn: Drawn) -> None:
    network = drawn(ties, "x")
    found = lay_out(network)
    assert found.points.keys() == network.by_id.keys()
    assert len(set(found.points.values())) == len(network.nodes)


def test_many_small_parts_stand_apart_from_each_other(drawn: Drawn) -> None:
    parts = [f"a{one}-b{one} b{one}-c{one} c{one}-a{one}" for one in range(70)]
    found = lay_out(drawn(" ".join(parts)))
    middles = np.array(
        [np.mean([found.points[f"{name}{one}"] for name in "abc"], axis=0) for one in range(70)]
    )
    nearest = min(dist(one, two) for one, two in combinations(middles.tolist(), 2))
    assert nearest > 30
    points = list(found.points.values())
    assert min(dist(one, two) for one, two in combinations(points, 2)) > 15


def test_many_pairs_leave_room_for_the_rest(drawn: Drawn) -> None:
    pairs = [f"a{one}-b{one}" for one in range(900)]
    found = lay_out(drawn(" ".join([*pairs, "p-q", "x-y y-z"])))
    lowest = max(found.points[name][1] for name in "xyz")
    assert lowest < min(found.points[f"b{one}"][1] for one in range(900))
    assert all(0 <= y <= found.height for _, y in found.points.values())


def test_no_nodes_have_no_positions(drawn: Drawn) -> None:
    assert lay_out(drawn("")).points == {}


def test_a_border_follows_the_cells() -> None:
    shape = np.array([[True, True], [True, False]])
    assert border(shape) == [(0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (1, 2), (0, 2), (0, 1)]


@pytest.mark.slow
@pytest.mark.parametrize(("size", "most"), [(2_000, 2.0), (10_000, 10.0)])
def test_large_networks_are_quick(size: int, most: float) -> None:
    network = _random(size, 2 * size)
    begun = time.process_time()
    found = lay_out(network)
    assert time.process_time() - begun < most
    assert len(set(found.points.values())) == size


def test_ties_are_shorter_than_chance(stars: Network, placed: Positions) -> None:
    tied = [dist(placed.points[one.source], placed.points[one.target]) for one in stars.edges]
    every = [dist(one, two) for one, two in combinations(placed.points.values(), 2)]
    assert np.mean(tied) < 0.4 * np.mean(every)
    assert nx.is_connected(nx.Graph([(edge.source, edge.target) for edge in stars.edges]))


def test_pairs_take_no_more_of_a_small_picture_than_their_part(drawn: Drawn) -> None:
    star = " ".join(f"p0-o{one}" for one in range(7))
    found = lay_out(drawn(star + " a-b c-d e-f g-h", "x"))
    mine = [found.points[name] for name in ("p0", *(f"o{one}" for one in range(7)))]
    high = max(y for _, y in mine) - min(y for _, y in mine)
    assert high > 0.25 * found.height
    assert max(y for _, y in mine) < min(found.points[name][1] for name in "abcdefghx")


def test_a_cluster_of_a_replaced_scheme_groups_nothing(stars: Network) -> None:
    old = Facet("cluster", "c0", words("Alt"), groups=False)
    nodes = tuple(
        replace(node, facets=(old, *node.facets)) if node.kind == "project" else node
        for node in stars.nodes
    )
    assert lay_out(replace(stars, nodes=nodes)) == lay_out(stars)
