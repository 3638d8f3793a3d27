"""A pull gives all there is, or says that it did not."""

from __future__ import annotations

import re

import pytest
from tests.endpoint.conftest import Said, Seen, Server

from verbund.endpoint import Client, Endpoint, pulling
from verbund.endpoint.pulling import pull
from verbund.errors import EndpointUnavailable
from verbund.model import Blank, Iri, Literal, Statement
from verbund.store import Store

SAYS = Iri("http://e/says")


def _fill(engine: Store, things: int, each: int) -> set[Statement]:
    said = {
        Statement(Iri(f"http://e/{n:x}ü"), SAYS, Literal(f"{m}", language="de"))
        for n in range(things)
        for m in range(each)
    }
    engine.add(said)
    return said


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulling, "NAMES", 20)
    monkeypatch.setattr(pulling, "THINGS", 8)
    monkeypatch.setattr(pulling, "PAGE", 10)


@pytest.mark.parametrize(("things", "each"), [(0, 1), (1, 1), (20, 1), (55, 3), (3, 10), (2, 45)])
def test_all_pages_together_are_the_whole(
    engine: Store, client: Client, things: int, each: int
) -> None:
    said = _fill(engine, things, each)
    found = list(pull(Endpoint(client)))
    assert (set(found), len(found)) == (said, len(said))


def test_no_page_wants_more_sorted_rows_than_virtuoso_sorts(
    engine: Store, server: Server, client: Client
) -> None:
    _fill(engine, 55, 3)
    list(pull(Endpoint(client)))
    sorted_ones = [seen.query for seen in server.seen if "ORDER BY" in seen.query]
    assert sorted_ones
    for query in sorted_ones:
        assert sum(map(int, re.findall(r"(?:LIMIT|OFFSET) (\d+)", query))) <= 10_000


def test_an_engine_that_cuts_answers_short_is_found_out(
    engine: Store, server: Server, client: Client
) -> None:
    _fill(engine, 8, 1)
    whole = server.script
    assert callable(whole)

    def cutting(seen: Seen) -> Said:
        if "VALUES ?s" in seen.query:
            seen.form["query"][0] = seen.query.replace("LIMIT 10", "LIMIT 3")
        return whole(seen)

    server.script = cutting
    with pytest.raises(EndpointUnavailable, match="gave 3 of 8 statements"):
        list(pull(Endpoint(client)))


def test_nameless_nodes_are_told(engine: Store, client: Client) -> None:
    engine.add([Statement(Iri("http://e/1"), SAYS, Blank("b"))])
    with pytest.raises(EndpointUnavailable, match="nodes without a name"):
        list(pull(Endpoint(client)))
