"""The context as the mapping of tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from verbund.errors import UnreadableFile
from verbund.model import Iri
from verbund.reading import Context
from verbund.vocab import ORG, PROV, RDF, SCHEMA, V

BASE = "https://example.org/"


def test_each_table_has_a_class_a_base_and_a_subject(context: Context) -> None:
    for kind in context.kinds.values():
        assert Iri(kind.class_iri)
        assert kind.base.startswith(BASE)
        assert kind.subject.means == "@id"


def test_a_table_of_things_has_ids_of_its_own(context: Context) -> None:
    kind = context.kinds["projects"]
    assert (kind.class_iri, kind.base) == (SCHEMA.ResearchProject, f"{BASE}project/")
    assert kind.has_own_ids
    assert kind.columns["region"].base == f"{BASE}place/"
    assert kind.columns["source"].means == PROV.hadPrimarySource


def test_a_table_of_relations_is_about_its_first_column(context: Context) -> None:
    kind = context.kinds["project-topics"]
    assert kind.subject.term == "project"
    assert not kind.has_own_ids
    assert "project" not in kind.definitions


def test_a_column_can_point_the_other_way(context: Context) -> None:
    column = context.kinds["contacts"].columns["organisation"]
    assert column.reverse
    assert column.plain == {"@reverse": SCHEMA.contactPoint, "@type": "@id"}


def test_prefixes_and_terms_are_expanded(context: Context) -> None:
    assert context.expand("org:member") == ORG.member
    assert context.expand("participations") == V.Participation
    assert context.expand("statements") == RDF.Statement
    assert context.expand("nothing") == "nothing"


def test_classes_are_names_without_prefixes_and_properties(context: Context) -> None:
    assert context.classes["Report"] == SCHEMA.Report
    assert not {"schema", "name", "projects", "id"} & set(context.classes)


def test_a_property_has_the_name_of_its_column(context: Context) -> None:
    assert context.term(SCHEMA.startDate) == "startDate"
    assert context.term("https://example.org/ns#unheard") == "unheard"


def test_the_class_of_a_base_is_known(context: Context) -> None:
    assert context.class_at(f"{BASE}organisation/") == SCHEMA.Organization
    assert context.class_at(f"{BASE}nothing/") == ""


def test_a_document_has_the_context_inside(context: Context) -> None:
    document = json.loads(context.document([{"id": "x"}]))
    assert document["@context"]["@base"] == BASE
    assert document["@graph"] == [{"id": "x"}]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not a JSON-LD context"),
        ('{"@context": 5}', "not a JSON-LD context"),
        ('{"@context": {}}', "it has no @base"),
        ('{"@context": {"@base": ""}}', "it has no tables"),
        ('{"@context": {"@base": "", "a": {}, "t": {"@id": "x", "@context": {"a": 5}}}}', "@base"),
        (
            '{"@context": {"@base": "", "a": {}, "t": {"@id": "x", "@context": {"@base": ""}}}}',
            "id",
        ),
        ('{"@context": {"@base": "", "t": {"@id": "t2"}, "t2": "t"}}', "in a circle"),
    ],
)
def test_a_file_that_is_no_context_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "context.jsonld"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile, match=reason):
        Context.read(path, Iri(BASE))
