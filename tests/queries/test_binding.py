"""Values stay data: whatever they contain, they are one term in the query."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.errors import InvalidQuery
from verbund.model import Blank, Iri, Literal
from verbund.queries.binding import bound, limited, parameters, with_prefixes
from verbund.queries.terms import written
from verbund.sparql.guard import Form, checked
from verbund.sparql.tokens import tokens
from verbund.vocab import XSD

ECHO = "SELECT ?said { VALUES ?said { $value } }"
_BREAKERS = ["'", '"', "'''", '"""', "\\", '\\"', "\\\\", ">", "<", "}", "{", "#", "\n", "\r", ";"]
_ATTACKS = [
    "} SERVICE <http://127.0.0.1:1/> { ?s ?p ?o",
    " } ; DROP ALL #",
    " } INSERT DATA { <a:b> <a:b> <a:b> } #",
    " . ?s ?p ?o } #",
    "$value ?said $other",
    "\\u0022 } #",
    "@de } #",
    "^^<http://www.w3.org/2001/XMLSchema#integer> } #",
    " UNION { ?s ?p ?o } #",
    "FROM <file:///etc/passwd>",
    "\x1b[2J\x07",
    "\u202e\u2066\ufeff",
    "Robert'); DROP TABLE people;--",
]
#: 200 hostile values: each way to break out, with each attack
HOSTILE = [f"{start}{attack}" for start in _BREAKERS for attack in _ATTACKS] + [
    "",
    " ",
    "\t",
    "?said",
    "<a:b>",
]


def _echo(text: str) -> list[ox.Literal]:
    """What a query says back."""
    found = ox.Store().query(text)
    assert isinstance(found, ox.QuerySolutions)
    said = [row["said"] for row in found]
    assert all(isinstance(term, ox.Literal) for term in said)
    return said


def test_there_are_two_hundred_hostile_values() -> None:
    assert len(set(HOSTILE)) == 200


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_text_stays_a_text(value: str) -> None:
    text = bound(ECHO, {"value": [Literal(value)]})
    assert checked(text) is Form.SELECT
    assert [said.value for said in _echo(text)] == [value]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_text_with_a_language_stays_one(value: str) -> None:
    (said,) = _echo(bound(ECHO, {"value": [Literal(value, language="de")]}))
    assert (said.value, said.language) == (value, "de")


@pytest.mark.parametrize("value", [*HOSTILE, "http://example.org/ x", "http://e/<>", "http://e/`"])
def test_a_hostile_text_is_no_iri(value: str) -> None:
    with pytest.raises(ValueError, match="not an absolute IRI"):
        Iri(value)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_text_stays_a_text(value: str) -> None:
    assert [said.value for said in _echo(bound(ECHO, {"value": [Literal(value)]}))] == [value]


def test_only_parameters_are_replaced() -> None:
    text = "SELECT ?x { ?x ex:p $x, '$x', ?xx, $xx } # $x"
    found = bound(text, {"x": [Literal("1")]})
    assert found == "SELECT ?x { ?x ex:p \"1\", '$x', ?xx, $xx } # $x"
    assert parameters(text) == {"x", "xx"}


def test_many_values_stand_side_by_side_and_none_is_undef() -> None:
    two = [Iri("http://e/a"), Iri("http://e/b")]
    assert bound(ECHO, {"value": two}) == ECHO.replace("$value", "<http://e/a> <http://e/b>")
    assert bound(ECHO, {"value": []}) == ECHO.replace("$value", "UNDEF")


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (Literal("7", XSD.integer), "7"),
        (Literal("-7", XSD.integer), f'"-7"^^<{XSD.integer}>'),
        (Literal("1.5", XSD.decimal), f'"1.5"^^<{XSD.decimal}>'),
        (Literal("2020-02-01", XSD.date), f'"2020-02-01"^^<{XSD.date}>'),
        (Literal("a", language="de-AT"), '"a"@de-AT'),
    ],
)
def test_terms_are_written_as_sparql_wants_them(term: Literal, text: str) -> None:
    assert written(term) == text
    assert len(list(tokens(text))) in (1, 2, 3)


def test_what_has_no_name_cannot_be_asked_for() -> None:
    with pytest.raises(InvalidQuery, match="no name"):
        written(Blank("b0"))
    with pytest.raises(InvalidQuery, match="no language"):
        written(Literal("a", language="de } #"))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT * { ?s ?p ?o } LIMIT 5"),
        ("SELECT * { ?s ?p ?o }  # all\n", "SELECT * { ?s ?p ?o } LIMIT 5  # all\n"),
        ("SELECT * {} LIMIT 3", "SELECT * {} LIMIT 3"),
        ("SELECT * {} LIMIT 30 OFFSET 2", "SELECT * {} LIMIT 5 OFFSET 2"),
        ("SELECT * {} OFFSET 2 LIMIT 30", "SELECT * {} OFFSET 2 LIMIT 5"),
        (
            "SELECT * { { SELECT * {} LIMIT 30 } }",
            "SELECT * { { SELECT * {} LIMIT 30 } } LIMIT 5",
        ),
        ("SELECT * {} VALUES ?s { <a:b> }", "SELECT * {} LIMIT 5 VALUES ?s { <a:b> }"),
    ],
)
def test_a_limit_is_put_where_it_belongs(text: str, meant: str) -> None:
    assert limited(text, 5) == meant


def test_known_prefixes_are_declared_and_others_asked_for() -> None:
    text = "PREFIX org: <http://e/> ASK { ?s org:a skos:b, 'schema:c' }"
    assert with_prefixes(text) == f"PREFIX skos: <http://www.w3.org/2004/02/skos/core#> {text}"
    with pytest.raises(InvalidQuery, match="the prefix foo: is not declared"):
        with_prefixes("ASK { ?s foo:a ?o }")
