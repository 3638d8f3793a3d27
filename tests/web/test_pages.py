"""Addresses as strangers use them: things, documents, lists, refusals; nothing is sent twice."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from verbund.formats import RdfFormat
from verbund.site.pages import SYNTAXES
from verbund.store import Store

NEILA = "https://w3id.org/stadt-land-plus/project/neila"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PAGES = (
    *("/de/index.html", "/en/data.html", "/de/organisation/index.html", "/en/questions/index.html"),
    *("/en/organisation/by-kind-university.html", "/static/site.css", "/static/site.js"),
    *("/project/neila.ttl", "/de/project/neila.html", "/robots.txt", "/catalogue.nq"),
)


@pytest.mark.parametrize(
    ("accept", "language", "place"),
    [
        (BROWSER, "de-DE,de;q=0.9", "/de/project/neila.html"),
        (BROWSER, "en-GB", "/en/project/neila.html"),
        ("*/*", "", "/de/project/neila.html"),
        ("text/turtle", "", "/project/neila.ttl"),
        ("application/ld+json, text/turtle;q=0.9", "", "/project/neila.jsonld"),
        ("application/rdf+xml", "", "/project/neila.rdf"),
        ("application/n-triples", "", "/project/neila.nt"),
    ],
)
def test_a_thing_leads_to_a_document_in_the_form_that_is_wanted(
    client: TestClient, accept: str, language: str, place: str
) -> None:
    headers = {"Accept": accept, "Accept-Language": language}
    found = client.get("/project/neila", headers=headers)
    assert (found.status_code, found.headers["location"]) == (303, f"http://testserver{place}")
    assert found.headers["vary"] == "Accept, Accept-Language"
    assert client.get(place).status_code == 200


def test_who_wants_none_of_the_forms_is_told_which_there_are(client: TestClient) -> None:
    found = client.get("/project/neila", headers={"Accept": "image/png"})
    assert (found.status_code, found.headers["vary"]) == (406, "Accept")
    assert "application/ld+json" in found.text


@pytest.mark.parametrize("form", SYNTAXES)
def test_each_syntax_says_the_same(client: TestClient, form: RdfFormat) -> None:
    found = client.get(f"/project/neila{form.suffix}")
    assert found.headers["content-type"].partition(";")[0] == form.media_type
    store = Store.in_memory()
    store.load(found.content, form)
    assert store.ask(f"ASK {{ <{NEILA}> a <https://schema.org/ResearchProject> }}")


def test_typed_links_lead_machines_on(client: TestClient) -> None:
    found = client.get("/de/project/neila.html").headers["link"]
    links = dict(re.findall(r'<([^>]+)>; rel="([^"]+)"', found))
    rels = set(links.values())
    assert {"cite-as", "describedby", "license", "type", "collection", "canonical"} <= rels
    assert links[NEILA] == "cite-as"
    assert links["http://testserver/project/neila.ttl"] == "describedby"
    assert links["https://schema.org/ResearchProject"] == "type"
    assert links["https://w3id.org/stadt-land-plus/de/project/neila.html"] == "canonical"


@pytest.mark.parametrize(
    "path",
    [
        "en/project/neila.html",
        "project/neila.ttl",
        "en/dataset/projects.html",
        "dataset/projects.nt",
    ],
)
def test_each_document_names_itself_as_the_one_to_be_kept(client: TestClient, path: str) -> None:
    found = client.get(f"/{path}")
    assert f'<https://w3id.org/stadt-land-plus/{path}>; rel="canonical"' in found.headers["link"]


def test_a_person_is_kept_out_of_search_engines(client: TestClient) -> None:
    found = client.get("/en/person/p5nk9.html")
    assert found.headers["x-robots-tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in found.text


@pytest.mark.parametrize("path", PAGES)
def test_what_is_known_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    assert first.status_code == 200
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    since = client.get(path, headers={"If-Modified-Since": first.headers["last-modified"]})
    assert since.status_code == 304
    assert client.head(path).headers["etag"] == first.headers["etag"]


TAGS = st.lists(st.sampled_from(['"a"', 'W/"b"', "x", "*", "MINE", "W/MINE"]), min_size=1)
DAYS = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2080, 1, 1))


@given(tags=TAGS, day=DAYS)
def test_a_condition_on_tags_counts_before_one_on_days(
    client: TestClient, tags: list[str], day: datetime
) -> None:
    mine = client.get("/project/neila.nt").headers["etag"]
    header = ", ".join(tag.replace("MINE", mine) for tag in tags)
    since = format_datetime(day.replace(tzinfo=UTC), usegmt=True)
    headers = {"If-None-Match": header, "If-Modified-Since": since}
    found = client.get("/project/neila.nt", headers=headers)
    is_known = any(tag in ("*", "MINE", "W/MINE") for tag in tags)
    assert found.status_code == (304 if is_known else 200)


@given(day=DAYS)
def test_a_condition_on_days_alone_compares_days(client: TestClient, day: datetime) -> None:
    made = parsedate_to_datetime(client.get("/project/neila.nt").headers["last-modified"])
    since = day.replace(tzinfo=UTC, microsecond=0)
    headers = {"If-Modified-Since": format_datetime(since, usegmt=True)}
    found = client.get("/project/neila.nt", headers=headers)
    assert found.status_code == (304 if made <= since else 200)


@pytest.mark.parametrize("path", ["/project/neila.nt", "/catalogue.nq"])
def test_who_goes_on_with_what_has_changed_is_told(client: TestClient, path: str) -> None:
    mine = client.get(path).headers
    for header, code in (
        ({"If-Match": mine["etag"]}, 200),
        ({"If-Match": "*"}, 200),
        ({"If-Match": '"other"'}, 412),
        ({"If-Match": f"W/{mine['etag']}"}, 412),
        ({"If-Unmodified-Since": mine["last-modified"]}, 200),
        ({"If-Unmodified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}, 412),
        ({"If-Unmodified-Since": "odd"}, 200),
    ):
        assert client.get(path, headers=header).status_code == code, header


@given(st.text(max_size=60))
def test_no_condition_breaks_it(client: TestClient, text: str) -> None:
    sent = text.encode("latin-1", "ignore").replace(b"\r", b"").replace(b"\n", b"")
    for name in (b"If-None-Match", b"If-Modified-Since"):
        found = client.get("/project/neila.nt", headers=[(name, sent)])
        assert found.status_code in {200, 304}


@pytest.mark.parametrize(
    "path",
    [
        "/nix", "/project/nix", "/project/nix.ttl", "/de/project/nix.html", "/fr/index.html",
        "/de/nix/index.html", "/de/project/by-cluster-nix.html", "/static/nix.css", "/a%20b%3Cc",
        "/questions/nix", "/en/questions/nix.html", "/catalog?page=99", "/project/neila.png",
        "/..%2f..%2fetc/passwd", "/%00", "/tables/../../x",
    ],
)  # fmt: skip
def test_nothing_is_404_in_the_form_that_is_wanted(client: TestClient, path: str) -> None:
    plain = client.get(path)
    assert (plain.status_code, plain.headers["content-type"]) == (404, "text/plain; charset=utf-8")
    page = client.get(path, headers={"Accept": BROWSER, "Accept-Language": "en"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    title = "Nicht gefunden" if path.startswith("/de/") else "Not found"
    assert f"<h1>{title}</h1>" in page.text
    found = client.get(path, headers={"Accept": "application/problem+json"})
    assert found.json()["status"] == 404


def test_the_first_page_is_in_the_readers_language(client: TestClient) -> None:
    found = client.get("/", headers={"Accept-Language": "en"})
    assert found.headers["location"] == "http://testserver/en/index.html"


def test_addresses_are_those_in_front_of_a_proxy(client: TestClient) -> None:
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "a.example",
               "X-Forwarded-Prefix": "/slp"}  # fmt: skip
    found = client.get("/project/neila", headers=headers)
    assert found.headers["location"] == "https://a.example/slp/de/project/neila.html"
    page = client.get("/catalog", headers={**headers, "Accept": "application/n-triples"})
    assert "<https://a.example/slp/catalog?page=1>" in page.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_changed(client: TestClient, method: str) -> None:
    assert client.request(method, "/project/neila").status_code == 405


def test_the_server_says_how_it_is(client: TestClient) -> None:
    said = client.get("/health").json()
    assert said["status"] == "ok"
    assert said["statements"] > 10_000
    lines = client.get("/metrics").text
    assert 'verbund_answers_total{what="health",status="200"}' in lines
    assert "verbund_memory_peak_bytes" in lines


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/de", "/de/index.html"),
        ("/en/", "/en/index.html"),
        ("/project", "/en/project/index.html"),
        ("/project/", "/en/project/index.html"),
        ("/de/project/", "/de/project/index.html"),
        ("/project/neila/", "/project/neila"),
        ("/questions", "/en/questions/index.html"),
        ("/de/questions/", "/de/questions/index.html"),
        ("/data", "/en/data.html"),
        ("/dataset/", "/en/data.html"),
    ],
)
def test_a_folder_leads_to_what_was_meant(client: TestClient, path: str, place: str) -> None:
    found = client.get(path, headers={"Accept-Language": "en"})
    assert (found.status_code, found.headers["location"]) == (303, f"http://testserver{place}")


@pytest.mark.parametrize("path", ["/project/neila", "/project/neila.ttl", "/nix", "/oai"])
def test_pages_elsewhere_may_ask_what_may_be_done(client: TestClient, path: str) -> None:
    found = client.options(path, headers={"Origin": "https://example.org"})
    methods = "GET, HEAD, POST, OPTIONS" if path == "/oai" else "GET, HEAD, OPTIONS"
    assert (found.status_code, found.headers["allow"]) == (204, methods)
    assert "If-None-Match" in found.headers["access-control-allow-headers"]
    for method in ("TRACE", "PROPFIND"):
        refused = client.request(method, path)
        assert (refused.status_code, refused.headers["allow"]) == (405, methods)
        assert refused.text.startswith(f"{method} is not done here")


def test_why_there_is_no_page_is_told_in_the_language_of_the_address(client: TestClient) -> None:
    headers = {"Accept": BROWSER, "Accept-Language": "en"}
    page = client.get("/de/project/nix.html", headers=headers).text
    assert "<h1>Nicht gefunden</h1>" in page
    assert "Unter dieser Adresse steht nichts." in page
    assert "nothing stands" not in page
    assert "<h1>Not done here</h1>" in client.request("PUT", "/", headers=headers).text


def test_json_is_json_ld(client: TestClient) -> None:
    found = client.get("/project/neila", headers={"Accept": "application/json"})
    assert found.headers["location"] == "http://testserver/project/neila.jsonld"
