"""Why there are no rows: true sentences, for every question and for queries of one's own."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.queries.conftest import EXAMPLES, Asking

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.errors import InvalidQuery
from verbund.formats import RdfFormat
from verbund.model import Iri, Table
from verbund.queries.alternatives import alternatives
from verbund.queries.asking import Asker
from verbund.queries.emptiness import Reason, reasons
from verbund.queries.patterns import where
from verbund.queries.query import Filled, Query
from verbund.queries.questions import Questions
from verbund.queries.sheet import Reader
from verbund.queries.values import Values
from verbund.sparql.guard import Form
from verbund.store import Store

EMPTY: Mapping[str, Mapping[str, str]] = tomllib.loads(
    (Path(__file__).parent / "empty.toml").read_text(encoding="utf-8")
)
BASE = Iri("https://example.org/")
TOWNS = """
@prefix ex: <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:jena a ex:Town ; rdfs:label "Jena"@de ; ex:size 110000 ; ex:in ex:thueringen .
ex:bonn-stadt a ex:Town ; rdfs:label "Bonn (Stadt)"@de ; ex:size 330000 ; ex:in ex:nrw .
ex:fsu a ex:University ; rdfs:label "Universität Jena"@de ; ex:place ex:jena ;
  ex:since "1558-02-02"^^xsd:date ; ex:name "FSU" .
ex:uni-bonn a ex:University ; rdfs:label "Universität Bonn"@de ; ex:place ex:bonn-stadt ;
  ex:since "1818-10-18"^^xsd:date ; ex:name "Uni Bonn" .
"""
PREFIXES = """PREFIX ex: <https://example.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@pytest.fixture(scope="module")
def towns() -> Store:
    """Two towns and their universities."""
    store = Store.in_memory()
    store.load(TOWNS.encode(), RdfFormat.TURTLE)
    return store


def _why(store: Store, text: str, still: Callable[[], bool] = lambda: True) -> list[Reason]:
    query = f"{PREFIXES}SELECT * WHERE {{ {text} }}"
    assert len(store.select(query)) == 0
    return list(reasons(query, store, Reader(BASE, "en"), still))


def _told(store: Store, query: str, language: str = "en") -> list[str]:
    found = reasons(f"{PREFIXES}{query}", store, Reader(BASE, language), lambda: True)
    return [one.text for one in found]


def test_a_property_without_any_value_gets_the_nearest_whatever_is_wrong_besides(
    towns: Store,
) -> None:
    assert [one.text for one in _why(towns, "?u a ex:University ; ex:plaze 'Jena'")] == [
        "nothing matches ?u ex:plaze 'Jena'",
        "nothing matches ?thing ex:plaze ?value",
        "nearest to plaze there: place",
    ]


@pytest.mark.parametrize(
    ("where", "why", "near"),
    [
        (
            "?u a ex:University ; ex:place ex:bonn",
            "nothing matches ?u ex:place bonn",
            "nearest to bonn there: Bonn (Stadt) (bonn-stadt)",
        ),
        (
            "?u ex:place ?p . ?p rdfs:label 'Jena'",
            "nothing matches ?p rdfs:label 'Jena'",
            "nearest to 'Jena' there: \"Jena\"@de",
        ),
        (
            "?u ex:place ex:jena . ?u rdfs:label 'Universität Bonn'@de",
            "nothing matches ?u rdfs:label 'Universität Bonn'@de together with what is before it",
            "nearest to 'Universität Bonn'@de there: Universität Jena",
        ),
        (
            "?u ex:since '1560-01-01'^^xsd:date",
            "nothing matches ?u ex:since '1560-01-01'^^xsd:date",
            "nearest to '1560-01-01'^^xsd:date there: 1558-02-02, 1818-10-18",
        ),
        (
            "?u a ex:Universiti",
            "nothing matches ?u a Universiti",
            "nearest to Universiti there: University",
        ),
        (
            "?u ex:plaze ?p",
            "nothing matches ?u ex:plaze ?p",
            "nearest to plaze there: place",
        ),
        (
            "?t ex:size ?n FILTER (?n > 1000000)",
            "FILTER (?n > 1000000) leaves none",
            "?n goes from 110000 to 330000",
        ),
        (
            "?u ex:name ?n FILTER (?n = 'FSUJ')",
            "FILTER (?n = 'FSUJ') leaves none",
            "values of ?n there: FSU …",
        ),
        (
            "VALUES ?t { ex:bonn } ?u ex:place ?t",
            "nothing matches ?u ex:place ?t together with what is before it",
            "nearest to bonn there: Bonn (Stadt) (bonn-stadt)",
        ),
        (
            "?t a ex:Town . ?t ex:place ?p",
            "nothing matches ?t ex:place ?p together with what is before it",
            "in place of Town there is: University",
        ),
        (
            "?t ex:in ?land . ?t ex:name ?n",
            "nothing matches ?t ex:name ?n together with what is before it",
            "without ?t ex:in ?land there would be some",
        ),
    ],
)
def test_the_first_pattern_that_leaves_none_is_named_and_what_is_near(
    towns: Store, where: str, why: str, near: str
) -> None:
    first, second, *_ = _why(towns, where)
    assert (first.text, second.text) == (why, near)
    assert not towns.ask(first.sparql)


_PATH = st.sampled_from(
    ["a", "ex:place", "ex:size", "ex:name", "ex:place/ex:in", "^ex:place", "?p"]
)
_END = st.sampled_from(["?a", "?b", "ex:jena", "ex:bonn", "ex:Town", "'FSU'", "110000"])
_TRIPLE = st.builds("{} {} {} .".format, _END.filter(lambda end: end[0] not in "'1"), _PATH, _END)


@given(st.lists(_TRIPLE, min_size=1, max_size=4))
def test_no_sentence_is_false(towns: Store, triples: list[str]) -> None:
    query = f"{PREFIXES}SELECT * WHERE {{ {' '.join(triples)} }}"
    found = list(reasons(query, towns, Reader(BASE, "en"), lambda: True))
    assert bool(found) == (len(towns.select(query)) == 0)
    for number, (text, sparql) in enumerate(found):
        if number == 0 or text.startswith("without "):
            assert towns.ask(sparql) == bool(number)
        else:
            assert len(towns.select(sparql)) > 0


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "SELECT ?l (COUNT(*) AS ?n) { ?t ex:in ?l } GROUP BY ?l HAVING (COUNT(*) > 5)",
            ["the patterns match, but HAVING (COUNT(*) > 5) leaves none", "COUNT(*) is 1 there"],
        ),
        (
            "SELECT ?p (SUM(?m) AS ?n) { ?u ex:place ?p . ?p ex:size ?m } GROUP BY ?p "
            "HAVING (SUM(?m) > 5 && SUM(?m) > 900000) ORDER BY ?n",
            [
                "the patterns match, but HAVING (SUM(?m) > 900000) leaves none",
                "SUM(?m) goes from 110000 to 330000",
            ],
        ),
        (
            "SELECT ?p (SUM(?m) AS ?n) { ?u ex:place ?p . ?p ex:size ?m } GROUP BY ?p "
            "HAVING (?n > 5)",
            [
                "the patterns match, but HAVING (?n > 5) leaves none",
                "?n goes from 110000 to 330000",
                "HAVING does not know ?n: write SUM(?m) there",
            ],
        ),
        (
            "SELECT * { ?t a ex:Town { SELECT ?p { ?u ex:place ?p } GROUP BY ?p "
            "HAVING (COUNT(?u) > 7) } }",
            ["the patterns match, but HAVING (COUNT(?u) > 7) leaves none", "COUNT(?u) is 1 there"],
        ),
        (
            "SELECT ?t { ?t a ex:Town . OPTIONAL { ?t ex:plaze ?p } FILTER(BOUND(?p)) }",
            [
                "FILTER(BOUND(?p)) leaves none",
                "?p has no value there",
                "nothing matches ?t ex:plaze ?p",
                "nearest to plaze there: place",
            ],
        ),
        (
            "SELECT ?u { ?u ex:since ?d FILTER(YEAR(?d) > 1500 && YEAR(?d) > 2000) }",
            ["FILTER(YEAR(?d) > 2000) leaves none", "YEAR(?d) goes from 1558 to 1818"],
        ),
        (
            "SELECT ?u { ?u rdfs:label ?l FILTER(LANG(?l) = 'en') }",
            ["FILTER(LANG(?l) = 'en') leaves none", "values of LANG(?l) there: de"],
        ),
        (
            "SELECT ?t { ?t a ex:Town FILTER EXISTS { ?t ex:plaze ?p } }",
            [
                "FILTER EXISTS { ?t ex:plaze ?p } leaves none",
                "nothing matches ?t ex:plaze ?p",
                "nearest to plaze there: place",
            ],
        ),
        (
            "SELECT ?t { ?t a ex:Town MINUS { ?t ex:size ?n } }",
            [
                "everything is taken away by MINUS { ?t ex:size ?n }",
                "without it there would be 2 ?t: Bonn (Stadt) (bonn-stadt), Jena (jena)",
            ],
        ),
        (
            "SELECT ?u { { ?u ex:name 'FSUJ' } UNION { ?u ex:name 'Uni Bon' } }",
            [
                "no part of the UNION matches",
                "nothing matches ?u ex:name 'FSUJ'",
                "nearest to 'FSUJ' there: FSU",
                "nothing matches ?u ex:name 'Uni Bon'",
                "nearest to 'Uni Bon' there: Uni Bonn",
            ],
        ),
        (
            "SELECT ?u { BIND('FSUJ' AS ?n) ?u ex:name ?n }",
            [
                "nothing matches ?u ex:name ?n together with what is before it",
                "nearest to 'FSUJ' there: FSU",
            ],
        ),
        (
            "SELECT ?u { ?u ex:place [ a ex:Town ; rdfs:label 'Jena'@en ] }",
            [
                "nothing matches ?_1 rdfs:label 'Jena'@en",
                "nearest to 'Jena'@en there: \"Jena\"@de",
            ],
        ),
        (
            "SELECT ?u { [] ex:place [ ex:size 5 ] . [ ex:name ?u ] }",
            ["nothing matches ?_2 ex:size 5", "nearest to 5 there: 110000, 330000"],
        ),
        (
            "SELECT ?t { ?t ex:in ex:nrw . { SELECT ?t { ?u ex:place ?t ; ex:name 'FSU' } } }",
            [
                "nothing matches the sub-query for ?t together with what is before it",
                "in place of nrw there is: thueringen",
            ],
        ),
        (
            "SELECT ?t { ?t a ex:Town } LIMIT 3 OFFSET 9",
            ["the patterns match, but OFFSET 9 leaves no row"],
        ),
        (
            "SELECT ?t { ?t a ex:Town } VALUES ?t { ex:fsu }",
            ["the patterns match, but VALUES ?t { ex:fsu } leaves no row"],
        ),
    ],
)
def test_conditions_are_looked_into_like_patterns(
    towns: Store, query: str, said: list[str]
) -> None:
    assert len(towns.select(f"{PREFIXES}{query}")) == 0
    assert _told(towns, query) == said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "SELECT * { ?u a ex:University ; ex:place ex:bonn }",
            [
                "nichts passt auf ?u ex:place bonn",
                "am nächsten kommt bonn dort: Bonn (Stadt) (bonn-stadt)",
            ],
        ),
        (
            "SELECT * { ?t a ex:Town . ?t ex:place ?p }",
            [
                "nichts passt auf ?t ex:place ?p zusammen mit dem, was davor steht",
                "statt Town gibt es dort: University",
            ],
        ),
        (
            "SELECT * { ?t ex:in ?land . ?t ex:name ?n }",
            [
                "nichts passt auf ?t ex:name ?n zusammen mit dem, was davor steht",
                "ohne ?t ex:in ?land gäbe es etwas",
            ],
        ),
        (
            "SELECT * { ?t ex:size ?n FILTER (?n > 1000000) }",
            ["FILTER (?n > 1000000) lässt nichts übrig", "?n reicht von 110000 bis 330000"],
        ),
        (
            "SELECT * { ?u ex:name ?n FILTER (?n = 'FSUJ') }",
            ["FILTER (?n = 'FSUJ') lässt nichts übrig", "Werte von ?n dort: FSU …"],
        ),
        (
            "SELECT ?t { ?t a ex:Town . OPTIONAL { ?t ex:plaze ?p } FILTER(BOUND(?p)) }",
            [
                "FILTER(BOUND(?p)) lässt nichts übrig",
                "?p hat dort keinen Wert",
                "nichts passt auf ?t ex:plaze ?p",
                "am nächsten kommt plaze dort: place",
            ],
        ),
        (
            "SELECT ?p (SUM(?m) AS ?n) { ?u ex:place ?p . ?p ex:size ?m } GROUP BY ?p "
            "HAVING (?n > 5)",
            [
                "die Muster passen, aber HAVING (?n > 5) lässt nichts übrig",
                "?n reicht von 110000 bis 330000",
                "HAVING kennt ?n nicht: dort muss SUM(?m) stehen",
            ],
        ),
        (
            "SELECT ?l { ?t ex:in ?l } GROUP BY ?l HAVING (COUNT(*) > 5)",
            [
                "die Muster passen, aber HAVING (COUNT(*) > 5) lässt nichts übrig",
                "COUNT(*) ist dort 1",
            ],
        ),
        (
            "SELECT ?t { ?t a ex:Town MINUS { ?t ex:size ?n } }",
            [
                "alles wird weggenommen von MINUS { ?t ex:size ?n }",
                "ohne das gäbe es 2 ?t: Bonn (Stadt) (bonn-stadt), Jena (jena)",
            ],
        ),
        (
            "SELECT ?t { ?t ex:in ex:nrw . { SELECT ?t { ?u ex:place ?t ; ex:name 'FSU' } } }",
            [
                "nichts passt auf die Unterabfrage nach ?t zusammen mit dem, was davor steht",
                "statt nrw gibt es dort: thueringen",
            ],
        ),
        (
            "SELECT ?u { { ?u ex:name 1 } UNION { ?u ex:name 2 } }",
            [
                "kein Teil der UNION passt",
                "nichts passt auf ?u ex:name 1",
                "statt 1 gibt es dort: FSU, Uni Bonn",
                "nichts passt auf ?u ex:name 2",
                "statt 2 gibt es dort: FSU, Uni Bonn",
            ],
        ),
        (
            "SELECT ?t { ?t a ex:Town } LIMIT 3 OFFSET 9",
            ["die Muster passen, aber OFFSET 9 lässt keine Zeile übrig"],
        ),
    ],
)
def test_a_german_answer_has_german_reasons(towns: Store, query: str, said: list[str]) -> None:
    assert _told(towns, query, "de") == said


def test_the_pattern_inside_a_group_is_found(towns: Store) -> None:
    found = _why(towns, "?u ex:place ?p . { SELECT ?p { ?p a ex:Town ; ex:size 5 } }")
    assert found[0].text == "nothing matches ?p ex:size 5"


def test_what_takes_everything_away_is_named(towns: Store) -> None:
    assert _why(towns, "?t a ex:Town MINUS { ?t ex:size ?n }")[0].text == (
        "everything is taken away by MINUS { ?t ex:size ?n }"
    )
    found = _why(towns, "?t a ex:Town FILTER NOT EXISTS { ?t ex:size ?n }")
    assert [one.text for one in found] == [
        "FILTER NOT EXISTS { ?t ex:size ?n } leaves none",
        "without it there would be 2 ?t: Bonn (Stadt) (bonn-stadt), Jena (jena)",
    ]


LISTS = """
@prefix ex: <https://example.org/> .
ex:round ex:stops ( ex:jena ex:weimar ) .
ex:line ex:stops ( ex:jena ex:erfurt ex:gotha ) .
"""


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (
            "?r ex:stops ( ex:jena ex:weimarr )",
            ["nothing matches ?_2 rdf:first weimarr", "nearest to weimarr there: weimar"],
        ),
        (
            "?r ex:stops ( ex:gotha ?any )",
            [
                "nothing matches ?_1 rdf:first gotha together with what is before it",
                "in place of gotha there is: jena",
            ],
        ),
        (
            "?r ex:stops ( ex:jena )",
            ["nothing matches ?_1 rdf:rest rdf:nil together with what is before it"],
        ),
        (
            "( ex:jena [ ex:size 5 ] ) ex:of ?r",
            ["nothing matches ?_1 ex:size 5"],
        ),
        ("?r ex:stops ()", ["nothing matches ?r ex:stops rdf:nil"]),
    ],
)
def test_lists_are_looked_into(where: str, said: list[str]) -> None:
    store = Store.in_memory()
    store.load(LISTS.encode(), RdfFormat.TURTLE)
    assert [one.text for one in _why(store, where)][: len(said)] == said


NAMED = """
<https://example.org/jena> <https://example.org/in> <https://example.org/de> .
<https://example.org/jena> <https://example.org/size> "110" <https://example.org/source/a> .
<https://example.org/jena> <https://example.org/name> "Jena" <https://example.org/source/a> .
<https://example.org/jena> <https://example.org/name> "Iena" <https://example.org/source/b> .
"""


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (
            "GRAPH ?g { ?t ex:name 'Jenna' }",
            [
                "nothing matches ?t ex:name 'Jenna' in GRAPH ?g",
                "nearest to 'Jenna' there: Jena, Iena",
            ],
        ),
        (
            "?t ex:in ex:de . GRAPH ex:source\\/b { ?t ex:name ?n ; ex:size ?s }",
            [
                "nothing matches ?t ex:size ?s in GRAPH source/b",
                "nearest to source/b there: source/a",
                "in place of size there is: name",
            ],
        ),
        (
            "GRAPH <https://example.org/source/c> { ?t ex:name ?n }",
            [
                "nothing matches ?t ex:name ?n in GRAPH source/c",
                "nearest to source/c there: source/a, source/b",
            ],
        ),
        (
            "GRAPH ?g { ?t ex:size ?s ; ex:name ?n FILTER(?n = 'Iena') }",
            ["FILTER(?n = 'Iena') leaves none", "values of ?n there: Jena"],
        ),
        (
            "GRAPH ?g { { ?t ex:name 'X' } UNION { ?t ex:size 'Y' } }",
            [
                "no part of the UNION matches",
                "nothing matches ?t ex:name 'X' in GRAPH ?g",
                "in place of 'X' there is: Iena, Jena",
                "nothing matches ?t ex:size 'Y' in GRAPH ?g",
                "in place of 'Y' there is: 110",
            ],
        ),
        (
            "GRAPH ?g { ?t ex:name ?n . FILTER NOT EXISTS { ?t ex:name ?m } }",
            [
                "FILTER NOT EXISTS { GRAPH ?g { ?t ex:name ?m } } leaves none",
                "without it there would be 2 ?g: source/a, source/b",
            ],
        ),
        (
            "GRAPH ?g { ?t ex:size ?s MINUS { ?t ex:name ?n } }",
            ["nothing matches GRAPH ?g { ?t ex:size ?s MINUS { ?t ex:name ?n } }"],
        ),
        (
            "GRAPH ?g { ?t ex:size ?s FILTER(BOUND(?g)) } ?t ex:inn ex:de",
            ["nothing matches ?t ex:inn de", "nearest to inn there: in"],
        ),
    ],
)
def test_patterns_in_graphs_are_looked_into(where: str, said: list[str]) -> None:
    store = Store.in_memory()
    store.load(NAMED.encode(), RdfFormat.NQUADS)
    assert [one.text for one in _why(store, where)] == said


_WITHIN = st.lists(
    st.sampled_from(
        """?t ex:name ?n .
        ?t ex:size ?s .
        ?t ex:in ?l .
        OPTIONAL { ?t ex:size ?s }
        FILTER(?n = 'Jena')
        FILTER(BOUND(?l))
        VALUES ?n { 'Jena' 'Iena' }
        BIND('Iena' AS ?n)
        FILTER EXISTS { ?t ex:size ?x }
        MINUS { ?t ex:name ?n }
        { ?t ex:name ?n } UNION { ?t ex:size ?n }
        _:a ex:name ?n .
        ?t ex:of ( 1 ?n ) .""".splitlines()
    ),
    max_size=3,
    unique=True,
).map(" ".join)


@given(_WITHIN, _WITHIN, st.sampled_from(["?g", "ex:a", "<https://example.org/source/b>"]))
def test_what_is_taken_apart_means_the_same(within: str, outside: str, graph: str) -> None:
    store = Store.in_memory()
    store.load(NAMED.encode(), RdfFormat.NQUADS)
    query = f"{PREFIXES}ASK {{ GRAPH {graph} {{ {within} }} {outside} }}"
    try:
        asked = store.ask(query)
    except InvalidQuery:  # a name that BIND makes is there already
        return
    whole = where(query)
    assert store.ask(whole.ask(whole.elements)) == asked


def test_without_time_nothing_is_claimed(towns: Store) -> None:
    where = "?u a ex:University ; ex:place ?p . ?p ex:size ?n ; ex:in ?l . ?l a ex:Land"
    assert _why(towns, where, lambda: False) == []


def test_a_limit_of_nothing_is_named(towns: Store) -> None:
    assert _told(towns, "SELECT * { ?t a ex:Town } LIMIT 0") == [
        "the patterns match, but LIMIT 0 leaves no row"
    ]


@pytest.fixture(scope="module")
def asker(built: Build, store: Store) -> tuple[Asker, Questions]:
    """What fills the gaps of the shipped questions."""
    catalogue = Catalogue.at(built.folder.parent.parent)
    questions = Questions(catalogue)
    return Asker(questions, Values(store, catalogue.settings.base), "de"), questions


@pytest.mark.parametrize("name", EMPTY)
def test_every_question_without_rows_says_why(
    name: str, asker: tuple[Asker, Questions], built: Build, store: Store
) -> None:
    given = {key: [value] for key, value in {**EXAMPLES.get(name, {}), **EMPTY[name]}.items()}
    query = asker[0].query(asker[1].named(name), given)
    found = query.asked(store)
    assert isinstance(found, Table)
    assert len(found) == 0
    reader = Reader(Catalogue.at(built.folder.parent.parent).settings.base, "en")
    left = iter(range(5))
    others = list(alternatives(query, store, reader, lambda: next(left, None) is not None))
    why = list(islice(reasons(query.sparql, store, reader, lambda: True), 2))
    assert others or why
    assert not (why and store.ask(why[0].sparql) and "the patterns match" not in why[0].text)


def _others(query: Query, store: Store, language: str = "de") -> list[str]:
    return list(alternatives(query, store, Reader(BASE, language), lambda: True))


def test_a_thing_that_has_none_is_compared_with_all_the_others(
    asker: tuple[Asker, Questions], store: Store
) -> None:
    question = asker[1].named("practice-partners")
    (said,) = _others(asker[0].query(question, {"state": ["Brandenburg"]}), store)
    assert said == (
        "Zu Bundesland 'Brandenburg' gibt es nichts, aber zu 10 anderen, "
        "etwa 'Baden-Württemberg', 'Bayern' und 'Berlin'."
    )
    for state in ("Bayern", "Berlin"):
        assert asker[0].query(question, {"state": [state]}).asked(store)


def test_an_english_answer_is_compared_in_english(built: Build, store: Store) -> None:
    catalogue = Catalogue.at(built.folder.parent.parent)
    questions = Questions(catalogue)
    asker = Asker(questions, Values(store, catalogue.settings.base), "en")
    query = asker.query(questions.named("practice-partners"), {"state": ["Brandenburg"]})
    assert _others(query, store, "en") == [
        "There is nothing for federal state 'Brandenburg', but 10 others have, "
        "such as 'Baden-Württemberg', 'Bavaria' and 'Berlin'."
    ]


def _gap(choices: str, text: str, *filled: str) -> Query:
    terms = tuple(Iri(f"{BASE}{one}") for one in filled)
    gap = Filled("town", terms, lambda: choices, lambda term: text.replace("$x", f"<{term}>"))
    return Query(text, Form.SELECT, filled=(gap,))


@pytest.mark.parametrize(
    ("text", "de", "en"),
    [
        (
            "SELECT ?n { $x <https://example.org/size> ?n FILTER(?n > 200000) }",
            "Zu town 'Jena' gibt es nichts, aber zu 'Bonn (Stadt)'.",
            "There is nothing for town 'Jena', but for 'Bonn (Stadt)' there is.",
        ),
        (
            "SELECT ?n { $x <https://example.org/name> ?n }",
            "Zu town 'Jena' gibt es nichts, auch sonst zu nichts.",
            "There is nothing for town 'Jena', nor for any other.",
        ),
    ],
)
def test_one_other_and_none_are_told_in_their_words(
    towns: Store, text: str, de: str, en: str
) -> None:
    query = _gap("SELECT ?t { ?t a <https://example.org/Town> }", text, "jena")
    assert _others(query, towns, "de") == [de]
    assert _others(query, towns, "en") == [en]


def test_an_empty_answer_says_why_on_stderr(ask: Asking) -> None:
    words = ("query", "practice-partners", "--param", "state=Brandenburg")
    result = ask(*words)
    assert result.exit_code == 0
    nothing, there, why = result.stderr.splitlines()
    assert nothing == "Nichts gefunden."
    assert there.startswith("Zu Bundesland 'Brandenburg' gibt es nichts, aber zu ")
    assert why.startswith("Warum: nichts passt auf ")
    nothing, there, why = ask(*words, "--lang", "en").stderr.splitlines()
    assert nothing == "Nothing was found."
    assert there.startswith("There is nothing for federal state 'Brandenburg', but ")
    assert why.startswith("Why: nothing matches ")
    assert ask(*words, "--quiet").stderr == ""


def test_who_asks_for_no_row_is_told_no_reason(ask: Asking) -> None:
    result = ask("query", "partners", "--param", "project=Interko2", "--limit", "0")
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_query_of_ones_own_is_looked_into_in_a_process_of_its_own(ask: Asking) -> None:
    result = ask("sparql", "SELECT ?s { ?s v:acronym 'Neila' }", "--explain", "--lang", "en")
    assert "Why: nothing matches ?s v:acronym 'Neila'" in result.stderr
    assert "     nearest to 'Neila' there: NEILA" in result.stderr
    assert "ASK { ?s v:acronym 'Neila' . }" in result.stderr
