"""The same commands, with a graph that is elsewhere."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.endpoint.conftest import Said, Server, rows

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.endpoint.pushing import lines
from verbund.model import Iri
from verbund.store import Store

GRAPH = "https://example.org/public"
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VERBUND_USER", "VERBUND_PASSWORD"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def filled(engine: Store, small: Catalogue) -> Store:
    """The engine with the graph of the small catalogue."""
    store = build(small).store()
    engine.add(store.statements())
    return engine


def test_a_named_question_is_asked_there(on_small: Run, server: Server, filled: Store) -> None:
    words = ("query", "partners", "--param", "project=MUSTER")
    here, there = on_small(*words), on_small(*words, "--endpoint", server.url)
    assert (there.exit_code, there.stdout) == (here.exit_code, here.stdout)
    assert server.seen


def test_nothing_is_built_for_a_question_elsewhere(
    on_small: Run, server: Server, filled: Store, small: Catalogue
) -> None:
    (small.root / "data" / "projects.csv").write_text("broken,header\n1\n", encoding="utf-8")
    result = on_small("query", "projects", "--endpoint", server.url)
    assert (result.exit_code, result.stderr) == (0, "")


def test_names_are_understood_as_they_are_there(
    on_small: Run, server: Server, filled: Store
) -> None:
    result = on_small("query", "partners", "--param", "project=Alfa", "--endpoint", server.url)
    assert result.exit_code == 2
    assert "no " in result.stderr


def test_own_sparql_is_asked_there_but_not_to_change_anything(
    on_small: Run, server: Server, filled: Store
) -> None:
    where = ("--endpoint", server.url)
    result = on_small("sparql", "SELECT ?x { ?x a schema:ResearchProject } ORDER BY ?x", *where)
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "x")
    server.seen.clear()
    refused = on_small("sparql", "DELETE WHERE { ?s ?p ?o }", *where)
    assert (refused.exit_code, server.seen) == (2, [])


def test_the_public_graph_may_have_a_name_there(on_small: Run, server: Server) -> None:
    server.script = [rows("1")]
    where = ("--endpoint", server.url, "--graph", GRAPH)
    assert on_small("sparql", "SELECT ?x { ?x ?y ?z }", *where).stdout == "x\n1\n"
    assert server.seen[0].form["default-graph-uri"] == [GRAPH]


@pytest.mark.parametrize(
    "words",
    [
        ("--endpoint", "ftp://e/sparql"),
        ("--endpoint", "http://e:port/"),
        ("--endpoint", "http://ada:secret@e/sparql"),
        ("--endpoint", "nowhere"),
        ("--endpoint", "http://e/", "--graph", "no iri"),
        ("--endpoint", "http://e/", "--memory", "1G"),
        ("--graph", GRAPH),
    ],
)
def test_wrong_words_are_told_before_anyone_is_called(
    on_small: Run, words: tuple[str, ...]
) -> None:
    result = on_small("query", "projects", *words)
    assert (result.exit_code, result.stdout) == (2, "")


def test_half_a_login_is_told(
    on_small: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERBUND_USER", "ada")
    result = on_small("query", "projects", "--endpoint", server.url)
    assert (result.exit_code, server.seen) == (2, [])


def test_a_login_comes_from_the_environment(
    on_small: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERBUND_USER", "ada")
    monkeypatch.setenv("VERBUND_PASSWORD", "geheim")
    on_small("sparql", "SELECT ?x { ?x ?y ?z }", "--endpoint", server.url)
    assert server.seen[0].headers["Authorization"].startswith("Basic ")


def test_silence_is_status_6(on_small: Run, server: Server) -> None:
    server.script = [Said(0)]
    result = on_small("query", "projects", "--endpoint", server.url)
    assert (result.exit_code, result.stdout) == (6, "")
    assert result.stderr.count("\n") == 2
    assert result.stderr.startswith(f"Error: {server.url} does not answer")


def test_the_deadline_is_status_7(on_small: Run, server: Server) -> None:
    server.script = [Said(drips=100)]
    result = on_small("query", "projects", "--endpoint", server.url, "--timeout", "0.2")
    assert (result.exit_code, result.stdout) == (7, "")
    assert "did not finish within 0.2 seconds" in result.stderr


@pytest.mark.parametrize(
    "words", [("search", "x"), ("show", "x"), ("path", "x", "y"), ("why", "x")], ids=lambda w: w[0]
)
def test_whoever_asks_there_says_how_long(
    on_small: Run, server: Server, words: tuple[str, ...]
) -> None:
    server.script = [Said(drips=100)]
    result = on_small(*words, "--endpoint", server.url, "--timeout", "0.2")
    assert (result.exit_code, result.stdout) == (7, "")
    assert "did not finish within 0.2 seconds\nHint: give it more with --timeout" in result.stderr
    here = on_small(*words, "--timeout", "3")
    assert (here.exit_code, here.stdout) == (2, "")
    assert "--timeout is for --endpoint" in here.stderr


def test_what_is_pushed_is_the_public_graph(
    on_small: Run, server: Server, engine: Store, small: Catalogue
) -> None:
    result = on_small("push", server.url, "--graph", GRAPH)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith(f"--endpoint URL --graph {GRAPH}\n")
    store = build(small).store()
    assert lines(engine, Iri(GRAPH)) == lines(store)
    assert engine.graphs() == (Iri(GRAPH),)


def test_the_graphs_of_the_sources_come_along_when_wanted(
    on_small: Run, server: Server, engine: Store, small: Catalogue
) -> None:
    assert on_small("push", server.url, "--sources", "--quiet").stderr == ""
    store = build(small).store()
    assert lines(engine) == lines(store)
    pushed = set(engine.graphs())
    assert pushed < set(store.graphs())  # all but the words of the ontology
    assert all(lines(engine, name) == lines(store, name) for name in pushed)
    assert any("/source/" in name.value for name in pushed)


def test_what_is_pulled_builds_to_the_same_public_graph(
    on_small: Run, server: Server, filled: Store, small: Catalogue, tmp_path: Path
) -> None:
    into = tmp_path / "pulled"
    result = on_small("pull", server.url, "--into", str(into))
    assert (result.exit_code, result.stdout) == (0, "")
    pulled = Catalogue.at(into)
    assert list(pulled.files("data", ".csv")) == []
    assert pulled.settings.base == small.settings.base
    assert lines(build(pulled).store()) == lines(filled)
    words = ("query", "partners", "--param", "project=MUSTER")
    assert on_small(*words, "--catalogue", str(into)).stdout == on_small(*words).stdout


def test_a_folder_with_something_in_it_is_left_alone(
    on_small: Run, server: Server, filled: Store, tmp_path: Path
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "note.txt").touch()
    result = on_small("pull", server.url, "--into", str(tmp_path / "full"))
    assert (result.exit_code, server.seen) == (1, [])
    assert "is not empty" in result.stderr


def test_an_empty_endpoint_makes_no_folder(
    on_small: Run, server: Server, engine: Store, tmp_path: Path
) -> None:
    result = on_small("pull", server.url, "--into", str(tmp_path / "new"))
    assert result.exit_code == 1
    assert "has nothing to pull" in result.stderr
    assert not (tmp_path / "new").exists()


def test_who_says_so_is_asked_there(
    on_small: Run, server: Server, engine: Store, small: Catalogue
) -> None:
    assert on_small("push", server.url, "--sources").exit_code == 0
    here, there = on_small("why", "MUSTER"), on_small("why", "MUSTER", "--endpoint", server.url)
    assert (there.exit_code, there.stdout) == (0, here.stdout)
    assert on_small("why", "MUSTER", "--graph", GRAPH).exit_code == 2


def test_the_page_on_engines_shows_what_works(on_small: Run, server: Server, engine: Store) -> None:
    page = (Path(__file__).parents[2] / "docs" / "engines.md").read_text(encoding="utf-8")
    shown = "".join(re.findall(r"^```bash\n(.*?)^```", page, flags=re.M | re.S))
    for line in shown.splitlines():
        place = re.sub(r"http://localhost:7878/\w+", server.url, line)
        place = place.replace("Interko 2", "MUSTER").replace("Interko2", "MUSTER")
        result = on_small(*shlex.split(place)[1:])
        assert result.exit_code == 0, f"{line}\n{result.stderr}"


def test_a_thing_is_shown_from_there(on_small: Run, server: Server, filled: Store) -> None:
    here = on_small("show", "MUSTER", "--format", "turtle", "-q")
    there = on_small("show", "MUSTER", "--format", "turtle", "--endpoint", server.url)
    assert here.stdout
    assert (there.exit_code, there.stdout) == (here.exit_code, here.stdout)


def test_a_search_there_finds_the_same(on_small: Run, server: Server, filled: Store) -> None:
    here, there = (
        on_small("search", "muster"),
        on_small("search", "muster", "--endpoint", server.url),
    )
    assert "project/muster" in here.stdout
    assert (there.exit_code, there.stdout) == (here.exit_code, here.stdout)


def test_a_path_and_what_ties_two_things_are_found_there(
    on_small: Run, server: Server, filled: Store
) -> None:
    ends = ("MUSTER", "organisation/university")
    way = on_small("path", *ends, "--format", "table", "-q", "--endpoint", server.url)
    assert way.stdout.startswith("MUSTER ")
    tied = on_small("why", *ends, "--endpoint", server.url)
    assert "  sagt: " in tied.stdout
