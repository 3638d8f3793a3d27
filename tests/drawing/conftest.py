"""A small network of two projects with their partners and topics."""

from __future__ import annotations

from datetime import date

import pytest

from verbund.network.model import Built, Edge, Kind, Network, Node, Relation, words

COORDINATES = Relation("coordinator", words("koordiniert", "coordinates"), words("x"))
PARTNER = Relation("partner", words("ist Partner in", "is partner in"), words("x"))


def node(kind: Kind, key: str, name: str = "") -> Node:
    label = words(name or key)
    return Node(f"https://example.org/{kind}/{key}", kind, label, label)


def edge(one: Node, other: Node, relation: Relation = PARTNER) -> Edge:
    return Edge(one.id, other.id, relation)


@pytest.fixture
def sample() -> Network:
    alpha, beta = node("project", "alpha", "Alpha"), node("project", "beta", "Beta")
    jena, koeln = node("organisation", "jena", "Stadt Jena"), node("organisation", "koeln", "Köln")
    ada = node("person", "ada", "Ada & <Co>")
    built = Built(
        words("Beispiel: ein Katalog", "Example: a catalogue"),
        "Demo",
        "https://creativecommons.org/licenses/by/4.0/",
        date(2024, 6, 1),
    )
    ties = (edge(jena, alpha, COORDINATES), edge(koeln, alpha), edge(koeln, beta), edge(ada, beta))
    nodes = tuple(sorted((alpha, beta, jena, koeln, ada), key=lambda one: one.id))
    return Network("whole", words("Alles", "Everything"), nodes, ties, built=built)
