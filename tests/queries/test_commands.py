"""`verbund query`, `verbund sparql` and `verbund questions`, as people use them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.queries.conftest import Asking

from verbund.assembly import Build

STYLE = re.compile(r"\x1b\[[0-9;]*m")
BEGINNINGS = {"a.json": "{", "a.csv": "project,", "a.md": "| Vorhaben", "a.xml": "<?xml"}
PARTNERS = ("query", "partners", "--param", "project=Interko2")
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STR(?c) = STR(?i)) }"


def _root(built: Build) -> Path:
    return built.folder.parent.parent


def test_a_question_is_answered_as_csv(ask: Asking) -> None:
    result = ask("query", "partners", "--param", "project=Interko 2", "--limit", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "organisation,organisationLabel,role,roleLabel,kind,kindLabel",
        "https://w3id.org/stadt-land-plus/organisation/ifl,Leibniz-Institut für Länderkunde,"
        "https://w3id.org/verbund/role/coordinator,Koordination,"
        "https://w3id.org/verbund/kind/research-institute,Forschungsinstitut",
    ]


def test_it_is_answered_in_english(ask: Asking) -> None:
    result = ask("query", "partners", "--param", "project=NEILA", "--lang", "en", "--limit", "1")
    assert "coordinator,https" in result.stdout


def test_it_is_answered_as_a_table_with_headings(ask: Asking) -> None:
    words = ("--param", "project=NEILA", "--format", "table", "--limit", "1")
    assert ask("query", "partners", *words).stdout.splitlines() == [
        "Einrichtung                      Rolle         Art",
        "-------------------------------  ------------  -----------",
        "Technische Universität Dortmund  Koordination  Universität",
    ]


def test_a_value_may_be_given_several_times_where_many_are_allowed(ask: Asking) -> None:
    both = ("--param", "cluster=Gerechtigkeit", "--param", "cluster=Regionale Produkte")
    result = ask("query", "projects-of-clusters", *both, "--format", "jsonl")
    found = {json.loads(line)["clusterLabel"] for line in result.stdout.splitlines()}
    assert found == {"Regionale Gerechtigkeit", "Regionale Produkte"}


def test_the_suffix_of_the_file_tells_the_format(ask: Asking, tmp_path: Path) -> None:
    for name, begins in BEGINNINGS.items():
        result = ask("query", "projects", "--output", str(tmp_path / name))
        assert (result.exit_code, result.stdout) == (0, "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("query", "partnrs"), 2, "did you mean 'partners'?"),
        (("query", "projects", "-o", "x.ttl"), 2, ".ttl is for statements; this query gives rows"),
        (("sparql", "DESCRIBE <x:y>", "-o", "x.csv"), 2, ".csv is for rows"),
        (("query", "projects", "-o", "x.docx"), 2, ".arrow, .csv, .json, .jsonl, .md"),
        (("query", "partners"), 2, "partners needs project: joint project"),
        (("query", "partners", "--param", "project=Interko"), 2, "did you mean 'Interko 2'"),
        (("query", "partners", "--param", "projekt=x"), 2, "did you mean 'project'?"),
        (("query", "partners", "--param", "project"), 2, "'project' is not NAME=VALUE"),
        (("query",), 2, "give the name of a question"),
        (("query", "partners", "--file", "x.rq"), 2, "give the name of a question"),
        (("query", "--file", "x.rq", "--param", "a=b"), 2, "--param is for named questions"),
        (("query", "--file", "none.rq"), 4, "none.rq: No such file"),
        (("query", "projects", "--format", "turtle"), 2, "turtle is for statements"),
        (("query", "projects", "--output", "x.docx"), 2, "no format called '.docx'"),
        (("query", "projects", "--output", "none/x.csv"), 1, "none/x.csv cannot be written"),
        (("query", "projects", "--memory", "lots"), 2, "'lots' is no size"),
        (("query", "running-projects", "--param", "date=31.2.2021"), 2, "is no date"),
        (("sparql",), 2, "give a query, or --file with one"),
        (("sparql", "SELECT * {"), 2, "the query cannot go on with the end of the line"),
        (("sparql", "SELECT * { ?s foo:p ?o }"), 2, "the prefix foo: is not declared"),
        (("sparql", "INSERT DATA {}"), 2, "INSERT belongs to an update"),
        (("sparql", "ASK { SERVICE <a:b> {} }"), 2, "SERVICE would call another server"),
        (("sparql", "ASK FROM <a:b> {}"), 2, "FROM would read another graph"),
        (("sparql", "CONSTRUCT WHERE { ?s ?p ?o }", "--format", "csv"), 2, "csv is for rows"),
        (("sparql", ENDLESS, "--timeout", "0.3"), 7, "the query was stopped after 0.3 seconds"),
        (("questions", "xqzw"), 2, "no question has 'xqzw' in it"),
    ],
)
def test_what_goes_wrong_is_said_in_a_line(
    ask: Asking, words: tuple[str, ...], status: int, message: str
) -> None:
    result = ask(*words)
    assert (result.exit_code, result.stdout) == (status, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("words", [("query", "--file", "-"), ("sparql", "--file", "-")])
def test_a_query_of_ones_own_comes_from_stdin(ask: Asking, words: tuple[str, ...]) -> None:
    text = "SELECT ?name { ?project v:acronym ?name } ORDER BY ?name"
    result = ask(*words, "--limit", "2", stdin=text)
    assert result.stdout == "name\nCoAct\nDAZWISCHEN\n"


def test_a_file_may_have_a_mark_and_dos_lines(ask: Asking, tmp_path: Path) -> None:
    path = tmp_path / "own.rq"
    path.write_bytes("\ufeffASK {\r\n ?s v:acronym 'NEILA' }\r\n".encode())
    assert ask("sparql", "--file", str(path)).stdout == "true\n"
    path.write_bytes(b"\xff\xfe")
    assert "no text in UTF-8" in ask("sparql", "--file", str(path)).stderr


def test_statements_come_as_turtle_and_sorted_as_lines(ask: Asking) -> None:
    text = "CONSTRUCT { ?p v:cluster ?c } WHERE { ?p v:cluster ?c }"
    assert ask("sparql", text).stdout.startswith("@prefix v: <https://w3id.org/verbund/ns#> .")
    lines = ask("sparql", text, "--format", "ntriples").stdout.splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 18


def test_a_limit_of_statements_is_refused(ask: Asking) -> None:
    result = ask("sparql", "CONSTRUCT WHERE { ?p v:cluster ?c }", "--limit", "2")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--limit is for rows; this query gives statements" in result.stderr


def test_a_constructed_nothing_is_no_error(ask: Asking) -> None:
    result = ask("sparql", "CONSTRUCT WHERE { <a:b> <a:b> ?o }")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (0, "Nichts gefunden.")


def test_explaining_says_what_is_sent_how_long_it_took_and_what_each_pattern_leaves(
    ask: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("_explaining", "_empty"):  # a busy machine may take longer
        monkeypatch.setattr(f"verbund.cli.{module}._SECONDS", 60)
    text = "SELECT ?s { ?s a schema:ResearchProject ; v:acronym 'NEILA' }"
    result = ask("sparql", text, "--explain", "--limit", "3", "--lang", "en")
    sent, took, plan, *steps = result.stderr.splitlines()
    assert sent.endswith("v:acronym 'NEILA' } LIMIT 3")
    assert took.startswith("# 1 found in ")
    assert plan.startswith("# The engine gives no plan; matches after each pattern")
    assert [step.split() for step in steps] == [
        ["#", "25", "?s", "a", "schema:ResearchProject", "."],
        ["#", "1", "?s", "v:acronym", "'NEILA'", "."],
    ]
    assert result.stdout == "s\nhttps://w3id.org/stadt-land-plus/project/neila\n"
    _, took, plan, *_ = ask("sparql", text, "--explain").stderr.splitlines()
    assert took.startswith("# 1 gefunden in ")
    assert "," in took
    assert plan.startswith("# Die Datenbank nennt keinen Plan; Treffer nach jedem Muster")


def test_an_empty_answer_says_so_unless_quiet(ask: Asking) -> None:
    text = "SELECT ?s { ?s v:acronym 'nothing' }"
    assert ask("sparql", text).stderr.startswith("Nichts gefunden.\n")
    assert ask("sparql", text, "--quiet").stderr == ""


def test_things_are_named_where_people_read(ask: Asking) -> None:
    text = "SELECT ?p ?c { ?p v:acronym 'NEILA' ; v:cluster ?c }"
    assert ask("sparql", text, "--format", "table").stdout.splitlines()[2] == (
        "NEILA  dynamische Wohnungsmarktregionen"
    )
    assert "[NEILA](https://w3id.org/" in ask("sparql", text, "--format", "markdown").stdout


def test_questions_are_listed_by_word(ask: Asking) -> None:
    found = ask("questions", "Cluster", "--lang", "en").stdout
    assert "projects-of-clusters" in found
    assert "Which projects belong to which cluster?" in found
    assert "repeat-speakers" not in found
    money = {"funding-by-call", "funding-by-state", "funding-of-projects"}
    assert {line.split()[0] for line in ask("questions", "geld").stdout.splitlines()[2:]} == money
    assert "funding-by-call" in ask("questions", "foerderung").stdout


def test_every_question_is_listed(ask: Asking, built: Build) -> None:
    names = {path.stem for path in (_root(built) / "queries").glob("*.rq")}
    assert {line.split(" ")[0] for line in ask("questions").stdout.splitlines()[2:]} == names


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals there")
@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("words", [PARTNERS, ("questions", "cluster", "--lang", "en")])
def test_a_terminal_shows_a_table_that_fits(
    built: Build, on_record: Callable[[str, str], None], words: tuple[str, ...], width: int
) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "VERBUND_CATALOGUE": str(_root(built)),
        "COLUMNS": str(width),
        "TERM": "xterm",
    }
    command = [sys.executable, "-m", "verbund", *words]
    with subprocess.Popen(command, stdout=theirs, env=environment, stderr=subprocess.DEVNULL):
        os.close(theirs)
        text = _drained(ours)
    lines = STYLE.sub("", text.replace("\r\n", "\n"))
    assert max(map(len, lines.splitlines())) <= width
    on_record(f"tests/queries/golden/terminal-{words[0]}-{width}.txt", lines)


def _drained(descriptor: int) -> str:
    pieces = []
    with os.fdopen(descriptor, "rb", buffering=0) as stream:
        while True:
            try:
                piece = stream.read(4096)
            except OSError:  # how a terminal says that nobody writes to it any more
                break
            if not piece:
                break
            pieces.append(piece)
    return b"".join(pieces).decode()
