"""What a person types becomes a query, with defaults for what they leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbund.catalogue import PARTS, Catalogue
from verbund.errors import InvalidQuery, UnknownParameter
from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.queries.asking import Asker
from verbund.queries.query import Query
from verbund.queries.questions import Questions
from verbund.queries.values import Values
from verbund.store import Store

QUESTION = """\
#+ summary: Example
#+ question: {de: "Was läuft am {day} in {state}?", en: "What runs on {day} in {state}?"}
#+ description: {de: Beispiel., en: Example.}
#+ tags: [example]
#+ parameters:
#+   day: {type: date, label: {de: Tag, en: day}}
#+   state: {type: text, choices: states, many: true, default: [], label: {de: Land, en: state}}
#+   least: {type: number, default: 2, label: {de: Mindestzahl, en: least}}
#+   lang: {type: language, default: de}
#+ columns: {x: {de: X, en: X}}
SELECT ?x { VALUES ?state { $state } ?x ?p $day , $least , $lang }
"""
STATES = """\
#+ summary: States
#+ question: {de: Welche Länder?, en: Which states?}
#+ description: {de: Beispiel., en: Example.}
#+ tags: [example]
#+ columns: {state: {de: Land, en: State}}
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?state ?stateLabel { ?state rdfs:label ?stateLabel }
"""


@pytest.fixture
def questions(tmp_path: Path) -> Questions:
    for part in PARTS:
        (tmp_path / part).mkdir()
    (tmp_path / "queries" / "running.rq").write_text(QUESTION, encoding="utf-8")
    (tmp_path / "queries" / "states.rq").write_text(STATES, encoding="utf-8")
    return Questions(Catalogue.at(tmp_path))


@pytest.fixture
def asker(questions: Questions) -> Asker:
    store = Store.in_memory()
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    store.load(f'<a:sn> {label} "Sachsen"@de .'.encode(), RdfFormat.NTRIPLES)
    return Asker(questions, Values(store, Iri("https://example.org/")), "en")


def _query(asker: Asker, questions: Questions, **given: list[str]) -> Query:
    return asker.query(questions.named("running"), given)


def test_gaps_are_filled_and_the_rest_has_its_default(asker: Asker, questions: Questions) -> None:
    query = _query(asker, questions, day=["15.6.2021"])
    assert "VALUES ?state { UNDEF }" in query.sparql
    assert '"2021-06-15"^^<http://www.w3.org/2001/XMLSchema#date> , 2 , "en" }' in query.sparql


def test_a_choice_comes_from_another_question(asker: Asker, questions: Questions) -> None:
    query = _query(asker, questions, day=["2021"], state=["sachsen"])
    assert "VALUES ?state { <a:sn> }" in query.sparql


def test_the_sentence_says_what_was_understood(asker: Asker, questions: Questions) -> None:
    query = _query(asker, questions, day=["2021"], state=["sachsen"])
    assert query.sentence == "What runs on 2021-01-01 in sachsen? (least: 2)"


def test_a_gap_that_needs_a_value_says_so(asker: Asker, questions: Questions) -> None:
    with pytest.raises(InvalidQuery, match="running needs day: day") as problem:
        _query(asker, questions)
    assert problem.value.hint == "verbund query running --param day=…"


def test_a_gap_that_is_not_there_gets_the_nearest(asker: Asker, questions: Questions) -> None:
    with pytest.raises(UnknownParameter) as problem:
        _query(asker, questions, dai=["2021"])
    assert problem.value.hint == "did you mean 'day'?"


def test_one_gap_takes_one_value_unless_many_are_allowed(
    asker: Asker, questions: Questions
) -> None:
    with pytest.raises(InvalidQuery, match="running takes one day only"):
        _query(asker, questions, day=["2021", "2022"])
