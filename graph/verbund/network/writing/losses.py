"""What a format cannot carry, counted on the network at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from verbund.network.model import Edge, Network, Node, Note, Words, words

Carried = Literal[
    "details",
    "direction",
    "facets",
    "kinds",
    "languages",
    "outward verbs",
    "parallel ties",
    "periods",
    "places",
    "roles",
    "rows",
    "sources",
    "titles of sources",
    "verbs",
]

#: What formats with attributes for nodes and edges carry.
ATTRIBUTES: frozenset[Carried] = frozenset(
    (
        "direction",
        "facets",
        "kinds",
        "languages",
        "parallel ties",
        "periods",
        "places",
        "roles",
        "sources",
        "verbs",
    )
)


def _things(network: Network) -> Iterator[Node | Edge]:
    yield from network.nodes
    yield from network.edges


def _languages(network: Network) -> int:
    return sum(1 for node in network.nodes if node.label["de"] != node.label["en"])


def _parallel(network: Network) -> int:
    pairs = {frozenset((edge.source, edge.target)) for edge in network.edges}
    return len(network.edges) - len(pairs)


def _periods(network: Network) -> int:
    return sum(1 for thing in _things(network) if thing.start or thing.end)


def _places(network: Network) -> int:
    return sum(len(node.places) for node in network.nodes)


COUNTS: Mapping[Carried, tuple[Words, Callable[[Network], int]]] = {
    "details": (
        words("Angaben zu Knoten", "facts about nodes"),
        lambda network: sum(len(node.details) for node in network.nodes),
    ),
    "direction": (
        words("Richtungen von Verbindungen", "directions of ties"),
        lambda network: len(network.edges),
    ),
    "facets": (
        words("Merkmale zum Filtern", "facets"),
        lambda network: sum(len(node.facets) for node in network.nodes),
    ),
    "kinds": (words("Arten von Knoten", "kinds of nodes"), lambda network: len(network.nodes)),
    "languages": (words("Namen in der zweiten Sprache", "names in the other language"), _languages),
    "outward verbs": (
        words("Verben vom Ziel aus gelesen", "verbs read from the target"),
        lambda network: len(network.edges),
    ),
    "parallel ties": (
        words("weitere Verbindungen eines Paares", "further ties of a pair"),
        _parallel,
    ),
    "periods": (words("Zeiträume", "periods"), _periods),
    "places": (words("Orte", "places"), _places),
    "roles": (
        words("Rollen", "roles"),
        lambda network: sum(1 for edge in network.edges if edge.role),
    ),
    "rows": (
        words("Zeilen der Tabellen", "rows of the tables"),
        lambda network: sum(len(thing.rows) for thing in _things(network)),
    ),
    "sources": (
        words("Verweise auf Quellen", "references to sources"),
        lambda network: sum(len(thing.sources) for thing in _things(network)),
    ),
    "titles of sources": (
        words("Titel und Adressen von Quellen", "titles and addresses of sources"),
        lambda network: len(network.sources),
    ),
    "verbs": (words("Verben", "verbs"), lambda network: len(network.edges)),
}  # fmt: skip


def losses(network: Network, carried: frozenset[Carried]) -> tuple[Note, ...]:
    """What of this network gets lost in a format that carries only so much; nothing uncounted."""
    notes = (
        Note(said, count(network)) for name, (said, count) in COUNTS.items() if name not in carried
    )
    return tuple(note for note in notes if note.count)
