"""Long queries have places of their own: those that want little are answered beside them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep

import pytest
from starlette.testclient import TestClient

from verbund.catalogue import Catalogue
from verbund.queries.limits import Limits
from verbund.web import application
from verbund.web.pool import Bounds

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) = STR(?i)) }"


@pytest.fixture
def client(served: Catalogue) -> Iterator[TestClient]:
    """A server with one process at hand and one place for a long query."""
    limits = Limits(seconds=8.0, memory=256 << 20)
    bounds = Bounds(limits, workers=1, waiting=4, patience=20.0, soon=0.05, long=1)
    with TestClient(application(served, bounds=bounds)) as client:
        yield client


def ask(client: TestClient, query: str) -> int:
    status: int = client.post("/sparql", data={"query": query}).status_code
    return status


def gauge(client: TestClient, name: str) -> float:
    lines = client.get("/metrics").text.splitlines()
    return float(next(line for line in lines if line.startswith(f"verbund_{name} ")).split()[1])


def test_a_short_query_does_not_wait_for_the_end_of_a_long_one(client: TestClient) -> None:
    with ThreadPoolExecutor(1) as threads:
        long = threads.submit(ask, client, ENDLESS)
        while not gauge(client, "queries_long"):
            sleep(0.05)
        assert ask(client, "ASK {}") == 200
        assert not long.done()
        assert long.result() == 422
    assert gauge(client, "queries_running") == 0


def test_a_long_query_without_a_place_is_told_to_come_again(client: TestClient) -> None:
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(ask, client, ENDLESS)
        while not gauge(client, "queries_long"):
            sleep(0.05)
        began = monotonic()
        second = client.post("/sparql", data={"query": ENDLESS})
        assert (second.status_code, second.headers["retry-after"]) == (503, "4")
        assert "too many long queries" in second.text
        assert monotonic() - began < 7.5
        assert first.result() == 422
    assert ask(client, "ASK {}") == 200


@pytest.mark.slow
def test_nobody_is_refused_because_a_process_takes_long_to_start(
    served: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text("import time; time.sleep(6)", encoding="utf-8")
    limits = Limits(seconds=20.0, memory=256 << 20)
    bounds = Bounds(limits, workers=1, waiting=4, patience=3.0, soon=0.5, long=1)
    with TestClient(application(served, bounds=bounds)) as client, ThreadPoolExecutor(1) as threads:
        assert ask(client, "ASK {}") == 200
        monkeypatch.syspath_prepend(tmp_path)
        long = threads.submit(ask, client, ENDLESS)
        while not gauge(client, "queries_running"):
            sleep(0.01)
        assert ask(client, "ASK {}") == 200
        assert gauge(client, "queries_long") == 1
        assert long.result() == 422
