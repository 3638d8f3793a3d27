"""Questions over HTTP: as pages, as rows, and as OpenAPI that machines can test us by."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from schemathesis import openapi
from starlette.testclient import TestClient

from verbund.catalogue import Catalogue
from verbund.web import application


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
    assert "/questions/partners.{form}" in found["paths"]
    assert len(found["paths"]) > 60


@pytest.mark.slow
def test_a_tester_finds_no_answer_that_openapi_does_not_name(
    client: TestClient, served: Catalogue
) -> None:
    described = client.get("/openapi.json").json()
    names = ("partners", "running-projects", "clusters", "events-in-year", "projects-on-topic")
    described["paths"] = {f"/questions/{n}.{{form}}": described["paths"][f"/questions/{n}.{{form}}"]
                          for n in names}  # fmt: skip
    schema = openapi.from_dict(json.loads(json.dumps(described)))
    tried = 0
    with TestClient(application(served)) as other:
        for found in schema.get_all_operations():
            operation = found.ok()  # type: ignore[union-attr]

            @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
            @given(case=operation.as_strategy())
            def check(case: object) -> None:
                nonlocal tried
                tried += 1
                words = case.as_transport_kwargs(base_url="http://testserver")  # type: ignore[attr-defined]
                answer = other.request(words["method"], words["url"], params=words.get("params"))
                assert answer.status_code in {200, 400, 404, 422}, answer.text

            check()
    assert tried >= len(names)
