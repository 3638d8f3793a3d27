"""Turtle and JSON-LD of data/: sorted into public and internal, like rows of a table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from verbund.assembly.access import read_access
from verbund.assembly.documents import DocumentReader, Sorted
from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile
from verbund.findings import Severity
from verbund.model import Iri, Literal, Statement
from verbund.reading import Context
from verbund.vocab import FOAF, ORG, PREFIXES, PROV, RDF, SCHEMA, V

ROOT = Path(__file__).resolve().parent.parent.parent
BASE = "https://example.org/"
HEAD = "".join(f"@prefix {name}: <{start}> .\n" for name, start in PREFIXES.items())
HEAD += f"@prefix : <{BASE}person/> .\n@prefix source: <{BASE}source/> .\n"
ZOE, SEED = Iri(f"{BASE}person/zoe"), Iri(f"{BASE}source/seed")
ROWS = Iri(f"{BASE}graph/rows")


@pytest.fixture(scope="module")
def reader() -> DocumentReader:
    shapes = (p for p in Catalogue.at(ROOT).files("ontology", ".ttl") if p.parent.name == "shapes")
    context = Context.read(ROOT / "ontology" / "context.jsonld", Iri(BASE))
    return DocumentReader(context, read_access(shapes), ROWS)


def read(reader: DocumentReader, path: Path, text: str) -> Sorted:
    path.write_text(text, encoding="utf-8")
    return reader.read(path, f"data/{path.name}")


def shown(found: Sorted) -> set[Statement]:
    return set(found.public)


def test_turtle_is_sorted(reader: DocumentReader, tmp_path: Path) -> None:
    text = ':zoe a schema:Person ; schema:name "Zoe" ; schema:email "z@example.org" ;'
    found = read(
        reader, tmp_path / "über uns.ttl", HEAD + text + " prov:hadPrimarySource source:seed ."
    )
    person, name = Iri(SCHEMA.Person), Literal("Zoe")
    assert shown(found) == {
        Statement(ZOE, Iri(RDF.type), person),
        Statement(ZOE, Iri(RDF.type), person, SEED),
        Statement(ZOE, Iri(SCHEMA.name), name),
        Statement(ZOE, Iri(SCHEMA.name), name, SEED),
        Statement(ZOE, Iri(PROV.hadPrimarySource), SEED),
        Statement(ZOE, Iri(V.row), Iri(f"{BASE}data/%C3%BCber%20uns.ttl"), ROWS),
    }
    assert found.internal == (Statement(ZOE, Iri(SCHEMA.email), Literal("z@example.org")),)
    assert (found.findings, found.things) == ((), 1)


def test_a_byte_order_mark_says_nothing(reader: DocumentReader, tmp_path: Path) -> None:
    text = f"{HEAD}:zoe a schema:Person ; prov:hadPrimarySource source:seed ."
    plain = read(reader, tmp_path / "more.ttl", text)
    assert read(reader, tmp_path / "more.ttl", f"\ufeff{text}") == plain


def test_json_in_our_own_words_needs_no_context(reader: DocumentReader, tmp_path: Path) -> None:
    zoe = {"type": "people", "id": "zoe", "name": "Zoe", "source": ["seed"], "email": "z@e.org"}
    for written in (zoe, [zoe], {"@graph": [zoe]}, {"@graph": zoe}):
        found = read(reader, tmp_path / "more.jsonld", json.dumps(written))
        assert found.findings == ()
        assert Statement(ZOE, Iri(SCHEMA.name), Literal("Zoe"), SEED) in shown(found)
        assert [one.predicate.value for one in found.internal] == [SCHEMA.email]


def test_json_may_bring_a_context(reader: DocumentReader, tmp_path: Path) -> None:
    written = {
        "@context": {"@vocab": SCHEMA.Person.removesuffix("Person"), "src": PROV.hadPrimarySource},
        "@id": ZOE.value,
        "@type": "Person",
        "name": "Zoe",
        "src": {"@id": SEED.value},
    }
    found = read(reader, tmp_path / "more.jsonld", json.dumps(written))
    assert Statement(ZOE, Iri(SCHEMA.name), Literal("Zoe")) in shown(found)


@pytest.mark.parametrize(
    ("classes", "is_public"),
    [
        ("schema:Person", False),
        ("schema:Organization", True),
        ("schema:Organization , schema:Person", False),
        ("schema:Organization , org:FormalOrganization", True),
        ("foaf:Person", False),
        ("schema:ContactPoint", True),
    ],
)
def test_every_shape_of_a_thing_has_to_allow_it(
    classes: str, is_public: bool, reader: DocumentReader, tmp_path: Path
) -> None:
    text = f':zoe a {classes} ; schema:email "z@e.org" ; prov:hadPrimarySource source:seed .'
    found = read(reader, tmp_path / "more.ttl", HEAD + text)
    assert (SCHEMA.email in {one.predicate.value for one in found.public}) is is_public
    assert (SCHEMA.email in {one.predicate.value for one in found.internal}) is not is_public


def test_a_thing_of_no_known_class_stays_inside(reader: DocumentReader, tmp_path: Path) -> None:
    text = f"<{ZOE}> a <{FOAF.Person}> , <{ORG.Thing}> ; prov:hadPrimarySource source:seed ."
    found = read(reader, tmp_path / "more.ttl", HEAD + text)
    assert found.public == ()
    assert len(found.internal) == 3


def test_each_thing_has_a_class_and_a_source(reader: DocumentReader, tmp_path: Path) -> None:
    text = ":a a schema:Person . :b prov:hadPrimarySource source:seed ."
    found = read(reader, tmp_path / "more.ttl", HEAD + text)
    assert [(one.rule, one.value) for one in found.findings] == [
        ("no-source", f"{BASE}person/a"),
        ("no-type", f"{BASE}person/b"),
    ]


def test_words_that_no_shape_names_are_told_once_each(
    reader: DocumentReader, tmp_path: Path
) -> None:
    source = "prov:hadPrimarySource source:seed"
    text = (
        f':a a schema:Person ; :invented "1" , "2" ; schema:email "a@e.org" ; {source} .'
        f':b a schema:Person ; :invented "3" ; {source} . :c a org:Thing ; {source} .'
    )
    found = read(reader, tmp_path / "more.ttl", HEAD + text)
    assert [(one.rule, one.severity, one.value) for one in found.findings] == [
        ("unclear-access", Severity.WARNING, ORG.Thing),
        ("unclear-access", Severity.WARNING, f"{BASE}person/invented"),
    ]


def test_an_empty_document_says_nothing(reader: DocumentReader, tmp_path: Path) -> None:
    for name, text in {"more.ttl": "", "more.jsonld": "[]"}.items():
        assert read(reader, tmp_path / name, text) == Sorted((), (), (), 0)


def test_a_document_too_large_for_memory_is_not_opened(
    reader: DocumentReader, tmp_path: Path
) -> None:
    path = tmp_path / "more.ttl"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)
    with pytest.raises(UnreadableFile, match=r"more\.ttl: the file is too large"):
        reader.read(path, "data/more.ttl")


def test_a_document_that_vanishes_is_named(
    reader: DocumentReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "is_file", lambda _: True)
    with pytest.raises(UnreadableFile, match=r"^data/more.ttl: No such file"):
        reader.read(tmp_path / "more.ttl", "data/more.ttl")
