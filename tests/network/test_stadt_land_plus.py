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
