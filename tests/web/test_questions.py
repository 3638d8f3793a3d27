"""Questions over HTTP: as pages, as rows, and as OpenAPI that machines can test us by."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode, openapi
from starlette.testclient import TestClient


def test_the_same_question_comes_in_each_form(client: TestClient) -> None:
    given = {"project": "NEILA"}
    csv = client.get("/questions/partners.csv", params=given)
    assert csv.headers["content-type"] == "text/csv; charset=utf-8"
    rows = client.get("/questions/partners.json", params=given).json()["results"]["bindings"]
    assert len(csv.text.strip().splitlines()) == len(rows) + 1 > 5
    wanted = {"Accept": "text/csv"}
    assert client.get("/questions/partners", params=given, headers=wanted).text == csv.text


def test_a_browser_gets_the_page_with_its_answer(client: TestClient) -> None:
    headers = {"Accept": "text/html", "Accept-Language": "en"}
    found = client.get("/questions/partners", params={"project": "NEILA"}, headers=headers)
    assert found.status_code == 303
    page = client.get(found.headers["location"])
    assert "<table>" in page.text
    assert "TU Dortmund" in page.text
    assert 'value="NEILA"' in page.text
    assert 'href="../../questions/partners.csv?project=NEILA"' in page.text
    assert 'href="../../de/questions/partners.html?project=NEILA" lang="de"' in page.text
    assert 'href="https://w3id.org/verbund/' not in page.text


def test_what_is_given_wrongly_is_told(client: TestClient) -> None:
    assert client.get("/questions/partners.csv").status_code == 400
    odd = client.get("/questions/partners.csv", params={"project": "Neilaa"})
    assert odd.status_code == 400
    assert "NEILA" in odd.text
    assert client.get("/questions/partners.csv", params={"nix": "1"}).status_code == 400
    assert client.get("/questions/partners.csv?project=%FF").status_code == 400
    page = client.get("/de/questions/partners.html", params={"project": "<script>"})
    assert page.status_code == 200
    assert "<script>&" not in page.text
    assert "&lt;script&gt;" in page.text


def test_the_language_of_names_is_that_of_the_reader(client: TestClient) -> None:
    german = client.get("/questions/clusters.csv?lang=de").text
    english = client.get("/questions/clusters.csv", headers={"Accept-Language": "en"}).text
    assert german != english
    assert client.get("/questions/clusters.csv?lang=en").text == english


def test_openapi_names_every_question(client: TestClient) -> None:
    found = client.get("/openapi.json").json()
    assert found["openapi"] == "3.1.0"
    assert {"/search", "/questions/partners.{form}"} <= found["paths"].keys()
    assert len(found["paths"]) > 60


@pytest.mark.slow
@pytest.mark.parametrize("mode", GenerationMode)
def test_a_tester_finds_no_answer_that_openapi_does_not_name(
    client: TestClient, mode: GenerationMode
) -> None:
    described = client.get("/openapi.json").json()
    schema, tried = openapi.from_dict(json.loads(json.dumps(described))), set[str]()
    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]
        try_out(client, operation, described["paths"][operation.path]["get"]["responses"], mode)
        tried.add(operation.path)
    assert tried == set(described["paths"])


def try_out(
    client: TestClient, operation: Any, named: Mapping[str, Any], mode: GenerationMode
) -> None:
    """Ask as an operation says, or as it does not; what has come once is not sent again."""
    # a form that is not described stands at an address that is not described
    beside = set() if mode is GenerationMode.POSITIVE else {"404"}

    @settings(
        max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case: Any) -> None:
        words = case.as_transport_kwargs(base_url="http://testserver")
        address, params = words["url"], words.get("params")
        answer = client.get(address, params=params)
        status = str(answer.status_code)
        assert status in named.keys() | beside, answer.text
        if status == "200":
            media_type = answer.headers["content-type"].partition(";")[0]
            assert media_type in named[status]["content"]
            known = {"If-None-Match": answer.headers["etag"]}
            assert client.get(address, params=params, headers=known).status_code == 304

    check()


def test_a_question_that_waits_for_a_value_has_no_gap_in_its_heading_and_no_files(
    client: TestClient,
) -> None:
    page = client.get("/de/questions/partners.html").text
    assert "<h1>Wer ist an … beteiligt, und in welcher Rolle?</h1>" in page
    assert "partners.csv" not in page
