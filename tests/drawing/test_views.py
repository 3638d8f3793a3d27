from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pypdf
import pytest
from tests.drawing.conftest import edge, node

from verbund.drawing import ImageFormat, Imprint, Land, Means, Size, pictured, saved
from verbund.drawing.views import NoMap, NothingToDraw
from verbund.errors import UnknownThing
from verbund.network.model import Facet, Network, Place, words
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


def test_a_picked_thing_stands_out_of_the_whole_with_what_is_tied_to_it(sample: Network) -> None:
    text = said(sample, "sel=organisation/koeln")
    assert "Highlighted: Köln and the 2 entries tied to it." in text
    for name in ("Alpha", "Beta"):
        assert name in text
    assert "Jena" not in text
    other = said(sample, "sel=organisation/jena")
    assert "Highlighted: Stadt Jena and the entry tied to it." in other


def test_a_picked_thing_of_a_hidden_kind_is_shown(sample: Network) -> None:
    text = said(sample, "sel=person/ada&off=person")
    assert "Highlighted: Ada" in text
    assert "Not shown" not in text


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


def test_a_project_goes_by_its_short_name(sample: Network) -> None:
    nodes = tuple(
        replace(node, label=words("Ein langer Titel", "A long title"))
        if node.kind == "project"
        else node
        for node in sample.nodes
    )
    named = replace(sample, nodes=nodes)
    assert "Surroundings of Alpha: 1" in said(named, "sel=project/alpha&steps=1")
    assert "A long title" not in said(named, "sel=organisation/jena&goal=organisation/koeln")


def drawn(network: Network, ground: Land, link: str) -> str:
    """The picture of a view as SVG."""
    figure = pictured(network, View.of(link).at(BASE), Means("en", Size(), None, ground))
    return saved(figure, ImageFormat.SVG, Imprint("view")).decode()


def test_lines_on_a_map_begin_at_the_coordinator_of_a_project(sample: Network) -> None:
    seats = {
        f"{BASE}organisation/jena": ("Jena", (50.0, 60.0)),
        f"{BASE}organisation/koeln": ("Köln", (10.0, 60.0)),
    }
    ground = Land(100, 120, SQUARE, {}, seats, "© Ground")
    ours = re.findall(
        r'<path d="M ([\d. L\n]+)"[^>]*stroke: #d55e00',
        drawn(sample, ground, "view=map&sel=project/alpha"),
    )
    assert len(ours) == 1
    begin, end = (float(one.split()[0]) for one in ours[0].split("L"))
    assert begin - end > 0.3 * 842 / 4


def test_a_region_that_is_a_state_shades_its_districts(sample: Network) -> None:
    districts = dict.fromkeys(("12051", "12052", "13001"), SQUARE)
    seats = {f"{BASE}organisation/jena": ("Jena", (50.0, 60.0))}
    ground = Land(100, 120, SQUARE, districts, seats, "© Ground")
    nodes = tuple(
        replace(node, places=(Place(words("Brandenburg"), ags="12"),))
        if node.kind == "project"
        else node
        for node in sample.nodes
    )
    shade = "fill: #f3dcc6"
    none, state = (
        drawn(one, ground, "view=map").count(shade)
        for one in (sample, replace(sample, nodes=nodes))
    )
    assert state - none == 2


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
    others = tuple(node("organisation", f"o{number}") for number in range(60))
    nodes = tuple(
        replace(one, facets=(facet,), end=ended if one.kind == "project" else None)
        for one in (*sample.nodes, *others)
    )
    friends = tuple(node for node in nodes if node.kind != "project")
    ties = tuple(edge(one, other) for one, other in pairwise(friends))
    network = replace(sample, nodes=nodes, edges=(*sample.edges, *ties))
    assert "Housing" in said(network, "from=2018&to=2018")
    assert "Housing" in said(network, "off=project")
    assert "Housing" not in said(network, "from=2022&to=2022")
