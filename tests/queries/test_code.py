"""Code that asks the same: it holds the query as it is, and gives the same rows when it is run."""

from __future__ import annotations

import ast
import shlex
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.queries.conftest import Asking

from verbund.assembly import Build
from verbund.errors import InvalidQuery
from verbund.model import Iri
from verbund.queries.code import LANGUAGES, LOCAL, Place, code
from verbund.queries.query import Query
from verbund.sparql.guard import Form

THERE = Place("http://127.0.0.1:1/sparql", Iri("https://example.org/public"))
HOSTILE = """SELECT * { ?s ?p "it's \\"\\"\\" \\\\ $HOME `id` )-" } # )--" '''"""


def _constants(program: str) -> list[object]:
    return [node.value for node in ast.walk(ast.parse(program)) if isinstance(node, ast.Constant)]


@pytest.mark.parametrize("place", [THERE, Place()])
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20))
def test_python_holds_the_query_as_it_is(place: Place, text: str) -> None:
    query = Query(f"SELECT * {{ {text} }}", Form.SELECT)
    assert f"\n{query.sparql}\n" in _constants(code(query, "python", place))
    assert f"\n{HOSTILE}\n" in _constants(code(Query(HOSTILE, Form.SELECT), "python", place))


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r")))
def test_curl_holds_the_query_as_it_is(text: str) -> None:
    words = shlex.split(code(Query(text, Form.SELECT), "curl", THERE), comments=True)
    assert words[-1] == f"query={text}"
    assert f"default-graph-uri={THERE.graph}" in words


def test_r_holds_the_query_in_a_raw_string_that_it_cannot_end() -> None:
    program = code(Query(HOSTILE, Form.SELECT), "r", THERE)
    assert f'r"---({HOSTILE})---"' in program
    assert "`default-graph-uri` = " in program
    assert "cat(answer)" in code(Query("ASK {}", Form.ASK), "r", Place())


def test_without_an_endpoint_it_is_the_catalogue_that_is_served_here() -> None:
    for language in ("r", "curl"):
        program = code(Query("ASK {}", Form.ASK), language, Place())
        assert program.startswith("# `verbund serve` answers at this address\n")
        assert LOCAL in program


def test_what_python_cannot_ask_of_a_catalogue_is_said() -> None:
    with pytest.raises(InvalidQuery, match="gives rows"):
        code(Query("ASK {}", Form.ASK), "python", Place())
    assert '["boolean"]' in code(Query("ASK {}", Form.ASK), "python", THERE)
    assert "TURTLE" in code(Query("DESCRIBE <a:b>", Form.DESCRIBE), "python", THERE)


@pytest.mark.parametrize(
    "words",
    [
        ("query", "partners", "--param", "project=Interko 2", "--lang", "en"),
        ("query", "ending-within", "--param", "from=2023-01-01", "--param", "until=2023-12-31"),
        (
            "query",
            "projects-of-clusters",
            "--param",
            "cluster=Gerechtigkeit",
            "--param",
            "cluster=Regionale Produkte",
        ),
        ("query", "projects", "--limit", "2"),
        ("sparql", "SELECT ?p { ?p v:acronym 'NEILA' }"),
    ],
)
def test_the_python_of_a_question_gives_the_same_rows(
    ask: Asking, built: Build, words: tuple[str, ...]
) -> None:
    program = ask(*words, "--as", "python").stdout
    assert str(built.folder.parent.parent) in program
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    columns, *rows = done.stdout.splitlines()
    here = ask(*words, "--format", "tsv").stdout.splitlines()
    assert [f"?{name}" for name in ast.literal_eval(columns)] == here[0].split("\t")
    assert len(rows) == len(here) - 1 > 0


def test_nothing_is_asked_and_each_language_is_known(ask: Asking) -> None:
    words = ("sparql", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g")
    for language in LANGUAGES:
        assert ask(*words, "--as", language).exit_code == 0
    assert ask(*words, "--as", "cobol").exit_code == 2
