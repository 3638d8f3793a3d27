"""Queries that want too much: each is ended, the line is bounded, and the others are answered."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from verbund.catalogue import Catalogue
from verbund.queries.limits import Limits
from verbund.web import application
from verbund.web.pool import Bounds

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) = STR(?i)) }"
TOWER = "SELECT * {" + "{" * 190 + "}" * 190 + "}"


@pytest.fixture(scope="module")
def narrow(served: Catalogue) -> Iterator[TestClient]:
    """A server with one worker, room for one more in the line, and little of everything."""
    limits = Limits(seconds=1.0, memory=256 << 20)
    bounds = Bounds(limits, rows=50, size=20_000, workers=1, waiting=1, patience=0.5)
    with TestClient(application(served, bounds=bounds)) as client:
        yield client


def ask(client: TestClient, query: str) -> tuple[int, str]:
    found = client.post("/sparql", data={"query": query})
    return found.status_code, found.text


def test_a_query_past_its_time_is_ended_and_the_next_one_answered(narrow: TestClient) -> None:
    assert ask(narrow, ENDLESS) == (422, "the query was stopped after 1 second\n")
    assert ask(narrow, "ASK {}")[0] == 200


def test_rows_and_bytes_past_the_limit_are_told_and_not_cut(narrow: TestClient) -> None:
    status, said = ask(narrow, "SELECT * { ?s ?p ?o }")
    assert (status, said.splitlines()[0]) == (422, "the answer has more than 50 rows")
    assert "LIMIT and OFFSET" in said
    status, said = ask(narrow, "CONSTRUCT WHERE { ?s a schema:Place }")
    assert (status, said.splitlines()[0]) == (422, "the answer has more than 50 statements")
    long = "SELECT (CONCAT(" + ", ".join(["?d"] * 400) + ") AS ?x) { ?s rdfs:label ?d }"
    assert ask(narrow, long + " LIMIT 40")[0] == 422
    assert ask(narrow, "SELECT * { ?s ?p ?o } LIMIT 50")[0] == 200


def test_who_comes_when_the_line_is_full_is_told_when_to_come_again(narrow: TestClient) -> None:
    with ThreadPoolExecutor(5) as threads:
        sent = [threads.submit(narrow.post, "/sparql", data={"query": ENDLESS}) for _ in range(5)]
    answers = [one.result() for one in sent]
    busy = [one for one in answers if one.status_code == 503]
    assert {one.status_code for one in answers} == {422, 503}
    assert len(busy) >= 3
    assert {one.headers["retry-after"] for one in busy} == {"1"}
    assert ask(narrow, "ASK {}")[0] == 200


def test_a_query_that_the_engine_cannot_bear_is_told(narrow: TestClient) -> None:
    assert ask(narrow, TOWER)[0] in {200, 400, 422}
    assert ask(narrow, "SELECT * {" + "{" * 5000 + "}" * 5000 + "}")[0] == 400
    assert ask(narrow, "ASK {}")[0] == 200
