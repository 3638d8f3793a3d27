"""Values are understood as people write them; what is not gets the nearest ones."""

from __future__ import annotations

import pytest

from verbund.errors import UnknownValue
from verbund.formats import RdfFormat
from verbund.model import Iri, Literal
from verbund.queries.header import Parameter
from verbund.queries.values import Values
from verbund.store import Store
from verbund.vocab import SCHEMA, XSD

BASE = "https://example.org/"
TURTLE = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix v: <https://w3id.org/verbund/ns#> .
@base <https://example.org/> .
<project/interko2> a schema:ResearchProject ; v:acronym "Interko2" ;
    rdfs:label "Integriertes Wohnflächenkonzept"@de , "Integrated living space concept"@en ;
    schema:alternateName "DAZWSICHEN"@de ; schema:sameAs <https://example.com/record/2> .
<person/p1> a schema:Person ; rdfs:label "Ada Byron" .
<project/inwok> a schema:ResearchProject ; rdfs:label "INWOK"@de ;
    schema:alternateName "Interko2"@de .
<organisation/a> a schema:Organization ; rdfs:label "Stadt Augsburg"@de ;
    schema:alternateName "Augsburg"@de .
<organisation/b> a schema:Organization ; rdfs:label "Landkreis Augsburg"@de ;
    schema:alternateName "Augsburg"@de ; skos:altLabel "Kreis Augsburg"@de .
"""
LABELS = {"de": "Vorhaben", "en": "project"}


@pytest.fixture(scope="module")
def values() -> Values:
    store = Store.in_memory()
    store.load(TURTLE.encode(), RdfFormat.TURTLE)
    return Values(store, Iri(BASE))


def _thing(values: Values, word: str, of: str = SCHEMA.ResearchProject) -> str:
    return str(values.thing(word, Iri(of), "project")).removeprefix(BASE)


@pytest.mark.parametrize(
    "word",
    [
        "Interko2",
        "interko 2",
        "Interko²",
        " Interko2 ",
        "Integriertes Wohnflächenkonzept",
        "integriertes wohnflaechenkonzept",
        "Integrated living space concept",
        "DAZWSICHEN",
        "interko2",
        "project/interko2",
        "https://example.org/project/interko2",
        "https://example.com/record/2",
    ],
)
def test_a_thing_goes_by_any_of_its_names(values: Values, word: str) -> None:
    assert _thing(values, word) == "project/interko2"


def test_a_first_name_goes_before_another_things_other_name(values: Values) -> None:
    assert _thing(values, "INWOK") == "project/inwok"


def test_a_name_of_another_class_is_not_taken(values: Values) -> None:
    with pytest.raises(UnknownValue, match="no project called 'Stadt Augsburg'"):
        _thing(values, "Stadt Augsburg")


def test_a_thing_of_any_class_is_found(values: Values) -> None:
    assert values.thing("Kreis Augsburg", None, "thing").local == "b"


def test_what_is_unknown_gets_the_nearest(values: Values) -> None:
    with pytest.raises(UnknownValue) as problem:
        _thing(values, "Integriertes Wohnkonzept")
    assert problem.value.hint.startswith("did you mean 'Integriertes Wohnflächenkonzept'")


def test_what_is_ambiguous_gets_all_of_them(values: Values) -> None:
    with pytest.raises(UnknownValue, match="'Augsburg' is the name of 2 things") as problem:
        _thing(values, "Augsburg", SCHEMA.Organization)
    assert problem.value.hint == "give the id: a (Stadt Augsburg), b (Landkreis Augsburg)"


@pytest.mark.parametrize("word", ["", "x:y", "http://", "/", "<a:b>", "} #", "http://e/a b", "ü:ü"])
def test_odd_words_are_unknown_and_nothing_worse(values: Values, word: str) -> None:
    with pytest.raises(UnknownValue):
        _thing(values, word)


def _parameter(kind: str, *, choices: str = "") -> Parameter:
    return Parameter("gap", kind, LABELS, choices=choices)


@pytest.mark.parametrize(
    ("kind", "word", "term"),
    [
        ("text", "endDate", Literal("endDate")),
        ("number", "5", Literal("5", XSD.integer)),
        ("number", "2,5", Literal("2.5", XSD.decimal)),
        ("date", "2021-06-15", Literal("2021-06-15", XSD.date)),
        ("date", "2021-06", Literal("2021-06-01", XSD.date)),
        ("date", "2021", Literal("2021-01-01", XSD.date)),
        ("date", "15.6.2021", Literal("2021-06-15", XSD.date)),
        ("language", "de", Literal("de")),
    ],
)
def test_plain_values_become_literals(values: Values, kind: str, word: str, term: Literal) -> None:
    assert values.terms(_parameter(kind), [word]) == [term]


@pytest.mark.parametrize(
    ("kind", "word", "message"),
    [
        ("number", "five", "'five' is no number"),
        ("number", "1 LIMIT 5", "is no number"),
        ("date", "2021-02-31", "'2021-02-31' is no date"),
        ("date", "tomorrow", "is no date"),
        ("language", "de' }", "is no language"),
    ],
)
def test_plain_values_that_are_wrong_are_told(
    values: Values, kind: str, word: str, message: str
) -> None:
    with pytest.raises(UnknownValue, match=message):
        values.terms(_parameter(kind), [word])


NAMED = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
SELECT ?thing ?name { ?thing a schema:Organization ; rdfs:label ?name }
"""


@pytest.mark.parametrize("word", ["Stadt Augsburg", "stadt augsburg", "a"])
def test_a_choice_is_taken_by_any_name_in_its_row(values: Values, word: str) -> None:
    assert values.terms(_parameter("text"), [word], NAMED) == [Iri(f"{BASE}organisation/a")]


def test_what_is_no_choice_gets_the_nearest(values: Values) -> None:
    with pytest.raises(UnknownValue) as problem:
        values.terms(_parameter("text"), ["Augsburg"], NAMED)
    assert problem.value.hint == "did you mean 'Stadt Augsburg' or 'Landkreis Augsburg'?"


@pytest.mark.parametrize("word", ["Kreis Augsburg", "kreis augsburg"])
def test_a_choice_is_taken_by_another_of_its_names(values: Values, word: str) -> None:
    assert values.terms(_parameter("text"), [word], NAMED) == [Iri(f"{BASE}organisation/b")]


def test_a_person_may_be_written_as_in_a_list(values: Values) -> None:
    assert _thing(values, "Byron, Ada", SCHEMA.Person) == "person/p1"
    with pytest.raises(UnknownValue) as caught:
        values.thing("Biron, Ada", Iri(SCHEMA.Person), "person")
    assert caught.value.hint == "did you mean 'Ada Byron'?"


def test_a_record_elsewhere_is_of_the_class_that_is_asked_for(values: Values) -> None:
    with pytest.raises(UnknownValue):
        values.thing("https://example.com/record/2", Iri(SCHEMA.Person), "person")
