"""The real catalogue as networks: complete in words, sources and places in the picture."""

from __future__ import annotations

from itertools import combinations
from math import dist
from pathlib import Path

import pytest

from verbund.model import Iri
from verbund.network.layout import lay_out
from verbund.network.model import Network
from verbund.network.projection import PROJECTIONS, Background, project
from verbund.network.verbs import VERBS
from verbund.store import Store

ROLES = """
PREFIX org: <http://www.w3.org/ns/org#>
SELECT DISTINCT ?role WHERE { ?tie org:role ?role }
"""


@pytest.fixture(scope="module")
def networks(store: Store, questions: Path) -> dict[str, Network]:
    known = Background.read(store, questions)
    names = [projection.name for projection in PROJECTIONS]
    return {name: project(store, name, folder=questions, background=known) for name in names}


def test_no_network_is_empty(networks: dict[str, Network]) -> None:
    assert [name for name, network in networks.items() if not network.edges] == []


def test_each_role_in_use_has_a_verb_of_its_own(store: Store) -> None:
    roles = {row[0].local for row in store.select(ROLES) if isinstance(row[0], Iri)}
    missing = sorted(roles - VERBS.keys())
    assert missing == [], f"add to verbund/network/verbs.py: {', '.join(missing)}"


def test_each_tie_of_the_whole_network_leads_to_a_source(networks: dict[str, Network]) -> None:
    assert [edge for edge in networks["whole"].edges if not edge.sources] == []


def test_each_node_of_the_whole_network_leads_to_a_source(networks: dict[str, Network]) -> None:
    assert [node.id for node in networks["whole"].nodes if not node.sources] == []


def test_the_whole_network_has_room_for_each_node(networks: dict[str, Network]) -> None:
    network = networks["whole"]
    found = lay_out(network)
    nearest = min(dist(one, two) for one, two in combinations(found.points.values(), 2))
    assert nearest > 15
    assert found.width < 2_000
    assert len(found.groups) >= 5


def test_projects_are_grouped_within_the_newest_scheme(networks: dict[str, Network]) -> None:
    network = networks["whole"]
    shown = {
        name: {
            facet.value.rpartition("/")[2]: facet.groups
            for node in network.of_kind("project")
            if node.id.endswith(f"/{name}")
            for facet in node.facets
            if facet.name == "cluster"
        }
        for name in ("prosper-ro", "wertvoll")
    }
    assert all(len(found) == 2 for found in shown.values()), "each has a cluster in both schemes"
    grouped = {name: [one for one in found if found[one]] for name, found in shown.items()}
    assert grouped == {"prosper-ro": ["siedlungsentwicklung"], "wertvoll": ["regionale-produkte"]}
    outlined = {group.id.rpartition("/")[2] for group in lay_out(network).groups}
    assert outlined == {
        "gerechtigkeit",
        "regionale-produkte",
        "siedlungsentwicklung",
        "stoffkreislaeufe",
        "wohnungsmarktregionen",
    }


def test_a_project_without_a_cluster_is_a_member_of_no_outline(
    networks: dict[str, Network],
) -> None:
    network = networks["whole"]
    free = {
        node.id
        for node in network.of_kind("project")
        if not any(facet.name == "cluster" for facet in node.facets)
    }
    assert any(one.endswith("/inwok") for one in free)
    inside = {one for group in lay_out(network).groups for one in group.members}
    assert free & inside == set()


def test_a_part_of_a_project_is_told_once_with_its_row(networks: dict[str, Network]) -> None:
    (tie,) = (
        edge
        for edge in networks["whole"].edges
        if {edge.source.rpartition("/")[2], edge.target.rpartition("/")[2]} == {"inwok", "interko2"}
    )
    assert tie.relation.backward["de"] == "hat als Teil"
    assert [row.rpartition("/")[2].partition("#")[0] for row in tie.rows] == [
        "project-relations.csv"
    ]
    assert tie.sources
