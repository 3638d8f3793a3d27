"""A push into a graph store: whole graphs, in documents, replaced and not mixed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from tests.endpoint.conftest import Said, Server
from tests.endpoint.engines import oxigraph

from verbund.endpoint import Client, Endpoint, pushing
from verbund.endpoint.pushing import Step, lines, push
from verbund.errors import EndpointUnavailable
from verbund.model import Iri, Literal, Statement
from verbund.store import Store

SOURCE = Iri("http://e/source?of=ü&that")
SAYS = Iri("http://e/says")
ODD = 'a "b"\\ \n c\u2028d\x85 ü 𝄞 }'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with oxigraph(tmp_path_factory.mktemp("stored")) as url:
        yield url


@pytest.fixture(autouse=True)
def small_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pushing, "DOCUMENT", 10)


def _store(many: int) -> Store:
    store = Store.in_memory()
    store.add(Statement(Iri(f"http://e/{n}"), SAYS, Literal(f"{n} {ODD}")) for n in range(many))
    store.add([Statement(Iri("http://e/1"), SAYS, Literal("x"), SOURCE)])
    return store


def _there(address: str, graph: Iri | None = None) -> list[str]:
    found = Endpoint(Client(f"{address}/query"), graph).construct("CONSTRUCT WHERE { ?s ?p ?o }")
    store = Store.in_memory()
    store.add(found)
    return lines(store)


def test_whole_graphs_arrive_as_they_are_and_replace_what_was_there(
    address: str, tmp_path: Path
) -> None:
    client = Client(f"{address}/store")
    for store in (_store(25), _store(3)):
        push({None: lines(store), SOURCE: lines(store, SOURCE)}, client, tmp_path, stored=True)
        assert (_there(address), _there(address, SOURCE)) == (lines(store), lines(store, SOURCE))
    push({SOURCE: []}, client, tmp_path, stored=True)
    assert (len(_there(address)), _there(address, SOURCE)) == (3, [])
    assert list(tmp_path.iterdir()) == []


def test_what_broke_off_goes_on_where_it_stopped(address: str, tmp_path: Path) -> None:
    client = Client(f"{address}/store")
    load: pushing.Load = {None: lines(_store(25))}

    def tell(step: Step) -> None:
        if step.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push(load, client, tmp_path, tell=tell, stored=True)
    assert len(_there(address)) == 20
    assert push(load, client, tmp_path, stored=True) == 1
    assert _there(address) == load[None]


def test_the_command_sends_the_graph_to_a_store(
    on_small: Callable[..., Result], address: str
) -> None:
    result = on_small("push", f"{address}/store", "--graph-store")
    assert result.exit_code == 0
    words = ("query", "partners", "--param", "project=MUSTER")
    here = on_small(*words).stdout
    assert on_small(*words, "--endpoint", f"{address}/query").stdout == here


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_store_that_refuses_is_explained(server: Server, tmp_path: Path, status: int) -> None:
    server.script = [Said(status, b"not here")]
    with pytest.raises(EndpointUnavailable) as problem:
        push({None: ["<a:b> <a:b> <a:b> ."]}, Client(server.url), tmp_path, stored=True)
    assert "push again" in problem.value.hint
