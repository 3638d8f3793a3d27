"""What was removed is 410 in the form that is asked for, and the feeds of releases are served."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from starlette.testclient import TestClient

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.forgetting import forget
from verbund.model import Iri
from verbund.releasing import freeze
from verbund.web import application

PERSON = "person/p0001"


@pytest.fixture
def client(small: Catalogue) -> Iterator[TestClient]:
    """The server of a small catalogue with one release, from which a person was removed."""
    path = small.root / "data" / "catalogue.toml"
    path.write_text('version = "1.0"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    catalogue = Catalogue.at(small.root)
    store = build(catalogue).store()
    freeze(catalogue, store, "1.0")
    forget(
        catalogue, store, Iri(catalogue.settings.base.value + PERSON), "objection", date(2026, 5, 4)
    )
    build(catalogue)
    with TestClient(application(catalogue), follow_redirects=False) as client:
        yield client


def test_what_was_removed_is_gone_and_former_releases_are_there(client: TestClient) -> None:
    for path in (PERSON, f"{PERSON}.ttl", f"{PERSON}.html", f"de/{PERSON}.html"):
        for form in ("text/plain", "text/html"):
            told = client.get(f"/{path}", headers={"Accept": form})
            assert (told.status_code, told.headers["content-type"][: len(form)]) == (410, form)
            assert "Beispiel" not in told.text
            assert form == "text/plain" or "<h1>Entfernt</h1>" in told.text
    assert client.get("/person/p9999").status_code == 404
    feed = client.get("/releases/feed.ttl")
    assert (feed.status_code, feed.headers["content-type"]) == (200, "text/turtle; charset=utf-8")
    assert client.get("/releases/1.0/feed-1.ttl").status_code == 200
    known = {"If-None-Match": feed.headers["etag"]}
    assert client.get("/releases/feed.ttl", headers=known).status_code == 304
    for path in ("../data/people.csv", "%2e%2e/data/people.csv", "none.ttl", "2.0/"):
        assert client.get(f"/releases/{path}").status_code == 404


def test_releases_have_pages_at_the_addresses_by_which_they_are_cited(client: TestClient) -> None:
    for path in ("/releases/", "/releases/1.0/"):
        page = client.get(path)
        assert (page.status_code, page.headers["content-type"][:9]) == (200, "text/html")
        assert client.get(path.rstrip("/")).headers["location"].endswith(path)
    assert "Version 1.0" in client.get("/releases/1.0/").text
    assert 'href="../releases/index.html"' in client.get("/de/data.html").text


def test_a_document_says_when_it_last_changed(client: TestClient) -> None:
    text = client.get("/project/muster.ttl").text
    assert 'dcterms:modified "2026-01-31"^^xsd:date' in text
    assert "foaf:primaryTopic <https://example.org/my-programme/project/muster>" in text
