"""Small graphs in each syntax: the same graph, the same bytes, whatever the order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbund.errors import UnknownFormat
from verbund.export.syntax import SYNTAXES, written
from verbund.formats import RdfFormat
from verbund.model import Iri, Literal, Statement
from verbund.vocab import PORTAL_PREFIXES, RDF, SCHEMA, XSD

Read = Callable[[bytes, RdfFormat], set[str]]

ADA, BOB = Iri("https://example.org/ada"), Iri("https://example.org/a b".replace(" ", "%20"))
GRAPH = [
    Statement(ADA, Iri(RDF.type), Iri(SCHEMA.Person)),
    Statement(ADA, Iri(SCHEMA.name), Literal("Ada <&> \"King\"\n\tvon 'Byron'\\", language="de")),
    Statement(ADA, Iri(SCHEMA.name), Literal("Ada", language="en")),
    Statement(ADA, Iri(SCHEMA.knows), BOB),
    Statement(BOB, Iri(SCHEMA.size), Literal("007", XSD.nonNegativeInteger)),
    Statement(BOB, Iri("https://example.org/odd.name"), Literal("2026-11-22", XSD.date)),
]
PREFIXES = {**PORTAL_PREFIXES, "schema": str(SCHEMA)}

each_syntax = pytest.mark.parametrize("form", SYNTAXES, ids=lambda form: form.label)


@each_syntax
def test_readers_read_what_was_written(
    form: RdfFormat, oxigraph: Read, rdflib_reader: Read
) -> None:
    text = written(GRAPH, form, PREFIXES)
    same = written(GRAPH, RdfFormat.NTRIPLES, {})
    assert oxigraph(text, form) == rdflib_reader(text, form) == oxigraph(same, RdfFormat.NTRIPLES)
    assert len(oxigraph(text, form)) == len(GRAPH)


@each_syntax
def test_the_order_of_the_statements_does_not_matter(form: RdfFormat) -> None:
    mixed = [*GRAPH[::-2], *GRAPH]
    assert written(mixed, form, PREFIXES) == written(GRAPH, form, PREFIXES)


def test_text_that_xml_cannot_hold_is_left_out_of_it(oxigraph: Read) -> None:
    odd = Statement(ADA, Iri(SCHEMA.name), Literal("a\x01b"))
    text = written([*GRAPH, odd], RdfFormat.RDFXML, PREFIXES)
    assert len(oxigraph(text, RdfFormat.RDFXML)) == len(GRAPH)


def test_no_graphs_are_written() -> None:
    with pytest.raises(UnknownFormat):
        written(GRAPH, RdfFormat.TRIG, PREFIXES)
