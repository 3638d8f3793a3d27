"""The SPARQL 1.1 Protocol as its working group tests it, and what strangers try beyond."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from httpx import Response
from starlette.testclient import TestClient

from verbund.formats import RdfFormat
from verbund.store import Store

BASE = "https://w3id.org/stadt-land-plus/"
GEO, SEED, NEILA = f"{BASE}source/geo", f"{BASE}source/seed", f"{BASE}project/neila"
QUERY, FORM = "application/sparql-query", "application/x-www-form-urlencoded"
NAME = f"SELECT ?name {{ <{NEILA}> schema:name ?name FILTER(LANG(?name) = 'de') }}"
TSV = "text/tab-separated-values; charset=utf-8"

Params = list[tuple[str, str]]
Ask = Callable[..., Response]


def get(client: TestClient, query: str, *more: tuple[str, str], accept: str = "") -> Response:
    headers = {"Accept": accept} if accept else {}
    answer: Response = client.get("/sparql", params=[("query", query), *more], headers=headers)
    return answer


def post(client: TestClient, query: str, *more: tuple[str, str]) -> Response:
    return send(client, query.encode(), QUERY, list(more))


def form(client: TestClient, query: str, *more: tuple[str, str]) -> Response:
    answer: Response = client.post("/sparql", data={"query": query, **_lists(more)})
    return answer


def _lists(pairs: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    return {name: [value for key, value in pairs if key == name] for name, _ in pairs}


def truth(response: Response) -> bool:
    assert response.status_code == 200, response.text
    return bool(response.json()["boolean"])


each_way = pytest.mark.parametrize("ask", [get, post, form])


@each_way
def test_a_query_comes_in_three_ways(client: TestClient, ask: Ask) -> None:
    assert truth(ask(client, "ASK {}"))


@each_way
def test_the_public_graph_is_asked_unless_others_are_named(client: TestClient, ask: Ask) -> None:
    assert truth(ask(client, f"ASK {{ <{NEILA}> a schema:ResearchProject }}"))
    default = ("default-graph-uri", GEO)
    assert not truth(ask(client, f"ASK {{ <{NEILA}> ?p ?o }}", default))
    assert truth(ask(client, "ASK { ?s ?p ?o }", default))


@each_way
def test_several_default_graphs_are_merged(client: TestClient, ask: Ask) -> None:
    query = f"ASK {{ ?place schema:geo|schema:latitude ?where . <{NEILA}> ?p ?o }}"
    geo, seed = ("default-graph-uri", f"{BASE}source/geonames"), ("default-graph-uri", SEED)
    assert truth(ask(client, query, geo, seed))
    assert not truth(ask(client, query, geo))
    assert not truth(ask(client, query, seed))


@each_way
def test_named_graphs_are_those_that_are_named(client: TestClient, ask: Ask) -> None:
    count = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    found = ask(client, count, ("named-graph-uri", GEO), ("named-graph-uri", SEED))
    assert found.json()["results"]["bindings"][0]["n"]["value"] == "2"
    assert not truth(ask(client, "ASK { ?s ?p ?o }", ("named-graph-uri", GEO)))


@each_way
def test_default_and_named_graphs_go_together(client: TestClient, ask: Ask) -> None:
    query = f"ASK {{ <{NEILA}> ?p ?o GRAPH <{GEO}> {{ ?place ?q ?r }} }}"
    assert truth(ask(client, query, ("default-graph-uri", SEED), ("named-graph-uri", GEO)))
    assert not truth(ask(client, query, ("default-graph-uri", GEO), ("named-graph-uri", GEO)))
    assert not truth(ask(client, query, ("default-graph-uri", SEED), ("named-graph-uri", SEED)))


def test_the_graphs_of_the_protocol_come_before_those_of_the_query(client: TestClient) -> None:
    query = f"ASK FROM <{GEO}> {{ <{NEILA}> ?p ?o }}"
    assert not truth(get(client, query))
    assert truth(get(client, query, ("default-graph-uri", SEED)))


def test_a_query_may_name_its_graphs(client: TestClient) -> None:
    assert truth(get(client, f"ASK FROM <{SEED}> {{ <{NEILA}> ?p ?o }}"))
    query = f"PREFIX s: <{BASE}source/>\nASK\nFROM NAMED s:seed WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    assert truth(get(client, query))
    assert get(client, "ASK FROM { ?s ?p ?o }").status_code == 400


def test_a_graph_that_is_not_here_is_empty_and_fetched_from_nowhere(client: TestClient) -> None:
    query = "ASK { ?s ?p ?o }"
    assert not truth(get(client, query, ("default-graph-uri", "http://127.0.0.1:9/graph")))
    assert get(client, query, ("default-graph-uri", "no name")).status_code == 400


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/json", "application/json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", TSV),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.2", "application/sparql-results+xml"),
        ("text/*;q=0.9, text/csv;q=0, application/*;q=0.1", TSV),
    ],
)  # fmt: skip
def test_rows_come_in_the_form_that_is_wanted(
    client: TestClient, accept: str, media_type: str
) -> None:
    found = get(client, NAME, accept=accept)
    assert (found.status_code, found.headers["content-type"]) == (200, media_type)
    assert found.headers["vary"] == "Accept"
    assert "Nachhaltige" in found.text or "nachhaltige" in found.text


def test_a_yes_comes_in_every_form(client: TestClient) -> None:
    xml = get(client, "ASK {}", accept="application/sparql-results+xml")
    boolean = ElementTree.fromstring(xml.text).find("{*}boolean")  # noqa: S314 (our own)
    assert boolean is not None
    assert boolean.text == "true"
    assert get(client, "ASK {}", accept="text/csv").text == "true\n"


@pytest.mark.parametrize("verb", ["CONSTRUCT WHERE", "DESCRIBE ?s WHERE"])
@pytest.mark.parametrize(
    "form", [RdfFormat.TURTLE, RdfFormat.NTRIPLES, RdfFormat.JSONLD, RdfFormat.RDFXML]
)
def test_statements_come_in_every_syntax(client: TestClient, verb: str, form: RdfFormat) -> None:
    query = f"{verb} {{ ?s a schema:ResearchProject ; v:acronym ?name }}"
    found = get(client, query, accept=form.media_type)
    assert found.headers["content-type"].partition(";")[0] == form.media_type
    store = Store.in_memory()
    store.load(found.content, form)
    assert store.ask(f"ASK {{ <{NEILA}> a <https://schema.org/ResearchProject> }}")


def test_numbers_and_dates_keep_every_sign(client: TestClient) -> None:
    query = (
        "SELECT ('-7'^^xsd:integer AS ?a) ('1.05'^^xsd:decimal AS ?b) ('007'^^<a:agent> AS ?c)"
        " ('2019-05-01Z'^^xsd:date AS ?d) ('a\\tb'@de AS ?e) {}"
    )
    line = get(client, query, accept="text/tab-separated-values").text.splitlines()[1]
    date = '"2019-05-01Z"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert line.split("\t") == ["-7", "1.05", '"007"^^<a:agent>', date, '"a\\tb"@de']
    assert get(client, query, accept="text/csv").text.splitlines()[1].startswith("-7,1.05,007,")


def test_what_nobody_can_give_is_406_and_says_what_there_is(client: TestClient) -> None:
    found = get(client, "ASK {}", accept="image/png, application/sparql-results+json;q=0")
    assert (found.status_code, found.headers["vary"]) == (406, "Accept")
    assert "application/sparql-results+xml" in found.text


def test_head_gives_the_heads_of_get(client: TestClient) -> None:
    heads = client.head("/sparql", params={"query": "ASK {}"})
    assert (heads.status_code, heads.headers["content-type"]) == (
        200,
        "application/sparql-results+json",
    )


def test_options_say_what_may_be_done_from_any_page(client: TestClient) -> None:
    found = client.options("/sparql", headers={"Origin": "https://example.org"})
    assert (found.status_code, found.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert found.headers["access-control-allow-origin"] == "*"
    assert "Content-Type" in found.headers["access-control-allow-headers"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_done(client: TestClient, method: str) -> None:
    found = client.request(method, "/sparql", params={"query": "ASK {}"})
    assert (found.status_code, found.headers["allow"]) == (405, "GET, HEAD, POST, OPTIONS")


def send(client: TestClient, data: bytes, media_type: str, params: Params = []) -> Response:  # noqa: B006
    headers = {"Content-Type": media_type} if media_type else {}
    answer: Response = client.post("/sparql", content=data, headers=headers, params=params)
    return answer


@pytest.mark.parametrize(
    ("data", "media_type", "status"),
    [
        (b"ASK {}", "text/plain", 415),
        (b"ASK {}", "", 415),
        (b"query=ASK%20%7B%7D", "", 415),
        ("ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16", 415),
        (b"ASK { '\xff' }", QUERY, 400),
        (b"query=%FF", FORM, 400),
        (b"ASK {", QUERY, 400),
        (b"", QUERY, 400),
        (b"query=ASK%20%7B%7D&query=ASK%20%7B%7D", FORM, 400),
        (b"other=1", FORM, 400),
        (b"&".join([b"a=b"] * 3000), FORM, 400),
        (b"ASK {} # " + b"x" * 300_000, QUERY, 413),
        (b"ASK {}", f'{QUERY}; charset="utf-8"', 200),
        (b"query=ASK%20%7B%7D", f"{FORM};charset=UTF-8", 200),
    ],
)
def test_what_is_sent_wrongly_is_told(
    client: TestClient, data: bytes, media_type: str, status: int
) -> None:
    found = send(client, data, media_type)
    assert found.status_code == status
    assert found.text.strip()


def test_two_queries_at_once_are_refused(client: TestClient) -> None:
    assert get(client, "ASK {}", ("query", "ASK {}")).status_code == 400
    assert send(client, b"ASK {}", QUERY, [("query", "ASK {}")]).status_code == 400


@pytest.mark.parametrize("update", ["CLEAR ALL", "INSERT DATA { <a:b> <a:c> <a:d> }", "DROP ALL"])
def test_updates_are_refused_in_every_way(client: TestClient, update: str) -> None:
    answers = [
        client.get("/sparql", params={"update": update}),
        client.post("/sparql", data={"update": update}),
        client.post("/sparql", data={"query": "ASK {}", "update": update}),
        send(client, update.encode(), "application/sparql-update"),
        send(client, update.encode(), "application/sparql-update; charset=utf-16"),
        send(client, update.encode(), QUERY),
        get(client, update),
    ]
    assert {answer.status_code for answer in answers} <= {400, 403}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:9/>",
    ],
)
def test_no_query_calls_out(client: TestClient, query: str) -> None:
    assert get(client, query).status_code == 403


def test_a_fault_in_a_query_is_placed_where_it_was_written(client: TestClient) -> None:
    found = get(client, "ASK {\n ?s skos:note }")
    assert found.status_code == 400
    assert found.text.startswith("line 2, column 15: the query cannot go on with '}'")
    assert get(client, "SELECT * {").text.startswith("line 1, column 11: the query ends early")


def test_without_a_query_the_service_describes_itself(client: TestClient) -> None:
    found = client.get("/sparql", headers={"Accept": "application/ld+json;q=0.5, text/turtle"})
    store = Store.in_memory()
    store.load(found.content, RdfFormat.TURTLE)
    rows = store.select(
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT ?endpoint ?count {"
        " ?service a sd:Service ; sd:endpoint ?endpoint ; sd:supportedLanguage sd:SPARQL11Query ;"
        " sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_TSV> ."
        " { SELECT (COUNT(?graph) AS ?count) { ?d sd:namedGraph/sd:name ?graph } } }"
    )
    assert str(rows.rows[0][0]) == "http://testserver/sparql"
    assert int(str(rows.rows[0][1])) > 100


def test_the_address_is_that_in_front_of_a_proxy(client: TestClient) -> None:
    headers = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "daten.example.org",
        "X-Forwarded-Prefix": "/slp",
        "Accept": "application/n-triples",
    }
    found = client.get("/sparql", headers=headers)
    assert "<https://daten.example.org/slp/sparql> <http" in found.text
    assert client.get("/sparql", headers={"Host": 'a"b'}).status_code == 400


def test_a_format_may_be_named_in_the_address(client: TestClient) -> None:
    found = get(client, "ASK {}", ("format", "csv"), accept="text/html")
    assert found.headers["content-type"].startswith("text/csv")
    assert json.loads(get(client, "ASK {}", ("format", "odd")).content)["boolean"] is True
