"""What search engines read in a page: words that schema.org has, and what Google demands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import rdflib
from rdflib.namespace import RDF

from verbund.export import Material
from verbund.export.catalog import datasets
from verbund.export.manifest import recorded
from verbund.export.schemaorg import data_catalog, dataset, thing

Make = Callable[[str], Material]

ROOT = Path(__file__).resolve().parents[2]
BASE = "https://w3id.org/stadt-land-plus/"
SCHEMA = "https://schema.org/"
GRAPH = """
<project/loom> a schema:ResearchProject ; rdfs:label "Webstuhl"@de , "Loom"@en ;
  schema:startDate "2019-05-01"^^xsd:date ; schema:member <organisation/uni> .
<organisation/uni> a schema:Organization , schema:CollegeOrUniversity ; rdfs:label "Uni"@de ;
  schema:sameAs <https://ror.org/05xpvk416> ; schema:location <place/jena> .
<grant/g1> a schema:MonetaryGrant ; rdfs:label "033L1" ; frapo:hasGrantNumber "033L1" ;
  schema:fundedItem <project/loom> ; schema:funder <organisation/bund> .
<organisation/bund> a schema:Organization ; rdfs:label "Bund"@de .
<person/p1> a schema:Person ; rdfs:label "Ada King" ; v:worksOn <project/loom> .
<affiliation/a1> a v:Affiliation ; org:member <person/p1> ; org:organization <organisation/uni> .
<event/e1> a schema:Event ; rdfs:label "Tagung"@de ; schema:startDate "2020-02-03"^^xsd:date ;
  schema:location <place/jena> ; v:venueAsPrinted "Volksbad" ;
  schema:eventAttendanceMode schema:MixedEventAttendanceMode .
<place/jena> a schema:Place ; rdfs:label "Jena"@de ; schema:latitude 50.9 ; schema:longitude 11.5 .
"""


def _objects(material: Material) -> Iterator[dict[str, Any]]:
    files = recorded(ROOT / "exports").values()
    all_of_them = datasets(material, files)
    yield data_catalog(material, all_of_them)
    yield from (dataset(material, one, lang="en") for one in all_of_them)
    yield from filter(None, (thing(material, iri) for iri in material.things.iris))


def test_every_word_is_one_of_schema_org(material: Material, shared: Path) -> None:
    path = shared / "samples" / "vocab" / "schemaorg-current-https.ttl"
    known = {str(word) for word in rdflib.Graph().parse(path).subjects()}
    text = json.dumps({"@context": {"@vocab": SCHEMA}, "@graph": list(_objects(material))})
    graph = rdflib.Graph().parse(data=text, format="json-ld")
    used = {str(p) for p in graph.predicates()} | {str(o) for o in graph.objects(None, RDF.type)}
    assert used - known <= {str(RDF.type)}
    assert len(used) > 50


def test_datasets_say_what_google_demands(material: Material) -> None:
    for one in datasets(material, recorded(ROOT / "exports").values()):
        for lang in ("de", "en"):
            found = dataset(material, one, lang=lang)
            assert found["name"]
            assert found["license"]
            assert found["distribution"]
            assert 50 <= len(found["description"]) <= 5000


def test_no_person_has_an_address(material: Material) -> None:
    people = [one for one in _objects(material) if one["@type"] == "Person"]
    assert len(people) > 200
    keys = {key for person in people for key in person}
    assert not keys & {"email", "telephone", "address", "birthDate", "gender", "image"}


def test_a_project_tells_members_and_money(make: Make) -> None:
    found = thing(make(GRAPH), f"{BASE}project/loom", lang="en")
    assert found is not None
    assert (found["name"], found["foundingDate"]) == ("Loom", "2019-05-01")
    assert found["member"]["name"] == "Uni"
    assert found["funding"]["identifier"] == "033L1"
    assert found["funder"] == {
        "@id": f"{BASE}organisation/bund",
        "@type": "Organization",
        "name": "Bund",
    }


def test_an_event_has_a_place_with_an_address(make: Make) -> None:
    found = thing(make(GRAPH), f"{BASE}event/e1")
    assert found is not None
    place, online = found["location"]
    assert (place["name"], place["address"]["addressLocality"]) == ("Volksbad", "Jena")
    assert online["@type"] == "VirtualLocation"


def test_people_belong_where_the_graph_says_so(make: Make) -> None:
    found = thing(make(GRAPH), f"{BASE}person/p1")
    assert found is not None
    assert (found["affiliation"]["name"], found["memberOf"]["name"]) == ("Uni", "Webstuhl")


def test_an_organisation_has_its_narrow_class(make: Make) -> None:
    found = thing(make(GRAPH), f"{BASE}organisation/uni")
    assert found is not None
    assert found["@type"] == "CollegeOrUniversity"
    assert (f"{BASE}organisation/uni", "https://ror.org/05xpvk416") == (
        found["@id"],
        found["sameAs"],
    )


def test_what_schema_org_has_no_class_for_has_no_object(make: Make) -> None:
    assert thing(make(GRAPH), f"{BASE}affiliation/a1") is None
    assert thing(make(GRAPH), f"{BASE}nothing/there") is None
