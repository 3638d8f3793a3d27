"""Statements as rows: the node that keeps source and quote, and what is said."""

from __future__ import annotations

from collections.abc import Callable

from verbund.findings import Finding
from verbund.reading import Record
from verbund.vocab import RDF, SCHEMA, V

Read = Callable[..., tuple[list[Record], list[Finding]]]
BASE = "https://example.org/"
HEAD = "id,about,property,value,asPrinted,source,quote\n"


def test_a_contested_value_is_said_by_its_source_and_left_to_the_rule(read: Read) -> None:
    row = "s1,project/olga,endDate,2021-07,Juli 2021,a,bis Juli 2021\n"
    (node, said), findings = read("statements", HEAD + row)
    assert findings == []
    assert node.subject == f"{BASE}statement/s1"
    assert node.public[RDF.subject] == {"@id": f"{BASE}project/olga"}
    assert node.public[RDF.predicate] == {"@id": SCHEMA.endDate}
    assert node.public["object"] == ["2021-07-31"]
    assert node.public["quote"] == "bis Juli 2021"
    assert node.said == {}
    assert said.public == {}
    assert said.contested == f"{BASE}project/olga {SCHEMA.endDate}"
    assert said.sources == (f"{BASE}source/a",)
    assert {key: text for key, text in said.said.items() if key[0] != "@"} == {
        "endDate": "2021-07-31",
        "endDatePrecision": "month",
        "endDateAsPrinted": "Juli 2021",
    }
    assert set(said.said["@context"]) == {"endDate", "endDatePrecision", "endDateAsPrinted"}


def test_a_value_among_others_is_public_at_once(read: Read) -> None:
    row = "s1,project/olga,alternateName@de,Olgas Projekt | O,,a,\n"
    (_, said), _ = read("statements", HEAD + row)
    assert said.contested == ""
    assert said.public == said.said
    assert said.public["alternateName"] == {"de": ["Olgas Projekt", "O"]}


def test_what_is_printed_of_an_amount_is_kept(read: Read) -> None:
    row = "s1,amount/olga,value,1200000,rund 1.2 Mio.,a,\n"
    (_, said), findings = read("statements", HEAD + row)
    assert findings == []
    assert said.said["valueAsPrinted"] == "rund 1.2 Mio."
    assert said.said["@context"]["valueAsPrinted"] == {"@id": V.valueAsPrinted}


def test_a_property_of_a_table_of_relations_can_be_said(read: Read) -> None:
    row = "s1,project/olga,cluster,housing,,a,\n"
    (_, said), findings = read("statements", HEAD + row)
    assert findings == []
    assert said.public["cluster"] == [f"{BASE}cluster/housing"]


def test_what_is_internal_stays_inside_with_its_words(read: Read) -> None:
    row = "s1,person/p1,email,zoe@example.org,,a,Mail an zoe@example.org\n"
    (node, said), findings = read("statements", HEAD + row)
    assert findings == []
    for record in (node, said):
        assert (record.public, record.said, record.subject, record.contested) == ({}, {}, "", "")
        assert "zoe@example.org" in str(record.internal)


def test_a_thing_may_be_named_by_its_address(read: Read) -> None:
    row = f"s1,{BASE}project/olga,acronym,OLGA,,a,\n"
    (_, said), findings = read("statements", HEAD + row)
    assert (findings, said.said["@id"]) == ([], f"{BASE}project/olga")
