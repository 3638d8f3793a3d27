"""Networks as plain columns: what the page's script reads.

Several networks share one table of nodes, facts, places and sources. Every text stands once; the
script puts the columns together again (``static/graph.js`` is the other side of this file).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from verbund.network.model import (
    KINDS,
    LANGUAGES,
    Detail,
    Edge,
    Facet,
    Group,
    Kind,
    Measures,
    Network,
    Node,
    Note,
    Place,
    Positions,
    Relation,
    Source,
    Words,
)
from verbund.pages.columns import Coder, Column, Shelf, each, same, written
from verbund.pages.outlines import placed

Item = TypeVar("Item")

_NODE = (
    *("id", "kind", "de", "en", "shortDe", "shortEn", "start", "end"),
    *("details", "facets", "places", "sources", "rows"),
)
_EDGE = (*("from", "to", "relation", "role", "period", "weight", "via", "sources", "rows"),)
#: Fractions travel as whole numbers: weights of millionths, betweenness of ten thousandths.
MILLION, TEN_THOUSAND = 1_000_000, 10_000
#: A place outside the map.
NOWHERE = (-1, -1)


@dataclass(frozen=True)
class Opening:
    """The kinds that a full network opens without, and where the others stand meanwhile."""

    off: tuple[Kind, ...]
    positions: Positions


@dataclass(frozen=True)
class Picture:
    """A network, how its nodes stand in it by number, and where they stand on the page."""

    network: Network
    measures: Measures
    positions: Positions
    opening: Opening | None = None


def payload(pictures: Sequence[Picture], *, base: str = "") -> dict[str, object]:
    """The networks as one value that JSON can hold."""
    return _Writer(base, pictures).written()


def merged(networks: Iterable[Network]) -> tuple[Node, ...]:
    """Each node of the networks once; what one network knows of it and another does not is kept."""
    nodes: dict[str, Node] = {}
    for network in networks:
        for node in network.nodes:
            known = nodes.setdefault(node.id, node)
            if known != node:
                nodes[node.id] = _joined(known, node)
    return tuple(nodes.values())


def _joined(one: Node, other: Node) -> Node:
    return Node(
        id=one.id,
        kind=one.kind,
        label=one.label,
        short=one.short,
        start=one.start or other.start,
        end=one.end or other.end,
        details=_union(one.details, other.details),
        facets=_union(one.facets, other.facets),
        places=_union(one.places, other.places),
        sources=_union(one.sources, other.sources),
        rows=_union(one.rows, other.rows),
    )


def _union(one: tuple[Item, ...], other: tuple[Item, ...]) -> tuple[Item, ...]:
    return one + tuple(item for item in other if item not in one)


class _Writer:
    """Puts numbers on everything; one writer for one page."""

    def __init__(self, base: str, pictures: Sequence[Picture]) -> None:
        self._pictures = pictures
        self._code = Coder(base)
        self._details = Shelf("name", "headingDe", "headingEn", "form", "de", "en")
        self._facets = Shelf("name", "value", "de", "en", "groups")
        self._places = Shelf("de", "en", "x", "y", "ags")
        self._relations = Shelf("name", "forwardDe", "forwardEn", "backwardDe", "backwardEn")
        self._roles = Shelf("de", "en")
        self._periods = Shelf("start", "end")
        self._rows = Shelf("file", "row")
        self._weights = Shelf("millionths")
        self._sources = Shelf("de", "en", "url", "publisher", "read")
        self._nodes = merged(picture.network for picture in pictures)
        self._number = {node.id: number for number, node in enumerate(self._nodes)}
        self._source_numbers: dict[str, int] = {}

    def written(self) -> dict[str, object]:
        """Everything; the tables of texts and lists last, when all numbers are given."""
        for picture in self._pictures:
            for source in picture.network.sources:
                self._source_numbers[source.id] = self._source(source)
        made: dict[str, object] = {
            "kinds": list(KINDS),
            "nodes": self._node_columns(self._nodes),
            "networks": [self._network(picture) for picture in self._pictures],
            "details": self._details.written(),
            "facets": self._facets.written(),
            "places": self._places.written(),
            "relations": self._relations.written(),
            "roles": self._roles.written(),
            "periods": self._periods.written(),
            "rows": self._rows.written(),
            "weights": self._weights.written(),
            "sources": self._sources.written(),
        }
        return made | self._code.tables()

    def _node_columns(self, nodes: Sequence[Node]) -> dict[str, Column]:
        code, text = self._code, self._code.text
        columns = [
            [code.name(node.id) for node in nodes],
            [KINDS.index(node.kind) for node in nodes],
            *([text(node.label[key]) for node in nodes] for key in LANGUAGES),
            *([text(node.short[key]) for node in nodes] for key in LANGUAGES),
            each((node.start for node in nodes), code.day),
            each((node.end for node in nodes), code.day),
            same([node.details for node in nodes], self._lists_of(self._detail)),
            same([node.facets for node in nodes], self._lists_of(self._facet)),
            same([node.places for node in nodes], self._lists_of(self._place)),
            each((node.sources for node in nodes), self._source_list),
            each((node.rows for node in nodes), self._lists_of(self._row)),
        ]
        return written(_NODE, columns)

    def _edge_columns(self, edges: Sequence[Edge]) -> dict[str, Column]:
        columns = [
            [self._number[edge.source] for edge in edges],
            [self._number[edge.target] for edge in edges],
            same([edge.relation for edge in edges], self._relation),
            same([edge.role for edge in edges], self._role),
            each(((edge.start, edge.end) for edge in edges), self._period),
            each((edge.weight for edge in edges), self._weight),
            each((edge.via for edge in edges), self._vias),
            each((edge.sources for edge in edges), self._source_list),
            each((edge.rows for edge in edges), self._lists_of(self._row)),
        ]
        return written(_EDGE, columns)

    def _network(self, picture: Picture) -> dict[str, object]:
        network, opening = picture.network, picture.opening
        return {
            "name": network.name,
            "title": dict(network.title),
            "method": dict(picture.measures.method),
            "nodes": self._standing(picture),
            "layout": self._layout(network, picture.positions),
            "opening": opening
            and {"off": list(opening.off), "layout": self._layout(network, opening.positions)},
            "edges": self._edge_columns(network.edges),
            "leftOut": [_note(note) for note in network.left_out],
        }

    def _standing(self, picture: Picture) -> dict[str, object]:
        """How the nodes stand in the network; how many ties they have, the script counts itself."""
        names = ("node", "betweenness", "core", "community")
        found = [picture.measures.of[node.id] for node in picture.network.nodes]
        columns = [
            [self._number[node.id] for node in picture.network.nodes],
            [round(of.betweenness * TEN_THOUSAND) for of in found],
            [of.core for of in found],
            [of.community for of in found],
        ]
        return dict(written(names, columns))

    def _layout(self, network: Network, positions: Positions) -> dict[str, object]:
        """Where the nodes stand, and the outlines behind them; a node that is away is nowhere."""
        points = [positions.points.get(node.id, NOWHERE) for node in network.nodes]
        return {
            "width": positions.width,
            "height": positions.height,
            "groups": [self._group(group) for group in positions.groups],
            **written(("x", "y"), list(zip(*points, strict=True))),
        }

    def _group(self, group: Group) -> dict[str, object]:
        return {
            "id": group.id,
            "label": dict(group.label),
            "members": self._code.list(self._number[member] for member in group.members),
            "outline": self._code.list(number for point in group.outline for number in point),
        }

    def _detail(self, detail: Detail) -> int:
        text, words = self._code.text, self._code.words
        heading, value = words(detail.heading), words(detail.value)
        return self._details.number(text(detail.name), *heading, text(detail.form), *value)

    def _facet(self, facet: Facet) -> int:
        name, value = self._code.text(facet.name), self._code.name(facet.value)
        return self._facets.number(name, value, *self._code.words(facet.label), int(facet.groups))

    def _place(self, place: Place) -> int:
        x, y = NOWHERE
        if place.longitude is not None and place.latitude is not None:
            x, y = placed(place.longitude, place.latitude) or NOWHERE
        return self._places.number(*self._code.words(place.label), x, y, self._code.text(place.ags))

    def _relation(self, relation: Relation) -> int:
        words = self._code.words
        return self._relations.number(
            self._code.text(relation.name), *words(relation.forward), *words(relation.backward)
        )

    def _source(self, source: Source) -> int:
        code = self._code
        return self._sources.number(
            *code.words(source.title),
            code.text(source.url),
            code.text(source.publisher),
            code.day(source.read),
        )

    def _row(self, row: str) -> int:
        """The number of a row of the catalogue's tables: its file, and its number in it."""
        file, _, number = row.partition("#row=")
        return self._rows.number(self._code.name(file), int(number) if number.isdigit() else 0)

    def _role(self, role: Words | None) -> int:
        return self._roles.number(*(self._code.words(role) if role else (0, 0)))

    def _period(self, period: tuple[date | None, date | None]) -> int:
        start, end = period
        return self._periods.number(self._code.day(start), self._code.day(end))

    def _weight(self, weight: float) -> int:
        return self._weights.number(round(weight * MILLION))

    def _lists_of(self, number: Callable[[Item], int]) -> Callable[[Iterable[Item]], int]:
        """What numbers a list of things by the numbers of the things."""
        return lambda things: self._code.list(number(thing) for thing in things)

    def _vias(self, iris: Iterable[str]) -> int:
        return self._code.list(self._number[iri] for iri in iris if iri in self._number)

    def _source_list(self, sources: Iterable[str]) -> int:
        return self._code.list(self._source_numbers[source] for source in sources)


def _note(note: Note) -> dict[str, object]:
    return {"text": dict(note.text), "count": note.count}
