from __future__ import annotations

from datetime import date

from verbund.network.model import Edge, Kind, Network, Node, Relation, words
from verbund.reporting.bridges import bridges, joined, parts, running, within

PARTNER = Relation("partner", words("ist Partner in"), words("hat als Partner"))


def _node(kind: Kind, key: str) -> Node:
    return Node(f"https://example.org/{key}", kind, words(key), words(key))


def _edge(one: str, other: str, end: date) -> Edge:
    return Edge(f"https://example.org/{one}", f"https://example.org/{other}", PARTNER, end=end)


EARLY, LATE = date(2023, 6, 30), date(2024, 6, 30)
NETWORK = Network(
    "project-organisation",
    words("Beispiel"),
    (
        _node("organisation", "a"),
        _node("organisation", "both"),
        _node("project", "one"),
        _node("project", "two"),
    ),
    (_edge("a", "one", EARLY), _edge("both", "one", EARLY), _edge("both", "two", LATE)),
)


def test_the_one_that_ties_two_projects_is_a_bridge() -> None:
    ((bridge),) = bridges(NETWORK)
    assert (bridge.node.label["de"], bridge.projects, bridge.parts) == ("both", 2, 2)


def test_projects_hang_together_until_one_ends() -> None:
    assert joined(NETWORK) == [2]
    assert joined(running(NETWORK, date(2024, 1, 1))) == [1]


def test_what_is_not_tied_is_a_part_of_its_own() -> None:
    assert len(parts({"a": {"b"}, "b": {"a"}, "c": set()})) == 2


def test_a_network_can_be_narrowed_to_some_projects() -> None:
    narrow = within(NETWORK, {"https://example.org/two"})
    assert [node.label["de"] for node in narrow.nodes] == ["both", "two"]
