"""The server as a process: it says where it is, takes what comes over a wire, and ends in peace."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Callable
from time import monotonic
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from click.testing import Result
from rdflib import RDF, SDO, Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, SPARQLWrapper
from tests.web.conftest import start

from verbund.catalogue import Catalogue
from verbund.endpoint import Client, Endpoint


def test_our_own_client_asks_it_like_a_store(running: str) -> None:
    endpoint = Endpoint(Client(f"{running}/sparql", 30))
    assert endpoint.ask("ASK { ?s ?p ?o }") is True
    query = "SELECT (COUNT(?p) AS ?n) { ?p a <https://schema.org/ResearchProject> }"
    assert int(str(endpoint.select(query).rows[0][0])) >= 23


def test_a_foreign_client_understands_it(running: str) -> None:
    client = SPARQLWrapper(f"{running}/sparql")
    client.setQuery("SELECT ?p { ?p a <https://schema.org/ResearchProject> } LIMIT 3")
    client.setReturnFormat(JSON)
    found: Any = client.queryAndConvert()
    assert len(found["results"]["bindings"]) == 3
    client.setMethod(POST)
    client.setReturnFormat(CSV)
    assert bytes(client.queryAndConvert()).startswith(b"p\n")  # type: ignore[arg-type]
    client.setQuery("CONSTRUCT WHERE { ?p a <https://schema.org/ResearchProject> }")
    client.setReturnFormat(TURTLE)
    assert b"schema:ResearchProject" in bytes(client.queryAndConvert())  # type: ignore[arg-type]


def test_rdflib_reads_it_like_a_graph_of_its_own(running: str) -> None:
    graph = Graph(SPARQLStore(f"{running}/sparql"))
    project = URIRef("https://w3id.org/stadt-land-plus/project/neila")
    assert (project, RDF.type, SDO.ResearchProject) in graph
    found = graph.query("SELECT ?p { ?p a <https://schema.org/ResearchProject> }")
    assert len(list(found)) >= 23
    assert len(list(graph.predicate_objects(project))) > 10


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl here")
def test_curl_gets_what_it_asks_for(running: str) -> None:
    words = ["curl", "-sS", f"{running}/sparql", "--data-urlencode", "query=ASK {}"]
    done = subprocess.run([*words, "-H", "Accept: text/csv"], capture_output=True, check=True)
    assert done.stdout == b"true\n"
    head = subprocess.run(["curl", "-sSI", f"{running}/sparql"], capture_output=True, check=True)
    assert head.stdout.startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"GARBAGE\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: a\r\nBroken\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
    ],
)
def test_broken_requests_get_400_and_no_more(running: str, sent: bytes) -> None:
    parts = urlsplit(running)
    with socket.create_connection((parts.hostname, parts.port), timeout=60) as wire:
        wire.sendall(sent)
        assert wire.recv(100).split()[1] in {b"400", b"414", b"431"}


def test_a_whole_address_as_target_is_the_path_behind_its_host(running: str) -> None:
    host, port = running.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as stream:
        stream.sendall(
            b"GET http://daten.example.org/project/neila HTTP/1.1\r\n"
            b"Host: other\r\nConnection: close\r\n\r\n"
        )
        answer = b"".join(iter(lambda: stream.recv(4096), b"")).decode()
    assert answer.startswith("HTTP/1.1 303")
    assert "location: http://daten.example.org/de/project/neila.html" in answer


def test_it_ends_in_peace_and_leaves_nobody_behind(served: Catalogue) -> None:
    process, address = start(served)
    urlopen(f"{address}/sparql").close()  # noqa: S310 (an address of ours)
    listing = subprocess.run(["ps", "--ppid", str(process.pid), "-o", "pid="], capture_output=True)
    children = listing.stdout.split()
    assert len(children) >= 3
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode in {0, 130, -signal.SIGINT}
    assert "Traceback" not in said
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(int(child), 0)


def test_it_does_not_wait_for_what_it_makes_ahead(catalogue: Catalogue) -> None:
    process, address = start(catalogue)
    urlopen(f"{address}/health").close()  # noqa: S310 (an address of ours)
    began = monotonic()
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)
    assert monotonic() - began < 15
    assert "Traceback" not in said


def test_a_port_that_is_taken_is_told(on_small: Callable[..., Result]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = on_small("serve", "--port", port)
    assert result.exit_code == 1
    assert f"127.0.0.1:{port} cannot be served" in result.stderr
    assert "--port" in result.stderr


@pytest.mark.parametrize("host", ["", "192.0.2.1", "no-such-host.invalid"])
def test_an_address_that_is_not_of_this_machine_is_told(
    on_small: Callable[..., Result], host: str
) -> None:
    result = on_small("serve", "--host", host, "--port", "0")
    assert result.exit_code == 1
    assert ":0 cannot be served" in result.stderr
    assert "--host" in result.stderr
