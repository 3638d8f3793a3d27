"""The graph as text, written by the engine."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

import pyoxigraph as ox

from verbund.formats import RdfFormat
from verbund.model import Iri, Statement
from verbund.store.embedded import Store, engine_format
from verbund.store.terms import quads, triples
from verbund.vocab import RDF

_SUBJECTS = "SELECT DISTINCT ?s WHERE { ?s ?p ?o }"
_ALL_SUBJECTS = "SELECT DISTINCT ?s WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"

#: the characters that XML 1.0 has no way to write
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

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


def in_forms(
    found: Iterable[Statement], forms: Iterable[RdfFormat], prefixes: Mapping[str, str]
) -> Iterator[tuple[RdfFormat, bytes]]:
    """Statements about named things in several formats, in the order that they come in."""
    made = list(triples(found))
    lines = ox.serialize(made, format=ox.RdfFormat.N_TRIPLES) or b""
    used = {name: start for name, start in prefixes.items() if f"<{start}".encode() in lines}
    for form in forms:
        is_plain = form is RdfFormat.NTRIPLES
        written = (
            None if is_plain else ox.serialize(made, format=engine_format(form), prefixes=used)
        )
        yield form, lines if is_plain else written or b""


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


def pieces(
    store: Store, form: RdfFormat, *, prefixes: Mapping[str, str], graph: Iri | None = None
) -> Iterator[bytes]:
    """What a graph says, thing by thing in order, as Turtle or RDF/XML without head and end.

    What XML cannot hold (U+0001 and the like) is left out of RDF/XML.
    """
    name = ox.NamedNode(graph.value) if graph else ox.DefaultGraph()
    for batch in _batches(subjects(store, graph)):
        found = (
            quad.triple
            for iri in batch
            for quad in sorted(
                store.engine.quads_for_pattern(ox.NamedNode(iri), None, None, name), key=_place
            )
        )
        fit = found if form is not RdfFormat.RDFXML else filter(_fits_xml, found)
        written = ox.serialize(fit, format=engine_format(form), prefixes=dict(prefixes)) or b""
        yield _body(written, form, len(prefixes))


def ordered(
    statements: Iterable[Statement], form: RdfFormat, *, prefixes: Mapping[str, str]
) -> bytes:
    """Some statements, things in order, as ``pieces`` writes them; in JSON-LD as a list.

    They do not go through a store, which would take the datatype of xsd:nonNegativeInteger away.
    """
    found = sorted(set(quads(statements)), key=lambda quad: (str(quad.subject), *_place(quad)))
    made = [quad.triple for quad in found]
    if form is RdfFormat.RDFXML:
        made = list(filter(_fits_xml, made))
    names = {} if form in (RdfFormat.JSONLD, RdfFormat.NTRIPLES) else dict(prefixes)
    written = ox.serialize(made, format=engine_format(form), prefixes=names or None) or b""
    return _body(written, form, len(prefixes)) if names else written


def _place(quad: ox.Quad) -> tuple[bool, str, str]:
    """The place of a statement among those about a thing: its classes come first."""
    return (quad.predicate.value != RDF.type, quad.predicate.value, str(quad.object))


def _fits_xml(triple: ox.Triple) -> bool:
    return not (isinstance(triple.object, ox.Literal) and _NO_XML.search(triple.object.value))


def _body(written: bytes, form: RdfFormat, prefixes: int) -> bytes:
    """A document without its prefixes, whose order is the engine's, and without its end."""
    if form is RdfFormat.RDFXML:
        start = written.index(b">", written.index(b"<rdf:RDF")) + 2
        return written[start : written.rindex(b"</rdf:RDF>")]
    return written.split(b"\n", prefixes)[prefixes]


def _column(found: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean) -> Iterator[str]:
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - the query is a SELECT
    return (solution[0].value for solution in found)


def _batches(iris: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(iris)
    while batch := list(islice(rest, BATCH)):
        yield batch
