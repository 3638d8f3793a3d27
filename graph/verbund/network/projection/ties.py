"""Edges: the rows about one tie, with its verb, its period and its sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from verbund.model import Iri, Table
from verbund.network.model import Edge, Node
from verbund.network.projection.background import Background
from verbund.network.projection.columns import Row, day, rows, text
from verbund.network.verbs import relation

Period = tuple[date | None, date | None]


def edges(table: Table, known: Background) -> tuple[Edge, ...]:
    """The ties that a question for links found, sorted; one for each role and each statement."""
    grouped: dict[tuple[str, str, str, str], list[Row]] = defaultdict(list)
    for row in rows(table):
        key = (text(row, "source"), text(row, "target"), text(row, "relation"), text(row, "via"))
        grouped[key].append(row)
    return tuple(_edge(key, same, known) for key, same in sorted(grouped.items()))


def _edge(key: tuple[str, str, str, str], same: list[Row], known: Background) -> Edge:
    source, target, verb, via = key
    role = known.roles.get(verb)
    said = {text(row, "evidence") for row in same} | set(known.evidence.get(via, ()))
    return Edge(
        source,
        target,
        relation(Iri(verb).local, role),
        role,
        day(same[0], "start"),
        day(same[0], "end"),
        via=(via,) if via else (),
        sources=known.known(said),
        rows=known.rows.get(via, ()),
    )


def dated(edges: Iterable[Edge], nodes: Mapping[str, Node]) -> tuple[Edge, ...]:
    """The edges, those without a period of their own with the one that their ends share."""
    return tuple(_dated(edge, nodes[edge.source], nodes[edge.target]) for edge in edges)


def _dated(edge: Edge, source: Node, target: Node) -> Edge:
    if edge.start or edge.end:
        return edge
    start, end = overlap((source.start, source.end), (target.start, target.end))
    return replace(edge, start=start, end=end) if start or end else edge


def overlap(one: Period, other: Period) -> Period:
    """The time that two periods share; the second where they share none.

    >>> overlap((None, date(2023, 7, 31)), (date(2020, 1, 1), None))
    (datetime.date(2020, 1, 1), datetime.date(2023, 7, 31))
    """
    start = max(filter(None, (one[0], other[0])), default=None)
    end = min(filter(None, (one[1], other[1])), default=None)
    if start and end and start > end:
        return other if other[0] or other[1] else one
    return start, end
