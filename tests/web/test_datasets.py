"""Datasets at their IRIs: pages and statements, as portals and search engines look for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.test_pages import BROWSER, NEILA

from verbund.catalogue import Catalogue
from verbund.formats import RdfFormat
from verbund.rehearsal import Site, rehearse
from verbund.site.pages import SYNTAXES
from verbund.store import Store
from verbund.web.ahead import program

BASE = NEILA.removesuffix("project/neila")


def said(page: str) -> Any:
    """The object of schema.org in a page."""
    return json.loads(page.partition('ld+json">')[2].partition("</script>")[0])


@pytest.mark.parametrize(
    ("accept", "language", "place"),
    [
        (BROWSER, "de-DE", "/de/dataset/projects.html"),
        (BROWSER, "en-GB", "/en/dataset/projects.html"),
        ("text/turtle", "", "/dataset/projects.ttl"),
        ("application/rdf+xml", "", "/dataset/projects.rdf"),
    ],
)
def test_a_dataset_leads_to_a_document_in_the_form_that_is_wanted(
    client: TestClient, accept: str, language: str, place: str
) -> None:
    headers = {"Accept": accept, "Accept-Language": language}
    found = client.get("/dataset/projects", headers=headers)
    assert (found.status_code, found.headers["location"]) == (303, f"http://testserver{place}")
    assert client.get(place).status_code == 200


def test_each_syntax_describes_the_dataset_and_no_other(client: TestClient) -> None:
    for form in SYNTAXES:
        found = client.get(f"/dataset/projects{form.suffix}")
        assert found.headers["content-type"].partition(";")[0] == form.media_type
        store = Store.in_memory()
        store.load(found.content, form)
        rows = store.select("SELECT ?d { ?d a <http://www.w3.org/ns/dcat#Dataset> }").texts()
        assert list(rows) == [(f"{BASE}dataset/projects",)]
        assert store.ask("ASK { ?d <http://www.w3.org/ns/dcat#downloadURL> ?file }")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_dataset_of_the_catalogue_has_its_page(client: TestClient, language: str) -> None:
    store = Store.in_memory()
    store.load(client.get("/catalog.ttl").content, RdfFormat.TURTLE)
    rows = store.select("SELECT ?d { ?d a <http://www.w3.org/ns/dcat#Dataset> }").texts()
    datasets = {str(row[0]) for row in rows}
    assert f"{BASE}dataset/catalogue" in datasets
    for iri in datasets:
        page = client.get(f"/{language}/{iri.removeprefix(BASE)}.html")
        assert (said(page.text)["@id"], said(page.text)["@type"]) == (iri, "Dataset")
        again = client.get(page.url.path, headers={"If-None-Match": page.headers["etag"]})
        assert again.status_code == 304
    whole = said(client.get(f"/{language}/index.html").text)
    assert whole["@type"] == "DataCatalog"
    assert {one["@id"] for one in whole["dataset"]} == datasets
    listed = client.get(f"/{language}/data.html").text
    assert all(f'href="{iri.removeprefix(BASE)}.html"' in listed for iri in datasets)


def test_typed_links_lead_from_the_page_of_a_dataset(client: TestClient) -> None:
    links = client.get("/de/dataset/projects.html").headers["link"]
    assert f'<{BASE}dataset/projects>; rel="cite-as"' in links
    assert '<http://testserver/dataset/projects.ttl>; rel="describedby"' in links
    assert '<https://schema.org/Dataset>; rel="type"' in links


@pytest.mark.parametrize(
    "path", ["/dataset/nix", "/dataset/projects.png", "/de/dataset/nix.html", "/dataset/a%20b%3Cc"]
)
def test_there_is_no_other_dataset(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.slow
def test_no_portal_refuses_a_dataset_that_is_served(served: Catalogue, running: str) -> None:
    settings = served.settings
    site = Site(f"{running}/", settings.publishing.public.value, settings.base.value)
    report = rehearse(served, site)
    assert [one for one in report.objections if "/dataset/" in one.where] == []
    assert "29 datasets, 3" in report.looked[1].en


def test_what_another_program_wrote_is_not_served(tmp_path: Path) -> None:
    template = tmp_path / "templates" / "data.html"
    template.parent.mkdir()
    template.write_text("old", encoding="utf-8")
    before = program(tmp_path)
    program.cache_clear()
    assert program(tmp_path) == before
    program.cache_clear()
    template.write_text("newer", encoding="utf-8")
    assert program(tmp_path) != before
