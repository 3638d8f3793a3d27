"""Turtle for people: grouped, ordered, with the prefixes that it needs."""

from __future__ import annotations

from collections.abc import Callable

from verbund.export import Material
from verbund.export.turtle import turtle
from verbund.formats import RdfFormat

Make = Callable[[str], Material]
Read = Callable[[bytes, RdfFormat], set[str]]

SMALL = """
<project/loom> schema:name "Webstuhl, Projekt"@de, "Loom"@en, "LOOM" ;
  schema:member <organisation/b>, <organisation/a> ; a foaf:Project, schema:ResearchProject ;
  schema:startDate "2020-01-01"^^xsd:date ; v:underProgramme <programme/x> ;
  prov:hadPrimarySource <source/page> .
<project/ax> a schema:ResearchProject ; schema:slogan "mit , Komma und \\" Strich"@de .
<organisation/a> a schema:Organization ; schema:name "A"@de .
<https://example.org/far> schema:name "fern"@de .
<https://w3id.org/verbund/role/partner> a skos:Concept .
<source/page> { <project/loom> schema:name "only in the graph of a source" }
"""

WRITTEN = """\
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix organisation: <https://w3id.org/stadt-land-plus/organisation/> .
@prefix project: <https://w3id.org/stadt-land-plus/project/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix role: <https://w3id.org/verbund/role/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix v: <https://w3id.org/verbund/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

# Projects (2): schema:ResearchProject
# ====================================

project:ax a schema:ResearchProject ;
    schema:slogan "mit , Komma und \\" Strich"@de .

project:loom a schema:ResearchProject, foaf:Project ;
    schema:name
        "LOOM",
        "Webstuhl, Projekt"@de,
        "Loom"@en ;
    schema:startDate "2020-01-01"^^xsd:date ;
    v:underProgramme <https://w3id.org/stadt-land-plus/programme/x> ;
    schema:member
        organisation:a,
        organisation:b ;
    prov:hadPrimarySource <https://w3id.org/stadt-land-plus/source/page> .

# Organisations (1): schema:Organization
# ======================================

organisation:a a schema:Organization ;
    schema:name "A"@de .

# Roles (1)
# =========

role:partner a skos:Concept .

# Other things (1)
# ================

<https://example.org/far> schema:name "fern"@de .
"""


def _text(material: Material) -> str:
    return b"".join(turtle(material).chunks).decode()


def test_things_stand_by_kind_with_names_first_and_sources_last(make: Make) -> None:
    head, _, rest = _text(make(SMALL)).partition("\n\n")
    assert rest == WRITTEN
    assert all(line.startswith("# ") for line in head.splitlines())


def test_the_head_names_title_date_and_licence(make: Make) -> None:
    material = make(SMALL)
    head = _text(material).partition("\n\n")[0]
    settings = material.settings
    for words in (*settings.title.values(), str(settings.released), str(settings.licence)):
        assert words in head


def test_a_thing_to_which_the_engine_comes_back_stands_in_one_place(make: Make) -> None:
    lines = [f'<project/{n % 3}> schema:name "{n}"@de .' for n in range(9)]
    text = _text(make("\n".join(lines)))
    assert text.count("/project/1>") == 1
    assert '"1"@de,\n        "4"@de,\n        "7"@de .' in text


def test_a_prefix_that_only_begins_another_is_not_taken_for_it(make: Make) -> None:
    text = _text(make("<https://example.org/a> schema:name 'org: and xsd:date'@de ."))
    assert "@prefix schema:" in text
    assert "@prefix rdf:" not in text


def test_an_empty_graph_is_an_empty_document(make: Make, oxigraph: Read) -> None:
    assert oxigraph(_text(make("")).encode(), RdfFormat.TURTLE) == set()


def test_numbers_and_truth_are_written_as_such(make: Make) -> None:
    text = _text(make("<event/e> v:open true ; v:standing 3 ; v:share 0.5 ."))
    for words in ("v:open true", "v:share 0.5", "v:standing 3"):
        assert words in text


def test_only_the_public_graph_is_written(material: Material) -> None:
    assert "graph/rows" not in _text(material)
