"""A push sends it all, part by part; what broke off goes on where it stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.endpoint.conftest import Said, Script, Seen, Server

from verbund.endpoint import Client
from verbund.endpoint.pushing import PART, Step, lines, push
from verbund.errors import EndpointUnavailable, InvalidQuery
from verbund.model import Iri, Literal, Statement
from verbund.store import Store

PUBLIC, SOURCE = Iri("http://e/public"), Iri("http://e/source")
ODD = 'a "b"\\ \n c\u2028d\x85 ü 𝄞 } GRAPH <x:y> {'


def _store(many: int) -> Store:
    store = Store.in_memory()
    says = Iri("http://e/says")
    store.add(
        Statement(Iri(f"http://e/{n}"), says, Literal(f"{n} {ODD}", language=""))
        for n in range(many)
    )
    store.add([Statement(Iri("http://e/1"), says, Literal("x"), SOURCE)])
    return store


def _failing_at(nth: int, script: Script | list[Said], said: Said) -> Script:
    """The same server, that fails once at its nth part."""
    assert callable(script)
    seen_parts = 0

    def call(seen: Seen) -> Said:
        nonlocal seen_parts
        seen_parts += "INSERT" in seen.update[:12]
        return said if seen_parts == nth and "INSERT" in seen.update[:12] else script(seen)

    return call


def test_everything_arrives_as_it_is(engine: Store, client: Client, tmp_path: Path) -> None:
    store = _store(2 * PART)
    steps: list[Step] = []
    load = {None: lines(store), SOURCE: lines(store, SOURCE)}
    assert push(load, client, tmp_path, tell=steps.append) == 3
    assert (lines(engine), lines(engine, SOURCE)) == (lines(store), lines(store, SOURCE))
    assert steps == [Step(3, 0), Step(3, 1), Step(3, 2)]
    assert list(tmp_path.iterdir()) == []


def test_a_push_replaces_what_was_there_and_leaves_the_rest(
    engine: Store, client: Client, tmp_path: Path
) -> None:
    old, store = _store(3), _store(1)
    engine.add(Statement(s.subject, s.predicate, s.object, PUBLIC) for s in old.statements())
    engine.add(old.statements())
    push({PUBLIC: lines(store)}, client, tmp_path)
    assert lines(engine, PUBLIC) == lines(store)
    assert lines(engine) == lines(old)


@pytest.mark.parametrize("said", [Said(500, b"out of disk"), Said(0), Said(400, b"too long")])
def test_what_broke_off_goes_on_where_it_stopped(
    engine: Store, server: Server, client: Client, tmp_path: Path, said: Said
) -> None:
    store, whole = _store(3 * PART), server.script
    server.script = _failing_at(3, whole, said)
    with pytest.raises((EndpointUnavailable, InvalidQuery)) as problem:
        push({None: lines(store)}, client, tmp_path)
    assert "push again: it goes on from here" in problem.value.hint
    assert len(engine) == 2 * PART
    server.script = whole
    server.seen.clear()
    assert push({None: lines(store)}, client, tmp_path) == 1
    assert ["DROP" in seen.update for seen in server.seen] == [False]
    assert lines(engine) == lines(store)


def test_an_interrupted_push_goes_on_too(engine: Store, client: Client, tmp_path: Path) -> None:
    store = _store(2 * PART)

    def tell(step: Step) -> None:
        if step.done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push({None: lines(store)}, client, tmp_path, tell=tell)
    assert push({None: lines(store)}, client, tmp_path) == 1
    assert lines(engine) == lines(store)


def test_other_statements_begin_anew(
    engine: Store, server: Server, client: Client, tmp_path: Path
) -> None:
    store, whole = _store(3 * PART), server.script
    server.script = _failing_at(3, whole, Said(500))
    with pytest.raises(EndpointUnavailable):
        push({None: lines(store)}, client, tmp_path)
    server.script = whole
    changed = _store(3 * PART - 1)
    assert push({None: lines(changed)}, client, tmp_path) == 3
    assert lines(engine) == lines(changed)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"done": "x"}'])
def test_a_broken_memory_begins_anew(
    engine: Store, server: Server, client: Client, tmp_path: Path, text: str
) -> None:
    store, whole = _store(2 * PART), server.script
    server.script = _failing_at(2, whole, Said(500))
    with pytest.raises(EndpointUnavailable):
        push({None: lines(store)}, client, tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_text(text, encoding="utf-8")
    server.script = whole
    assert push({None: lines(store)}, client, tmp_path) == 2
