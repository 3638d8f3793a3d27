"""JSON-LD: an object for each thing, with the terms of the tables and a context inside."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from verbund.export import Material
from verbund.export.jsonld import jsonld
from verbund.formats import RdfFormat

Make = Callable[[str], Material]
Read = Callable[[bytes, RdfFormat], set[str]]

NETWORK = """
<project/loom> a schema:ResearchProject, foaf:Project ; schema:name "Webstuhl"@de, "Loom"@en ;
  v:acronym "LOOM" ; schema:startDate "2020-01-01"^^xsd:date ; schema:member <organisation/uni> ;
  rdfs:label "Webstuhl"@de .
<participation/loom.uni> a v:Participation, org:Membership ; org:organization <project/loom> ;
  org:member <organisation/uni> ; org:role <https://w3id.org/verbund/role/partner> .
<organisation/uni> a schema:Organization, org:FormalOrganization ; schema:name "Uni"@de ;
  schema:sameAs <https://ror.org/01> ; rdfs:label "Uni"@de .
<person/p1> a schema:Person ; schema:name "Ada Byron" ; rdfs:label "Ada Byron" .
<affiliation/a1> a v:Affiliation ; org:member <person/p1> ; org:organization <organisation/uni> .
<grant/g> a schema:MonetaryGrant ; schema:amount <amount/m> ; schema:fundedItem <project/loom> .
<amount/m> a schema:MonetaryAmount ; schema:value 12.50 .
<event/e> a schema:Event ; v:speakerListOpen true .
"""


def _document(material: Material) -> Any:
    return json.loads(b"".join(jsonld(material).chunks))


def _things(material: Material) -> dict[str, Any]:
    return {thing["id"]: thing for thing in _document(material)["@graph"]}


def _scoped(context: dict[str, Any]) -> dict[str, Any]:
    """The contexts inside a context, by class."""
    found = {name: value for name, value in context.items() if isinstance(value, dict)}
    return {name: value["@context"] for name, value in found.items() if "@context" in value}


def test_a_thing_has_short_ids_and_the_terms_of_its_table(make: Make) -> None:
    assert _things(make(NETWORK))["project/loom"] == {
        "id": "project/loom",
        "type": ["ResearchProject", "foaf:Project"],
        "acronym": "LOOM",
        "member": ["organisation/uni"],
        "name": {"de": "Webstuhl", "en": "Loom"},
        "participations": [
            {
                "id": "participation/loom.uni",
                "type": ["Participation", "org:Membership"],
                "organisation": "organisation/uni",
                "role": "https://w3id.org/verbund/role/partner",
            }
        ],
        "rdfs:label": {"de": "Webstuhl"},
        "startDate": "2020-01-01",
    }


def test_a_name_without_a_language_is_plain_text(make: Make) -> None:
    person = _things(make(NETWORK))["person/p1"]
    assert (person["name"], person["rdfs:label"]) == ("Ada Byron", "Ada Byron")
    assert person["affiliations"] == [
        {"id": "affiliation/a1", "type": "Affiliation", "organisation": "organisation/uni"}
    ]


def test_what_one_thing_names_stands_inside_it(make: Make) -> None:
    found = _things(make(NETWORK))
    amount = {"id": "amount/m", "type": "MonetaryAmount", "value": "12.5"}
    assert found["grant/g"]["amount"] == amount
    assert "amount/m" not in found


def test_a_role_of_two_projects_or_of_none_stands_at_the_top(make: Make) -> None:
    twice = "<participation/x> a v:Participation ; org:organization <project/loom>, <project/b> ."
    lost = "<participation/y> a v:Participation ; org:organization <project/nowhere> ."
    found = _things(make(NETWORK + twice + lost))
    assert found["participation/x"]["project"] == ["project/b", "project/loom"]
    assert found["participation/y"]["project"] == "project/nowhere"


def test_things_follow_the_order_of_the_context(make: Make) -> None:
    ids = list(_things(make(f"<https://example.org/far> schema:name 'x' .{NETWORK}")))
    kinds = ["project/loom", "grant/g", "organisation/uni", "person/p1", "event/e"]
    assert ids == [*kinds, "https://example.org/far"]


def test_the_context_has_no_more_than_is_used(make: Make) -> None:
    context = _document(make("<event/e> a schema:Event ; v:speakerListOpen true ."))["@context"]
    assert "acronym" not in context
    assert "Person" not in context
    assert context["Event"]["@context"]["speakerListOpen"]["@type"] == "xsd:boolean"


def test_nothing_is_fetched_from_elsewhere(material: Material) -> None:
    context = _document(material)["@context"]
    assert isinstance(context, dict)
    for inner in (context, *_scoped(context).values()):
        assert isinstance(inner, dict)
        assert "@import" not in inner


ODD = """
<project/p> a schema:ResearchProject ; schema:name "a"@de, "b"@de, "c", 3, <event/e> ;
  v:acronym "x"@de ; schema:startDate "um 2020", <event/e> ; schema:url "kein Link" ;
  v:underProgramme "text", <programme/x> .
<publication/p> a v:Publication, schema:CreativeWork ; frapo:isOutputOf <project/p> ;
  schema:about <project/p> .
<image/i> a schema:ImageObject ; schema:about <topic/t>, <project/p> .
<event/a%20b> a schema:Event ; v:speakerListOpen "ja"^^xsd:boolean .
<event/a:b> a schema:Event . <event/./x> a schema:Event . <event//> a schema:Event .
<role/x> a schema:Event .
<project/untyped> schema:name "n"@de ; v:underProgramme <programme/x> .
<statement/s> rdf:object <amount/m> . <amount/m> a schema:MonetaryAmount .
<audience/one> a schema:Audience ; schema:audience <audience/two> .
<audience/two> a schema:Audience ; schema:audience <audience/one> .
<audience/self> a schema:Audience ; schema:audience <audience/self> .
"""


def test_values_that_do_not_fit_their_term_survive(
    make: Make, oxigraph: Read, rdflib_reader: Read
) -> None:
    material = make(ODD)
    wanted = {str(quad.triple) for quad in material.store.engine}
    data = b"".join(jsonld(material).chunks)
    assert oxigraph(data, RdfFormat.JSONLD) == wanted
    assert rdflib_reader(data, RdfFormat.JSONLD) == wanted


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Each object, wherever it stands."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, dict | list):
            yield from _objects(part)


@pytest.mark.parametrize("name", ["Publication", "Participation", "Organization"])
def test_each_object_has_one_set_of_terms_of_its_own(material: Material, name: str) -> None:
    document = _document(material)
    scoped = set(_scoped(document["@context"]))
    found = [thing for thing in _objects(document["@graph"]) if name in str(thing.get("type"))]
    assert found
    for thing in found:
        types = thing["type"] if isinstance(thing["type"], list) else [thing["type"]]
        assert len(scoped.intersection(types)) <= 1
