"""What releases know of changes: days of documents and records, and that something is gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.forgetting import forget
from verbund.model import Iri
from verbund.releasing import freeze
from verbund.web import application

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DAYS = {"1.0": "2026-01-31", "1.1": "2026-03-01"}


def edited(catalogue: Catalogue, name: str, old: str, new: str) -> None:
    path = catalogue.root / "data" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def release(catalogue: Catalogue, version: str) -> Catalogue:
    path = catalogue.root / "data" / "catalogue.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("version =", "released ="))]
    text = "\n".join([f'version = "{version}"', f"released = {DAYS[version]}", *kept])
    path.write_text(text + "\n", encoding="utf-8")
    fresh = Catalogue.at(catalogue.root)
    freeze(fresh, build(fresh).store(), version)
    return fresh


@pytest.fixture
def released(small: Catalogue) -> Catalogue:
    """A catalogue with two releases; a project changed between them."""
    release(small, "1.0")
    edited(small, "projects.csv", "2027-04", "2027-10")
    return release(small, "1.1")


@pytest.fixture
def client(released: Catalogue) -> Iterator[TestClient]:
    """Its server, after a person was removed."""
    person = Iri(f"{released.settings.base}person/p0001")
    forget(released, build(released).store(), person, "objection", date(2026, 5, 4))
    fresh = Catalogue.at(released.root)
    build(fresh)
    with TestClient(application(fresh)) as client:
        yield client


def ask(client: TestClient, **arguments: str) -> ElementTree.Element:
    names = {"first": "from"}
    params = {names.get(name, name): value for name, value in arguments.items()}
    return ElementTree.fromstring(client.get("/oai", params=params).text)  # noqa: S314 (our own)


def headers(root: ElementTree.Element) -> dict[str, tuple[str, str]]:
    """Path, day and status of each record."""
    return {
        str(one.findtext(f"{OAI}identifier")).partition("my-programme/")[2]: (
            str(one.findtext(f"{OAI}datestamp")),
            one.get("status", ""),
        )
        for one in root.iter(f"{OAI}header")
    }


def test_records_have_the_day_of_their_last_change(client: TestClient) -> None:
    found = headers(ask(client, verb="ListIdentifiers", metadataPrefix="oai_dc"))
    assert found["project/muster"][0] >= DAYS["1.1"]
    assert found["place/thueringen"] == (DAYS["1.0"], "")
    assert found["person/p0001"] == ("2026-05-04", "deleted")
    identity = ask(client, verb="Identify")
    assert identity.findtext(f".//{OAI}deletedRecord") == "persistent"
    assert identity.findtext(f".//{OAI}earliestDatestamp") == DAYS["1.0"]


def test_who_comes_again_gets_what_changed_and_what_went(client: TestClient) -> None:
    words = {"verb": "ListRecords", "metadataPrefix": "oai_dc", "first": "2026-02-01"}
    root = ask(client, **words)
    found = headers(root)
    assert {"project/muster", "person/p0001"} <= found.keys()
    assert "place/thueringen" not in found
    gone = [one for one in root.iter(f"{OAI}record") if one.find(f"{OAI}metadata") is None]
    assert len(gone) == 1
    text = client.get("/oai", params={"verb": "ListRecords", "metadataPrefix": "oai_cerif"}).text
    assert "deleted" in text
    assert "Beispiel, " not in text


def test_search_engines_are_asked_to_leave_people_out(released: Catalogue) -> None:
    build(released)
    with TestClient(application(released)) as client:
        for path in ("person/p0001.ttl", "de/person/p0001.html"):
            assert client.get(f"/{path}").headers["x-robots-tag"] == "noindex"
        assert "x-robots-tag" not in client.get("/project/muster.ttl").headers


def test_documents_have_the_day_of_the_last_change_of_what_they_say(released: Catalogue) -> None:
    build(released)
    with TestClient(application(released)) as client:
        for path in ("scheme/topics.ttl", "de/scheme/topics.html"):
            found = client.get(f"/{path}")
            assert found.headers["last-modified"] == "Sat, 31 Jan 2026 23:59:59 GMT"
            since = {"If-Modified-Since": "Sun, 01 Feb 2026 00:00:00 GMT"}
            assert client.get(f"/{path}", headers=since).status_code == 304
            since = {"If-Modified-Since": "Sat, 31 Jan 2026 12:00:00 GMT"}
            assert client.get(f"/{path}", headers=since).status_code == 200
        for path in ("project/muster.ttl", "topic/land-use.ttl"):  # the topic names the project
            found = client.get(f"/{path}")
            assert found.headers["last-modified"] == "Sun, 01 Mar 2026 23:59:59 GMT"
        page = client.get("/de/scheme/topics.html").text
        assert 'Zuletzt geändert: <time datetime="2026-01-31">' in page


def test_before_any_release_records_are_of_the_build(small: Catalogue) -> None:
    with TestClient(application(small)) as client:
        identity = ask(client, verb="Identify")
        assert identity.findtext(f".//{OAI}deletedRecord") == "transient"
        found = headers(ask(client, verb="ListIdentifiers", metadataPrefix="oai_dc"))
        assert len({day for day, _ in found.values()}) == 1


def test_what_no_release_has_is_not_offered_yet(small: Catalogue) -> None:
    release(small, "1.0")
    path = small.root / "data" / "topics.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    added = lines[1].replace(lines[1].partition(",")[0], "brand-new", 1)
    path.write_text("\n".join([*lines, added]) + "\n", encoding="utf-8")
    fresh = Catalogue.at(small.root)
    build(fresh)
    with TestClient(application(fresh)) as client:
        assert client.get("/topic/brand-new.ttl").status_code == 200
        found = headers(ask(client, verb="ListIdentifiers", metadataPrefix="oai_dc"))
        assert "topic/brand-new" not in found
