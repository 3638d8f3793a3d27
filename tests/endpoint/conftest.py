"""A small server that behaves as it is told, and time that passes when it is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from typing import Any
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from verbund.endpoint import Client, Watch
from verbund.store import Store

RESULTS = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it came."""

    method: str
    headers: Message
    form: Mapping[str, list[str]]

    @property
    def query(self) -> str:
        return self.form.get("query", [""])[0]

    @property
    def update(self) -> str:
        return self.form.get("update", [""])[0]


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: with ``drips`` a byte at a time, so many; with ``cut`` it ends too soon."""

    status: int = 200
    body: bytes = b""
    media_type: str = RESULTS
    headers: Mapping[str, str] = field(default_factory=dict)
    drips: int = 0
    cut: bool = False


def rows(*values: str) -> Said:
    """The rows of ``SELECT ?x``, as a server gives them."""
    cells = [{"x": {"type": "literal", "value": value}} for value in values]
    return Said(body=json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": cells}}).encode())


Script = Callable[[Seen], Said]


class Server:
    """Answers with what its script says of a request, or the next of a list of answers."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.script: Script | list[Said] = [rows("1")]
        inner = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, self))
        inner.daemon_threads = True
        self.inner = inner
        self.url = f"http://127.0.0.1:{inner.server_port}/sparql"

    def answer(self, seen: Seen) -> Said:
        self.seen.append(seen)
        if callable(self.script):
            return self.script(seen)
        return self.script.pop(0) if len(self.script) > 1 else self.script[0]


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, server: Server, *args: Any) -> None:
        self._server = server
        super().__init__(*args)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._say(self._server.answer(Seen("POST", self.headers, parse_qs(body.decode()))))

    def do_PUT(self) -> None:
        self.do_POST()

    def do_GET(self) -> None:
        form = parse_qs(self.path.partition("?")[2])
        self._say(self._server.answer(Seen("GET", self.headers, form)))

    def _say(self, said: Said) -> None:
        if not said.status:
            self.close_connection = True
            return
        self.send_response_only(said.status)
        if said.media_type:
            self.send_header("Content-Type", said.media_type)
        length = len(said.body) + said.drips + (100 if said.cut else 0)
        self.send_header("Content-Length", str(length))
        for name, value in said.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self._write(said)

    def _write(self, said: Said) -> None:
        try:
            for _ in range(said.drips):
                self.wfile.write(b" ")
                self.wfile.flush()
                sleep(0.05)
            self.wfile.write(said.body)
        except OSError:
            pass  # whoever asked is gone

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Time:
    """A clock that stands still but for waiting, and keeps how long was waited."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    def clock(self) -> float:
        return sum(self.waits)

    def day(self) -> float:
        """The 22nd of November 2026, noon, in UTC."""
        return 1795348800.0 + sum(self.waits)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = Thread(target=made.inner.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    made.inner.shutdown()
    made.inner.server_close()
    thread.join()


@pytest.fixture
def engine(server: Server) -> Store:
    """A store in memory that the server answers from, and that updates change."""
    store = Store.in_memory()
    server.script = partial(_from, store)
    return store


def _from(store: Store, seen: Seen) -> Said:
    graph = seen.form.get("default-graph-uri", [""])[0]
    if seen.update:
        store.engine.update(seen.update)
        return Said(204, media_type="")
    if not seen.query:  # a graph, by the Graph Store Protocol
        return Said(204, media_type="")
    found = store.engine.query(seen.query, default_graph=ox.NamedNode(graph) if graph else None)
    if isinstance(found, ox.QueryTriples):
        body = found.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
        return Said(body=body, media_type="text/plain")
    return Said(body=found.serialize(format=ox.QueryResultsFormat.JSON) or b"")


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def client(server: Server, time: Time) -> Client:
    """A client of the server that never really waits."""
    return Client(server.url, 60, watch=Watch(time.clock, time.day, time.sleep))
