"""The index file: made with the build, from the public graph, the same each time."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from verbund.assembly import Build
from verbund.errors import VerbundError
from verbund.search import FILE, Index, gathered, write
from verbund.store import Store
from verbund.vocab import SCHEMA


def test_a_build_has_its_index(built: Build) -> None:
    assert (built.folder / FILE).is_file()


def test_the_same_graph_gives_the_same_bytes(built: Build, tmp_path: Path) -> None:
    write(tmp_path / FILE, gathered(built.store())).close()
    assert (tmp_path / FILE).read_bytes() == (built.folder / FILE).read_bytes()


def test_internal_data_is_not_in_it(built: Build) -> None:
    index = sqlite3.connect(built.folder / FILE)
    kinds = {kind for (kind,) in index.execute("SELECT DISTINCT kind FROM things")}
    assert "person" in kinds
    people = index.execute("SELECT text FROM texts WHERE kind = 'person' AND text LIKE '%@%'")
    assert people.fetchall() == []
    index.close()


def test_what_stands_between_things_is_not_found(built: Build) -> None:
    things = {entry.thing.value.split("/")[4] for entry in gathered(built.store())}
    assert things.isdisjoint({"participation", "affiliation", "project-role", "speaker"})


def test_every_thing_has_its_names_in_both_languages(store: Store) -> None:
    entries = list(gathered(store))
    assert all(entry.de and entry.en for entry in entries)
    projects = store.select(f"SELECT ?p WHERE {{ ?p a <{SCHEMA.ResearchProject}> }}").texts()
    assert {project for (project,) in projects} <= {entry.thing.value for entry in entries}


def test_a_missing_or_broken_index_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"nothing of the kind, but long enough to be looked at" * 9)
    for path in (tmp_path / "none", tmp_path / FILE):
        with pytest.raises(VerbundError) as problem:
            Index.open(path)
        assert "build again" in problem.value.hint


def test_an_index_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(VerbundError):
        write(tmp_path / "missing" / FILE, [])
