"""Search on the server: a page that needs no scripts, and JSON for those who type."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

JENA = "https://w3id.org/stadt-land-plus/organisation/fsu-jena"


def test_what_is_found_is_shown_on_a_page(client: TestClient) -> None:
    page = client.get("/de/search?q=wohnungs markt").text
    assert '<a href="topic/wohnungsmarkt.html">Wohnungsmarktregionen</a><small>Thema' in page
    assert 'value="wohnungs markt"' in page
    assert '<a href="../en/search?q=wohnungs+markt" lang="en"' in page


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Universitaet Jena", "1 Treffer für „Universitaet Jena“"),
        ("a", "Die ersten 60 Treffer für „a“"),
        ("xqzzqw", "Nichts gefunden für „xqzzqw“."),
        ("Universitt Kassl", "Nichts heißt „Universitt Kassl“; ähnlich ist:"),
    ],
)
def test_how_much_was_found_is_told(client: TestClient, text: str, told: str) -> None:
    assert told in client.get("/de/search", params={"q": text}).text


def test_programs_get_it_as_json(client: TestClient) -> None:
    found = client.get("/search?q=universitaet jena&lang=en").json()
    assert found == [
        {
            "iri": JENA,
            "name": "Friedrich Schiller University Jena",
            "kind": "organisation",
            "match": "Universität Jena",
            "page": "http://testserver/en/organisation/fsu-jena.html",
        }
    ]


def test_a_browser_is_led_to_the_page(client: TestClient) -> None:
    answer = client.get("/search?q=a%26b", headers={"Accept": "text/html", "Accept-Language": "en"})
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "http://testserver/en/search?q=a%26b",
    )
    assert client.get("/search?q=a", headers={"Accept": "image/png"}).status_code == 406


@given(text=st.text(max_size=300))
def test_no_text_breaks_it(client: TestClient, text: str) -> None:
    said = quote(text.encode("utf-8", "surrogatepass"))
    assert client.get(f"/search?q={said}").status_code == 200
    assert client.get(f"/en/search?q={said}").status_code == 200
