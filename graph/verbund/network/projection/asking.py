"""A network of a person's own question: SELECT rows or CONSTRUCT statements become edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from verbund.errors import InvalidQuery
from verbund.model import Iri, Literal, Statement, Table, Term
from verbund.network.model import Built, Edge, Network, Node, Words, words
from verbund.network.projection.background import Background, question
from verbund.network.projection.columns import Row, day, number, rows, spoken, text
from verbund.network.projection.projecting import assembled
from verbund.network.projection.things import kind_of, nodes
from verbund.network.verbs import relation
from verbund.queries.engine import Engine
from verbund.queries.query import Query
from verbund.vocab import RDF, RDFS, SCHEMA, SKOS

_LABELS = (str(RDFS.label), str(SKOS.prefLabel), str(SCHEMA.name))
_LOOK = "see what it gives with `verbund sparql --file FILE`"
_HINT = "name two columns `source` and `target`, or write a CONSTRUCT query"


def own(
    store: Engine, sparql: str, *, folder: Path, title: Words, built: Built | None = None
) -> Network:
    """The network that a person's own query describes.

    A SELECT query has the columns ``source`` and ``target``, and may have ``sourceLabel``,
    ``targetLabel``, ``sourceKind``, ``targetKind``, ``relation``, ``role``, ``weight``, ``start``
    and ``end``. Of a CONSTRUCT query, statements between things become edges, and names labels.
    What the catalogue knows about its things (labels, facts, sources) comes along.

    Raises:
        InvalidQuery: the query cannot be read, is of another form, lacks the two columns or finds
            nothing.
        RefusedQuery: the query would change something or call somewhere.
    """
    match Query.own(sparql).asked(store):
        case Table() as table:
            found, ties = _from_rows(table)
        case tuple() as statements:
            found, ties = _from_statements(statements)
        case _:
            raise InvalidQuery("a network needs a SELECT or a CONSTRUCT query", hint=_HINT)
    if not found:
        raise InvalidQuery("the query finds nothing that could be drawn", hint=_LOOK)
    known = Background.read(store, folder)
    listed = nodes(store.select(question(folder, "whole-nodes")), known)
    clusters = nodes(store.select(question(folder, "clusters-nodes")), known)
    catalogued = {node.id: node for node in (*listed, *clusters)}
    merged = tuple(catalogued.get(key, node) for key, node in sorted(found.items()))
    return assembled("own", title, merged, ties, (known, built))


def _from_rows(table: Table) -> tuple[dict[str, Node], tuple[Edge, ...]]:
    if not {"source", "target"} <= set(table.columns):
        raise InvalidQuery("the query has no columns `source` and `target`", hint=_HINT)
    labels: dict[str, list[Term | None]] = defaultdict(list)
    kinds: dict[str, str] = {}
    ties = {}
    for row in rows(table):
        for end in ("source", "target"):
            key = text(row, end)
            if key:
                labels[key].append(row.get(f"{end}Label"))
                kinds[key] = kinds.get(key) or text(row, f"{end}Kind")
        if text(row, "source") and text(row, "target"):
            ties[_key(row)] = _edge(row)
    found = {key: _node(key, labels[key], kinds[key]) for key in labels}
    return found, tuple(ties[key] for key in sorted(ties))


def _key(row: Row) -> tuple[str, ...]:
    return tuple(text(row, name) for name in ("source", "target", "relation", "start", "end"))


def _edge(row: Row) -> Edge:
    role = text(row, "role")
    weight = number(row, "weight")
    return Edge(
        text(row, "source"),
        text(row, "target"),
        relation(_local(text(row, "relation") or "tie"), words(role) if role else None),
        words(role) if role else None,
        day(row, "start"),
        day(row, "end"),
        weight=1.0 if weight is None else weight,
    )


def _node(key: str, labels: Iterable[Term | None], kind: str) -> Node:
    label = spoken(labels) or words(_local(key))
    return Node(key, kind_of(kind), label, label)


def _local(name: str) -> str:
    try:
        return Iri(name).local or name
    except ValueError:
        return name


def _from_statements(
    statements: Iterable[Statement],
) -> tuple[dict[str, Node], tuple[Edge, ...]]:
    labels: dict[str, list[Term | None]] = defaultdict(list)
    ties = set()
    for one in statements:
        subject = str(one.subject)
        labels.setdefault(subject, [])
        if isinstance(one.object, Literal):
            if one.predicate.value in _LABELS:
                labels[subject].append(one.object)
        elif one.predicate.value != RDF.type:
            labels.setdefault(str(one.object), [])
            ties.add((subject, str(one.object), one.predicate.value))
    found = {key: _node(key, said, "") for key, said in labels.items()}
    edges = (Edge(one, two, relation(_local(verb))) for one, two, verb in sorted(ties))
    return found, tuple(edges)
