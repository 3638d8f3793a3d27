"""Queries that people write: made ready, asked, and complained about in their own terms."""

from __future__ import annotations

import pytest

from verbund.errors import InvalidQuery, RefusedQuery
from verbund.formats import RdfFormat
from verbund.model import Iri, Statement, Table
from verbund.queries.query import Query
from verbund.sparql.guard import Form
from verbund.store import Store


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store.in_memory()
    store.load(b"<a:s> <a:p> <a:o>, <a:q> .", RdfFormat.TURTLE)
    return store


def test_each_form_gets_its_kind_of_answer(store: Store) -> None:
    statement = Statement(Iri("a:s"), Iri("a:p"), Iri("a:o"))
    assert Query.own("SELECT ?o { ?s ?p ?o } ORDER BY ?o").asked(store) == Table(
        ("o",), ((Iri("a:o"),), (Iri("a:q"),))
    )
    assert Query.own("ASK { <a:s> ?p ?o }").asked(store) is True
    assert Query.own("CONSTRUCT WHERE { ?s ?p <a:o> }").asked(store) == (statement,)
    assert statement in Query.own("DESCRIBE <a:s>").asked(store)  # type: ignore[operator]


def test_a_limit_is_for_rows_only() -> None:
    assert Query.own("SELECT * {}").limited(2).sparql == "SELECT * {} LIMIT 2"
    assert Query.own("SELECT * {}").limited(None).sparql == "SELECT * {}"
    assert Query.own("ASK {}").limited(2).sparql == "ASK {}"


def test_a_query_is_guarded_before_it_is_made_ready() -> None:
    with pytest.raises(RefusedQuery):
        Query.own("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    assert Query.own("\ufeffASK {}").form is Form.ASK


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT ?o {} LIMIT ?o", "line 1, column 20: the query cannot go on with '?o'"),
        ("SELECT ?o { ?s schema:name }", "line 1, column 28: the query cannot go on with '}'"),
        ("ASK {\n ?s skos:note }", "line 2, column 15: the query cannot go on with '}'"),
        ("ASK {\n ?s ?p ?o", "line 2, column 10: the query cannot go on with the end"),
        ("SELECT * { ?s ?p }", "line 1: a pattern is not complete"),
    ],
)
def test_the_place_of_a_mistake_is_where_the_person_sees_it(
    store: Store, text: str, place: str
) -> None:
    with pytest.raises(InvalidQuery) as problem:
        Query.own(text).asked(store)
    assert str(problem.value).startswith(place)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT * {", "line 1, column 11: the query ends early"),
        ("SELECT ?p { ?p v:x ?y } ORDER", "line 1, column 30: the query ends early"),
        ("SELECT ?o { ?s schema:name }", "line 1, column 28: the query cannot go on with '}'"),
    ],
)
def test_a_limit_that_was_added_is_no_part_of_a_mistake(
    store: Store, text: str, place: str
) -> None:
    with pytest.raises(InvalidQuery) as problem:
        Query.own(text).limited(5).asked(store)
    assert str(problem.value) == place
    assert "LIMIT" not in problem.value.hint


def test_what_could_stand_there_is_said(store: Store) -> None:
    with pytest.raises(InvalidQuery) as problem:
        Query.own("SELECT * { ?s ?p ?o } ORDER ?s").asked(store)
    assert problem.value.hint == "possible here: BY"
    with pytest.raises(InvalidQuery) as problem:
        Query.own("ASK {\n ?s ?p ?o\n").asked(store)
    assert problem.value.hint == "each { needs its }"
    with pytest.raises(InvalidQuery) as problem:
        Query.own("SELECT ?x { ?s ?p ?o } GROUP BY ?s").asked(store)
    assert problem.value.hint == "The SELECT contains a variable that is unbound"
