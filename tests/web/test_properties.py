"""Whatever strangers ask for, the answer is one that they allow; parts make up the whole."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.web.test_negotiation import PARTS, rated

THING = ("text/html", "text/turtle", "application/ld+json", "application/n-triples",
         "application/rdf+xml", "application/json", "application/xml")  # fmt: skip
ROWS = ("application/sparql-results+json", "application/json", "text/csv",
        "application/sparql-results+xml", "application/xml", "text/tab-separated-values",
        "text/xml")  # fmt: skip
MEDIA = st.sampled_from([*THING, *ROWS, "*/*", "text/*", "application/*", "image/png", "x/y"])
QUALITIES = st.sampled_from(["", ";q=1", ";q=0.9", ";q=0.5", ";q=0.001", ";q=0"])
ACCEPTS = st.lists(st.tuples(MEDIA, QUALITIES).map("".join), min_size=1, max_size=6)
OAI = "{http://www.openarchives.org/OAI/2.0/}"
DAYS = st.none() | st.dates(date(2026, 11, 1), date(2027, 1, 31))


def most(parts: list[str], offers: tuple[str, ...]) -> float:
    return max(rated(offer, parts) for offer in offers)


@given(parts=ACCEPTS)
@settings(deadline=None)
def test_a_thing_comes_in_a_form_that_is_wanted_most(client: TestClient, parts: list[str]) -> None:
    found = client.get("/project/neila", headers={"Accept": ", ".join(parts)})
    if most(parts, THING) == 0:
        assert found.status_code == 406
        return
    assert found.status_code == 303
    document = client.get(found.headers["location"])
    media_type = document.headers["content-type"].partition(";")[0]
    ratings = [rated(media_type, parts)]
    if media_type == "application/ld+json":
        ratings.append(rated("application/json", parts))
    if media_type == "application/rdf+xml":
        ratings.append(rated("application/xml", parts))
    assert max(ratings) == most(parts, THING)


@given(parts=ACCEPTS)
@settings(deadline=None)
def test_rows_come_in_a_form_that_is_wanted_most(client: TestClient, parts: list[str]) -> None:
    headers = {"Accept": ", ".join(parts)}
    found = client.get("/sparql", params={"query": "ASK {}"}, headers=headers)
    if most(parts, (*ROWS, "text/html")) == 0:
        assert found.status_code == 406
        return
    if found.status_code == 303:  # a page
        assert rated("text/html", parts) >= most(parts, ROWS)
        return
    media_type = found.headers["content-type"].partition(";")[0]
    assert (found.status_code, rated(media_type, parts)) == (200, most(parts, ROWS))
    assert found.headers["vary"] == "Accept"


@given(st.lists(PARTS, min_size=1, max_size=4))
@settings(deadline=None, max_examples=50)
def test_a_refusal_comes_in_a_form_that_is_wanted_too(client: TestClient, parts: list[str]) -> None:
    found = client.get("/nix", headers={"Accept": ", ".join(parts)})
    assert found.status_code == 404
    told = ("text/plain", "application/problem+json", "text/html")
    media_type = found.headers["content-type"].partition(";")[0]
    assert rated(media_type, parts) == most(parts, told) or most(parts, told) == 0


@given(kind=st.sampled_from(["", "project", "organisation", "openaire_cris_persons"]),
       first=DAYS, last=DAYS)  # fmt: skip
@settings(deadline=None, max_examples=25)
def test_parts_of_a_harvest_make_up_the_whole(
    client: TestClient, kind: str, first: date | None, last: date | None
) -> None:
    words = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc", "set": kind,
             "from": str(first or ""), "until": str(last or "")}  # fmt: skip
    asked = {name: value for name, value in words.items() if value}
    found, sizes, cursors = list[str](), set[int](), list[int]()
    while asked:
        root = ElementTree.fromstring(client.get("/oai", params=asked).text)  # noqa: S314 (ours)
        error = root.find(f"{OAI}error")
        if error is not None:
            is_wrong = bool(first and last and first > last)
            assert error.attrib["code"] == ("badArgument" if is_wrong else "noRecordsMatch")
            assert not found
            return
        headers = list(root.iter(f"{OAI}header"))
        assert 0 < len(headers) <= 50
        for one in headers:
            day = str(one.findtext(f"{OAI}datestamp"))
            assert str(first or "") <= day <= str(last or "9999")
            assert not kind or kind in [name.text for name in one.findall(f"{OAI}setSpec")]
        found += [str(one.findtext(f"{OAI}identifier")) for one in headers]
        token = root.find(f".//{OAI}resumptionToken")
        asked = {}
        if token is not None:
            sizes.add(int(token.attrib["completeListSize"]))
            cursors.append(int(token.attrib["cursor"]))
            if token.text:
                asked = {"verb": "ListIdentifiers", "resumptionToken": token.text}
    assert len(found) == len(set(found))
    assert not sizes or sizes == {len(found)}
    assert cursors == list(range(0, len(cursors) * 50, 50))


@given(st.binary(max_size=80), st.integers(1, 40))
@settings(deadline=None, max_examples=20)
def test_no_address_breaks_it(client: TestClient, path: bytes, days: int) -> None:
    odd = "".join(f"%{byte:02X}" if byte < 48 or byte > 122 else chr(byte) for byte in path)
    since = (date(2026, 11, 29) + timedelta(days=days)).strftime("%a, %d %b %Y 00:00:00 GMT")
    for place in (f"/{odd}", f"/project/{odd}.ttl", f"/oai?verb={odd}", f"/questions/{odd}"):
        found = client.get(place, headers={"If-Modified-Since": since})
        assert found.status_code < 500
