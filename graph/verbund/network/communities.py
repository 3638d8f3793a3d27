"""A large network as its communities: what is too much to draw one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from verbund.network.layout.grouping import Grouping, grouping
from verbund.network.links import Links
from verbund.network.model import Detail, Edge, FacetName, Network, Node, Words, words
from verbund.network.verbs import relation

#: So many communities are drawn, and so many of the strongest ties of each.
GROUPS, EACH = 100, 3
#: The name of the fact that says how many things a community has.
MEMBERS = "members"
_HEADING = words("Mitglieder", "members")


def gathered(
    network: Network, *, by: FacetName | None = None, seed: int = 1
) -> tuple[Network, list[Node]]:
    """A network with a node for each larger community and its strongest ties to others.

    A community is named after its best connected members, and says how many there are; the weight
    of a tie is its part of the strongest. The things of smaller communities are given apart.
    """
    links = Links.of(network)
    groups = grouping(network, links, by, seed)
    size = Counter(groups.of.tolist())
    largest = sorted(groups.names, key=lambda one: (-size[one], one))[:GROUPS]
    nodes = {number: _node(number, groups.names[number][1], size[number]) for number in largest}
    edges = tuple(_edges(nodes, _between(links, groups)))
    ordered = tuple(sorted(nodes.values(), key=lambda one: one.id))
    small = [node for node, of in zip(network.nodes, groups.of.tolist(), strict=True)
             if of not in nodes]  # fmt: skip
    return replace(network, nodes=ordered, edges=edges), small


def members(node: Node) -> int:
    """How many things a node stands for, 0 where it stands for itself."""
    return next((int(one.value["de"]) for one in node.details if one.name == MEMBERS), 0)


def _node(number: int, name: Words, size: int) -> Node:
    fact = Detail(MEMBERS, _HEADING, "number", words(str(size)))
    return Node(f"community:{number:06}", "cluster", name, name, details=(fact,))


def _between(links: Links, groups: Grouping) -> Counter[tuple[int, int]]:
    """How many ties there are between two groups."""
    first, second = groups.of[links.first].tolist(), groups.of[links.second].tolist()
    pairs = zip(first, second, strict=True)
    return Counter((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])


def _edges(nodes: dict[int, Node], between: Counter[tuple[int, int]]) -> Iterator[Edge]:
    drawn: Counter[int] = Counter()
    most = max(between.values(), default=1)
    for (one, two), count in _strongest(between):
        if one in nodes and two in nodes and min(drawn[one], drawn[two]) < EACH:
            drawn.update((one, two))
            yield Edge(nodes[one].id, nodes[two].id, relation("tie"), weight=round(count / most, 3))


def _strongest(between: Counter[tuple[int, int]]) -> Iterable[tuple[tuple[int, int], int]]:
    return sorted(between.items(), key=lambda one: (-one[1], one[0]))
