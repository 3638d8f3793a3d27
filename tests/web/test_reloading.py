"""A new build takes the place of the old one, and an end comes, without a request that is lost."""

from __future__ import annotations

import http.client
import os
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event
from urllib.parse import urlencode, urlsplit

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import start

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.web import application

PATHS = (
    *("/project/muster.ttl", "/de/project/muster.html", "/en/organisation/index.html"),
    *("/sparql?query=ASK%20%7B%7D", "/questions/projects.csv", "/catalog", "/catalogue.nq"),
    *("/oai?verb=ListRecords&metadataPrefix=oai_dc", "/network.html"),
)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a (!<a:b>)+ ?b . ?c (!<a:b>)+ ?d . ?e (!<a:b>)+ ?f }"


def asked(address: str, path: str) -> tuple[int, bytes]:
    parts = urlsplit(address)
    wire = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=60)
    try:
        wire.request("GET", path)
        answer = wire.getresponse()
        return answer.status, answer.read()
    finally:
        wire.close()


def traffic(address: str, ended: Event, first: int) -> Counter[tuple[str, int]]:
    """What one client saw until it was told to stop."""
    seen, number = Counter[tuple[str, int]](), first
    while not ended.is_set():
        path = PATHS[number % len(PATHS)]
        seen[path, asked(address, path)[0]] += 1
        number += 1
    return seen


def renamed(catalogue: Catalogue, old: str, new: str) -> None:
    """A build in which a project is called otherwise."""
    path = catalogue.root / "data" / "projects.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    build(catalogue)


@pytest.mark.slow
def test_no_request_is_lost_while_builds_take_turns(small: Catalogue) -> None:
    process, address = start(small)
    assert process.stderr
    ended = Event()
    try:
        with ThreadPoolExecutor(5) as threads:
            said = threads.submit(process.stderr.read)  # a log that nobody reads stops the server
            clients = [threads.submit(traffic, address, ended, n) for n in range(4)]
            try:
                for old, new in (("MUSTER", "ERSTES"), ("ERSTES", "ZWEITES")):
                    renamed(small, old, new)
                    until = time.monotonic() + 120
                    while new.encode() not in asked(address, "/project/muster.ttl")[1]:
                        assert time.monotonic() < until, "the new build was not opened"
                        time.sleep(0.2)
            finally:
                ended.set()
                wait(clients)
                process.terminate()
            seen = sum((client.result() for client in clients), Counter[tuple[str, int]]())
        assert {status for _, status in seen} == {200}, seen
        assert {path for path, _ in seen} == set(PATHS)
        assert "Traceback" not in said.result()
    finally:
        process.wait(timeout=60)
        process.stderr.close()


@pytest.mark.slow
def test_a_build_stays_as_long_as_it_is_served(small: Catalogue) -> None:
    with TestClient(application(small)) as client:
        assert client.get("/catalogue.nq").status_code == 200
        with ThreadPoolExecutor(1) as threads:
            builds = threads.submit(rebuilt, small)
            until = time.monotonic() + 120
            while b"DRITTES" not in client.get("/project/muster.ttl").content:
                assert time.monotonic() < until, "the new build was not opened"
                for path in ("/catalogue.nq", "/catalog", "/sparql?query=ASK%20%7B%7D"):
                    assert client.get(path).status_code == 200
            builds.result()


def rebuilt(catalogue: Catalogue) -> None:
    for old, new in (("MUSTER", "ERSTES"), ("ERSTES", "ZWEITES"), ("ZWEITES", "DRITTES")):
        renamed(catalogue, old, new)


@pytest.mark.slow
def test_who_has_asked_before_the_end_is_answered(small: Catalogue) -> None:
    process, address = start(small)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(asked, address, f"/sparql?{urlencode({'query': ENDLESS})}")
        until = time.monotonic() + 60
        while b"verbund_queries_running 1" not in asked(address, "/metrics")[1]:
            assert time.monotonic() < until
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGTERM)
        status, words = waiting.result()
    assert (status, b"10 seconds" in words) == (422, True)
    _, said = process.communicate(timeout=60)
    assert "Traceback" not in said
    with pytest.raises(ConnectionRefusedError):
        asked(address, "/health")
