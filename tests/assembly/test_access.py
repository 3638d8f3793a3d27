"""What shapes allow: public properties and single values, by class."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbund.assembly.access import read_access
from verbund.errors import UnreadableFile
from verbund.vocab import PREFIXES, RDF, SCHEMA, V

HEAD = "".join(f"@prefix {name}: <{start}> .\n" for name, start in PREFIXES.items())
SHAPES = """
[] sh:targetClass schema:Person ; sh:property
  [ sh:path schema:name ; v:public true ; sh:maxCount 1 ] ,
  [ sh:path schema:email ] ,
  [ sh:path schema:telephone ; v:public false ] ,
  [ sh:path schema:alternateName ; v:public true ; sh:uniqueLang true ] ,
  [ sh:path schema:url ; v:public true ; sh:maxCount 2 ] .
"""


def test_only_what_is_marked_is_public(tmp_path: Path) -> None:
    (tmp_path / "people.ttl").write_text(HEAD + SHAPES, encoding="utf-8")
    access = read_access([tmp_path / "people.ttl"])
    shown = {SCHEMA.name, SCHEMA.alternateName, SCHEMA.url, RDF.type, V.row}
    assert access.public == {SCHEMA.Person: shown}
    assert access.single == {SCHEMA.Person: {SCHEMA.name, SCHEMA.alternateName}}


def test_shapes_of_several_files_are_one(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(HEAD + SHAPES, encoding="utf-8")
    more = (
        "[] sh:targetClass schema:Person ; sh:property [ sh:path schema:email ; v:public true ] ."
    )
    (tmp_path / "b.ttl").write_text(HEAD + more, encoding="utf-8")
    access = read_access([tmp_path / "a.ttl", tmp_path / "b.ttl"])
    assert access.is_public(SCHEMA.Person, SCHEMA.email)
    assert access.is_public(SCHEMA.Person, SCHEMA.name)


def test_without_shapes_nothing_is_public() -> None:
    assert not read_access([]).is_public(SCHEMA.Person, RDF.type)


def test_broken_shapes_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("nonsense", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"a\.ttl, row 1"):
        read_access([tmp_path / "a.ttl"])
