"""Servers misbehave in each way they know; a person gets an answer or one clear line."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from time import monotonic

import pytest
from tests.endpoint.conftest import RESULTS, Said, Seen, Server, Time, rows
from tests.endpoint.engines import free_port

from verbund.endpoint import Client, Endpoint, Login, Watch
from verbund.errors import EndpointUnavailable, InvalidQuery, QueryStopped
from verbund.model import Iri, Literal, Table

ASK = "SELECT ?x { ?x ?y ?z }"
ONE = Table(("x",), ((Literal("1"),),))


def _asked(client: Client) -> Table:
    return Endpoint(client).select(ASK)


def _fails(client: Client) -> EndpointUnavailable:
    with pytest.raises(EndpointUnavailable) as problem:
        _asked(client)
    assert "\n" not in str(problem.value)
    assert problem.value.status == 6
    return problem.value


def test_a_query_is_posted_urlencoded_and_nothing_is_added(server: Server, client: Client) -> None:
    client.query(ASK, RESULTS, graph="http://e/public", named=("http://e/1", "http://e/2"))
    (seen,) = server.seen
    assert seen.method == "POST"
    assert seen.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert seen.headers["Accept"] == RESULTS
    assert seen.form == {
        "query": [ASK],
        "default-graph-uri": ["http://e/public"],
        "named-graph-uri": ["http://e/1", "http://e/2"],
    }


def test_a_long_query_arrives_whole(server: Server, client: Client) -> None:
    sparql = ASK + "#" + "ä" * 100_000
    client.query(sparql, RESULTS)
    assert server.seen[0].query == sparql


@pytest.mark.parametrize("words", ["# insert data", "PREFIX a: <b:c> # delete it"])
def test_a_comment_does_not_make_a_query_an_update(
    server: Server, client: Client, words: str
) -> None:
    client.query(f"{words}\n{ASK}", RESULTS)
    assert (server.seen[0].update, server.seen[0].query) == ("", f"{words}\n{ASK}")


def test_an_update_is_posted_as_one(server: Server, client: Client) -> None:
    client.update("INSERT DATA { <a:b> <a:b> 'SELECT' }")
    assert server.seen[0].form == {"update": ["INSERT DATA { <a:b> <a:b> 'SELECT' }"]}


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_again_when_it_says(
    server: Server, client: Client, time: Time, status: int
) -> None:
    server.script = [Said(status, headers={"Retry-After": "7"}), rows("1")]
    assert (_asked(client), time.waits) == (ONE, [7.0])


def test_a_busy_server_may_say_when_as_a_date(server: Server, client: Client, time: Time) -> None:
    later = {"Retry-After": "Sun, 22 Nov 2026 12:00:09 GMT"}
    server.script = [Said(503, headers=later), rows("1")]
    assert (_asked(client), time.waits) == (ONE, [9.0])


@pytest.mark.parametrize("date", ["Sat, 21 Nov 2026 12:00:00 GMT", "soon", "-5", "²"])
def test_a_date_that_is_over_or_none_does_not_stop_us(
    server: Server, client: Client, time: Time, date: str
) -> None:
    server.script = [Said(503, headers={"Retry-After": date}), rows("1")]
    assert _asked(client) == ONE
    assert time.waits in ([0.0], [1.0])


def test_waiting_gets_longer_and_ends(server: Server, client: Client, time: Time) -> None:
    server.script = [Said(504, b"<html><p>Gateway\n timeout</html>", "text/html")]
    problem = _fails(client)
    assert str(problem) == f"{server.url} answers 504: Gateway timeout"
    assert problem.hint.startswith("it is busy: try again later")
    assert (len(server.seen), time.waits) == (4, [1.0, 2.0, 4.0])


def test_nobody_waits_past_the_deadline(server: Server, client: Client, time: Time) -> None:
    server.script = [Said(429, b"slow down", headers={"Retry-After": "3600"})]
    assert "slow down" in str(_fails(client))
    assert (len(server.seen), time.waits) == (1, [])


def test_a_page_with_status_200_is_no_answer(server: Server, client: Client) -> None:
    server.script = [Said(body=b"<html>Welcome!</html>", media_type="text/html; charset=utf-8")]
    problem = _fails(client)
    assert str(problem) == f"{server.url} gave text/html instead of results"
    assert problem.hint == "is this the address of a SPARQL endpoint?"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (replace(rows("1"), media_type="text/csv"), "text/csv instead of results"),
        (replace(rows("1"), media_type=""), "no media type instead of results"),
        (Said(body=b'{"head": '), "broken JSON"),
        (Said(body=b"\xff\xfe\x00"), "broken JSON"),
        (Said(body=b"[1]"), "JSON without results"),
        (Said(body=b'{"head": {"vars": ["x"]}}'), "no rows in its answer"),
        (Said(body=b'{"head": {"vars": ["x"]}, "results": {"bindings": [3]}}'), "no rows"),
        (
            Said(
                body=b'{"head": {"vars": ["x"]}, "results": {"bindings":'
                b' [{"x": {"type": "uri", "value": "no iri"}}]}}'
            ),
            "not an absolute IRI",
        ),
    ],
)
def test_an_answer_that_is_none_is_told(
    server: Server, client: Client, said: Said, words: str
) -> None:
    server.script = [said]
    assert words in str(_fails(client))


def test_an_answer_for_ask_that_is_none_is_told(server: Server, client: Client) -> None:
    with pytest.raises(EndpointUnavailable, match="no yes or no"):
        Endpoint(client).ask("ASK {}")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Said(body=b"{}"), "instead of N-Triples"),
        (Said(body=b"<a:b> <a:b>", media_type="application/n-triples"), "gave "),
    ],
)
def test_statements_that_are_none_are_told(
    server: Server, client: Client, said: Said, words: str
) -> None:
    server.script = [said]
    with pytest.raises(EndpointUnavailable, match=words):
        Endpoint(client).construct("CONSTRUCT WHERE { ?a ?b ?c }")


def test_statements_come_in_the_formats_that_engines_know(server: Server, client: Client) -> None:
    line = b"<http://e/a> <http://e/b> <http://e/c> ."
    server.script = [
        Said(body=line, media_type="text/plain"),
        Said(body=line, media_type="text/turtle"),
    ]
    one = Endpoint(client).construct("CONSTRUCT WHERE { ?a ?b ?c }")
    other = Endpoint(client).construct("CONSTRUCT WHERE { ?a ?b ?c }")
    assert one == other
    assert server.seen[0].headers["Accept"] == "application/n-triples"


def test_a_drip_does_not_beat_the_deadline(server: Server) -> None:
    server.script = [replace(rows("1"), drips=100)]
    began = monotonic()
    with pytest.raises(QueryStopped, match=r"did not finish within 0\.2 seconds") as problem:
        _asked(Client(server.url, 0.2))
    assert (problem.value.status, monotonic() - began < 2) == (7, True)


def test_a_process_ends_though_a_server_drips(server: Server) -> None:
    server.script = [replace(rows("1"), drips=400)]
    code = (
        "import sys; from verbund.endpoint import *\n"
        "try: Endpoint(Client(sys.argv[1], 0.2)).select('SELECT ?x {}')\n"
        "except Exception as problem: print(type(problem).__name__)"
    )
    words = [sys.executable, "-c", code, server.url]
    done = subprocess.run(words, capture_output=True, text=True, timeout=15, check=True)
    assert done.stdout == "QueryStopped\n"


def test_the_words_of_a_refusal_are_shown(server: Server, client: Client) -> None:
    server.script = [Said(400, "Parse error:\n line 1: wörd".encode(), "text/plain")]
    with pytest.raises(InvalidQuery) as problem:
        _asked(client)
    assert str(problem.value) == f"{server.url} cannot read it: Parse error: line 1: wörd"
    assert problem.value.status == 2


def test_a_login_is_sent_and_a_refused_one_is_told(server: Server, client: Client) -> None:
    server.script = [Said(401)]
    assert _fails(client).hint == "set VERBUND_USER and VERBUND_PASSWORD"
    known = replace(client, login=Login("ada", "geheim"))
    assert _fails(known).hint.endswith("to others")
    basic = b64encode(b"ada:geheim").decode()
    assert server.seen[1].headers["Authorization"] == f"Basic {basic}"
    assert "geheim" not in repr(known)


def test_a_login_is_sent_as_digest_where_the_server_wants_it(
    server: Server, client: Client
) -> None:
    wanted = {"WWW-Authenticate": 'Digest realm="my own", nonce="7", qop="auth"'}

    def script(seen: Seen) -> Said:
        known = 'Digest username="ada"' in seen.headers.get("Authorization", "")
        return rows("1") if known else Said(401, headers=wanted)

    server.script = script
    assert _asked(replace(client, login=Login("ada", "geheim"))) == ONE
    assert "geheim" not in str([seen.headers.items() for seen in server.seen[1:]])


def test_what_is_forbidden_is_told(server: Server, client: Client) -> None:
    server.script = [Said(403, b"read only")]
    assert str(_fails(client)).endswith("does not allow this: read only")


@pytest.mark.parametrize(
    ("status", "hint"), [(404, "is this the address of a SPARQL endpoint?"), (414, ""), (500, "")]
)
def test_other_refusals_are_told_with_their_number(
    server: Server, client: Client, status: int, hint: str
) -> None:
    server.script = [Said(status, b"<b>oops</b> &amp; more", "text/html")]
    problem = _fails(client)
    assert (str(problem), problem.hint) == (f"{server.url} answers {status}: oops & more", hint)


def test_a_long_refusal_is_cut(server: Server, client: Client) -> None:
    server.script = [Said(500, b"very " * 10_000)]
    assert len(str(_fails(client))) < 400


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_an_endpoint_that_moved_is_told(server: Server, client: Client, status: int) -> None:
    moved = Said(status, headers={"Location": server.url + "/new"})
    server.script = lambda seen: rows("9") if seen.method == "GET" else moved
    problem = _fails(client)
    assert server.url + "/new" in f"{problem} {problem.hint}"
    assert "address" in problem.hint
    assert "is the address right?" not in problem.hint


@pytest.mark.parametrize("said", [Said(0), replace(rows("1"), cut=True)])
def test_a_closed_connection_is_told(server: Server, client: Client, said: Said) -> None:
    server.script = [said]
    assert "does not answer: " in str(_fails(client))


def test_nobody_there_is_told() -> None:
    nobody = Client(f"http://127.0.0.1:{free_port()}/sparql")
    assert "does not answer: Connection refused" in str(_fails(nobody))


def test_an_interrupt_passes() -> None:
    def interrupted() -> float:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _asked(Client("http://127.0.0.1:9/", watch=Watch(clock=interrupted)))


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        (b'{"head": {}, "boolean": true}', True),
        (b'{"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": []}}', False),
        (
            b'{"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings":'
            b' [{"__ASK_RETVAL": {"type": "typed-literal", "value": "1"}}]}}',
            True,
        ),
    ],
)
def test_a_yes_is_understood_from_virtuoso_too(
    server: Server, client: Client, body: bytes, answer: bool
) -> None:
    server.script = [Said(body=body)]
    assert Endpoint(client).ask("ASK {}") is answer


def _names(*names: str) -> Said:
    cells = [{"graph": {"type": "uri", "value": name}} for name in names]
    found = {"head": {"vars": ["graph"]}, "results": {"bindings": cells}}
    return Said(body=json.dumps(found).encode())


def test_whoever_names_the_public_graph_names_the_others_too(
    server: Server, client: Client
) -> None:
    server.script = [rows("1"), _names("http://e/2", "http://e/public", "http://e/1"), rows("1")]
    endpoint = Endpoint(client, Iri("http://e/public"))
    endpoint.select(ASK)
    endpoint.select("SELECT ?x { graph ?g { ?x ?y ?z } }")
    endpoint.select("SELECT ?x { graph ?g { ?x ?y ?z } }")
    plain, _, asked, again = server.seen
    assert "named-graph-uri" not in plain.form
    assert asked.form["default-graph-uri"] == ["http://e/public"]
    assert asked.form["named-graph-uri"] == ["http://e/1", "http://e/2"]
    assert again.form == asked.form


def test_virtuoso_is_spared_the_names(server: Server, client: Client) -> None:
    virtuoso = {"Server": "Virtuoso/07.20.3229 (Linux)"}
    server.script = [replace(_names("http://e/1"), headers=virtuoso), rows("1")]
    Endpoint(client, Iri("http://e/public")).select("SELECT ?x { GRAPH ?g { ?x ?y ?z } }")
    assert "named-graph-uri" not in server.seen[1].form
