"""The embedded store: what goes in comes out, and what the engine says is put in our words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.errors import InvalidQuery, UnreadableFile, VerbundError
from verbund.formats import RdfFormat
from verbund.model import Blank, Iri, Literal, Statement
from verbund.store import Store
from verbund.store.making import NewStore
from verbund.vocab import XSD

A, B, C, G = (Iri(f"https://example.org/{name}") for name in "abcg")
ONE = Statement(A, B, Literal("eins", language="de"))
LINE = b'<https://example.org/a> <https://example.org/b> "eins"@de .\n'


@pytest.fixture
def store() -> Store:
    found = Store.in_memory()
    found.add([ONE, Statement(A, B, C, G)])
    return found


def test_statements_stand_in_their_graphs(store: Store) -> None:
    assert list(store.statements()) == [ONE]
    assert list(store.statements(G)) == [Statement(A, B, C, G)]
    assert len(list(store.statements(every=True))) == len(store) == 2
    assert store.graphs() == (G,)
    assert list(store.about(A)) == [ONE]
    assert list(store.about(A, G)) == [Statement(A, B, C, G)]


def test_statements_can_be_taken_away(store: Store) -> None:
    store.remove([ONE])
    assert list(store.statements()) == []


IRIS = st.sampled_from([A, B, C])
LITERALS = st.builds(Literal, st.text(), language=st.sampled_from(["", "de", "en"]))
TYPED = st.builds(Literal, st.text(), st.sampled_from([XSD.date, XSD.string]))
#: the engine writes numbers in one form: 00 would come back as 0
NUMBERS = st.integers(-(10**9), 10**9).map(lambda number: Literal(str(number), XSD.decimal))
BLANKS = st.builds(Blank, st.from_regex(r"[a-z][a-z0-9]{0,5}", fullmatch=True))
STATEMENTS = st.builds(
    Statement, IRIS | BLANKS, IRIS, IRIS | BLANKS | LITERALS | TYPED | NUMBERS, st.none() | IRIS
)


@given(st.sets(STATEMENTS, max_size=8))
def test_what_goes_in_comes_out(statements: set[Statement]) -> None:
    store = Store.in_memory()
    store.add(statements)
    assert set(store.statements(every=True)) == statements


def test_a_store_on_disk_is_written_once_and_read_often(tmp_path: Path) -> None:
    made = NewStore(tmp_path / "store")
    made.add([ONE])
    made.finish()
    del made
    first, second = Store.open(tmp_path / "store"), Store.open(tmp_path / "store")
    assert list(first.statements()) == list(second.statements()) == [ONE]
    with pytest.raises(RuntimeError, match="read-write"):
        first.add([Statement(A, B, C)])


def test_a_store_that_is_none_is_explained(tmp_path: Path) -> None:
    with pytest.raises(VerbundError, match="the store cannot be opened") as caught:
        Store.open(tmp_path)
    assert "build again" in caught.value.hint


def test_documents_are_read_by_their_form(tmp_path: Path) -> None:
    store = Store.in_memory()
    store.load(LINE, RdfFormat.TURTLE)
    store.load(LINE, RdfFormat.NTRIPLES, into=G)
    assert {one.graph for one in store.statements(every=True)} == {None, G}
    assert store.dump(RdfFormat.NTRIPLES) == store.dump(RdfFormat.NTRIPLES, G) == LINE
    path = tmp_path / "all.nq"
    store.save(path)
    again = Store.in_memory()
    again.load_file(path)
    assert set(again.statements(every=True)) == set(store.statements(every=True))


def test_a_document_that_breaks_off_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "more.ttl"
    path.write_bytes(LINE + b"<a>")
    with pytest.raises(UnreadableFile, match="row 2: Parser error at line 2") as caught:
        Store.in_memory().load_file(path)
    assert caught.value.de.startswith("so geschrieben ist sie kein RDF")
    with pytest.raises(UnreadableFile, match="the document, row 2"):
        Store.in_memory().load(path.read_bytes(), RdfFormat.TURTLE)


def test_a_document_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"gone\.ttl: No such file"):
        Store.in_memory().load_file(tmp_path / "gone.ttl")


def test_questions_give_rows_answers_and_statements(store: Store) -> None:
    rows = store.select("SELECT ?name ?none { ?s <https://example.org/b> ?name }")
    assert rows.columns == ("name", "none")
    assert rows.rows == ((Literal("eins", language="de"), None),)
    assert store.ask("ASK { ?s ?p ?o }")
    assert not store.ask("ASK { ?s a ?o }")
    assert store.construct("CONSTRUCT { ?s a ?s } { ?s ?p ?o }")[0].object == A


@pytest.mark.parametrize(
    ("method", "sparql", "message"),
    [
        ("select", "SELEKT", "the query cannot be read"),
        ("select", "ASK {}", "this is no SELECT query"),
        ("select", "SELECT (TRIPLE(<x:a>, <x:b>, <x:c>) AS ?x) {}", "more than RDF 1.1"),
        ("ask", "SELECT * {}", "this is no ASK query"),
        ("construct", "ASK {}", "this is no CONSTRUCT or DESCRIBE query"),
        (
            "construct",
            "CONSTRUCT { <x:a> <x:b> ?x } { BIND (TRIPLE(<x:a>, <x:b>, <x:c>) AS ?x) }",
            "more than RDF 1.1",
        ),
    ],
)
def test_a_question_of_another_kind_is_refused(
    method: str, sparql: str, message: str, store: Store
) -> None:
    with pytest.raises(InvalidQuery, match=message):
        getattr(store, method)(sparql)


def test_what_the_engine_says_is_one_line(store: Store) -> None:
    with pytest.raises(InvalidQuery) as caught:
        store.select("PREFIX 9: <urn:x> SELECT * { ?s 9:a ?o")
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("many", [1, 3000])
def test_what_is_derived_is_marked_and_not_said_twice(many: int) -> None:
    store = Store.in_memory()
    store.add(Statement(Iri(f"https://example.org/{n}"), B, C) for n in range(many))
    store.add([Statement(A, B, C), Statement(C, B, A)])
    rule = f"CONSTRUCT {{ ?y <{B}> ?x }} WHERE {{ ?x <{B}> ?y }}"
    assert store.derive(rule, into=G) == many
    assert len(list(store.statements(G))) == many
    assert store.derive(rule, into=G) == 0
