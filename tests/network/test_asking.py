"""A person's own question as a network."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from verbund.errors import InvalidQuery, RefusedQuery
from verbund.network.model import Network, words
from verbund.network.projection import own
from verbund.store import Store

BASE = "https://example.org/"
PREFIXES = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
"""


@pytest.fixture
def asked(small: Store, questions: Path) -> Callable[[str], Network]:
    def ask(sparql: str) -> Network:
        return own(small, PREFIXES + sparql, folder=questions, title=words("Eigenes", "Own"))

    return ask


def test_two_columns_make_a_network_of_catalogued_things(
    asked: Callable[[str], Network],
) -> None:
    network = asked("SELECT ?source ?target { ?source schema:memberOf ?target }")
    assert [node.kind for node in network.nodes].count("organisation") == 3
    assert network.by_id[BASE + "organisation/a"].short["de"] == "Uni A"
    assert {edge.relation.name for edge in network.edges} == {"tie"}
    assert len(network.edges) == 4


def test_labels_kinds_periods_and_weights_may_be_given(asked: Callable[[str], Network]) -> None:
    network = asked("""
        SELECT ?source ?target ?sourceLabel ?sourceKind ?relation ?role ?weight ?start {
          VALUES (?source ?target ?sourceLabel ?sourceKind ?relation ?role ?weight ?start) {
            ("München" "Jena" "München"@de "topic" "near" "Nachbar" 2.5 "2020-01-01")
            (UNDEF "Jena" "niemand" "topic" "near" "Nachbar" 2.5 "2020-01-01")
          }
        }""")
    (edge,) = network.edges
    assert (edge.weight, edge.start, edge.role) == (2.5, date(2020, 1, 1), words("Nachbar"))
    assert [(node.id, node.kind) for node in network.nodes] == [
        ("Jena", "thing"),
        ("München", "topic"),
    ]


def test_constructed_statements_become_edges_and_names(asked: Callable[[str], Network]) -> None:
    network = asked("""
        CONSTRUCT { ?one <https://example.org/knows> ?two . <https://example.org/new> a ?class ;
                    rdfs:label "Neu" . ?one <https://example.org/knows> <https://example.org/new> }
        WHERE { ?one schema:memberOf ?two . ?two a ?class }""")
    assert network.by_id[BASE + "new"].label["de"] == "Neu"
    assert {edge.relation.name for edge in network.edges} == {"knows"}
    assert len(network.edges) == 7


@pytest.mark.parametrize(
    "sparql", ["SELECT ?a ?b { ?a schema:memberOf ?b }", "ASK { ?a schema:memberOf ?b }"]
)
def test_other_answers_are_no_network(asked: Callable[[str], Network], sparql: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        asked(sparql)
    assert "CONSTRUCT" in caught.value.hint


@pytest.mark.parametrize("form", ["SELECT ?source ?target", "CONSTRUCT { ?source a ?target }"])
def test_a_question_that_finds_nothing_is_said(asked: Callable[[str], Network], form: str) -> None:
    with pytest.raises(InvalidQuery, match="finds nothing"):
        asked(f"{form} WHERE {{ ?source <https://example.org/none> ?target }}")


def test_a_question_that_cannot_be_read_says_where_as_the_person_counts(
    small: Store, questions: Path
) -> None:
    with pytest.raises(InvalidQuery) as caught:
        own(
            small,
            "SELECT ?source ?target\n{ ?source schema:about }",
            folder=questions,
            title=words("Eigenes"),
        )
    assert str(caught.value) == "line 2, column 24: the query cannot go on with '}'"
    assert caught.value.hint == "a variable, a name or a value is missing here"


def test_known_prefixes_need_not_be_declared(small: Store, questions: Path) -> None:
    asked = "SELECT ?source ?target { ?source schema:memberOf ?target }"
    network = own(small, asked, folder=questions, title=words("Eigenes"))
    assert len(network.edges) == 4


def test_a_question_may_not_call_out(asked: Callable[[str], Network]) -> None:
    with pytest.raises(RefusedQuery):
        asked("SELECT ?source ?target { SERVICE <https://x.example> { ?source ?p ?target } }")
