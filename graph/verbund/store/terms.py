"""Between the engine's terms and ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox

from verbund.model import RDF_LANG_STRING, Blank, Iri, Literal, Statement, Term

Engine = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@lru_cache(maxsize=1 << 16)
def iri(value: str) -> Iri:
    """An IRI of the engine; most come again and again, and are made once."""
    return Iri(value)


def ours(term: Engine) -> Term:
    """Our value for a term of the engine.

    Raises:
        TypeError: the term is a statement about a statement, which RDF 1.1 does not have.
    """
    if isinstance(term, ox.NamedNode):
        return iri(term.value)
    if isinstance(term, ox.Literal):
        if language := term.language:
            return Literal(term.value, RDF_LANG_STRING, language)
        return Literal(term.value, term.datatype.value)
    if isinstance(term, ox.BlankNode):
        return Blank(term.value)
    raise TypeError(f"not a term of RDF 1.1: {term}")


def statement(quad: ox.Quad) -> Statement:
    """Our value for a statement of the engine."""
    graph = quad.graph_name
    name = iri(graph.value) if isinstance(graph, ox.NamedNode) else None
    return Statement(_subject(quad), iri(quad.predicate.value), ours(quad.object), name)


def made(triple: ox.Triple) -> Statement:
    """Our value for a statement that a query made."""
    return Statement(_subject(triple), iri(triple.predicate.value), ours(triple.object))


def quads(statements: Iterable[Statement]) -> Iterator[ox.Quad]:
    """The engine's values for statements of ours."""
    public = ox.DefaultGraph()
    for one in statements:
        graph = _named(one.graph.value) if one.graph else public
        yield ox.Quad(_node(one.subject), _named(one.predicate.value), _object(one), graph)


def triples(statements: Iterable[Statement]) -> Iterator[ox.Triple]:
    """The engine's values for statements, whatever their graph."""
    for one in statements:
        yield ox.Triple(_node(one.subject), _named(one.predicate.value), _object(one))


def _subject(one: ox.Quad | ox.Triple) -> Iri | Blank:
    subject = ours(one.subject)
    if isinstance(subject, Literal):
        raise TypeError(f"a text cannot be a subject: {subject}")
    return subject


@lru_cache(maxsize=1 << 14)
def _named(iri: str) -> ox.NamedNode:
    """The engine's value for an IRI, which it looks through once."""
    return ox.NamedNode(iri)


def _node(node: Iri | Blank) -> ox.NamedNode | ox.BlankNode:
    return _named(node.value) if isinstance(node, Iri) else ox.BlankNode(node.value)


def _object(one: Statement) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    term = one.object
    if not isinstance(term, Literal):
        return _node(term)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=_named(term.datatype))
