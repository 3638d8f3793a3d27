"""A store that is made answers from memory and is on disk in the end."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from verbund.formats import RdfFormat
from verbund.model import Iri, Literal, Statement
from verbund.store import Store
from verbund.store.making import NewStore

A, B, C, D = (Iri(f"https://example.org/{name}") for name in "abcd")
ONE, OTHER = Statement(A, B, C), Statement(A, D, C)
RULE = f"CONSTRUCT {{ <{A}> <{C}> ?o . <{A}> <{B}> ?o }} WHERE {{ <{A}> <{B}> ?o }}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


def lines(path: Path, *statements: Statement) -> Path:
    """The file of N-Quads with these statements."""
    store = Store.in_memory()
    store.add(statements)
    store.save(path)
    return path


def test_everything_is_on_disk_once_it_is_finished(folder: Path, tmp_path: Path) -> None:
    with NewStore(folder) as store:
        store.fill([lines(tmp_path / "a.nq", ONE)])
        assert list(store.statements()) == []
        store.finish()
        assert list(store.statements()) == [ONE]
    assert list(Store.open(folder).statements()) == [ONE]


def test_memory_holds_what_is_needed(folder: Path, tmp_path: Path) -> None:
    path = lines(tmp_path / "a.nq", ONE, OTHER)
    with NewStore(folder) as store:
        store.needed = {D.value}
        store.look([path])
        assert list(store.statements()) == [OTHER]
        store.needed = None
        store.look([path])
        assert set(store.statements()) == {ONE, OTHER}


def test_what_is_changed_in_memory_is_changed_on_disk(folder: Path, tmp_path: Path) -> None:
    path = lines(tmp_path / "a.nq", ONE, OTHER)
    new = Statement(A, B, D)
    with NewStore(folder) as store:
        store.look([path])
        store.remove([ONE])
        store.add([new])
        store.fill([path])
        store.finish()
        assert set(store.statements()) == {OTHER, new}


def test_what_is_taken_away_and_derived_again_stays(folder: Path, tmp_path: Path) -> None:
    path = lines(tmp_path / "a.nq", ONE, OTHER)
    with NewStore(folder) as store:
        store.fill([path])
        store.look([path])
        store.remove([ONE])
        rule = f"CONSTRUCT {{ ?s <{B}> ?o }} WHERE {{ ?s <{D}> ?o }}"
        assert store.derive(rule, into=D) == 1
        store.finish()
        assert set(store.statements()) == {ONE, OTHER}


@pytest.mark.parametrize("needed", [None, frozenset[str]()])
def test_much_is_derived_as_little_is(folder: Path, needed: frozenset[str] | None) -> None:
    with NewStore(folder) as store:
        store.add(Statement(A, B, Literal(str(number))) for number in range(3000))
        store.needed = needed
        assert store.derive(RULE, into=C) == 3000
        assert len(list(store.statements())) == (3000 if needed is not None else 6000)
        store.finish()
        assert len(list(store.statements())) == 6000
        assert {one.predicate for one in store.statements(C)} == {C}
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_document_goes_to_memory_and_to_disk(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "one.ttl"
    path.write_text(f"<{A}> <{D}> <{C}> .", encoding="utf-8")
    with NewStore(folder) as store:
        store.load(f"<{A}> <{B}> <{C}> .".encode(), RdfFormat.NTRIPLES)
        store.load_file(path, into=D)
        before = set(store.statements(every=True))
        store.finish()
        assert set(store.statements(every=True)) == before == {ONE, Statement(A, D, C, D)}


def test_a_file_that_cannot_be_loaded_is_told_at_the_end(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.nq").write_text("no statement\n", encoding="utf-8")
    with NewStore(folder) as store:
        store.fill([tmp_path / "a.nq"])
        with pytest.raises(SyntaxError):
            store.finish()


def test_who_gives_up_can_remove_the_folder(folder: Path, tmp_path: Path) -> None:
    with NewStore(folder) as store:
        store.fill([lines(tmp_path / "a.nq", ONE)])
    shutil.rmtree(folder)
    assert not folder.exists()
