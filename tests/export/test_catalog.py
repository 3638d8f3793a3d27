"""The catalogue for portals: true to the files and to the data, and right by every profile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib.namespace import DCTERMS, FOAF, RDF, SKOS, VOID
from tests.export.shapes import DCAT, PROFILES, judged

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.export import Material, release
from verbund.export.catalog import catalog, datasets
from verbund.export.catalog.codes import FILE_TYPES, LICENCES
from verbund.export.manifest import recorded
from verbund.export.syntax import written
from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.settings import LEVELS, PUBLISHERS, THEMES
from verbund.vocab import PORTAL_PREFIXES

Make = Callable[[str], Material]

ROOT = Path(__file__).resolve().parents[2]
EXPORTS = ROOT / "exports"
BASE = "https://w3id.org/stadt-land-plus/"
WHOLE = rdflib.URIRef(f"{BASE}dataset/catalogue")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")

#: vocabularies that are not at hand here
NOT_AT_HAND = (
    "http://spdx.org/rdf/terms#",
    "http://www.w3.org/ns/adms#",
    "http://dcat-ap.de/def/dcatde/",
    "http://data.europa.eu/r5r/",
)
GRAPH = """
<project/loom> a schema:ResearchProject ; schema:name "Webstuhl"@de ;
  schema:startDate "2019-05-01"^^xsd:date ; schema:endDate "2022-04-30"^^xsd:date ;
  schema:areaServed <place/a> , <place/b> .
<event/far> a schema:Event ; schema:startDate "2020-02-03"^^xsd:date ; schema:location <place/c> .
<place/a> a schema:Place ; schema:latitude 50.9 ; schema:longitude 11.5 .
<place/b> a schema:Place ; schema:latitude 51.25 ; schema:longitude 10.75 .
<place/c> a schema:Place ; schema:latitude 40.7 ; schema:longitude -74.0 .
<topic/water> a v:Topic , skos:Concept ; skos:prefLabel "Wasser"@de , "water"@en .
<topic/rain> a v:Topic , skos:Concept ; skos:prefLabel "Regen"@de ; skos:broader <topic/water> .
"""


@pytest.fixture(scope="session")
def graph() -> rdflib.Graph:
    """The catalogue in git."""
    return rdflib.Graph().parse(EXPORTS / "catalog.ttl")


@pytest.fixture
def made(make: Make, tmp_path: Path) -> tuple[Material, Path]:
    """A small catalogue and its release."""
    material = make(GRAPH)
    release(material, tmp_path)
    return material, tmp_path


def _graph(material: Material, folder: Path) -> rdflib.Graph:
    statements = catalog(material, recorded(folder).values())
    text = written(statements, RdfFormat.TURTLE, PORTAL_PREFIXES)
    return rdflib.Graph().parse(data=text, format="turtle")


@pytest.mark.parametrize("profile", PROFILES)
def test_no_profile_finds_a_violation(profile: str, shared: Path) -> None:
    assert judged(EXPORTS / "catalog.ttl", shared / "conformance", profile) == []


@pytest.mark.parametrize("profile", PROFILES)
def test_each_profile_finds_what_was_broken(profile: str, shared: Path, tmp_path: Path) -> None:
    broken = rdflib.Graph().parse(EXPORTS / "catalog.ttl")
    broken.remove((None, DCTERMS.title, None))
    broken.remove((None, DCTERMS.license, None))
    broken.remove((None, rdflib.URIRef("http://dcat-ap.de/def/dcatde/contributorID"), None))
    broken.set((WHOLE, DCTERMS.publisher, rdflib.Literal("us")))
    broken.serialize(tmp_path / "broken.ttl")
    assert judged(tmp_path / "broken.ttl", shared / "conformance", profile)


def test_a_catalogue_with_little_said_of_it_is_right_too(small: Catalogue, shared: Path) -> None:

    folder = small.root / "exports"
    release(Material.of(small, build(small).store()), folder)
    for profile in ("ap-base", "ap", "de3"):
        assert judged(folder / "catalog.ttl", shared / "conformance", profile) == []


@pytest.mark.slow
def test_the_shapes_of_skos_find_nothing(shared: Path) -> None:
    graph, concepts = rdflib.Graph().parse(EXPORTS / "catalogue.ttl"), rdflib.Graph()
    for kind in (SKOS.Concept, SKOS.ConceptScheme, SKOS.Collection):
        for thing in graph.subjects(RDF.type, kind):
            for name, value in graph.predicate_objects(thing):
                concepts.add((thing, name, value))
    shapes = shared / "conformance" / "skos" / "skos.shacl.ttl"
    ok, _, words = pyshacl.validate(concepts, shacl_graph=shapes.read_text(encoding="utf-8"))
    assert ok, words
    assert len(concepts) > 1000


@pytest.mark.parametrize("suffix", [".rdf", ".jsonld"])
def test_every_syntax_has_the_same_graph(suffix: str, graph: rdflib.Graph) -> None:
    other = rdflib.Graph().parse(EXPORTS / f"catalog{suffix}")
    assert set(other) == set(graph)


def test_each_file_is_told_with_its_size_and_checksum(graph: rdflib.Graph) -> None:
    found = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(found) > 30
    for one in found:
        path = EXPORTS / str(graph.value(one, DCAT.downloadURL)).removeprefix(BASE)
        data = path.read_bytes()
        checksum = graph.value(one, SPDX.checksum)
        assert str(graph.value(checksum, SPDX.checksumValue)) == sha256(data).hexdigest()
        assert int(str(graph.value(one, DCAT.byteSize))) == len(data)


def test_every_kind_of_thing_has_a_dataset(material: Material, graph: rdflib.Graph) -> None:
    names = {str(one).rpartition("/")[2] for one in graph.objects(None, DCAT.dataset)}
    assert names == {"catalogue", *(kind.name for kind in material.kinds)}
    assert {*graph.objects(None, FOAF.primaryTopic)} == {*graph.objects(None, DCAT.dataset)}


@pytest.mark.parametrize("name", ["catalog.ttl", "void.ttl"])
def test_no_term_is_invented(name: str, shared: Path) -> None:
    found = rdflib.Graph().parse(EXPORTS / name)
    used = {str(p) for p in found.predicates()} | {str(o) for o in found.objects(None, RDF.type)}
    known = {t for t in used for space in (DCTERMS, RDF, SKOS, VOID) if t in space}
    for file in ("dcat3.ttl", "foaf.rdf", "vcard.ttl"):
        terms = rdflib.Graph().parse(shared / "samples" / "vocab" / file).subjects()
        known |= {str(term) for term in terms}
    assert {term for term in used - known if not term.startswith(NOT_AT_HAND)} == set()
    assert len(used & known) > 20


def test_nothing_is_without_a_name(graph: rdflib.Graph) -> None:
    assert not [node for node in graph.all_nodes() if isinstance(node, rdflib.BNode)]


def test_time_and_area_come_from_the_data(made: tuple[Material, Path]) -> None:
    whole, *parts = datasets(made[0], recorded(made[1]).values())
    by_name = {one.name: one.cover for one in parts}
    assert whole.cover.period == ("2019-05-01", "2022-04-30")
    box = "POLYGON((10.75 50.9, 11.5 50.9, 11.5 51.25, 10.75 51.25, 10.75 50.9))"
    assert whole.cover.box == by_name["projects"].box == box
    assert by_name["events"].period == ("2020-02-03", "2020-02-03")
    assert by_name["events"].box == by_name["topics"].box == ""
    assert by_name["topics"].period is None
    assert by_name["projects"].count == 1


def test_wide_topics_are_keywords(made: tuple[Material, Path]) -> None:
    whole = datasets(made[0], recorded(made[1]).values())[0]
    assert whole.keywords == {
        "de": ("Stadt-Land-Plus", "Wasser"),
        "en": ("Stadt-Land-Plus", "water"),
    }


def test_a_service_is_told_only_where_one_is_open(made: tuple[Material, Path]) -> None:
    material, folder = made
    assert not set(_graph(material, folder).subjects(RDF.type, DCAT.DataService))
    address = Iri("https://example.org/sparql")
    told = replace(material.settings.publishing, sparql=address)
    open_to_all = replace(material, settings=replace(material.settings, publishing=told))
    found = _graph(open_to_all, folder)
    (service,) = found.subjects(RDF.type, DCAT.DataService)
    assert found.value(service, DCAT.endpointURL) == rdflib.URIRef(address.value)
    assert (WHOLE, DCAT.distribution, rdflib.URIRef(f"{WHOLE}#sparql")) in found
    (way,) = found.subjects(DCAT.accessService, service)
    assert way == rdflib.URIRef(f"{WHOLE}#sparql")


def test_a_service_pleases_every_profile(
    made: tuple[Material, Path], shared: Path, tmp_path: Path
) -> None:
    material, folder = made
    told = replace(
        material.settings.publishing,
        sparql=Iri("https://example.org/sparql"),
        publisher_type="NationalAuthority",
        publisher_id=Iri("https://ror.org/05xpvk416"),
        spatial=(Iri("https://sws.geonames.org/2895044/"),),
    )
    more = replace(material, settings=replace(material.settings, publishing=told))
    (tmp_path / "more.ttl").write_text(_graph(more, folder).serialize(), encoding="utf-8")
    for profile in PROFILES:
        assert judged(tmp_path / "more.ttl", shared / "conformance", profile) == []


def test_only_govdata_refuses_a_licence_that_it_does_not_know(
    made: tuple[Material, Path], shared: Path, tmp_path: Path
) -> None:
    material, folder = made
    own = replace(material.settings, licence=Iri("https://example.org/our-licence"))
    told = _graph(replace(material, settings=own), folder)
    (tmp_path / "own.ttl").write_text(told.serialize(), encoding="utf-8")
    found = {one: judged(tmp_path / "own.ttl", shared / "conformance", one) for one in PROFILES}
    assert [name for name, breaches in found.items() if breaches] == ["de2konv", "dash"]


def test_every_code_of_the_settings_is_on_the_list_of_the_portals(shared: Path) -> None:
    folder = shared / "conformance"
    known = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.ttl")))
    for start, codes in (
        ("http://purl.org/adms/publishertype/", PUBLISHERS),
        ("http://dcat-ap.de/def/politicalGeocoding/Level/", LEVELS),
        ("http://publications.europa.eu/resource/authority/data-theme/", THEMES),
        ("http://publications.europa.eu/resource/authority/file-type/", FILE_TYPES.values()),
        ("http://dcat-ap.de/def/licenses/", LICENCES.values()),
    ):
        assert [code for code in codes if f"<{start}{code}>" not in known] == []
