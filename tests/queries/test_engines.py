"""Each shipped question gives the same rows on rdflib as on Oxigraph.

It shows that a question means what it says, whatever the engine. rdflib takes 20 to 500 times as
long, which is why this is slow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
import rdflib
from rdflib.query import ResultRow
from rdflib.term import Node

from verbund.formats import RdfFormat
from verbund.model import Literal, Table, Term
from verbund.queries.query import Query
from verbund.store import Store, writing
from verbund.vocab import XSD

pytestmark = pytest.mark.slow

Example = Callable[..., Query]
_NUMBERS = {XSD.integer, XSD.decimal}


@pytest.fixture(scope="module")
def dataset(store: Store) -> Iterator[rdflib.Dataset]:
    """The public graph and the graphs of the sources, in rdflib."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        found = rdflib.Dataset()
        found.parse(data=writing.document(store, RdfFormat.TURTLE), format="turtle")
        for (source,) in store.select(SOURCES).texts():
            triples = store.construct(SAID.replace("$source", f"<{source}>"))
            graph = found.graph(rdflib.URIRef(source))
            for one in triples:
                graph.add(
                    (_theirs(one.subject), rdflib.URIRef(str(one.predicate)), _theirs(one.object))
                )
        yield found


SOURCES = """
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?source { ?source a prov:Entity . GRAPH ?source { ?s ?p ?o } }
"""
SAID = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH $source { ?s ?p ?o } }"


def _theirs(term: Term) -> Node:
    if not isinstance(term, Literal):
        return rdflib.URIRef(str(term))
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype == XSD.string
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype))


def _is_number(term: Term | None) -> bool:
    return isinstance(term, Literal) and term.datatype in _NUMBERS


def _value(text: str, is_number: bool) -> str | Decimal:
    """Numbers by their value: engines write a sum as 1300000 or 1300000.0."""
    return Decimal(text) if is_number and text else text


def test_a_question_gives_the_same_rows_on_rdflib(
    question: str, example: Example, store: Store, dataset: rdflib.Dataset
) -> None:
    query = example(question)
    ours = query.asked(store)
    assert isinstance(ours, Table)
    numbers = [any(_is_number(row[n]) for row in ours) for n in range(len(ours.columns))]
    theirs = [
        ["" if cell is None else str(cell) for cell in row]
        for row in dataset.query(query.sparql)
        if isinstance(row, ResultRow)
    ]
    assert [list(map(_value, row, numbers)) for row in theirs] == [
        list(map(_value, row, numbers)) for row in ours.texts()
    ]
