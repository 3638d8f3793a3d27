"""The same rules as on the page: graph/verbund/pages/static/visible.js."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from verbund.network.filters import filtered, opening
from verbund.network.model import Edge, Facet, Kind, Network, Node, words
from verbund.network.verbs import relation
from verbund.network.view import View

THURINGIA = Facet("state", "https://example.org/place/de-th", words("Thüringen"))


def _node(kind: Kind, key: str) -> Node:
    return Node(key, kind, words(key), words(key))


@pytest.fixture
def network() -> Network:
    """Two projects in different years, a partner of each, a person of the first."""
    early = replace(_node("project", "early"), start=date(2010, 1, 1), end=date(2012, 1, 1))
    late = replace(_node("project", "late"), start=date(2020, 1, 1))
    jena = replace(_node("organisation", "jena"), facets=(THURINGIA,))
    nodes = (early, jena, late, _node("organisation", "ulm"), _node("person", "zoe"))
    edges = (
        Edge("jena", "early", relation("coordinator"), start=early.start, end=early.end),
        Edge("ulm", "late", relation("partner"), start=late.start),
        Edge("zoe", "early", relation("lead"), start=early.start, end=early.end, weight=0.5),
    )
    return Network("whole", words("Alles"), nodes, edges)


@pytest.mark.parametrize(
    ("link", "left"),
    [
        ("", "early jena late ulm zoe"),
        ("off=person", "early jena late ulm"),
        ("off=project", "jena ulm zoe"),
        ("off=organisation,person", "early late"),
        ("from=2015&to=2021", "late ulm"),
        ("from=2010&to=2010&when=begun", "early jena zoe"),
        ("from=2012&to=2013&when=ended", "early jena zoe"),
        ("only=role:coordinator", "early jena"),
        ("only=state:place/de-th", "early jena"),
        ("least=0.6", "early jena late ulm"),
    ],
)
def test_a_view_leaves(network: Network, link: str, left: str) -> None:
    view = View.of(link).at("https://example.org/")
    assert " ".join(node.id for node in filtered(network, view).nodes) == left


def test_a_full_network_opens_without_people_and_events(network: Network) -> None:
    crowd = tuple(_node("person", f"p{number:03}") for number in range(400))
    full = replace(network, nodes=tuple(sorted((*network.nodes, *crowd), key=lambda one: one.id)))
    assert opening(network) == ()
    assert opening(full) == ("person",)
    assert opening(replace(full, nodes=crowd, edges=())) == ()
