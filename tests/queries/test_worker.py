"""A query cannot outlast its deadline, outgrow its memory or take the caller with it."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from verbund.errors import InvalidQuery, QueryStopped, VerbundError
from verbund.model import Blank, Iri, Literal, Statement, Table
from verbund.queries import wire
from verbund.queries.limits import Limits
from verbund.queries.worker import Worker
from verbund.store import Store
from verbund.store.making import NewStore

MEGABYTE = 1 << 20
PAIRS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STR(?c) = STR(?i)) }"
CROWD = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c"
TOWER = "SELECT * " + "{" * 20_000 + "}" * 20_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 2,000 statements on disk."""
    found = tmp_path_factory.mktemp("worker") / "store"
    store = NewStore(found)
    store.add(
        Statement(Iri(f"http://e/{n}"), Iri("http://e/p"), Literal(f"text {n}"))
        for n in range(2_000)
    )
    store.finish()
    return found


@pytest.fixture
def worker(folder: Path) -> Iterator[Worker]:
    with Worker(folder, Limits(seconds=30, memory=512 * MEGABYTE)) as found:
        yield found


def test_it_answers_like_the_store(worker: Worker, folder: Path) -> None:
    store = Store.open(folder)
    query = "SELECT ?s ?p ?o ?none { ?s ?p ?o } ORDER BY ?s"
    assert worker.select(query) == store.select(query)
    assert worker.ask("ASK { ?s ?p 'text 7' }") is True
    text = "CONSTRUCT WHERE { <http://e/7> ?p ?o }"
    assert worker.construct(text) == store.construct(text)


def test_every_kind_of_term_comes_through(worker: Worker) -> None:
    found = worker.select("SELECT (BNODE() AS ?a) ('x'@de AS ?b) (1.5 AS ?c) (<a:b> AS ?d) ?e {}")
    assert isinstance(found.rows[0][0], Blank)
    assert found.rows[0][1:] == (
        Literal("x", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "de"),
        Literal("1.5", "http://www.w3.org/2001/XMLSchema#decimal"),
        Iri("a:b"),
        None,
    )


def test_a_complaint_comes_through_and_the_worker_stays(worker: Worker) -> None:
    with pytest.raises(InvalidQuery):
        worker.select("SELECT {")
    with pytest.raises(InvalidQuery):
        worker.select("ASK {}")
    assert worker.ask("ASK {}") is True


def test_a_query_past_its_deadline_is_ended_at_once(folder: Path) -> None:
    with Worker(folder, Limits(seconds=0.5)) as worker:
        worker.ask("ASK {}")
        began = time.monotonic()
        with pytest.raises(QueryStopped, match=r"stopped after 0\.5 seconds") as problem:
            worker.select(PAIRS)
        assert time.monotonic() - began < 5
        assert "--timeout" in problem.value.hint
        assert worker.ask("ASK {}") is True


def test_a_query_past_its_memory_is_ended(folder: Path) -> None:
    with Worker(folder, Limits(seconds=60, memory=40 * MEGABYTE)) as worker:
        with pytest.raises(QueryStopped, match="more than 40 MB of memory") as problem:
            worker.select(CROWD)
        assert "--memory" in problem.value.hint
        assert worker.ask("ASK {}") is True


def test_a_query_that_breaks_the_engine_does_not_break_us(worker: Worker) -> None:
    with pytest.raises(QueryStopped, match="the engine broke down"):
        worker.select(TOWER)
    assert worker.ask("ASK {}") is True


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    with (
        Worker(tmp_path / "none", Limits()) as worker,
        pytest.raises(VerbundError, match="cannot be opened"),
    ):
        worker.ask("ASK {}")


def test_nothing_is_left_when_it_is_closed(folder: Path) -> None:
    with Worker(folder, Limits()) as worker:
        found = worker.select("SELECT * {} LIMIT 1")
        child = worker.process
    assert found == Table((), ((),))
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


INTERRUPTED = """
import sys
from pathlib import Path
from verbund.queries.limits import Limits
from verbund.queries.worker import Worker
with Worker(Path(sys.argv[1]), Limits()) as worker:
    worker.ask("ASK {}")
    print("asking", flush=True)
    worker.select(sys.argv[2])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent in another way there")
def test_an_interrupt_works_at_once(folder: Path) -> None:
    words = [sys.executable, "-c", INTERRUPTED, str(folder), PAIRS]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"asking\n"
        began = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert time.monotonic() - began < 5
    assert b"KeyboardInterrupt" in said


SERVE = "from verbund.queries.worker import serve; serve()"


def test_the_process_answers_until_its_input_ends(folder: Path) -> None:
    asked = io.BytesIO()
    queries = {"select": "SELECT ?s { ?s ?p 'text 7' }", "ask": "ASK {}", "construct": "SELECT {"}
    for method, text in queries.items():
        wire.send(asked, (method, text, 30.0))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-c", SERVE, str(folder), str(512 * MEGABYTE)],
        input=asked.getvalue(),
        stdout=subprocess.PIPE,
        env=environment,
        check=True,
    )
    answers = io.BytesIO(done.stdout)
    assert wire.table(wire.receive(answers)) == Table(("s",), ((Iri("http://e/7"),),))
    assert wire.answer(wire.receive(answers)) is True
    with pytest.raises(InvalidQuery):
        wire.statements(wire.receive(answers))
    with pytest.raises(EOFError):
        wire.receive(answers)
