"""Each shape lets pass what is right and finds what is wrong, and says so in two languages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, RDFS, SH

from verbund.catalogue import Catalogue
from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.reading import Context
from verbund.store import Store
from verbund.vocab import SCHEMA, SKOS, V

HERE = Path(__file__).parent
CATALOGUE = Catalogue.at(HERE.parent.parent)
DERIVED = Iri("https://example.org/derived")
BAD = "https://example.org/bad/"
SHAPE = "https://w3id.org/verbund/shape/"
PUBLIC = rdflib.URIRef(V.public)
#: what people do not publish: the contact data of a person
INTERNAL = {(SCHEMA.Person, SCHEMA.email), (SCHEMA.Person, SCHEMA.telephone)}
#: what stands in a graph of its own
ELSEWHERE = {V.row}


@cache
def shapes() -> rdflib.Graph:
    found = rdflib.Graph()
    for path in CATALOGUE.files("ontology/shapes", ".ttl"):
        found.parse(path)
    return found


@cache
def results(*names: str) -> frozenset[tuple[str, str]]:
    """Which thing breaks which shape, after the rules have run over example files."""
    store = Store.in_memory()
    for name in names:
        store.load_file(HERE / name)
    for rule in CATALOGUE.files("ontology/rules", ".rq"):
        store.derive(rule.read_text(encoding="utf-8"), into=DERIVED)
    data = rdflib.Graph().parse(data=store.dump(RdfFormat.NTRIPLES), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes(), inference="none")
    assert isinstance(report, rdflib.Graph)
    found = report.subjects(RDF.type, SH.ValidationResult)
    pairs = ((report.value(one, SH.focusNode), report.value(one, SH.sourceShape)) for one in found)
    return frozenset((str(thing), str(shape).removeprefix(SHAPE)) for thing, shape in pairs)


def property_shapes() -> list[str]:
    found = shapes().subjects(RDF.type, SH.PropertyShape)
    return sorted(str(shape).removeprefix(SHAPE) for shape in found)


def classes() -> dict[str, rdflib.term.Node]:
    return {str(target): shape for shape, target in shapes().subject_objects(SH.targetClass)}


def columns(context: Context) -> list[tuple[str, str]]:
    """The class and property of each column that a table has to itself."""
    shared = {
        term: column.means
        for term, column in next(iter(context.kinds.values())).columns.items()
        if term in context.definitions
    }
    found = []
    for kind in context.kinds.values():
        for term, column in kind.columns.items():
            if column.is_subject or column.means.startswith("@"):
                continue
            if shared.get(term) == column.means:
                continue
            owners = [k.class_iri for k in context.kinds.values() if k.base == column.base]
            found.append((owners[0] if column.reverse else kind.class_iri, column.means))
    return sorted(set(found))


@pytest.fixture(scope="module")
def mapping() -> Context:
    path = CATALOGUE.root / "ontology" / "context.jsonld"
    return Context.read(path, Iri("https://example.org/"))


def test_the_shapes_are_shacl() -> None:
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, text


def test_a_clean_catalogue_is_left_alone() -> None:
    assert results("clean.ttl") == frozenset()


@pytest.mark.parametrize("name", property_shapes())
def test_what_is_wrong_is_found(name: str) -> None:
    assert (BAD + name, name) in results("clean.ttl", "broken.ttl"), f"add bad:{name} to broken.ttl"


@pytest.mark.parametrize("name", property_shapes())
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_message_says_what_to_do(name: str, language: str) -> None:
    found = list(shapes().objects(rdflib.URIRef(SHAPE + name), SH.message))
    (message,) = [m for m in found if isinstance(m, rdflib.Literal) and m.language == language]
    assert re.search(r"[:;] .+\.$", str(message)), "what is wrong: what to do."


def test_each_property_shape_belongs_to_a_class() -> None:
    used = {str(shape).removeprefix(SHAPE) for shape in shapes().objects(None, SH.property)}
    assert used == set(property_shapes())


def test_each_class_of_a_table_has_one_shape(mapping: Context) -> None:
    targets = [str(target) for target in shapes().objects(None, SH.targetClass)]
    of_tables = {kind.class_iri for kind in mapping.kinds.values()}
    assert sorted(targets) == sorted({*of_tables, SKOS.Concept})


def test_each_column_of_a_table_has_a_property_shape(mapping: Context) -> None:
    missing = [
        (class_iri, path)
        for class_iri, path in columns(mapping)
        if path not in ELSEWHERE and path not in _paths(class_iri)
    ]
    assert missing == []


def test_only_the_contact_data_of_people_are_internal() -> None:
    internal = {
        (target, path)
        for target in classes()
        for path in _paths(target)
        if not any((shape, PUBLIC, None) in shapes() for shape in _paths(target)[path])
    }
    assert internal == INTERNAL


def test_each_class_says_its_name_in_two_languages() -> None:
    for target, shape in classes().items():
        labels = shapes().objects(shape, RDFS.label)
        languages = {label.language for label in labels if isinstance(label, rdflib.Literal)}
        assert languages == {"de", "en"}, target


def _paths(class_iri: str) -> dict[str, list[rdflib.term.Node]]:
    """The property shapes of a class by their path."""
    found: dict[str, list[rdflib.term.Node]] = {}
    for shape in shapes().objects(classes()[class_iri], SH.property):
        found.setdefault(str(shapes().value(shape, SH.path)), []).append(shape)
    return found
