"""The WHERE of a query is read element by element, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbund.queries.elements import NotUnderstood, Part
from verbund.queries.patterns import where

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = sorted((ROOT / "queries").rglob("*.rq"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_query_is_read(path: Path) -> None:
    assert where(path.read_text(encoding="utf-8")).elements


def test_each_triple_is_an_element_and_filters_come_last() -> None:
    text = """SELECT ?x WHERE { # all of it
      ?x a ex:A ; ex:p "b"@de , -1 ; ^ex:q/(ex:r|!ex:s)* ?y ;
      FILTER (?y > 3) .
      OPTIONAL { ?x ex:t "{" } VALUES ?z { 1 2 } BIND (1 AS ?n)
      { ?x ex:u ?v } UNION { ?x ex:w ?v }
      FILTER NOT EXISTS { ?x ex:u ?o }
      MINUS { ?x ex:u true } GRAPH ?g { ?x ?y ?z } ?x ex:last "1"^^ex:t
    } ORDER BY ?x"""
    found = where(text)
    assert [element.text for element in found.elements] == [
        "?x a ex:A .",
        '?x ex:p "b"@de .',
        "?x ex:p -1 .",
        "?x ^ex:q/(ex:r|!ex:s)* ?y .",
        'OPTIONAL { ?x ex:t "{" }',
        "VALUES ?z { 1 2 }",
        "BIND (1 AS ?n)",
        "{ ?x ex:u ?v } UNION { ?x ex:w ?v }",
        "MINUS { ?x ex:u true }",
        "GRAPH ?g { ?x ?y ?z . }",
        '?x ex:last "1"^^ex:t .',
        "FILTER (?y > 3)",
        "FILTER NOT EXISTS { ?x ex:u ?o }",
    ]
    assert found.ending == "ORDER BY ?x"
    assert found.elements[5].terms == ("?z",)


def test_a_group_and_a_query_inside_are_read_too() -> None:
    found = where("PREFIX ex: <e:> SELECT ?x { { SELECT ?x WHERE { ?x ex:p 1 } } { ?x ex:q 2 } }")
    inner, group = (found.inside(element) for element in found.elements)
    assert (inner.prologue, inner.elements[0].text) == ("PREFIX ex: <e:> ", "?x ex:p 1 .")
    assert group.elements[0].part is Part.TRIPLE


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { [ ex:p 1 ex:q 2 }",
        "SELECT * { [ ex:p ] ex:q 2 }",
        "SELECT * { ?x ex:p (1 2 }",
        "SELECT * { ?x ex:p }",
        "SELECT * { ?x }",
        "SELECT * { LATERAL { ?x ?y ?z } }",
        "DESCRIBE <a:b>",
        "SELECT ?x",
        "SELECT * { { ?x ex:p 1 ",
    ],
)
def test_what_is_not_understood_is_not_guessed(text: str) -> None:
    with pytest.raises(NotUnderstood):
        where(text)


def test_several_groups_are_not_one() -> None:
    found = where("SELECT * { { ?x ex:p 1 } UNION { ?x ex:q 1 } }")
    with pytest.raises(NotUnderstood):
        found.inside(found.elements[0])


def test_a_node_in_brackets_is_a_variable() -> None:
    found = where("ASK { ?x ex:p [ ex:q [] ; ex:r 1 ] . [ ex:p 2 ] }").elements
    assert [one.text for one in found] == [
        "?x ex:p ?_1 .",
        "?_1 ex:q ?_2 .",
        "?_1 ex:r 1 .",
        "?_3 ex:p 2 .",
    ]
