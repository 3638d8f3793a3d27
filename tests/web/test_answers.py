"""How documents are sent: at once, packed, in parts; what is refused is heard; nothing piles up."""

from __future__ import annotations

import gzip
import http.client
from time import perf_counter
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from verbund.web.kept import Document, Kept
from verbund.web.negotiation import takes_packed


def connected(running: str) -> http.client.HTTPConnection:
    parts = urlsplit(running)
    return http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=60)


def test_no_part_of_an_answer_waits_for_the_other(running: str) -> None:
    wire, times = connected(running), list[float]()
    for _ in range(20):
        began = perf_counter()
        wire.request("GET", "/de/project/neila.html")
        wire.getresponse().read()
        times.append(perf_counter() - began)
    wire.close()
    assert min(times) < 0.03  # a head and a body that wait for each other take 40 ms


def test_a_body_that_is_too_large_is_let_pass_until_the_refusal_is_heard(running: str) -> None:
    wire = connected(running)
    body = b"ASK {} # " + b"x" * 10_000_000
    wire.request("POST", "/sparql", body, {"Content-Type": "application/sparql-query"})
    answer = wire.getresponse()
    assert (answer.status, b"256 kB" in answer.read()) == (413, True)
    wire.close()


def test_a_document_comes_packed_to_those_who_can_unpack(client: TestClient) -> None:
    path = "/de/project/neila.html"
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    packed = client.get(path, headers={"Accept-Encoding": "br, gzip"})
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    for known in (plain.headers["etag"], packed.headers["etag"]):
        for coding in ("identity", "gzip"):
            headers = {"If-None-Match": known, "Accept-Encoding": coding}
            assert client.get(path, headers=headers).status_code == 304


@pytest.mark.parametrize(
    ("header", "is_taken"),
    [(None, False), ("", False), ("gzip", True), ("GZIP;q=0.5", True), ("gzip;q=0, *", False),
     ("*", True), ("identity, *;q=0", False), ("deflate", False)],
)  # fmt: skip
def test_who_takes_packed_documents(header: str | None, is_taken: bool) -> None:
    assert takes_packed(header) is is_taken


def test_a_part_of_a_file_goes_on_where_another_ended(client: TestClient) -> None:
    whole = client.get("/catalogue.nq")
    size = len(whole.content)
    part = client.get("/catalogue.nq", headers={"Range": "bytes=1000-"})
    assert (part.status_code, part.content) == (206, whole.content[1000:])
    assert part.headers["content-range"] == f"bytes 1000-{size - 1}/{size}"
    assert client.get("/catalogue.nq", headers={"Range": f"bytes={size}-"}).status_code == 416
    still = {"Range": "bytes=0-9", "If-Range": whole.headers["etag"]}
    assert client.get("/catalogue.nq", headers=still).content == whole.content[:10]
    other = {"Range": "bytes=0-9", "If-Range": '"other"'}
    assert client.get("/catalogue.nq", headers=other).status_code == 200
    assert client.get("/catalogue.nq", headers={"Range": "lines=1-2"}).status_code == 200


def test_files_and_kept_documents_have_one_tag(client: TestClient) -> None:
    kept, part = client.get("/void.ttl"), client.get("/void.ttl", headers={"Range": "bytes=0-9"})
    assert kept.headers["etag"].replace("-gzip", "") == part.headers["etag"]


def test_what_is_kept_is_bounded_and_the_oldest_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verbund.web.kept._MOST", 20_000)
    kept = Kept()
    for number in range(100):
        kept.put(str(number), Document(b"x" * 900, "text/plain"))
        assert kept.get("0") is not None
        assert kept.size <= 20_000
    assert "99" in kept
    assert "1" not in kept
    kept.put("0", Document(b"y", "text/plain"))
    assert kept.get("0") == Document(b"y", "text/plain").ready()


def test_a_packed_document_is_the_same_each_time() -> None:
    text = b"ja und nein " * 1000
    one = Document(text, "text/html").ready()
    assert gzip.decompress(one.packed) == text
    assert one == Document(text, "text/html").ready()
    assert Document(text, "application/gzip").ready().packed == b""


def test_addresses_that_do_not_exist_leave_nothing_behind(client: TestClient) -> None:
    client.get("/de/project/index.html")
    before = client.get("/metrics").text.partition("verbund_documents_kept_bytes ")[2].split()[0]
    for number in range(50):
        for path in (f"/static/{number}", f"/de/project/by-{number}.html", f"/x{number}.ttl",
                     f"/de/x{number}.html"):  # fmt: skip
            assert client.get(path).status_code == 404
    after = client.get("/metrics").text.partition("verbund_documents_kept_bytes ")[2].split()[0]
    assert after == before
