"""The working group's tests of the SPARQL 1.1 Protocol and Service Description, by their names.

What each wants is told in our words, on graphs of our own. Those that change something must be
refused here, since nothing can be changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from httpx import Response
from starlette.testclient import TestClient

from verbund.formats import RdfFormat
from verbund.store import Store

BASE = "https://w3id.org/stadt-land-plus/"
FIRST, SECOND, THIRD = (f"{BASE}source/{name}" for name in ("geo", "seed", "geonames"))
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
SD = "http://www.w3.org/ns/sparql-service-description#"
ROWS = {"application/sparql-results+json", "application/sparql-results+xml"}
STATEMENTS = {one.media_type for one in RdfFormat}
#: Whether graphs are merged as default ones, and that all are seen by their names.
MERGED = f"ASK {{ <{BASE}project/neila> ?p ?o . ?place <https://schema.org/latitude> ?where }}"
NAMED = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"

Check = Callable[[TestClient], None]
Pairs = list[tuple[str, str]]


def get(client: TestClient, *pairs: tuple[str, str], accept: str = "") -> Response:
    headers = {"Accept": accept} if accept else {}
    answer: Response = client.get("/sparql", params=list(pairs), headers=headers)
    return answer


def post(client: TestClient, body: bytes | str, media_type: str, pairs: Pairs = []) -> Response:  # noqa: B006
    headers = {"Content-Type": media_type} if media_type else {}
    data = body.encode() if isinstance(body, str) else body
    answer: Response = client.post("/sparql", content=data, headers=headers, params=pairs)
    return answer


def graphs(kind: str, *names: str) -> Pairs:
    return [(f"{kind}-graph-uri", name) for name in names]


def is_true(answer: Response) -> None:
    assert answer.status_code == 200, answer.text
    assert answer.json()["boolean"] is True


def sees(answer: Response, number: int) -> None:
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == str(number)


def is_refused(answer: Response) -> None:
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.text.strip()


def is_one_of(answer: Response, media_types: set[str]) -> None:
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] in media_types


def full(client: TestClient) -> None:
    query = f"ASK {{ <{BASE}project/neila> ?p ?o GRAPH <{FIRST}> {{ ?a ?b ?c }} }}"
    is_true(post(client, query, QUERY, graphs("default", SECOND) + graphs("named", FIRST)))
    is_false = get(client, ("query", query), *graphs("default", FIRST), *graphs("named", FIRST))
    assert is_false.json()["boolean"] is False


def several(client: TestClient) -> None:
    """The graphs of the request count, and not those of the query."""
    query = f"ASK FROM <{THIRD}> {{ <{BASE}project/neila> ?p ?o }}"
    is_true(post(client, query, QUERY, graphs("default", SECOND)))


def described(client: TestClient) -> Store:
    store = Store.in_memory()
    store.load(get(client, accept="text/turtle").content, RdfFormat.TURTLE)
    return store


def has_endpoint(client: TestClient) -> None:
    assert described(client).ask(f"ASK {{ ?s <{SD}endpoint> <http://testserver/sparql> }}")


def conforms(client: TestClient) -> None:
    """What is named as a graph, a dataset, a format or a language is one."""
    store = described(client)
    wrong = (
        f"ASK {{ ?s <{SD}defaultDataset> ?d MINUS {{ ?d a <{SD}Dataset> }} }}",
        f"ASK {{ ?d <{SD}defaultGraph> ?g MINUS {{ ?g a <{SD}Graph> }} }}",
        f"ASK {{ ?d <{SD}namedGraph> ?g MINUS {{ ?g <{SD}name> ?n }} }}",
        f"ASK {{ ?s <{SD}supportedLanguage>|<{SD}resultFormat> ?l FILTER (!ISIRI(?l)) }}",
    )
    assert [query for query in wrong if store.ask(query)] == []
    assert store.ask(f"ASK {{ ?s a <{SD}Service> ; <{SD}defaultDataset> ?d }}")


READING: Mapping[str, Check] = {
    "query_post_form": lambda c: is_true(post(c, "query=ASK%20%7B%7D", FORM)),
    "query_dataset_default_graphs_get": lambda c: is_true(
        get(c, ("query", MERGED), *graphs("default", SECOND, THIRD))
    ),
    "query_dataset_default_graphs_post": lambda c: is_true(
        post(c, MERGED, QUERY, graphs("default", SECOND, THIRD))
    ),
    "query_dataset_named_graphs_get": lambda c: sees(
        get(c, ("query", NAMED), *graphs("named", FIRST, SECOND)), 2
    ),
    "query_dataset_named_graphs_post": lambda c: sees(
        post(c, NAMED, QUERY, graphs("named", FIRST, SECOND, THIRD)), 3
    ),
    "query_dataset_full": full,
    "query_multiple_dataset": several,
    "query_get": lambda c: is_true(get(c, ("query", "ASK {}"))),
    "query_content_type_select": lambda c: is_one_of(
        get(c, ("query", "SELECT (1 AS ?n) {}")), ROWS
    ),
    "query_content_type_ask": lambda c: is_one_of(get(c, ("query", "ASK {}")), ROWS),
    "query_content_type_describe": lambda c: is_one_of(
        get(c, ("query", f"DESCRIBE <{BASE}project/neila>")), STATEMENTS
    ),
    "query_content_type_construct": lambda c: is_one_of(
        get(c, ("query", "CONSTRUCT { <a:s> <a:p> 1 } WHERE {}")), STATEMENTS
    ),
    "query_post_direct": lambda c: is_true(post(c, "ASK {}", QUERY)),
    "bad_query_method": lambda c: is_refused(c.put("/sparql", params={"query": "ASK {}"})),
    "bad_multiple_queries": lambda c: is_refused(
        get(c, ("query", "ASK {}"), ("query", "SELECT * {}"))
    ),
    "bad_query_wrong_media_type": lambda c: is_refused(post(c, "ASK {}", "text/plain")),
    "bad_query_missing_form_type": lambda c: is_refused(post(c, "query=ASK%20%7B%7D", "")),
    "bad_query_missing_direct_type": lambda c: is_refused(post(c, "ASK {}", "")),
    "bad_query_non_utf8": lambda c: is_refused(
        post(c, "ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16")
    ),
    "bad_query_syntax": lambda c: is_refused(get(c, ("query", "ASK {"))),
    "bad_update_get": lambda c: is_refused(get(c, ("update", "CLEAR ALL"))),
    "bad_multiple_updates": lambda c: is_refused(
        post(c, "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM)
    ),
    "bad_update_wrong_media_type": lambda c: is_refused(post(c, "CLEAR NAMED", "text/plain")),
    "bad_update_missing_form_type": lambda c: is_refused(post(c, "update=CLEAR%20NAMED", "")),
    "bad_update_non_utf8": lambda c: is_refused(
        post(c, "CLEAR NAMED".encode("utf-16"), f"{UPDATE}; charset=UTF-16")
    ),
    "bad_update_syntax": lambda c: is_refused(post(c, "update=CLEAR%20XYZ", FORM)),
    "bad_update_dataset_conflict": lambda c: is_refused(
        post(
            c,
            f"DELETE {{ ?s ?p ?o }} USING <{FIRST}> WHERE {{ ?s ?p ?o }}",
            UPDATE,
            [("using-graph-uri", SECOND)],
        )
    ),
    "service_description_returns_rdf": lambda c: is_one_of(get(c), STATEMENTS),
    "service_description_has_endpoint": has_endpoint,
    "service_description_conforms_to_schema": conforms,
}
CHANGING = (
    *("update_dataset_default_graph", "update_dataset_default_graphs"),
    *("update_dataset_named_graphs", "update_dataset_full", "update_post_form"),
    *("update_post_direct", "update_base_uri"),
)


@pytest.mark.parametrize("name", READING)
def test_of_the_working_group(client: TestClient, name: str) -> None:
    READING[name](client)


def test_all_that_is_about_reading_is_here() -> None:
    assert len(READING) + len(CHANGING) == 34 + 3


@pytest.mark.parametrize("media_type", [UPDATE, FORM])
def test_what_changes_something_is_refused_and_changes_nothing(
    client: TestClient, media_type: str
) -> None:
    before = get(client, ("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).text
    body = "INSERT DATA { <a:s> <a:p> <a:o> }" if media_type == UPDATE else "update=CLEAR%20ALL"
    assert post(client, body, media_type, graphs("using", FIRST)).status_code == 403
    assert get(client, ("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).text == before
