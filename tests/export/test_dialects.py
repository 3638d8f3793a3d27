"""The graph in the words of others: well-formed, whole in itself, and honest about what is lost."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF, RDFS, SKOS

from verbund.assembly import Build
from verbund.export import Material, release
from verbund.export.catalog.datasets import DATA
from verbund.export.dialects import DIALECTS, cerif
from verbund.export.dialects.losses import lost
from verbund.export.manifest import recorded
from verbund.export.material import Loss
from verbund.model import Iri
from verbund.vocab import SCHEMA

Make = Callable[[str], Material]

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "exports" / "dialects"
BASE = "https://w3id.org/stadt-land-plus/"
DATABUS = rdflib.Namespace("https://dataid.dbpedia.org/databus#")
#: What tells the files of a version on the Databus apart.
VARIANT = (
    DATABUS.formatExtension,
    DATABUS.compression,
    rdflib.URIRef("https://dataid.dbpedia.org/databus-cv#part"),
)
OAI = "{http://www.openarchives.org/OAI/2.0/}"
CERIF = "{https://www.openaire.eu/cerif-profile/1.2/}"
WORDS = {
    "schemaorg": ("https://schema.org/",),
    "eurio": ("http://data.europa.eu/s66#",),
    "frapo": ("http://purl.org/cerif/frapo/", "http://xmlns.com/foaf/0.1/"),
    "vivo": (
        "http://vivoweb.org/ontology/core#",
        "http://purl.obolibrary.org/obo/",
        "http://purl.org/ontology/bibo/",
        "http://purl.org/NET/c4dm/event.owl#",
        "http://xmlns.com/foaf/0.1/",
    ),
}
GRAPH = """
<project/loom> a schema:ResearchProject ; schema:name "Webstuhl"@de ; rdfs:label "Webstuhl"@de ;
  v:acronym "LOOM" ; schema:startDate "2019-05-01"^^xsd:date ; skos:note "nebenbei"@de ;
  prov:hadPrimarySource <source/s> .
<organisation/uni> a schema:Organization , schema:CollegeOrUniversity ; schema:name "Uni"@de ;
  rdfs:label "Uni"@de ; schema:sameAs <https://ror.org/05xpvk416> ,
  <http://www.wikidata.org/entity/Q154804> ; prov:hadPrimarySource <source/s> .
<participation/x> a v:Participation ; org:organization <project/loom> ;
  org:member <organisation/uni> ; org:role <https://w3id.org/verbund/role/coordinator> .
<grant/g> a schema:MonetaryGrant ; schema:fundedItem <project/loom> ; schema:funder
  <organisation/uni> .
<source/s> a prov:Entity ; schema:url <https://example.org/page> .
<https://w3id.org/verbund/role/coordinator> a skos:Concept ; skos:prefLabel "Koordination"@de .
"""
#: What two sources say: the better one a month, the other the day and who pays.
SAID = """
GRAPH <source/s> { <project/loom> a schema:ResearchProject .
  <organisation/uni> a schema:CollegeOrUniversity ; schema:sameAs <https://ror.org/05xpvk416> . }
GRAPH <source/t> { <project/loom> schema:startDate "2019-05-01"^^xsd:date .
  <grant/g> schema:funder <organisation/uni> . }
GRAPH <source/u> { <project/loom> a schema:ResearchProject . }
<source/t> schema:url <https://example.org/other> ; v:standing 2 .
<source/s> v:standing 2 . <source/u> schema:url <https://example.org/best> ; v:standing 1 .
<project/loom> v:startDatePrecision "month" .
"""


@pytest.fixture
def folder(make: Make, tmp_path: Path) -> Path:
    """The dialects of a small graph."""
    release(make(GRAPH + SAID), tmp_path, [*DIALECTS, "losses", "databus", "turtle"])
    return tmp_path / "dialects"


@pytest.mark.parametrize("name", WORDS)
def test_a_dialect_keeps_to_its_words(name: str) -> None:
    graph = rdflib.Graph().parse(FOLDER / f"{name}.ttl")
    used = {str(p) for p in graph.predicates()} | {str(o) for o in graph.objects(None, RDF.type)}
    common = {str(term) for term in (RDF.type, RDFS.label, RDFS.seeAlso)}
    starts = (*WORDS[name], *((str(SKOS),) if name == "vivo" else ()))
    assert [word for word in sorted(used - common) if not word.startswith(starts)] == []
    assert len(graph) == recorded(ROOT / "exports")[f"dialects/{name}.ttl"].count > 1000
    assert not [node for node in graph.all_nodes() if isinstance(node, rdflib.BNode)]


def test_roles_are_nodes_in_vivo(folder: Path) -> None:
    graph = rdflib.Graph().parse(folder / "vivo.ttl")
    obo = rdflib.Namespace("http://purl.obolibrary.org/obo/")
    role, project = (rdflib.URIRef(f"{BASE}{i}") for i in ("participation/x", "project/loom"))
    assert graph.value(role, obo.RO_0000052) == rdflib.URIRef(f"{BASE}organisation/uni")
    assert graph.value(project, obo.BFO_0000055) == role
    (moment,) = graph.objects(None, rdflib.URIRef("http://vivoweb.org/ontology/core#dateTime"))
    assert str(moment) == "2019-05-01T00:00:00"


def _records(path: Path) -> list[ElementTree.Element]:
    tree = ElementTree.parse(path)  # noqa: S314
    return [next(iter(one)) for one in tree.iter(f"{OAI}metadata")]


def test_every_entity_that_cerif_names_is_there() -> None:
    known, named = set[str](), set[str]()
    for path in sorted((FOLDER / "cerif").glob("*.xml")):
        for entity in _records(path):
            known.add(entity.attrib["id"])
            named |= {one.attrib["id"] for one in entity.iter() if "id" in one.attrib}
    assert len(known) == sum(
        entry.count for entry in recorded(ROOT / "exports").values() if entry.part == "cerif"
    )
    assert named - known == set()


def test_cerif_says_who_does_what(folder: Path) -> None:
    (project,) = _records(folder / "cerif" / "openaire_cris_projects.xml")
    tags = [child.tag.removeprefix(CERIF) for child in project]
    assert tags == ["Acronym", "Title", "StartDate", "Consortium", "Funded"]
    coordinator = project.find(f"{CERIF}Consortium/{CERIF}Coordinator/{CERIF}OrgUnit")
    assert coordinator is not None
    assert coordinator.attrib == {"id": f"{BASE}organisation/uni"}
    (grant,) = _records(folder / "cerif" / "openaire_cris_funding.xml")
    assert grant[0].text is not None
    assert grant[0].text.endswith("OpenAIRE_Funding_Types#Grant")


def test_an_entity_by_itself_says_what_it_says_among_all(make: Make, tmp_path: Path) -> None:
    material = make(GRAPH)
    release(material, tmp_path, ["cerif"])
    sets = cerif.sets(material)
    for path in ("project/loom", "organisation/uni", "grant/g"):
        name = sets[f"{BASE}{path.partition('/')[0]}/"]
        text = (tmp_path / f"dialects/cerif/{name}.xml").read_text(encoding="utf-8")
        assert f"<oai:metadata>{cerif.entity(material, BASE + path, name)}</oai:metadata>" in text


#: the children of each entity in the order of the profile; "?" is there once at most, "@" says
#: its language, "-" is a link without a name beside the entity
PROFILE = {
    "Project": "Acronym? Title@ StartDate? EndDate? Consortium? Team? Funded Keyword@ Abstract@",
    "OrgUnit": "Acronym? Name@ RORID? AlternativeRORID ISNI? AlternativeISNI Identifier"
    " ElectronicAddress PartOf-",
    "Person": "PersonName? ORCID? AlternativeORCID ISNI? AlternativeISNI Identifier Affiliation-",
    "Funding": "Type? Acronym? Name@ Amount? Identifier Funder PartOf?- Duration?",
    "Event": "Name@ Place? StartDate? EndDate? Keyword@ Organizer-",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _breaches(entity: ElementTree.Element) -> list[str]:
    """What of an entity is not as the profile has it."""
    kind = entity.tag.removeprefix(CERIF)
    rules = {word.rstrip("?@-"): word for word in PROFILE[kind].split()}
    tags = [child.tag.rpartition("}")[2] for child in entity]
    found = [f"{kind}: {tag} is unknown" for tag in tags if tag not in rules]
    known = [list(rules).index(tag) for tag in tags if tag in rules]
    found += [f"{kind}: {tags} stand in another order"] if known != sorted(known) else []
    for tag, child in zip(tags, entity, strict=True):
        rule = rules.get(tag, "")
        if "?" in rule and tags.count(tag) > 1:
            found.append(f"{kind}: {tag} is there twice")
        if "@" in rule and LANG not in child.attrib:
            found.append(f"{kind}: {tag} has no language")
        if "-" in rule and len(child) != 1:
            found.append(f"{kind}: {tag} says more than what it links to")
    ways = entity.findall(f"{CERIF}Funded")
    found += [f"{kind}: Funded has two By" for one in ways if len(one.findall(f"{CERIF}By")) > 1]
    return found


def test_cerif_keeps_to_the_order_and_the_numbers_of_the_profile(
    make: Make, tmp_path: Path
) -> None:
    material = make(
        """<project/a> a schema:ResearchProject ; schema:name "Ohne Sprache" ;
            schema:slogan "Gut"@de .
        <grant/g> a schema:MonetaryGrant ; schema:fundedItem <project/a> ;
            schema:amount <amount/a> ; schema:startDate "2019-05-01"^^xsd:date ;
            schema:funder <organisation/x>, <organisation/y> .
        <amount/a> a schema:MonetaryAmount ; schema:value 5 ; schema:currency "EUR" .
        <organisation/x> a schema:Organization ; schema:name "X"@de ; schema:sameAs
            <https://ror.org/05xpvk416>, <https://ror.org/02nr0ka47>, <https://d-nb.info/gnd/1> .
        <organisation/y> a schema:Organization ; schema:name "Y"@de .
        <event/e> a schema:Event ; schema:name "E"@de ; schema:organizer <organisation/x> ."""
    )
    entries = release(material, tmp_path, ["cerif"])
    folders = (tmp_path / "dialects" / "cerif", FOLDER / "cerif")
    entities = [e for one in folders for path in one.glob("*.xml") for e in _records(path)]
    assert len(entities) > len(entries)
    assert [breach for entity in entities for breach in _breaches(entity)] == []
    told = "".join(path.read_text(encoding="utf-8") for path in folders[0].glob("*.xml"))
    for words in (
        'xml:lang="und">Ohne Sprache',
        '<Abstract xml:lang="de">Gut',
        '<Duration startDate="2019-05-01"/>',
        "<RORID>https://ror.org/02nr0ka47</RORID><AlternativeRORID>",
    ):
        assert words in told


def test_every_line_for_wikidata_names_its_source(folder: Path) -> None:
    for path in (folder / "quickstatements.csv", FOLDER / "quickstatements.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        assert set(header[6::2]) == {"S854"}
        for row in rows:
            pairs = zip(row[5::2], row[6::2], strict=True)
            assert all(bool(value) == bool(source) for value, source in pairs)


def test_the_reference_of_a_claim_is_a_source_that_makes_it(folder: Path) -> None:
    with (folder / "quickstatements.csv").open(encoding="utf-8", newline="") as stream:
        header, _, loom = csv.reader(stream)
    found = {header[n]: (loom[n], loom[n + 1]) for n in range(5, len(header), 2) if loom[n]}
    assert found == {
        "P31": ("Q1298668", '"https://example.org/best"'),
        "P580": ("+2019-05-00T00:00:00Z/10", '"https://example.org/other"'),
        "P8324": ("Q154804", '"https://example.org/other"'),
    }


def test_every_claim_in_git_is_made_by_a_source_at_its_reference(built: Build) -> None:
    """An address of a register leads to its record of the thing."""
    store = built.store()
    said = {
        (str(one.predicate), str(one.object)[:length], str(address))
        for source, address in store.pairs(SCHEMA.url)
        for one in store.statements(Iri(source))
        for length in (len("2024"), len("2024-12"))
    }
    names = {"P580": SCHEMA.startDate, "P582": SCHEMA.endDate, "P856": SCHEMA.url}
    with (FOLDER / "quickstatements.csv").open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    claims = [
        (names[header[n]], row[n].strip('"+').partition("-00")[0][:7], row[n + 1].strip('"'))
        for row in rows
        for n in range(5, len(header), 2)
        if row[n] and header[n] in names
    ]
    assert len(claims) > 100
    lost = [one for one in claims if one not in said and "https://ror.org/" not in one[2]]
    assert lost == []


def test_known_items_are_not_made_anew(folder: Path) -> None:
    with (folder / "quickstatements.csv").open(encoding="utf-8", newline="") as stream:
        uni, loom = csv.DictReader(stream)
    assert (uni["qid"], uni["Lde"], uni["P6782"]) == ("Q154804", "", '"05xpvk416"')
    assert (loom["qid"], loom["Lde"], loom["P8324"]) == ("", "Webstuhl", "Q154804")
    assert (uni["P31"], loom["Dde"]) == ("", "Forschungsprojekt")


def test_no_person_goes_to_wikidata() -> None:
    text = (FOLDER / "quickstatements.csv").read_text(encoding="utf-8")
    people = ROOT / "exports" / "tables" / "people.csv"
    with people.open(encoding="utf-8", newline="") as stream:
        assert not [row["name"] for row in csv.DictReader(stream) if f",{row['name']}," in text]


def test_what_is_lost_is_counted(make: Make) -> None:
    found = set(lost(make(GRAPH), DIALECTS["eurio"]))
    assert Loss("projects", "skos:note", 1, 1) in found
    assert Loss("projects", "schema:name", 0, 1) in found
    assert Loss("participations", "org:member", 0, 1) in found
    assert Loss("sources", "schema:url", 1, 1) in found
    assert Loss("organisations", "rdf:type", 0, 2) in found


def test_the_report_of_losses_names_every_dialect() -> None:
    noted = json.loads((FOLDER / "losses.json").read_text(encoding="utf-8"))
    assert set(noted) == set(DIALECTS)
    page = (FOLDER / "losses.md").read_text(encoding="utf-8")
    for one in noted.values():
        assert one["lost"] == sum(row["lost"] for row in one["losses"])
        assert f"{one['lost']:,} of {one['statements']:,} statements" in page


def test_the_databus_is_told_within_its_bounds(folder: Path) -> None:
    graph = rdflib.Graph().parse(folder / "databus.jsonld", format="json-ld")
    size = rdflib.URIRef("http://www.w3.org/ns/dcat#byteSize")
    sizes = {value.datatype for value in graph.objects(None, size)}  # type: ignore[attr-defined]
    assert sizes == {rdflib.XSD.decimal}
    (version,) = graph.subjects(RDF.type, DATABUS.Version)
    assert len(str(graph.value(version, DCTERMS.title))) <= 100
    assert len(str(graph.value(version, DCTERMS.abstract))) < 300
    assert str(graph.value(version, DCTERMS.license)).startswith("https://creativecommons.org/")
    parts = set(graph.subjects(RDF.type, DATABUS.Part))
    assert parts == set(graph.objects(version, DCAT.distribution))
    for node in (version, *parts):  # what the Databus demands of each, and once
        for means in (DCTERMS.issued, DCTERMS.hasVersion):
            assert len(list(graph.objects(node, means))) == 1
    kept = [tuple(str(graph.value(part, one)) for one in VARIANT) for part in parts]
    assert len(set(kept)) == len(kept)  # it refuses files that it cannot tell apart
    told = {
        (str(graph.value(part, DCAT.downloadURL)), str(graph.value(part, DATABUS.sha256sum)))
        for part in graph.objects(version, DCAT.distribution)
    }
    assert told == {
        (BASE + entry.path, entry.sha256)
        for entry in recorded(folder.parent).values()
        if entry.part in DATA
    }


def test_a_catalogue_without_dialect_files_has_no_dialects(make: Make, tmp_path: Path) -> None:
    material = make(GRAPH)
    bare = Material(material.store, material.settings, material.context)
    written = {entry.path for entry in release(bare, tmp_path, ["eurio", "quickstatements"])}
    assert written == {"manifest.json"}
