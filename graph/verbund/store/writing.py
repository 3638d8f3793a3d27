"""The graph as text, written by the engine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

import pyoxigraph as ox

from verbund.formats import RdfFormat
from verbund.model import Iri, Statement
from verbund.store.embedded import Store, engine_format
from verbund.store.terms import quads
from verbund.vocab import RDF

_SUBJECTS = "SELECT DISTINCT ?s WHERE { ?s ?p ?o }"
_ALL_SUBJECTS = "SELECT DISTINCT ?s WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"

#: how many things the engine writes at a time; more are no faster, and take memory
BATCH = 200


def document(store: Store, form: RdfFormat, *, prefixes: Mapping[str, str] | None = None) -> bytes:
    """The public graph in a format, in the order of the engine.

    The order differs from store to store: whoever wants the same bytes each time has to sort.
    """
    written = store.engine.dump(
        format=engine_format(form), from_graph=ox.DefaultGraph(), prefixes=dict(prefixes or {})
    )
    return written or b""


def statements(found: Iterable[Statement], form: RdfFormat, prefixes: Mapping[str, str]) -> bytes:
    """Statements in a format: sorted, once each, so that the same ones give the same bytes.

    Nodes without a name get the labels of RDFC-1.0; of the prefixes those that are used are
    declared.
    """
    graph = ox.Dataset(quads(found))
    graph.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    ordered = sorted((quad.triple for quad in graph), key=str)
    text = "\n".join(map(str, ordered))
    used = {name: start for name, start in prefixes.items() if f"<{start}" in text}
    return ox.serialize(ordered, format=engine_format(form), prefixes=used) or b""


def lines(store: Store) -> list[bytes]:
    """The statements of the public graph as canonical N-Triples, sorted, without line ends."""
    found = document(store, RdfFormat.NTRIPLES).split(b"\n")
    found.pop()
    found.sort()
    return found


def has_class(store: Store, iri: str) -> bool:
    """Whether anything in the public graph has a class."""
    pattern = (None, ox.NamedNode(RDF.type), ox.NamedNode(iri), ox.DefaultGraph())
    return next(store.engine.quads_for_pattern(*pattern), None) is not None


def subjects(store: Store, graph: Iri | None = None) -> list[str]:
    """The IRIs of the things that a graph speaks of, sorted."""
    name = ox.NamedNode(graph.value) if graph else ox.DefaultGraph()
    return sorted(_column(store.engine.query(_SUBJECTS, default_graph=[name])))


def things(store: Store, iris: Iterable[str], graph: Iri | None = None) -> Iterator[bytes]:
    """What a graph says of some things, as documents in JSON-LD of ``BATCH`` things each."""
    name = ox.NamedNode(graph.value) if graph else ox.DefaultGraph()
    for batch in _batches(iris):
        found = (
            quad.triple
            for iri in batch
            for quad in store.engine.quads_for_pattern(ox.NamedNode(iri), None, None, name)
        )
        yield ox.serialize(found, format=ox.RdfFormat.JSON_LD) or b""


def quad_lines(store: Store, graphs: Collection[Iri]) -> Iterator[bytes]:
    """The public graph and the named ``graphs`` as canonical N-Quads, sorted, in pieces.

    The form is that of RDF Dataset Canonicalization (RDFC-1.0), section 5: one line a statement,
    one space between terms, escapes only where they must be. Lines are sorted by code point; all
    lines of a thing begin alike, so that sorting thing by thing sorts the whole.
    """
    names = {ox.DefaultGraph(), *(ox.NamedNode(graph.value) for graph in graphs)}
    iris = _column(store.engine.query(_ALL_SUBJECTS))
    for batch in _batches(sorted(iris, key=lambda iri: f"<{iri}>")):
        found = (
            quad
            for iri in batch
            for quad in store.engine.quads_for_pattern(ox.NamedNode(iri), None, None, None)
            if quad.graph_name in names
        )
        lines = (ox.serialize(found, format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
        yield b"".join(sorted(lines))


def _column(found: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean) -> Iterator[str]:
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - the query is a SELECT
    return (solution[0].value for solution in found)


def _batches(iris: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(iris)
    while batch := list(islice(rest, BATCH)):
        yield batch
