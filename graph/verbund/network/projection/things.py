"""Nodes: the rows about one thing, put together with what the catalogue knows about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from verbund.model import Iri, Table
from verbund.network.model import KINDS, Detail, Edge, Facet, Kind, Node, Words, words
from verbund.network.projection.background import Background
from verbund.network.projection.columns import Row, day, rows, spoken, text


def nodes(table: Table, known: Background) -> tuple[Node, ...]:
    """The nodes that a question for nodes found, sorted by kind and identifier."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows(table):
        grouped[text(row, "node")].append(row)
    found = (_node(key, same, known) for key, same in grouped.items())
    return tuple(sorted(found, key=lambda node: (KINDS.index(node.kind), node.id)))


def _node(key: str, same: list[Row], known: Background) -> Node:
    label = spoken(row.get("label") for row in same) or words(Iri(key).local)
    kind = kind_of(text(same[0], "kind"))
    given = spoken(row.get("short") for row in same)
    short = given if given and kind == "project" else _short(given, label)
    said = {*label.values(), *short.values()}
    start = day(same[0], "start")
    return Node(
        id=key,
        kind=kind,
        label=label,
        short=short,
        start=start,
        end=day(same[0], "end") or (start if kind == "event" else None),
        details=tuple(one for one in known.details.get(key, ()) if not _repeated(one, said)),
        facets=known.facets.get(key, ()),
        places=known.places.get(key, ()),
        sources=known.known(known.evidence.get(key, ())),
        rows=known.rows.get(key, ()),
    )


def _short(short: Words | None, label: Words) -> Words:
    """The short name; where it is German words and an English name is known, that one in English.

    >>> _short({"de": "Stadt Jena", "en": "Stadt Jena"}, {"de": "Stadt Jena", "en": "City of Jena"})
    {'de': 'Stadt Jena', 'en': 'City of Jena'}
    """
    if short is None:
        return label
    is_borrowed = short["de"] == short["en"] and " " in short["en"]
    is_known = label["de"] != label["en"]
    return {**short, "en": label["en"]} if is_borrowed and is_known else short


def _repeated(detail: Detail, said: set[str]) -> bool:
    return detail.name in ("acronym", "alternateName") and said.issuperset(detail.value.values())


def kind_of(name: str) -> Kind:
    """The kind of this name; "thing" for a name that is none."""
    for kind in KINDS:
        if kind == name:
            return kind
    return "thing"


def with_roles(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[Node, ...]:
    """The nodes, each with the roles that its own ties give it as a facet."""
    roles: dict[str, set[str]] = defaultdict(set)
    names = {}
    for edge in edges:
        if edge.role:
            roles[edge.source].add(edge.relation.name)
            names[edge.relation.name] = edge.role
    return tuple(
        replace(
            node,
            facets=node.facets
            + tuple(Facet("role", role, names[role]) for role in sorted(roles[node.id])),
        )
        if node.id in roles
        else node
        for node in nodes
    )
