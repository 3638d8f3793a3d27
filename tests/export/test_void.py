"""How large the graph is and what it links to: counted again, another way."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import RDF

VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
EXPORTS = Path(__file__).resolve().parents[2] / "exports"
BASE = "https://w3id.org/stadt-land-plus/"
WHOLE = rdflib.URIRef(f"{BASE}dataset/catalogue")


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return rdflib.Graph().parse(EXPORTS / "void.ttl")


@pytest.fixture(scope="module")
def triples() -> list[pyoxigraph.Triple]:
    path = EXPORTS / "catalogue.ttl"
    return [quad.triple for quad in pyoxigraph.parse(path=path)]


def _number(graph: rdflib.Graph, thing: rdflib.term.Node, name: str) -> int:
    return int(str(graph.value(thing, VOID[name])))


def test_the_sizes_are_true(graph: rdflib.Graph, triples: list[pyoxigraph.Triple]) -> None:
    assert _number(graph, WHOLE, "triples") == len(triples)
    assert _number(graph, WHOLE, "distinctSubjects") == len({t.subject for t in triples})
    assert _number(graph, WHOLE, "distinctObjects") == len({t.object for t in triples})
    assert _number(graph, WHOLE, "properties") == len({t.predicate for t in triples})


def test_the_parts_are_true(graph: rdflib.Graph, triples: list[pyoxigraph.Triple]) -> None:
    used = Counter(triple.predicate.value for triple in triples)
    kinds = Counter(t.object.value for t in triples if t.predicate.value == str(RDF.type))  # type: ignore[union-attr]
    properties = {
        str(graph.value(part, VOID.property)): _number(graph, part, "triples")
        for part in graph.objects(WHOLE, VOID.propertyPartition)
    }
    classes = {
        str(graph.value(part, VOID["class"])): _number(graph, part, "entities")
        for part in graph.objects(WHOLE, VOID.classPartition)
    }
    assert (properties, classes) == (dict(used), dict(kinds))


def test_links_are_counted_by_where_they_lead(
    graph: rdflib.Graph, triples: list[pyoxigraph.Triple]
) -> None:
    ror = [
        part
        for part in graph.objects(WHOLE, VOID.subset)
        if graph.value(part, VOID.objectsTarget) == rdflib.URIRef("https://ror.org/")
    ]
    same = {str(t) for t in triples if t.predicate.value == "https://schema.org/sameAs"}
    assert _number(graph, ror[0], "triples") == sum("<https://ror.org/" in t for t in same) > 40
    assert all(graph.value(part, VOID.linkPredicate) for part in graph.objects(WHOLE, VOID.subset))


def test_every_dump_that_is_named_is_there(graph: rdflib.Graph) -> None:
    dumps = {str(dump).removeprefix(BASE) for dump in graph.objects(WHOLE, VOID.dataDump)}
    assert dumps == {path.name for path in EXPORTS.glob("catalogue.*")}
