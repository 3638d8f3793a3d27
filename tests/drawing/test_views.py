from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pypdf
import pytest
from tests.drawing.conftest import edge

from verbund.drawing import ImageFormat, Imprint, Land, Means, Size, pictured, saved
from verbund.drawing.views import NoMap, NothingToDraw
from verbund.errors import UnknownThing
from verbund.network.model import Facet, Network, words
from verbund.network.view import View

BASE = "https://example.org/"
SQUARE = [[(0.0, 0.0), (100.0, 0.0), (100.0, 120.0), (0.0, 120.0)]]


def said(network: Network, link: str, ground: Land | None = None) -> str:
    """The words in the picture of a view."""
    figure = pictured(network, View.of(link).at(BASE), Means("en", Size(), None, ground))
    data = saved(figure, ImageFormat.PDF, Imprint("view"))
    return " ".join(pypdf.PdfReader(BytesIO(data)).pages[0].extract_text().split())


def test_the_surroundings_of_a_thing_stand_under_their_verbs(sample: Network) -> None:
    text = said(sample, "sel=organisation/koeln&steps=1")
    assert "Surroundings of Köln" in text
    assert "is partner in" in text
    assert "Stadt Jena" not in text


def test_two_steps_reach_the_neighbours_of_neighbours(sample: Network) -> None:
    text = said(sample, "sel=organisation/koeln&steps=2")
    assert "Stadt Jena" in text
    assert "in two steps" in text


def test_a_way_between_two_is_a_chain_and_a_sentence(sample: Network) -> None:
    text = said(sample, "sel=organisation/jena&goal=person/ada")
    assert "Stadt Jena coordinates Alpha" in text
    assert "Beta" in text


def test_a_part_of_a_network_counts_what_it_hides(sample: Network) -> None:
    assert "Not shown: 1 person" in said(sample, "off=person")


def test_a_map_shows_where_who_sits(sample: Network) -> None:
    seats = {f"{BASE}organisation/jena": ("Jena", (50.0, 60.0))}
    text = said(sample, "view=map", Land(100, 120, SQUARE, {}, seats, "© Ground"))
    for one in ("Jena", "© Ground", "1 organisation by place", "regions of the projects"):
        assert one in text


def test_what_cannot_be_drawn_is_explained(sample: Network) -> None:
    with pytest.raises(UnknownThing, match="organisation/bonn"):
        said(sample, "sel=organisation/bonn")
    with pytest.raises(NothingToDraw):
        said(sample, "only=state:place/x")
    with pytest.raises(NoMap):
        said(sample, "view=map")


def test_a_cluster_without_a_shown_project_has_no_outline(sample: Network) -> None:
    facet = Facet("cluster", f"{BASE}cluster/c", words("Wohnen", "Housing"))
    ended = date(2019, 12, 31)
    nodes = tuple(
        replace(node, facets=(facet,), end=ended if node.kind == "project" else None)
        for node in sample.nodes
    )
    friends = tuple(node for node in nodes if node.kind != "project")
    ties = tuple(edge(one, other) for one, other in pairwise(friends))
    network = replace(sample, nodes=nodes, edges=(*sample.edges, *ties))
    assert "Housing" in said(network, "from=2018&to=2018")
    assert "Housing" in said(network, "off=project")
    assert "Housing" not in said(network, "from=2022&to=2022")
